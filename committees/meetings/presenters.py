"""The state of a meeting's minutes in words, and what an agenda says of its items."""

from collections.abc import Iterable
from datetime import date

from django.contrib.humanize.templatetags.humanize import ordinal

from committees.addresses import item_url, meeting_url
from committees.models import AgendaItem, Meeting
from committees.models.visibility import PRIVATE, minutes_are_out
from committees.presenters import is_held, sentence
from indicators.terms.periods import Period, day_words

NOT_KNOWN_WHERE = "At which meeting they were agreed is not recorded."


def reopened_words(meeting: Meeting) -> str:
    """ "They had been agreed, and were reopened on 3 March 2026."; "" of minutes that were not."""
    if meeting.minutes_reopened is None:
        return ""
    return f"They had been agreed, and were reopened on {day_words(meeting.minutes_reopened)}."


def minutes_words(meeting: Meeting, next_meeting: Meeting | None, today: date) -> dict:
    """ "Minutes: draft," with "to be agreed on 24 February 2026", until that meeting has been held. Nothing of a
    meeting that was not held."""
    state = Meeting.MinutesState(meeting.minutes_state)
    if state == Meeting.MinutesState.CONFIRMED:
        where = "" if meeting.minutes_agreed_at_id else NOT_KNOWN_WHERE
        return {"state": "Minutes: agreed.", "more": where}
    if state == Meeting.MinutesState.DRAFT:
        more = " ".join(filter(None, (_to_be_agreed(next_meeting, today), reopened_words(meeting))))
        return {"state": "Minutes: draft,", "more": more}
    return {"state": "No minutes yet." if is_held(meeting, today) else "", "more": ""}


def _to_be_agreed(next_meeting: Meeting | None, today: date) -> str:
    if next_meeting and is_held(next_meeting, today):
        return f"not recorded as agreed. The next meeting was on {day_words(next_meeting.date)}."
    return f"to be agreed {f'on {day_words(next_meeting.date)}' if next_meeting else 'at the next meeting'}."


def postponed_words(item: AgendaItem) -> str:
    """ "postponed from 18 November 2025", of an item on the agenda of the meeting that it was postponed to."""
    return f"postponed from {day_words(item.meeting.date)}"


def present_postponed(items: Iterable[AgendaItem], council_slug: str) -> list[dict]:
    """Of items that come from earlier agendas: the title that the reader may read, and from when."""
    return [
        {"title": each.title, "from": postponed_words(each), "url": item_url(each, council_slug)}
        for each in items
    ]


def place_words(item: AgendaItem) -> list[tuple[str, str]]:
    """How an item stands on its agenda, on pages and papers alike, each with why as far as the reader may read it: a
    veiled item has no words of anybody's. ("Postponed to 8 December 2026.", "The report is late."). `item` comes with
    the meeting that it is postponed to."""
    said = [("Late item.", sentence(item.urgency_reason))] if item.late else []
    if item.state == AgendaItem.State.POSTPONED and item.postponed_to:
        said.append((f"Postponed to {day_words(item.postponed_to.date)}.", sentence(item.state_reason)))
    elif item.state != AgendaItem.State.LISTED:
        said.append((f"{item.get_state_display()}.", sentence(item.state_reason)))
    return said


def agenda_flags(item: AgendaItem, council_slug: str) -> list[dict]:
    """What an agenda says of an item beside its title: `words`, `why`, and the `url` of the meeting that it went to.
    `item` comes with that meeting, and its committee."""
    flags = [{"words": words, "why": why} for words, why in place_words(item)]
    if item.state == AgendaItem.State.POSTPONED and item.postponed_to:
        flags[-1]["url"] = meeting_url(item.postponed_to, council_slug)
    if item.state == AgendaItem.State.LISTED and item.taken and item.taken != item.order:
        flags.append({"words": f"Taken {ordinal(item.taken)}.", "why": ""})
    return flags


def awaited_words(item: AgendaItem) -> str:
    """ "Corporate parenting scorecard, Quarter 2 2025/26: to follow"; "" of an item that awaits none."""
    if item.veiled or item.awaits is None:
        return ""
    return f"{item.awaits.title}, {Period.from_code(item.awaits_period).label}: to follow"


def item_line(item: AgendaItem, arising: str = "") -> str:
    """For a feed, which has no tables: "7. Virtual school: autumn term (withdrawn)", "4. Actions (from earlier
    meetings: 5 actions)"."""
    postponed = item.postponed_to if item.state == AgendaItem.State.POSTPONED else None
    more = f"postponed to {day_words(postponed.date)}" if postponed else ""
    if item.state != AgendaItem.State.LISTED:
        more = more or item.get_state_display().lower()
    more = more or f"{arising[:1].lower()}{arising[1:]}"
    return f"{item.number}. {item.title}{f' ({more})' if more else ''}"


def other_readers_words(meeting: Meeting) -> tuple[str, str]:
    """What somebody ticks who makes a meeting that was shown public or private, and what follows of it."""
    held = "its page, its agenda and its papers"
    if minutes_are_out(meeting):
        held = "its page, its agenda, its papers and its minutes, with their resolutions and actions"
    if meeting.kind == PRIVATE:
        return (
            "Make it public",
            "Only where you choose a type that is not private. Now people with a role in the council alone read it. "
            f"Everyone who may read meetings then reads {held}. Exempt items stay as they are.",
        )
    return (
        "Make it private",
        "Only where you choose the private type. Now everyone who may read meetings reads it. People with a role in "
        f"the council alone then read {held}: for everybody else it is as if there were no such meeting.",
    )
