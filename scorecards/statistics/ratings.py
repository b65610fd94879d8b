"""Judging a figure: against its target, and whether it is getting better or worse. Pure.

Everything is judged on unrounded values and by rule; nothing is set by hand. Pass figures after disclosure control:
a hidden number must not be judged, because the judgement would give it away.
"""

from math import ceil
from typing import Literal

from indicators.terms.periods import Frequency
from indicators.terms.process_chart import ProcessChart, ProcessLimits, Signal, Variation, variation
from indicators.terms.vocabulary import MULTIPLIERS, Basis, Polarity, Unit
from indicators.terms.wording import STATUS_WORDS, amount_words, count_words, display_value, round_half_away
from scorecards.payload import Limits, Status, Verdict, VerdictKind

NORMAL_TOLERANCE = (
    3.0  # points within which a missed target counts as close, unless the target says otherwise
)
_ROUNDING = 1e-9  # 7 of 100 must meet a target of 7%, although 7 / 100 * 100 is a hair above 7

_MANY = {
    Frequency.WEEK: "weeks",
    Frequency.MONTH: "months",
    Frequency.QUARTER: "quarters",
    Frequency.FINANCIAL_YEAR: "years",
    Frequency.ACADEMIC_YEAR: "years",
    Frequency.SNAPSHOT: "years",
}


def status_of(
    value: float | None,
    target: float | None,
    *,
    polarity: Polarity,
    tolerance: float = NORMAL_TOLERANCE,
    hidden: bool = False,
) -> Status:
    """ "met" at or beyond the target, "close" within the tolerance of it, "missed" further away.

    All in the indicator's unit. "hidden" where disclosure control took the number away; "none" where there is no
    target, no number, or the indicator is for context only.
    """
    if hidden:
        return "hidden"
    if target is None or value is None or polarity is Polarity.NONE:
        return "none"
    short = target - value if polarity is Polarity.HIGH else value - target
    slack = _ROUNDING * max(1.0, abs(target))
    if short <= slack:
        return "met"
    return "close" if short <= tolerance + slack else "missed"


def status_word(status: Status, *, has_target: bool = False) -> str:
    """The word beside the shape; without a number to judge, a target that is set reads "Not judged"."""
    if status == "none" and has_target:
        return STATUS_WORDS["hidden"]
    return STATUS_WORDS[status]


def change_word(
    now: float, then: float, polarity: Polarity, decimals: int
) -> tuple[Literal["better", "worse", "same", "higher", "lower"], Literal["↑", "↓", "–"]]:
    """How a figure compares with an earlier one, and which way it went, on the figures as shown.

    Only a direction: whether the change is real is for the verdict to say.
    """
    shown_now, shown_then = round_half_away(now, decimals), round_half_away(then, decimals)
    if shown_now == shown_then:
        return "same", "–"
    up = shown_now > shown_then
    if polarity is Polarity.NONE:
        return ("higher", "↑") if up else ("lower", "↓")
    return "better" if up is (polarity is Polarity.HIGH) else "worse", "↑" if up else "↓"


def target_words(target: float | None, unit: Unit, decimals: int, polarity: Polarity) -> str:
    """ "9% or less", "95% or more"; without a judgement just the value; "" where no target is set."""
    if target is None:
        return ""
    decimals = decimals if round(target, decimals) == target else max(decimals, 1)
    ending = {Polarity.HIGH: " or more", Polarity.LOW: " or less", Polarity.NONE: ""}[polarity]
    return display_value(target, unit, decimals) + ending


def to_reach(
    numerator: float | None,
    denominator: float | None,
    target: float | None,
    unit: Unit,
    polarity: Polarity,
    people: str = "children",
    counted: str = "",
) -> str:
    """The smallest change in the numerator that would reach the target: "3 more children", "1 fewer child".

    `counted` says what those counted have in common, so that nobody reads that people should go: "17 fewer with 25 or
    more cases". "" where the target is met, where the figure is not a share or rate of people, or where no change
    would do.
    """
    multiplier = MULTIPLIERS.get(unit)
    if (
        numerator is None
        or not denominator
        or target is None
        or multiplier is None
        or polarity is Polarity.NONE
    ):
        return ""
    wanted = target * denominator / multiplier
    if polarity is Polarity.HIGH:
        change = ceil(wanted - numerator - _ROUNDING * max(1.0, wanted))
        possible = unit is not Unit.PERCENT or numerator + change <= denominator
    else:
        change = ceil(numerator - wanted - _ROUNDING * max(1.0, wanted))
        possible = numerator - change >= 0
    if change <= 0 or not possible:
        return ""
    way = "more" if polarity is Polarity.HIGH else "fewer"
    return f"{amount_words(change)} {way} {counted}" if counted else count_words(change, f"{way} {people}")


def needs_attention(status: Status, verdict: Verdict) -> bool:
    """A missed target and a real worsening together; never set by hand."""
    return status == "missed" and verdict["kind"] == "worse"


def usual_range(chart: ProcessChart, unit: Unit, decimals: int) -> Limits | None:
    """The usual range as shown: within what is possible (not below nothing, no share above 100%)."""
    if chart.limits is None:
        return None
    lower, upper = _possible(chart.limits, unit)
    return Limits(
        mean=chart.limits.mean,
        lower=lower,
        upper=upper,
        display=_range_words(lower, upper, unit, decimals),
        points=len(chart.points),
    )


def chart_caution(basis: Basis) -> str:
    """What to say beside a usual range whose points depend on each other; "" where they do not."""
    if basis is Basis.POINT:
        return "Most children counted in one period are counted in the next, so the usual range is drawn too narrow."
    if basis is Basis.ROLLING:
        return "Twelve-month figures overlap, so the usual range is drawn too narrow."
    return ""


def verdict_of(
    chart: ProcessChart, polarity: Polarity, basis: Basis, *, usual: str = "", hidden: bool = False
) -> Verdict:
    """What the process chart says of its latest period, and by which rule, in one sentence.

    `usual` is the usual range as shown ("11.2% to 13.7%"), to name it in the sentence.
    """
    frequency = chart.until.frequency if chart.until else Frequency.QUARTER
    many = _MANY[frequency]
    if basis is Basis.YEAR_TO_DATE:
        rule = f"These figures add up from April, so they are set beside the same {frequency} last year only."
        return _verdict("Compared with a year ago only", "few", rule)
    if hidden:
        return _verdict("Not judged", "few", "The number is hidden so no child can be identified.")
    if chart.until is None or not chart.points or chart.points[-1].period != chart.until:
        missing = f" for {chart.until.short}" if chart.until else ""
        return _verdict("Not judged", "few", f"There is no figure{missing}.")
    if chart.short:
        return _verdict("Too early to say", "few", f"{chart.reason.replace('points', many)}.")
    if chart.limits is None:
        return _verdict("No real change", "same", "The figure hardly changes, so it has no usual range.")
    word, kind = _VERDICTS[variation(chart.latest, polarity)]
    return _verdict(
        word, kind, _rule(chart.latest, f"usual range of {usual}" if usual else "usual range", many)
    )


_VERDICTS: dict[Variation, tuple[str, VerdictKind]] = {
    "improving": ("Getting better", "better"),
    "concerning": ("Getting worse", "worse"),
    "up": ("Rising", "neutral"),
    "down": ("Falling", "neutral"),
    "usual": ("No real change", "same"),
}


def _verdict(word: str, kind: VerdictKind, rule: str) -> Verdict:
    return Verdict(word=word, kind=kind, rule=rule)


def _rule(signal: Signal, usual: str, many: str) -> str:
    return {
        Signal.NONE: f"The latest figure is within its {usual}, with no lasting shift.",
        Signal.ABOVE: f"The latest figure is above its {usual}.",
        Signal.BELOW: f"The latest figure is below its {usual}.",
        Signal.RISING: f"The figure has risen through seven {many} in a row.",
        Signal.FALLING: f"The figure has fallen through seven {many} in a row.",
        Signal.NEAR_ABOVE: f"Two of the last three {many} are close to the top of the {usual}.",
        Signal.NEAR_BELOW: f"Two of the last three {many} are close to the bottom of the {usual}.",
        Signal.HIGH_RUN: f"Seven {many} in a row are above the average.",
        Signal.LOW_RUN: f"Seven {many} in a row are below the average.",
    }[signal]


def _possible(limits: ProcessLimits, unit: Unit) -> tuple[float, float]:
    """The limits cut off at nothing and, for percentages, at all; not where the figures themselves lie beyond."""
    lower = max(limits.lower, 0.0) if limits.mean >= 0 else limits.lower
    upper = min(limits.upper, 100.0) if unit is Unit.PERCENT and limits.mean <= 100 else limits.upper
    return lower, upper


def _range_words(lower: float, upper: float, unit: Unit, decimals: int) -> str:
    """ "11.2% to 13.7%": one decimal at least where the range is under ten; the unit once where it is long."""
    if upper - lower < 10:
        decimals = max(decimals, 1)
    low, high = display_value(lower, unit, decimals), display_value(upper, unit, decimals)
    for ending in (" per 10,000", " per 1,000", " days"):
        low = low.removesuffix(ending)
    return f"{low} to {high}"
