"""What ties a meeting to days: it was held after the minutes that it agreed, before its own were agreed. Pure."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from indicators.terms.periods import day_words


class Tie(NamedTuple):
    """The meeting is `after` this day, or else before it, and never on it where it is `strictly` so; `why` is a
    sentence."""

    day: date
    after: bool
    strictly: bool
    why: str

    def holds(self, day: date) -> bool:
        return not self.strictly if day == self.day else (day > self.day) == self.after


def why_not_on(day: date, ties: Iterable[Tie]) -> str:
    """ "" where every tie holds, or what would no longer be true, and which days are left."""
    broken = next((tie for tie in ties if not tie.holds(day)), None)
    if broken is None:
        return ""
    side = "after" if broken.after else "before"
    on_or = "" if broken.strictly else "on or "
    return f"{broken.why} Choose a day {on_or}{side} {day_words(broken.day)}."
