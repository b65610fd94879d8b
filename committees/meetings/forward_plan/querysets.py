"""Reads of a committee's forward plan; none grows with the number of meetings held."""

from collections.abc import Sequence

from django.db.models import Exists, OuterRef, Q

from committees.meetings.querysets import last_day_left
from committees.models import AgendaItem, Committee, Meeting, Reader
from scorecards.models import TakingDown

MOST_AHEAD, MOST_BEFORE = 24, 6
State = AgendaItem.State


def meetings_ahead(committee: Committee, reader: Reader) -> list[Meeting]:
    """From today on, the next one first, each with `moved_from`; two years of monthly ones. One query."""
    found = committee.meetings.filter(reader.with_meeting(""), date__gte=reader.today).select_related(
        "committee"
    )
    return list(found.annotate(moved_from=last_day_left()).order_by("date")[:MOST_AHEAD])


def meetings_before(committee: Committee, reader: Reader) -> list[Meeting]:
    """The last ones before today, the newest first, each with `moved_from`. One query."""
    found = committee.meetings.filter(reader.with_meeting(""), date__lt=reader.today).select_related(
        "committee"
    )
    return list(found.annotate(moved_from=last_day_left()).order_by("-date")[:MOST_BEFORE])


def items_with_scorecards(meetings: Sequence[Meeting], reader: Reader) -> dict[int, list[AgendaItem]]:
    """By meeting (primary key) the items that carry or await a scorecard, as the reader may read them: those on its
    agenda that stand, then those postponed to it, each with whether its edition is `withdrawn`. Without what is veiled.
    One query."""
    stands = Q(meeting__in=meetings, state=State.LISTED)
    postponed = Q(postponed_to__in=meetings, state=State.POSTPONED)
    rows = (
        AgendaItem.objects.filter(stands | postponed)
        .exclude(edition=None, awaits=None)
        .annotate(withdrawn=Exists(TakingDown.objects.of_editions_that_are_down(OuterRef("edition"))))
        .listed_to(reader)
        .select_related("meeting__committee", "edition__scorecard", "awaits")
        .defer("edition__payload")
        .order_by("meeting__date", "order")
    )
    found: dict[int, list[AgendaItem]] = {each.pk: [] for each in meetings}
    for item in sorted(rows, key=lambda each: each.state == State.POSTPONED):
        if not item.veiled:
            found[item.postponed_to_id if item.state == State.POSTPONED else item.meeting_id].append(item)
    return found
