"""When an action is due, from how the text of the editor says it. Pure."""

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import NamedTuple

from indicators.terms.periods import day_words

MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
DAY = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)?\s+({'|'.join(MONTHS)})\b(?:\s+(\d{{4}}))?", re.IGNORECASE)


class Due(NamedTuple):
    """`at_next`: at the next meeting; `at_meeting`: at the meeting of that day; otherwise by that day."""

    day: date | None = None
    at_next: bool = False
    at_meeting: bool = False


def read_due(words: str, asked_on: date) -> Due:
    """A day without a year is the first after the meeting that asked. `Due()` for words that say no day there is."""
    if re.search(r"next\s+meeting", words, re.IGNORECASE):
        return Due(at_next=True)
    match = DAY.search(words)
    if match is None:
        return Due()
    return Due(_day(match, asked_on), at_meeting="meeting" in words.lower())


def names_meeting_of(note: str, day: date | None, asked_on: date) -> bool:
    """Whether the words beside a day are those of the editor's text that name a meeting of that day."""
    due = read_due(note, asked_on)
    return note.lower().startswith(("by ", "at ")) and due.at_meeting and due.day == day


TOO_EARLY = "It cannot be due before the meeting that asked for it. Enter a later day."
NO_SUCH_DAY = (
    "There is no such day, so it is kept in words and is never late. Write one of the calendar: by 14 April."
)


NO_MEETING = (
    "The committee has no meeting on {}, so it is due by that day. Set the meeting up and save again, or write the day "
    "of another one."
)
OFF = "The meeting of {} is cancelled, so it falls to the next one that stands. Write the day of another one."


def why_not_on(day: date, asked_on: date) -> str:
    """Of an action that is due by `day`; asked by the form for actions, too."""
    return TOO_EARLY if day < asked_on else ""


def why_not_by(words: str, asked_on: date) -> str:
    """Of an action that says so when it is due; "" where nothing is wrong, or no day is named."""
    match = DAY.search(words)
    if match is None or read_due(words, asked_on).day:
        return ""
    typed = _days(match, asked_on)
    return next(
        (fault for day in typed if (fault := why_not_on(day, asked_on))), "" if typed else NO_SUCH_DAY
    )


def why_not_at(words: str, asked_on: date, meetings: Mapping[date, bool]) -> str:
    """Of an action that names the meeting it is due at; `meetings` are the committee's later ones by day, and whether
    each stands."""
    due = read_due(words, asked_on)
    if due.day is None or not due.at_meeting or meetings.get(due.day):
        return ""
    return (OFF if due.day in meetings else NO_MEETING).format(day_words(due.day))


def _day(match: re.Match[str], asked_on: date) -> date | None:
    return next(
        (day for day in _days(match, asked_on) if day > asked_on or (match[3] and day == asked_on)), None
    )


def _days(match: re.Match[str], asked_on: date) -> list[date]:
    month = MONTHS.index(match[2].lower()) + 1
    years = [int(match[3])] if match[3] else range(asked_on.year, asked_on.year + 9)  # 29 February comes
    found = []
    for year in years:
        with suppress(ValueError):
            found.append(date(year, month, int(match[1])))
    return found
