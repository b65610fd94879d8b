"""What calendars and feeds are told of meetings, as everybody may read it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils.timezone import make_aware

from committees.addresses import meeting_url
from committees.arising.presenters import words_of
from committees.arising.querysets import Arising
from committees.meetings.feeds.told import MeetingTold
from committees.meetings.presenters import item_line, minutes_words, postponed_words
from committees.meetings.standing.presenters import list_words, standing_words
from committees.models import AgendaItem, Meeting
from committees.presenters import is_cancelled, sentence
from indicators.terms.periods import day_words


@dataclass(frozen=True)
class AgendasTold:
    """By meeting the items on its agenda, and those that were postponed to it; by item what stands at one for
    actions."""

    items: Mapping[int, Sequence[AgendaItem]]
    arising: Mapping[int, Arising]
    postponed: Mapping[int, Sequence[AgendaItem]]


def present_told(
    meeting: Meeting,
    agendas: AgendasTold,
    council_slug: str,
    absolute: Callable[[str], str],
    today: date,
) -> MeetingTold:
    """`absolute` makes a whole address of a path."""
    changed = changed_at(meeting, today)
    standing, more = standing_words(meeting, today), list_words(meeting, today)[1]
    minutes = minutes_words(meeting, None, today) if meeting.minutes_published else {"state": "", "more": ""}
    lines = [f"{standing['state']} {standing['more']}".strip()]
    if more and not is_cancelled(meeting):
        lines.append(sentence(more))
    lines.append(minutes["state"].replace(",", "."))
    items, arising = agendas.items.get(meeting.pk, []), agendas.arising
    lines += [item_line(item, words_of(arising.get(item.pk))) for item in items]
    lines += [f"{item.title}, {postponed_words(item)}" for item in agendas.postponed.get(meeting.pk, [])]
    return MeetingTold(
        uid=f"{council_slug}-meeting-{meeting.pk}@corporate-parenting-scorecard",
        title=meeting.committee.name,
        day=meeting.date,
        time=meeting.time,
        location=meeting.location,
        url=absolute(meeting_url(meeting, council_slug)),
        lines=[line for line in lines if line],
        cancelled=is_cancelled(meeting),
        changed=changed,
        news=changed or meeting.set_up_at,
    )


def changed_at(meeting: Meeting, today: date) -> datetime | None:
    """When what readers see of it last changed: its papers, an item of its agenda, its minutes and how they stand,
    another day, that it is cancelled. None where nothing did since it was set up."""
    out = [day for day in (meeting.agenda_published, meeting.minutes_published) if day and day <= today]
    days = [make_aware(datetime.combine(day, time.min)) for day in out]
    return max([*days, *filter(None, (meeting.changed_at, meeting.told_at))], default=None)


def title_told(told: MeetingTold) -> str:
    return f"{'Cancelled: ' if told.cancelled else ''}{told.title}, {day_words(told.day)}"
