"""The years of yearly figures, each where its figure stands on the axis of time. Pure."""

from indicators.terms.periods import FIRST_YEAR, LAST_YEAR, Frequency, Period
from scorecards.charts.history import History
from scorecards.charts.series import period_of

YEARLY = frozenset({Frequency.FINANCIAL_YEAR, Frequency.ACADEMIC_YEAR, Frequency.SNAPSHOT})


def yearly_places(content: History) -> list[tuple[float, str, int]]:
    """Day (ordinal), name and years after our latest figure, for every year the chart reaches; [] of other figures.

    As the figures' own table names them: a count on 31 March "Mar 2025", any figure of a year "2024/25".
    """
    latest = period_of(content.cells[-1]["period"]) if content.cells else None
    if latest is None or latest.frequency not in YEARLY:
        return []
    on_a_day = content.days[-1] == latest.end.toordinal()
    years = int((content.last - content.first) // 365) + 1
    reach = range(max(-years, FIRST_YEAR - latest.start.year), min(years, LAST_YEAR - latest.start.year) + 1)
    stands = ((latest.shift(step), step) for step in reach)
    return [
        (day, _name(period), step)
        for period, step in stands
        if content.first <= (day := _day(period, on_a_day)) <= content.last
    ]


def _day(period: Period, on_a_day: bool) -> float:
    start, end = period.start.toordinal(), period.end.toordinal()
    return float(end) if on_a_day else (start + end) / 2


def _name(period: Period) -> str:
    counted = period.frequency is Frequency.SNAPSHOT
    return period.short.removeprefix("31 ") if counted else period.label.removeprefix("Academic year ")
