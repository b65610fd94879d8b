"""A section of the collection calendar: its page with every figure open, and a save of all of them."""

import time
from dataclasses import dataclass

from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from indicators.collection.cells import CellKey, Typed
from indicators.collection.entry.actions import save_entries
from indicators.models import CollectedIndicator, Collection
from tests.bench.data import LAST_QUARTER, Country

# What is recorded is locked, so the measured quarter is the one after.
QUARTER = LAST_QUARTER.next()


@dataclass(frozen=True)
class Save:
    """One save of a section's figures through the action; the page around it adds the sign-in."""

    queries: int
    ms: float


def make_section(country: Country, size: int) -> Collection:
    collection = Collection.objects.create(
        council=country.council, slug="section", title="Stable homes", first_period=QUARTER.start
    )
    CollectedIndicator.objects.bulk_create(
        CollectedIndicator(council=country.council, collection=collection, indicator=indicator, order=order)
        for order, indicator in enumerate(country.indicators[:size])
    )
    return collection


def entry_address(collection: Collection) -> str:
    return f"/{collection.council.slug}/figures/{QUARTER.year_slug}/{QUARTER.part_slug}/{collection.slug}/"


def measure_save(collection: Collection, by: User) -> Save:
    """Every figure of the section typed and saved at once."""
    keys = [CellKey(each.indicator_id, None, QUARTER) for each in collection.entries.all()]
    typed = {key: Typed(numerator=str(40 + place), denominator="563") for place, key in enumerate(keys)}
    started = time.perf_counter()
    with CaptureQueriesContext(connection) as captured:
        saved = save_entries(collection=collection, period=QUARTER, typed=typed, shown={}, by=by)
    if len(saved.saved) != len(keys):
        raise RuntimeError(f"{len(saved.saved)} of {len(keys)} figures were saved")
    return Save(len(captured), (time.perf_counter() - started) * 1000)
