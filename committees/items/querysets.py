"""Reads for agenda items: the editions and briefings that one may carry."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.models import Council
from committees.models import AgendaItem, Committee, Meeting, ReportPart
from committees.models.visibility import minutes_are_out
from indicators.terms.periods import Frequency, Period
from scorecards.briefings.months.querysets import readable_briefings
from scorecards.editions.querysets import readable_editions
from scorecards.models import Briefing, Edition, Scorecard, TakingDown


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


def what_it_holds(item: AgendaItem) -> list[str]:
    """ "its title", "its cover report", "2 documents", "its minutes": what readers of the item have. Four queries."""
    documents = item.documents.filter(restricted=False).count()
    held = ["its title"]
    if item.report_parts.exists():
        held.append("its cover report")
    if item.edition_id or item.briefing_id or item.awaits_id:
        held.append("which figures it carries")
    if documents:
        held.append(f"{documents} document{'' if documents == 1 else 's'}")
    if minutes_are_out(item.meeting) and (item.paragraphs.exists() or item.resolutions.exists()):
        held.append("its minutes, with their actions")
    return held


def with_what_they_carry(items: QuerySet[AgendaItem]) -> QuerySet[AgendaItem]:
    """Those that stand on their agenda, in its order, as `with_edition` has them."""
    return with_edition(items.filter(state=AgendaItem.State.LISTED, meeting__state=Meeting.State.STANDS))


def with_edition(items: QuerySet[AgendaItem]) -> QuerySet[AgendaItem]:
    """Each with `has_report`, and whether its edition is `withdrawn`."""
    return (
        items.annotate(
            has_report=Exists(ReportPart.objects.filter(item=OuterRef("pk"))),
            withdrawn=Exists(TakingDown.objects.of_editions_that_are_down(OuterRef("edition"))),
        )
        .select_related("meeting__committee__council", "edition")
        .defer("edition__payload")
        .order_by("meeting__date", "order")
    )


def newest_of(committee: Committee, by: date | None = None) -> Edition | None:
    """What the committee's members see today, or saw `by` the end of a day: the newest edition of its scorecard; None
    where none is, or was, out."""
    if committee.scorecard_id is None:
        return None
    editions = readable_editions(committee.council_id).filter(scorecard=committee.scorecard_id)
    if by is not None:
        editions = editions.filter(published_at__date__lte=by)
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
