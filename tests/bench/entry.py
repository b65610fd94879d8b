"""A section of the collection calendar: its page with every figure open, and a save of all of them."""

import time
from collections import Counter
from dataclasses import dataclass

from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from indicators.amounts.cells import Typed
from indicators.collection.entry.actions import save_entries
from indicators.collection.sections.querysets import read_section
from indicators.models import CalendarSection, CollectedIndicator
from tests.bench.data import LAST_QUARTER, Country

# What is recorded is locked, so the measured quarter is the one after.
QUARTER = LAST_QUARTER.next()


@dataclass(frozen=True)
class Save:
    """One save of a section's figures through the action; the page around it adds the sign-in."""

    queries: int
    ms: float


def make_section(country: Country, rows: int) -> CalendarSection:
    """A section whose page has that many rows, bands among them."""
    bands = Counter(category.indicator_id for category in country.categories)
    chosen, filled = [], 0
    for indicator in country.indicators:
        if filled + 1 + bands[indicator.pk] <= rows:
            chosen.append(indicator)
            filled += 1 + bands[indicator.pk]
    collection = CalendarSection.objects.create(
        council=country.council, slug="section", title="Stable homes", first_period=QUARTER.start
    )
    CollectedIndicator.objects.bulk_create(
        CollectedIndicator(council=country.council, collection=collection, indicator=indicator, order=order)
        for order, indicator in enumerate(chosen)
    )
    return collection


def entry_address(collection: CalendarSection) -> str:
    return f"/{collection.council.slug}/figures/{QUARTER.year_slug}/{QUARTER.part_slug}/{collection.slug}/"


def measure_save(collection: CalendarSection, by: User) -> Save:
    """Every figure of the section, totals and bands, typed and saved at once."""
    keys = [cell.key for cell in read_section(collection, QUARTER).cells]
    typed = {key: Typed(numerator=str(40 + place), denominator="563") for place, key in enumerate(keys)}
    started = time.perf_counter()
    with CaptureQueriesContext(connection) as captured:
        saved = save_entries(collection=collection, period=QUARTER, typed=typed, shown={}, by=by)
    if len(saved.saved) != len(keys):
        raise RuntimeError(f"{len(saved.saved)} of {len(keys)} figures were saved")
    return Save(len(captured), (time.perf_counter() - started) * 1000)
