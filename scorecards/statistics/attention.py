"""What needs attention: one rule, printed on the page, and every measure says by which part of it. Pure."""

from typing import NamedTuple

from indicators.terms.vocabulary import Polarity
from scorecards.statistics.against import Standing, against_benchmark
from scorecards.statistics.intervals import Interval

RULE = (
    "A measure needs attention where it missed its target and is really getting worse; missed it by more than chance, "
    "or for the second period running; is clearly worse than the middle of similar councils and than England; or has "
    "no figure although one was due."
)


class Situation(NamedTuple):
    """How one measure stands. `due` is true where a figure should be there; `change` is its verdict's code."""

    missed: bool
    missed_before: bool
    interval: Interval | None
    target: float | None
    polarity: Polarity
    change: str
    middle: Standing
    england: Standing
    due: bool
    has_figure: bool


def attention_reasons(found: Situation) -> list[str]:
    """Each reason a sentence, the most pressing first; empty where nothing needs attention."""
    if found.due and not found.has_figure:
        return ["No figure came although one was due."]
    reasons = []
    if found.missed and found.change == "worse":
        reasons.append("Missed its target and is really getting worse.")
    elif found.missed and found.missed_before:
        reasons.append("Missed its target for the second period running.")
    elif found.missed and against_benchmark(found.interval, found.target, found.polarity) == "worse":
        reasons.append("Missed its target by more than chance explains.")
    if found.middle == "worse" and found.england == "worse":
        reasons.append("Clearly worse than the middle of similar councils and than England.")
    return reasons
