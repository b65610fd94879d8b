"""When an action is due, from how the text of the editor says it. Pure."""

import re
from datetime import date
from typing import NamedTuple

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
DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]+)(?:\s+(\d{4}))?", re.IGNORECASE)


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


def _day(match: re.Match[str], asked_on: date) -> date | None:
    month = MONTHS.index(match[2].lower()) + 1
    years = [int(match[3])] if match[3] else range(asked_on.year, asked_on.year + 9)  # 29 February comes
    for year in years:
        try:
            day = date(year, month, int(match[1]))
        except ValueError:
            continue
        if day > asked_on:
            return day
    return None
