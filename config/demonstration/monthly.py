"""What the fictional council reports by the month beside the quarter, for briefings. Pure, the same every time.

What happens in a month adds up to its quarter; what is counted on a day is the quarter's figure in its last month and
lies between the quarters in the others.
"""

from collections.abc import Iterator, Mapping, Sequence

from config.demonstration.series import GeneratedFigure
from config.demonstration.shares import shared_out
from config.demonstration.world import chance
from indicators.amounts.amounts import Amounts
from indicators.amounts.derivation import work_out
from indicators.terms.periods import Frequency, Period, month_of
from indicators.terms.vocabulary import Unit

SUMMED = ("referrals-decided-on-time", "initial-assessments-10-days", "assessments-45-days")
COUNTED = ("child-protection-plans", "looked-after-visits-on-time")
FIRST_MONTH = month_of(2024, 1)
NEVER_REPORTED = ("initial-assessments-10-days", month_of(2025, 8))
BRIEFINGS = (
    (month_of(2025, 8), "2025-09-12"),
    (month_of(2025, 10), "2025-11-21"),
    (month_of(2025, 11), "2025-12-12"),
)


def monthly_figures(figures: Sequence[GeneratedFigure]) -> list[GeneratedFigure]:
    """From the quarters' totals, oldest first."""
    totals = {(each.code, each.period): each.amounts for each in figures if not each.category}
    found: list[GeneratedFigure] = []
    for (code, quarter), amounts in totals.items():
        if quarter.frequency is Frequency.QUARTER and quarter.start >= FIRST_MONTH.start:
            if code in SUMMED:
                found += _summed(code, quarter, amounts)
            elif code in COUNTED:
                found += _counted(code, quarter, totals[code, quarter.previous()], amounts)
    return [each for each in found if (each.code, each.period) != NEVER_REPORTED]


def _months(quarter: Period) -> list[Period]:
    return [Period(quarter.start, Frequency.MONTH).shift(step) for step in range(3)]


def _summed(code: str, quarter: Period, amounts: Amounts) -> Iterator[GeneratedFigure]:
    """All of the quarter shared out over its months, and those counted in each within about the quarter's share."""
    months = _months(quarter)
    everyone, counted = round(amounts.denominator or 0), round(amounts.numerator or 0)
    weights = {month.code: 1 + 0.06 * chance(code, month.code) for month in months}
    whole = shared_out(everyone, weights)
    late = shared_out(everyone - counted, _nearly(code, whole))
    for month in months:
        yield _share(code, month, whole[month.code] - late[month.code], whole[month.code])


def _nearly(code: str, whole: Mapping[str, int]) -> dict[str, float]:
    return {month: size * (1 + 0.15 * chance(code, month, "late")) for month, size in whole.items()}


def _counted(code: str, quarter: Period, before: Amounts, now: Amounts) -> Iterator[GeneratedFigure]:
    for step, month in enumerate(_months(quarter), 1):
        if now.denominator is None:
            count = _between(before.value, now.value, step)
            yield GeneratedFigure(code, month, Amounts(float(count), value=float(count)))
        else:
            numerator = _between(before.numerator, now.numerator, step)
            yield _share(code, month, numerator, _between(before.denominator, now.denominator, step))


def _between(before: float | None, now: float | None, step: int) -> int:
    return round((before or 0) + ((now or 0) - (before or 0)) * step / 3)


def _share(code: str, month: Period, numerator: int, denominator: int) -> GeneratedFigure:
    value = work_out(Unit.PERCENT, numerator, denominator)
    return GeneratedFigure(code, month, Amounts(float(numerator), float(denominator), value))
