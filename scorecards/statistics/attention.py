"""What needs attention: one rule, printed on the page, and every measure says by which part of it. Pure."""

from typing import NamedTuple

from indicators.terms.nouns import area_in_sentence
from indicators.terms.targets import edges_of
from indicators.terms.vocabulary import Polarity
from scorecards.payload import Standing
from scorecards.statistics.against import against_benchmark
from scorecards.statistics.intervals import Interval

RULE = (
    "A measure needs attention where it missed its target and is really getting worse; missed it by more than chance, "
    "or for the second period running; is clearly worse than the middle of similar councils and than the country; or "
    "has no figure although one was due. Close to its target is not missed."
)


class Situation(NamedTuple):
    """How one measure stands. `due` is true where a figure should be there; `change` is its verdict's code; `upper` is
    the other edge of a target that is a range."""

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
    upper: float | None = None
    country: str = "England"  # the name of the one that `england` is about
    compared: str = ""  # "of 2023/24, 79%": what was compared, where it is not the figure that is shown


def attention_reasons(found: Situation) -> list[str]:
    """Each reason a sentence, the most pressing first; empty where nothing needs attention."""
    if found.due and not found.has_figure:
        return ["No figure came although one was due."]
    reasons = [_of_target(found)] if found.missed else []
    if found.middle == "worse" and found.england == "worse":
        country = area_in_sentence(found.country)
        reasons.append(_of_others(found.compared, country))
    return list(filter(None, reasons))


def _of_others(compared: str, country: str) -> str:
    whom = f"clearly worse than the middle of similar councils and than {country}"
    return f"Its national figure {compared}, is {whom}." if compared else f"{whom[0].upper()}{whom[1:]}."


def _of_target(found: Situation) -> str:
    """Why a missed target needs attention, with all that holds; "" where it was missed once, by no more than chance."""
    worse = found.change == "worse"
    by_far = _beyond_chance(found)
    said = [
        "and is really getting worse" if worse else "",
        "by more than chance explains" if by_far and not worse else "",
        "for the second period running" if found.missed_before and not worse else "",
    ]
    parts = [part for part in said if part]
    return f"Missed its target {', and '.join(parts)}." if parts else ""


def _beyond_chance(found: Situation) -> bool:
    """Whether the target lies outside the figure's 95% interval, on the wrong side; of a range all of it."""
    edges = edges_of(found.target, found.upper, found.polarity)
    if edges is None or found.interval is None:
        return against_benchmark(found.interval, found.target, found.polarity) == "worse"
    return found.interval.lower > edges.upper or found.interval.upper < edges.lower
