"""Which release of several is the newest, and which of them is shown for a year. Pure.

Never by the text of a label: "2026 provisional" and "2026" both end in the year that they hold.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple


class ReleaseFacts(NamedTuple):
    """`last_day` ends the latest year with councils' figures; `came` is when it was stored here."""

    key: int
    dataset: str
    label: str
    last_day: date | None
    published_on: date | None
    came: datetime
    chosen: bool = False
    secondary: bool = False


class Held(NamedTuple):
    """That a release has an indicator in a year, for so many councils."""

    release: int
    councils: int


def newest_first(releases: Iterable[ReleaseFacts]) -> list[ReleaseFacts]:
    """By the latest year they hold, then by when they were published where that is said of all, else by when they came.

    What repeats another publication comes after it.
    """
    releases = list(releases)
    published = all(one.published_on for one in releases)

    def newness(one: ReleaseFacts) -> tuple[bool, date, date, datetime]:
        on = one.published_on if published and one.published_on else date.min
        return not one.secondary, one.last_day or date.min, on, one.came

    return sorted(releases, key=newness, reverse=True)


def in_use(releases: Iterable[ReleaseFacts]) -> list[ReleaseFacts]:
    """The newest first, without those that are newer than the one chosen of their dataset."""
    kept: list[ReleaseFacts] = []
    for one in newest_first(releases):
        if one.chosen:
            kept = [other for other in kept if other.dataset != one.dataset]
        kept.append(one)
    return kept


def shown(held: Sequence[Held], order: Mapping[int, int]) -> int | None:
    """The release to show of those that have an indicator in a year; `order` counts up from the newest.

    One with councils comes before one that has England alone, however new. None where none is in use.
    """
    used = [one for one in held if one.release in order]
    best = min(used, key=lambda one: (not one.councils, order[one.release]), default=None)
    return best.release if best else None
