"""What changed since last period, in words and in order of surprise, for the one who approves. Pure."""

from collections.abc import Sequence
from itertools import pairwise

from indicators.terms.vocabulary import SHARES, SYMBOL_MEANINGS, UNITS, WITH_PER_CENT_SIGN, Unit
from indicators.terms.wording import behind_words, display_number, display_value, round_half_away

THE_SAME = "the same"
GONE = "no number now"


def figure_words(value: float | None, symbol: str, unit: Unit, decimals: int) -> str:
    """ "8%", or in words why there is no number; "–" where there is neither."""
    if value is not None:
        return display_value(value, unit, decimals)
    return SYMBOL_MEANINGS.get(symbol, "–").capitalize() if symbol else "–"


def people_behind(numerator: float | None, denominator: float | None, people: str, unit: Unit) -> str:
    """ "47 of 563 children" behind a share, "132 against 104" behind a ratio.

    "" where only one of the two is known, because the figure says it already.
    A score or an average is a sum by so many people, which is not so many of so many.
    """
    if unit not in SHARES or numerator is None or denominator is None:
        return ""
    return behind_words(numerator, denominator, unit, people)


def change_words(now: float | None, before: float | None, unit: Unit, decimals: int) -> str:
    """ "up 3 points", "down 12" as rounded for display, "up less than 1 point" where both are shown alike, "the same"
    of equal values only, or that the number is gone; "" where it is new."""
    if before is None:
        return ""
    if now is None:
        return GONE
    if now == before:
        return THE_SAME
    difference = round_half_away(now, decimals) - round_half_away(before, decimals)
    amount = display_number(abs(float(difference)) or 10.0**-decimals, decimals)
    amount = f"{UNITS[unit].before}{amount}"
    points = (" point" if amount == "1" else " points") if unit in WITH_PER_CENT_SIGN else ""
    less = "" if difference else "less than "
    return f"{'up' if now > before else 'down'} {less}{amount}{points}"


def shows_change(now: float | None, before: float | None, decimals: int) -> bool:
    """Whether a reader of both figures, rounded for display, sees that they differ; not where there was none before."""
    if before is None or now is None:
        return before is not None
    return round_half_away(now, decimals) != round_half_away(before, decimals)


def surprise(now: float | None, before: float | None, earlier: Sequence[float | None]) -> float:
    """How large a change is beside the usual one: its size over the mean change from one figure to the next.

    With fewer than three earlier figures, over the figure before. 0 where nothing changed or nothing was known. A
    number that is gone comes before all others. `earlier` are the values of the periods before, oldest first.
    """
    if before is None or now == before:
        return 0.0
    if now is None:
        return float("inf")
    values = [value for value in earlier if value is not None]
    steps = [abs(after - first) for first, after in pairwise(values)]
    usual = sum(steps) / len(steps) if len(steps) > 1 else abs(before)
    return abs(now - before) / usual if usual else float("inf")
