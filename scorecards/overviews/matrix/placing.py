"""Where a measure stands by its change and by its target. From the row as it was frozen, so that an edition's page
never says another thing than its measures do. Pure.

Whether a target will be met is told by the usual range alone, and so only where a process chart decided: figures
counted on a day or over a year depend on the one before, and their range would be drawn too narrow.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from indicators.statistics.process_chart import ProcessLimits, assurance
from indicators.terms.vocabulary import Polarity
from scorecards.payload import Limits, RowShown, TargetShown

Changed = Literal["worse", "same", "better", "other", "few"]
Prospect = Literal["misses", "either", "meets", "unknown"]
Apart = Literal["no target", "no figure", "hidden"]

CHANGES: tuple[Changed, ...] = ("worse", "same", "better", "other", "few")
PROSPECTS: tuple[Prospect, ...] = ("misses", "either", "meets", "unknown")
APART: tuple[Apart, ...] = ("no target", "no figure", "hidden")

_CHANGED: dict[str, Changed] = {
    "worse": "worse",
    "same": "same",
    "better": "better",
    "neutral": "other",
    "few": "few",
}
_PROSPECTS: dict[str | None, Prospect] = {
    "consistently misses": "misses",
    "hit or miss": "either",
    "consistently meets": "meets",
}


@dataclass(frozen=True)
class Placed:
    """The rows of each cell by its change and prospect, and those that stand apart, by why. Each row once."""

    cells: dict[tuple[Changed, Prospect], list[RowShown]]
    apart: dict[Apart, list[RowShown]]

    @property
    def judged(self) -> int:
        return sum(map(len, self.cells.values()))

    def changed(self, change: Changed) -> int:
        return sum(len(rows) for (one, _), rows in self.cells.items() if one == change)

    def expected(self, prospect: Prospect) -> int:
        return sum(len(rows) for (_, one), rows in self.cells.items() if one == prospect)


def placed(rows: Iterable[RowShown]) -> Placed:
    found = Placed({}, {})
    for row in rows:
        if reason := why_apart(row):
            found.apart.setdefault(reason, []).append(row)
        else:
            found.cells.setdefault((change_of(row), prospect_of(row)), []).append(row)
    return found


def why_apart(row: RowShown) -> Apart | None:
    """Why a row cannot be set beside a target, as the scorecard counts it; None where it can.

    A draft judges no figure that will be hidden.
    """
    status = row["target"]["status"]
    if status == "hidden":
        return "hidden"
    if status == "no_figure" or row["latest"]["value"] is None:
        return "no figure"
    return "no target" if row["target"]["value"] is None else None


def change_of(row: RowShown) -> Changed:
    return _CHANGED[row["verdict"]["kind"]]


def prospect_of(row: RowShown) -> Prospect:
    """ "unknown" where no process chart decided; editions from before its rule was kept do not say which did."""
    limits, target = row["limits"], row["target"]
    if limits is None or row["verdict"].get("method") != "process chart":
        return "unknown"
    if row["polarity"] == "range":
        return within_range(limits, target)
    edge = target["value"]
    if edge is None:
        return "unknown"
    mean, lower, upper = limits["mean"], limits["lower"], limits["upper"]
    return _PROSPECTS.get(
        assurance(ProcessLimits(mean, lower, upper, lower, upper), edge, Polarity(row["polarity"])), "unknown"
    )


def within_range(limits: Limits, target: TargetShown) -> Prospect:
    """Of a target that is a range: its edges are part of it."""
    low, high = target["value"], target.get("upper")
    if low is None or high is None:
        return "unknown"
    if limits["upper"] < low or limits["lower"] > high:
        return "misses"
    return "meets" if low <= limits["lower"] and limits["upper"] <= high else "either"
