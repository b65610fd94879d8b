"""A figure's value from its numerator and denominator, and whether what was written agrees with it. Pure."""

from typing import NamedTuple

from indicators.amounts.numbers import Number
from indicators.terms.vocabulary import COUNTS, MAY_BE_NEGATIVE, SHARES, SUMS_OF_MONEY, UNITS, Unit

_COUNTED = SUMS_OF_MONEY | COUNTS


class Given(NamedTuple):
    """The numbers of one figure, as written."""

    unit: Unit
    numerator: Number | None
    denominator: Number | None
    value: Number | None


class Problem(NamedTuple):
    """`column` is where to look."""

    column: str
    problem: str
    remedy: str


def work_out(unit: Unit, numerator: float | None, denominator: float | None) -> float | None:
    """Percent, change in per cent: n / d x 100. Rates: n / d x 10,000 or 1,000. Averages, days, unit costs: n / d.

    Counts, full-time equivalents and sums of money without a denominator are the numerator. None where it cannot be
    worked out, as for anything out of 0.
    """
    if numerator is None:
        return None
    times = UNITS[unit].times
    if times is None or (unit in SUMS_OF_MONEY and denominator is None):
        return numerator
    return numerator / denominator * times if denominator else None


def stands_alone(unit: Unit) -> bool:
    """Whether a numerator is a figure without its denominator: what is counted, and sums of money."""
    return unit in _COUNTED


def problem_with(given: Given) -> Problem | None:
    """The first thing wrong with these three numbers of one figure, or None."""
    return (
        negative(given)
        or not_whole(given)
        or too_many(given)
        or cannot_work_out(given)
        or fraction_for_percent(given)
        or disagrees(given)
    )


def negative(given: Given) -> Problem | None:
    """A number below zero where there can be none."""
    allowed = given.unit in MAY_BE_NEGATIVE
    for column, number in (
        ("numerator", given.numerator),
        ("denominator", given.denominator),
        ("value", given.value),
    ):
        if number is not None and number.value < 0 and not (allowed and column != "denominator"):
            return Problem(column, "This number is below zero.", "A count or a share is 0 or more: check it.")
    return None


def not_whole(given: Given) -> Problem | None:
    """A fraction of what is counted."""
    for column, number in (("numerator", given.numerator), ("value", given.value)):
        if given.unit is Unit.COUNT and number is not None and not number.value.is_integer():
            return Problem(
                column, "This indicator is a count, and this is not a whole number.", "Write a whole number."
            )
    return None


def too_many(given: Given) -> Problem | None:
    """More than all of them: numerator above denominator (column numerator), or a share above 100 (column value).

    Not of a ratio, whose numerator is no part of its denominator, as conferences out of the enquiries of the same year.
    """
    unit, numerator, denominator, value = given
    if unit is not Unit.PERCENT:
        return None
    if numerator is not None and denominator is not None and numerator.value > denominator.value:
        return Problem(
            "numerator",
            f"The numerator {plain_number(numerator.value)} is more than the denominator "
            f"{plain_number(denominator.value)}.",
            "The numerator is part of the denominator: check both, they may have changed places.",
        )
    if value is not None and value.value > 100:
        return Problem("value", "This is more than 100 per cent.", "Check the value.")
    return None


def cannot_work_out(given: Given) -> Problem | None:
    """Numbers that give no figure."""
    unit, numerator, denominator, value = given
    if value is not None or (stands_alone(unit) and numerator is not None):
        if denominator is not None and denominator.value == 0 and not stands_alone(unit):
            return _out_of_nothing()
        return None
    if numerator is None:
        return Problem(
            "value" if denominator is None else "numerator",
            "There is no value, and no numerator to work it out from.",
            "Write the value, or numerator and denominator, or a symbol that says why there is none.",
        )
    if denominator is None:
        return Problem(
            "denominator",
            f"This indicator is {UNITS[unit].kind}: it needs the denominator too.",
            "Write out of how many the numerator is.",
        )
    return _out_of_nothing() if denominator.value == 0 else None


def _out_of_nothing() -> Problem:
    return Problem(
        "denominator",
        "Nothing can be worked out of 0.",
        "Leave numerator, denominator and value empty and write z (not applicable) in column symbol.",
    )


def fraction_for_percent(given: Given) -> Problem | None:
    """0.79 where 79 is meant. Percentages are held as 79; under 1 per cent is believed only with its people."""
    value = given.value
    if given.unit not in SHARES or value is None or not 0 < value.value <= 1 or value.per_cent:
        return None
    worked_out = value_of(given)
    times_100 = Number(value.value * 100, max(0, value.decimals - 2))
    if worked_out is not None:
        if agrees(value, worked_out) or not agrees(times_100, worked_out):
            return None
        return Problem(
            "value",
            f"{plain_number(value.value)} looks like a fraction: numerator and denominator give "
            f"{plain_number(worked_out)} per cent.",
            f"Write {plain_number(times_100.value)}, or leave the value empty.",
        )
    if value.value == 1:
        return Problem(
            "value",
            "1 could mean 1 per cent, or 100 per cent written as a fraction.",
            "Write 100, or 1 with numerator and denominator if it is 1%.",
        )
    return Problem(
        "value",
        f"{plain_number(value.value)} could mean {plain_number(times_100.value)} per cent or less than 1 per cent.",
        f"Write {plain_number(times_100.value)}, or {plain_number(value.value)} with numerator and denominator "
        "if it is under 1%.",
    )


def disagrees(given: Given) -> Problem | None:
    """A written value that numerator and denominator do not give."""
    value = given.value
    worked_out = value_of(given)
    if value is None or worked_out is None or agrees(value, worked_out):
        return None
    return Problem(
        "value",
        f"The value is {plain_number(value.value)}, but numerator and denominator give {plain_number(worked_out)}.",
        "Correct the one that is wrong, or leave the value empty to have it worked out.",
    )


def value_of(given: Given) -> float | None:
    """What numerator and denominator give; see `work_out`."""
    numerator, denominator = given.numerator, given.denominator
    return work_out(
        given.unit,
        numerator.value if numerator is not None else None,
        denominator.value if denominator is not None else None,
    )


def agrees(written: Number, worked_out: float) -> bool:
    """Whether rounding to the decimals written explains the difference, halves rounded either way."""
    half = 0.5 * 10.0 ** -min(written.decimals, 9)
    return abs(written.value - worked_out) <= half + 1e-9 * max(1.0, abs(worked_out))


def plain_number(value: float) -> str:
    """The number for a message: at most four decimals, no trailing zeros, no exponent."""
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text
