"""The state of a meeting's minutes in words, and what an agenda says of its items."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.contrib.humanize.templatetags.humanize import ordinal
from django.utils.timezone import localdate

from committees.addresses import item_url, meeting_url
from committees.meetings.policies import was_entered_afterwards
from committees.models import AgendaItem, Meeting
from committees.models.visibility import PRIVATE, is_kept, minutes_are_out
from committees.presenters import AWAITED, is_cancelled, is_held, out_word, sentence
from indicators.terms.periods import day_words
from indicators.terms.wording import all_words, count_words

NO_FIGURES = "No figures"
TO_COME, WITHDRAWN = "to come", "withdrawn"  # of figures that an item is to carry, or carried
NOT_KNOWN_WHERE = "At which meeting they were agreed is not recorded."


def reopened_words(meeting: Meeting) -> str:
    """ "They had been agreed, and were reopened on 3 March 2026."; "" of minutes that were not."""
    if meeting.minutes_reopened is None:
        return ""
    return f"They had been agreed, and were reopened on {day_words(meeting.minutes_reopened)}."


def minutes_standing(meeting: Meeting) -> str:
    """How minutes that are out stand, in a few words beside each row of data: "Agreed", "Draft", "Draft, reopened on 3
    March 2026"; "" where there are none."""
    if not minutes_are_out(meeting):
        return ""
    state = str(meeting.get_minutes_state_display())
    reopened = meeting.minutes_reopened
    return f"{state}, reopened on {day_words(reopened)}" if reopened else state


def minutes_words(meeting: Meeting, agreeing: Meeting | None, today: date) -> dict:
    """ "Minutes: draft," with "to be agreed on 24 February 2026", until that meeting has been held. Nothing of a
    meeting that was not held. `agreeing` is the meeting to which a draft comes (`agreeing_next`)."""
    state = Meeting.MinutesState(meeting.minutes_state)
    if state == Meeting.MinutesState.CONFIRMED:
        where = "" if meeting.minutes_agreed_at_id else NOT_KNOWN_WHERE
        return {"state": "Minutes: agreed.", "more": where}
    if state == Meeting.MinutesState.DRAFT:
        more = " ".join(filter(None, (to_be_agreed(agreeing, today), reopened_words(meeting))))
        return {"state": "Minutes: draft,", "more": more}
    return {"state": sentence(no_minutes(meeting, today)), "more": ""}


def no_minutes(meeting: Meeting, today: date) -> str:
    """Of a meeting whose minutes are not out: nothing of one that was not held; of one that was held long ago nobody
    waits for them any more."""
    if not is_held(meeting, today):
        return ""
    return "No minutes yet" if meeting.date >= today - AWAITED else "Its minutes are not kept here"


def to_be_agreed(agreeing: Meeting | None, today: date) -> str:
    """Of draft minutes: when they will be agreed, or that nobody has recorded it. The next meeting kept here may not
    have been the next one, and one of which nothing is kept tells nothing of them."""
    if agreeing and is_held(agreeing, today):
        told = f" The next meeting kept here was on {day_words(agreeing.date)}." if is_kept(agreeing) else ""
        return f"not recorded as agreed.{told}"
    return f"to be agreed {f'on {day_words(agreeing.date)}' if agreeing else 'at the next meeting'}."


def postponed_words(item: AgendaItem) -> str:
    """ "postponed from 18 November 2025", of an item on the agenda of the meeting that it was postponed to."""
    return f"postponed from {day_words(item.meeting.date)}"


def present_postponed(items: Iterable[AgendaItem], council_slug: str) -> list[dict]:
    """Of items that come from earlier agendas: the title that the reader may read, and from when."""
    return [
        {"title": each.title, "from": postponed_words(each), "url": item_url(each, council_slug)}
        for each in items
    ]


def readable_since(meeting: Meeting) -> date | None:
    """The day from which its agenda could be read here, as it was made: of a meeting that was entered after it had been
    held, that on which its minutes came out. None where that is not known, or was not yet."""
    set_up = localdate(meeting.set_up_at)
    minutes = meeting.minutes_published
    out = minutes if was_entered_afterwards(meeting.date, set_up) else meeting.agenda_published or minutes
    return max(out, set_up) if out else None


def added_words(item: AgendaItem) -> str:
    """Of an item that readers of the agenda did not find there at first: since when it stands there."""
    since = readable_since(item.meeting)
    if item.added_at is None or since is None or localdate(item.added_at) <= since:
        return ""
    return _begun(later_words(item, localdate(item.added_at)))


CARRIED = {"report": "report", "edition": "scorecard", "briefing": "briefing"}


def supplement_words(item: AgendaItem) -> list[str]:
    """Of what an item carries that readers of the agenda did not find with it at first: "Report added on 4 December
    2026, after the agenda was published". What came with the item itself stands with that."""
    since, by_day = readable_since(item.meeting), dict[date, list[str]]()
    if since is None:
        return []
    first = max(since, localdate(item.added_at)) if item.added_at else since
    for kind, name in CARRIED.items():
        came = item.came_on.get(kind)
        if came and (day := date.fromisoformat(came)) > first:
            by_day.setdefault(day, []).append(name)
    return [_begun(f"{all_words(names)} {later_words(item, day)}") for day, names in sorted(by_day.items())]


def later_words(item: AgendaItem, day: date) -> str:
    """Of what came on a day after the agenda."""
    if day > item.meeting.date:
        return f"added to the record on {day_words(day)}"
    return f"added on {day_words(day)}, after the agenda was {out_word(item.meeting)}"


def _begun(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


def once_words(item: AgendaItem) -> str:
    """Of an item whose number or title was changed after readers saw it: as the agenda had it first. "Item 6, “Homes”,
    when the agenda was published."; "" where it has both again."""
    number, title = item.once_listed[0] if item.once_listed else (item.number, item.title)
    named = [f"item {number}"] if number != item.number else []
    named += [f"“{title}”"] if title != item.title else []
    said = ", ".join(named)
    return f"{said[:1].upper()}{said[1:]} when the agenda was {out_word(item.meeting)}." if said else ""


def not_minuted_words(numbers: Sequence[str]) -> str:
    """ "Nothing is minuted at items 4 and 6."; "" where every item has something."""
    if not numbers:
        return ""
    return f"Nothing is minuted at {'item' if len(numbers) == 1 else 'items'} {all_words(numbers)}."


def place_words(item: AgendaItem) -> list[tuple[str, str]]:
    """How an item stands on its agenda, on pages and papers alike, each with why as far as the reader may read it: a
    veiled item has no words of anybody's. ("Postponed to 8 December 2026.", "The report is late."). `item` comes with
    the meeting that it is postponed to."""
    said = [("Late item.", sentence(item.urgency_reason))] if item.late else []
    if once := once_words(item):
        said.append((once, ""))
    if added := added_words(item):
        said.append((f"{added}.", ""))
    said += [(f"{each}.", "") for each in supplement_words(item)]
    if item.state == AgendaItem.State.POSTPONED and item.postponed_to:
        said.append((f"Postponed to {postponed_day(item.postponed_to)}.", sentence(item.state_reason)))
    elif item.state != AgendaItem.State.LISTED:
        said.append((f"{item.get_state_display()}.", sentence(item.state_reason)))
    return said


def postponed_day(meeting: Meeting) -> str:
    """ "8 December 2026", and that the meeting of that day is cancelled by now."""
    day = day_words(meeting.date)
    return f"{day}, a meeting that is cancelled" if is_cancelled(meeting) else day


def agenda_flags(item: AgendaItem, council_slug: str) -> list[dict]:
    """What an agenda says of an item beside its title: `words`, `why`, and the `url` of the meeting that it went to.
    `item` comes with that meeting, and its committee."""
    flags = [{"words": words, "why": why} for words, why in place_words(item)]
    if item.state == AgendaItem.State.POSTPONED and item.postponed_to:
        flags[-1]["url"] = meeting_url(item.postponed_to, council_slug)
    if item.state == AgendaItem.State.LISTED and item.taken and item.taken != item.order:
        flags.append({"words": f"Taken {ordinal(item.taken)}.", "why": ""})
    return flags


def awaits_figures(item: AgendaItem, today: date) -> bool:
    """Whether the figures that it is to carry are still to come."""
    if item.edition_id or not item.awaits_period or item.state != AgendaItem.State.LISTED:
        return False
    return not is_cancelled(item.meeting) and not is_held(item.meeting, today)


def figures_words(item: AgendaItem, today: date, measures: int) -> list[str]:
    """What figures an item carries, the one rule of every page: "Quarter 2 2025/26, edition 1", "Quarter 2 2026/27, to
    come", "3 measures, newest figures" (of a meeting held: "3 measures"), "Briefing of August 2026". `measures` is how
    many it is about; the item comes with its edition and whether that is `withdrawn`, its briefing and its meeting."""
    words = []
    if item.edition:
        state = f", {WITHDRAWN}" if item.withdrawn else ""
        words.append(f"{item.of_period.label}, edition {item.edition.number}{state}")
    elif awaits_figures(item, today):
        words.append(f"{item.of_period.label}, {TO_COME}")
    elif measures:
        newest = "" if is_held(item.meeting, today) else ", newest figures"
        words.append(f"{count_words(measures, 'measures')}{newest}")
    if item.briefing:
        words.append(f"Briefing of {item.briefing.period.label}")
    return words or [NO_FIGURES]


def item_line(item: AgendaItem, arising: str = "") -> str:
    """For a feed, which has no tables: "7. Virtual school: autumn term (withdrawn)", "4. Actions (from earlier
    meetings: 5 actions)"."""
    postponed = item.postponed_to if item.state == AgendaItem.State.POSTPONED else None
    more = f"postponed to {postponed_day(postponed)}" if postponed else ""
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
