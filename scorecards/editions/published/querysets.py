"""The editions at an address, read by every page of what is published."""

from django.db import connection
from django.db.models import OuterRef, Subquery

from accounts.composing.querysets import composed_once
from accounts.models import Council
from indicators.terms.periods import Period
from scorecards.editions.corrected.querysets import with_corrected
from scorecards.editions.querysets import readable_editions
from scorecards.models import Edition, Scorecard

PAYLOAD = "payload"  # read by whoever makes a page of it
EDITION_COLUMNS = [field.attname for field in Edition._meta.concrete_fields if field.attname != PAYLOAD]
SCORECARD_COLUMNS = [field.attname for field in Scorecard._meta.concrete_fields]


def editions_at(council: Council, scorecard_slug: str, period: Period) -> list[Edition]:
    """Those of the period that readers may open, newest first, without their payloads; each with `corrected`, for
    `corrected_since`, and `last`, the number of the newest that was ever published. One query."""
    rows = _editions(council.pk, scorecard_slug, str(period.frequency), period.start)
    return [_edition(council, row[: len(EDITION_COLUMNS)], row[len(EDITION_COLUMNS) :]) for row in rows]


@composed_once
def _editions(council, scorecard, frequency, start):
    found = readable_editions(council).filter(scorecard__slug=scorecard, frequency=frequency, start=start)
    ever = Edition.objects.filter(scorecard=OuterRef("scorecard"), frequency=frequency, start=start)
    last = Subquery(ever.order_by("-number").values("number")[:1])
    of_scorecard = (f"scorecard__{name}" for name in SCORECARD_COLUMNS)
    told = with_corrected(found).annotate(last=last).order_by("-number")
    return told.values_list(*EDITION_COLUMNS, *of_scorecard, "corrected", "last")


def _edition(council: Council, own: tuple, rest: tuple) -> Edition:
    edition = Edition.from_db(connection.alias, EDITION_COLUMNS, own)
    *of_scorecard, edition.corrected, edition.last = rest
    edition.scorecard = Scorecard.from_db(connection.alias, SCORECARD_COLUMNS, of_scorecard)
    edition.council = edition.scorecard.council = council  # known: nobody asks the database for it again
    return edition
