"""What a draft still waits for, and how fresh its figures are."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import NamedTuple

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery, TextField
from django.db.models.functions import Cast, JSONObject

from accounts.composing.querysets import composed_once
from accounts.querysets import KeysOf, unpacked
from indicators.catalogue.owners.querysets import complete_owners
from indicators.models import SentIndicator
from scorecards.models import Scorecard, SectionIndicator


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


def with_measures(scorecards: QuerySet[Scorecard]) -> QuerySet[Scorecard]:
    """Each with its `measures`: the key and code of each, and when and by which system it was sent last."""
    return scorecards.annotate(measures=KeysOf(_measures_of_it()))


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
    """Of all the measures of a scorecard read by `with_measures`; None where no other system has sent any."""
    return _last(map(unpacked, scorecard.measures))


def measure_sent(scorecard: Scorecard, code: str) -> tuple[int | None, LastSent | None]:
    """The primary key of the measure of that code on a scorecard read by `with_measures`, and when it was sent."""
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
