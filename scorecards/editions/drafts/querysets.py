"""What a draft still waits for, and how fresh its figures are."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import NamedTuple

from django.db import connection
from django.db.models import Count, Exists, F, OuterRef, QuerySet, Subquery, TextField
from django.db.models.functions import Cast, JSONObject

from accounts.composing.querysets import composed_once
from accounts.models import Council
from accounts.querysets import CountOf, KeysOf, unpacked
from indicators.catalogue.owners.querysets import complete_owners
from indicators.models import NeighbourModel, SentIndicator
from indicators.terms.periods import Period
from scorecards.models import Edition, Scorecard, SectionIndicator

SCORECARD_COLUMNS = [field.attname for field in Scorecard._meta.concrete_fields]
MODEL_COLUMNS = [field.attname for field in NeighbourModel._meta.concrete_fields]


def measures_without_owner(scorecard: Scorecard) -> int:
    """How many of its measures nobody answers for, or have no day of their next review. One query."""
    return sum(number for (number,) in _unowned(scorecard.council_id, scorecard.pk))


@composed_once
def _unowned(council, scorecard):
    whole = complete_owners(council).filter(indicator=OuterRef("indicator"))
    found = shown_by(scorecard).filter(~Exists(whole)).values("section__scorecard")
    return found.annotate(number=Count("indicator", distinct=True)).values_list("number")


class LastSent(NamedTuple):
    """How many of a scorecard's measures other systems have sent, and when and by which one the latest was."""

    measures: int
    at: datetime
    system: str


def scorecard_of_draft(council: Council, slug: str, period: Period) -> Scorecard | None:
    """With `editions_so_far` and `editions_standing` of the period, and `measures`: the key and code of each, and when
    and by which system it was sent last. One query."""
    for *columns, so_far, standing, measures in _scorecard(
        council.pk, slug, str(period.frequency), period.start
    ):
        own, model = columns[: len(SCORECARD_COLUMNS)], columns[len(SCORECARD_COLUMNS) :]
        found = Scorecard.from_db(connection.alias, SCORECARD_COLUMNS, own)
        found.council = council  # known already: nobody asks the database for it again
        if found.neighbour_model_id:
            found.neighbour_model = NeighbourModel.from_db(connection.alias, MODEL_COLUMNS, model)
        found.editions_so_far, found.editions_standing, found.measures = so_far, standing, measures
        return found
    return None


@composed_once
def _scorecard(council, slug, frequency, start):
    editions = Edition.objects.filter(scorecard=OuterRef("pk"), frequency=frequency, start=start).order_by()
    found = Scorecard.objects.filter(council=council, slug=slug).annotate(
        so_far=CountOf(editions.values("pk")),
        standing=KeysOf(editions.standing().values(key=F("number"))),
        measures=KeysOf(_measures_of_it()),
    )
    of_model = (f"neighbour_model__{name}" for name in MODEL_COLUMNS)
    return found.values_list(*SCORECARD_COLUMNS, *of_model, "so_far", "standing", "measures")


def _measures_of_it() -> QuerySet[SectionIndicator]:
    """Of a scorecard of an outer query."""
    sends = SentIndicator.objects.filter(council=OuterRef("council"), indicator=OuterRef("indicator"))
    newest = sends.filter(last_sent_at__isnull=False).order_by("-last_sent_at")
    shown = shown_by(OuterRef("pk")).annotate(
        at=Cast(Subquery(newest.values("last_sent_at")[:1]), TextField()),
        by=Subquery(newest.values("system__name")[:1]),
    )
    columns = {"key": "indicator", "code": "indicator__code", "at": "at", "by": "by"}
    return shown.values(key=JSONObject(**columns))


def last_sent(scorecard: Scorecard) -> LastSent | None:
    """Of all the measures of a scorecard from `scorecard_of_draft`; None where no other system has sent any."""
    return _last(map(unpacked, scorecard.measures))


def measure_sent(scorecard: Scorecard, code: str) -> tuple[int | None, LastSent | None]:
    """The primary key of the measure of that code on a scorecard from `scorecard_of_draft`, and when it was sent."""
    found = [each for each in map(unpacked, scorecard.measures) if each["code"] == code]
    return (found[0]["key"], _last(found)) if found else (None, None)


def _last(measures: Iterable[dict]) -> LastSent | None:
    """A measure may stand in two sections."""
    sent = {each["key"]: (_moment(each["at"]), each["by"]) for each in measures if each["at"]}
    return LastSent(len(sent), *max(sent.values())) if sent else None


def _moment(text: str) -> datetime:
    """As a database writes one; SQLite's are in universal time and do not say so."""
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def shown_by(scorecard: Scorecard | int | OuterRef) -> QuerySet[SectionIndicator]:
    return SectionIndicator.objects.filter(section__scorecard=scorecard).order_by()
