"""What the large charts draw, worked out once from a row: own figures, annual comparators, range, target, axes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from scorecards.charts.scale import Axis, axis_for
from scorecards.charts.series import Run, breaks_within, drawable, period_of, place_after, runs
from scorecards.payload import AnnualPoint, Break, CellShown, Limits, RowShown

SHORTEST_HISTORY = timedelta(days=5 * 365)  # annual comparators are shown at least this far back
_A_YEAR = timedelta(days=364)
_ANY_DAY = date(2000, 1, 1).toordinal()  # where a row holds no date at all


@dataclass(frozen=True)
class Step:
    """One year of a comparator that is published once a year; days as ordinals, `end` the day after the last."""

    label: str
    start: int
    end: int
    value: float


@dataclass(frozen=True)
class History:
    """The drawable content of a row. Days are ordinals (`date.toordinal`); `days` holds each cell's middle."""

    cells: list[CellShown]
    breaks: list[Break]
    runs: list[Run]
    days: list[float]
    first: float
    last: float
    lower: list[Step]
    median: list[Step]
    upper: list[Step]
    england: list[Step]
    target: float | None
    limits: Limits | None
    limits_from: float
    axis: Axis


def history(row: RowShown) -> History:
    cells = row["series"]
    breaks = breaks_within(cells, row["breaks"])
    found = runs(cells, breaks)
    days = [_middle(cell) for cell in cells]
    first, last = _reach(cells, days, row["annual"])
    steps = [_steps(row["annual"], first, last, reader) for reader in _READERS]
    limits, target = _limits(row), drawable(row["target"]["value"])
    values = [value for run in found for _, value in run.points] + [s.value for kind in steps for s in kind]
    values += [target] if target is not None else []
    values += [limits["lower"], limits["upper"]] if limits else []
    current_from = _day(cells[place_after(cells, breaks[-1])]["start"]) if breaks else first
    lower, median, upper, england = steps
    return History(
        cells, breaks, found, days, first, last, lower, median, upper, england, target, limits,
        max(first, current_from), axis_for(values, row["unit"]),
    )  # fmt: skip


def axis_note(row: RowShown) -> str:
    """ "Axis starts at 6%.", or "" where it starts at zero."""
    axis = history(row).axis
    return "" if axis.low == 0 else f"Axis starts at {axis.labels[0]}."


_READERS: tuple[Callable[[AnnualPoint], float | None], ...] = (
    lambda point: point["lower_quartile"],
    lambda point: point["median"],
    lambda point: point["upper_quartile"],
    lambda point: point["england"],
)


def _day(iso: str) -> int:
    return date.fromisoformat(iso).toordinal()


def cell_days(cell: CellShown) -> tuple[int, int]:
    """First and last day of the cell's period, as ordinals."""
    start, period = _day(cell["start"]), period_of(cell["period"])
    return start, period.end.toordinal() if period else start


def _middle(cell: CellShown) -> float:
    start, end = cell_days(cell)
    return (start + end) / 2


def year_days(point: AnnualPoint) -> tuple[int, int]:
    """The days a year's value stands for, the end one day on; a count at 31 March stands for the year before it."""
    start, end = date.fromisoformat(point["start"]), date.fromisoformat(point["end"])
    if end - start < _A_YEAR / 2:
        start = end - _A_YEAR
    return start.toordinal(), end.toordinal() + 1


def _reach(cells: list[CellShown], days: list[float], annual: list[AnnualPoint]) -> tuple[float, float]:
    """First and last day drawn: the own series, and at least five years where comparators go back that far."""
    spans = [year_days(point) for point in annual]
    last = days[-1] if days else max((end for _, end in spans), default=_ANY_DAY)
    if len(days) > 1 and days[1] - days[0] > 200:
        last = max(last, cell_days(cells[-1])[1] + 1)  # years: show the last one whole
    five_years_ago = last - SHORTEST_HISTORY.days
    starts = [max(start, five_years_ago) for start, end in spans if end > five_years_ago and start < last]
    first = min([*days[:1], *starts], default=last)
    return (first, last) if last > first else (first - 45, first + 45)


def _steps(
    annual: list[AnnualPoint], first: float, last: float, read: Callable[[AnnualPoint], float | None]
) -> list[Step]:
    found = []
    for point in annual:
        value, (start, end) = drawable(read(point)), year_days(point)
        if value is not None and end > first and start < last:
            found.append(Step(point["label"], start, end, value))
    return sorted(found, key=lambda step: step.start)


def _limits(row: RowShown) -> Limits | None:
    limits = row["limits"]
    if not limits or drawable(limits["lower"]) is None or drawable(limits["upper"]) is None:
        return None
    return limits
