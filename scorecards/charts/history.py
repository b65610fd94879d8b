"""What the large charts draw, worked out once from a row: own figures, annual comparators, range, target, axes."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from indicators.terms.vocabulary import Basis
from scorecards.charts.comparators import Comparators, beside, comparators_of, days_of
from scorecards.charts.optimum import Optimum, optimum_of
from scorecards.charts.scale import Axis, axis_for
from scorecards.charts.series import (
    WITHIN_A_YEAR,
    Run,
    basis_of,
    breaks_within,
    cell_value,
    drawable,
    period_of,
    place_after,
    runs,
    span_of,
)
from scorecards.payload import Break, CellShown, Limits, RowShown

SHORTEST_HISTORY = timedelta(days=5 * 365)  # annual comparators are shown at least this far back
FEWEST_FIGURES = 2  # one figure is no course: words say it better than a grid
_ANY_DAY = date(2000, 1, 1).toordinal()  # where a row holds no date at all


@dataclass(frozen=True)
class History:
    """The drawable content of a row. Days are ordinals (`date.toordinal`).

    `days` holds where each cell stands: at the end of its period where it was counted that day or counts back beyond
    the period, else in the middle of it. `since` is the place of the first cell after the last break.
    """

    cells: list[CellShown]
    breaks: list[Break]
    since: int
    runs: list[Run]
    days: list[float]
    first: float
    last: float
    annual: Comparators
    on_a_day: bool  # whether the comparators are counts on one day
    target: float | None  # of a range its lower edge
    target_upper: float | None
    optimum: Optimum | None
    likely: tuple[float, float] | None  # of the latest figure, where it comes from a sample
    limits: Limits | None
    limits_from: float
    axis: Axis

    @property
    def drawn(self) -> bool:
        """Whether there is a course to draw at all."""
        return sum(len(run.points) for run in self.runs) >= FEWEST_FIGURES

    @property
    def break_days(self) -> list[int]:
        return [ordinal(a_break["start"]) for a_break in self.breaks]


def history(row: RowShown) -> History:
    cells, basis = row["series"], basis_of(row)
    breaks = breaks_within(cells, row["breaks"], basis)
    found = runs(cells, breaks, basis)
    days = [_stands_at(cell, basis) for cell in cells]
    first, last = _reach(row, days)
    annual = comparators_of(row, first, last)
    limits, optimum, likely = _limits(row), optimum_of(row), _likely(row)
    target, upper = drawable(row["target"]["value"]), drawable(row["target"].get("upper"))
    values = [value for run in found for _, value in run.points] + annual.values
    values += [edge for edge in (target, upper) if edge is not None]
    values += [limits["lower"], limits["upper"]] if limits else []
    values += [*_room_for(optimum, values), *(likely or ())]
    since = place_after(cells, breaks[-1], basis) if breaks else 0
    current_from = ordinal(cells[since]["start"]) if 0 < since < len(cells) else first
    return History(
        cells, breaks, since, found, days, first, last, annual, beside(row) == "day", target, upper, optimum, likely,
        limits, max(first, current_from), axis_for(values, row["unit"]),
    )  # fmt: skip


def ordinal(iso: str) -> int:
    return date.fromisoformat(iso).toordinal()


def value_on(content: History, day: float) -> float | None:
    """Where our line runs on a day; None where no line is drawn across it."""
    for run in content.runs:
        for (one, before), (other, after) in pairwise(run.points):
            start, end = content.days[one], content.days[other]
            if start <= day <= end:
                return before + (after - before) * (day - start) / (end - start)
    return None


def cell_days(cell: CellShown) -> tuple[int, int]:
    """First and last day of the cell's period, as ordinals."""
    first, last = span_of(cell)
    return ordinal(first), ordinal(last)


def _stands_at(cell: CellShown, basis: Basis | None) -> float:
    """A figure of the last 12 months is known on their last day: drawn in mid-quarter it would come before meetings
    whose quarter it is of."""
    start, end = cell_days(cell)
    period = period_of(cell["period"])
    within = period is not None and period.frequency in WITHIN_A_YEAR
    counts_back = within and basis in (Basis.ROLLING, Basis.YEAR_TO_DATE)
    return float(end) if basis is Basis.POINT or counts_back else (start + end) / 2


def _reach(row: RowShown, days: list[float]) -> tuple[float, float]:
    """First and last day drawn: the own series, to the last day of its last period, and at least five years where
    comparators go back that far."""
    kind = beside(row)
    spans = [days_of(point, kind) for point in row["annual"]] if kind != "nothing" else []
    last = float(cell_days(row["series"][-1])[1]) if days else _ANY_DAY
    if kind == "day":
        last = max([last, *(end for _, end in spans)])
    elif len(days) > 1 and days[1] - days[0] > 200:
        last += 1  # years: their stairs end on the day after
    five_years_ago = last - SHORTEST_HISTORY.days
    starts = [max(start, five_years_ago) for start, end in spans if end > five_years_ago and start < last]
    begun = cell_days(row["series"][0])[0] if days else last
    marked = [day for event in row["events"] if (day := ordinal(event["date"])) >= begun]
    first = min([*days[:1], *starts, *marked], default=last)
    if kind == "day" and starts:
        first -= (last - first) / 40  # a mark is wider than its day
    return (first, last) if last > first else (first - 45, first + 45)


def _room_for(optimum: Optimum | None, values: list[float]) -> list[float]:
    """The optimum's place on the axis, and a little below it: its line must not lie on the foot of the chart."""
    if optimum is None:
        return []
    spread = max(values, default=optimum.value) - min(values, default=optimum.value)
    return [optimum.value, optimum.value - max(spread / 20, abs(optimum.value) / 100)]


def _likely(row: RowShown) -> tuple[float, float] | None:
    """The interval of the latest figure, drawn only of a sample: there it says how far the audit reaches."""
    sample = row.get("sample")
    if not sample or cell_value(row["series"][-1]) is None:
        return None
    lower, upper = drawable(sample["lower"]), drawable(sample["upper"])
    return None if lower is None or upper is None else (lower, upper)


def _limits(row: RowShown) -> Limits | None:
    limits = row["limits"]
    if not limits or drawable(limits["lower"]) is None or drawable(limits["upper"]) is None:
        return None
    return limits
