"""Reads for agenda items: the editions and briefings that one may carry."""

from datetime import date

from django.db.models import Q, QuerySet

from accounts.models import Council
from committees.models import AgendaItem, Committee
from indicators.terms.periods import Frequency, Period
from scorecards.briefings.months.querysets import readable_briefings
from scorecards.editions.querysets import readable_editions
from scorecards.models import Briefing, Edition, Scorecard


def editions_to_attach(
    council: Council, committee: Committee, carried: int | None = None
) -> QuerySet[Edition]:
    """The council's editions, the committee's own scorecard only where it has one; newest first.

    With what the item has `carried` so far, also where it was taken down: saving the item loses nothing.
    """
    return _to_attach(Edition.objects.for_council(council), readable_editions(council), committee, carried)


def briefings_to_attach(
    council: Council, committee: Committee, carried: int | None = None
) -> QuerySet[Briefing]:
    """The same of the council's monthly briefings."""
    return _to_attach(Briefing.objects.for_council(council), readable_briefings(council), committee, carried)


def _to_attach(
    published: QuerySet, readable: QuerySet, committee: Committee, carried: int | None
) -> QuerySet:
    if committee.scorecard_id:
        readable = readable.filter(scorecard=committee.scorecard_id)
    found = published.filter(Q(pk__in=readable.order_by().values("pk")) | Q(pk=carried))
    return found.select_related("scorecard").defer("payload").order_by("-start", "-number")


QUARTERS_TO_COME = 5  # this one and the year before it


def scorecards_to_come(
    council: Council, committee: Committee, today: date, item: AgendaItem | None = None
) -> dict[str, tuple[Scorecard, str, str]]:
    """By the value of the choice: scorecard, period and words of what an item may be to carry, newest first. Of the
    committee's own scorecard where it has one; with what the item awaits already. One query."""
    scorecards = Scorecard.objects.filter(council=council)
    if committee.scorecard_id:
        awaited = item.awaits_id if item else None
        scorecards = scorecards.filter(pk__in=[committee.scorecard_id, awaited])
    periods = [Period.of(today, Frequency.QUARTER)]
    while len(periods) < QUARTERS_TO_COME:
        periods.append(periods[-1].previous())
    if item and item.awaits_period and Period.from_code(item.awaits_period) not in periods:
        periods.append(Period.from_code(item.awaits_period))
    return {
        value_of(scorecard, period.code): (scorecard, period.code, f"{period.label}: {scorecard.title}")
        for period in periods
        for scorecard in scorecards
    }


def value_of(scorecard: Scorecard | None, period: str) -> str:
    return f"{scorecard.slug}/{period}" if scorecard else ""


def newest_of(committee: Committee) -> Edition | None:
    """What the committee's members see today: the newest edition of its scorecard; None where none is out."""
    if committee.scorecard_id is None:
        return None
    editions = readable_editions(committee.council_id).filter(scorecard=committee.scorecard_id)
    return editions.order_by("-start", "-number").first()


def newest_edition(edition: Edition) -> Edition:
    """The newest edition of the same scorecard and frequency: what members see today."""
    newest = (
        readable_editions(edition.council_id)
        .filter(scorecard=edition.scorecard_id, frequency=edition.frequency)
        .order_by("-start", "-number")
        .first()
    )
    return newest or edition
