"""What became of each row: as the sender is told, and as officers are. Pure.

A token can send and cannot read, so the sender is told nothing that depends on a figure that is stored: whether a
figure was there already, was another, or goes with its neighbours, the council's own pages say.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum


class Outcome(StrEnum):
    ENTERED = "entered"
    RECORDED = "recorded"
    LEFT = "left"
    REFUSED = "refused"


MEANINGS = {
    Outcome.ENTERED: "stands in its section of the collection calendar, where an officer checks and submits it",
    Outcome.RECORDED: "recorded at once, because no section of the calendar holds it",
    Outcome.LEFT: "not taken, because people are at work on it: somebody typed a figure, or it waits for approval",
    Outcome.REFUSED: "not taken, because something is wrong with the row",
}


class Change(StrEnum):
    """What a row that was taken did, where that is not plain from its outcome."""

    REVISED = "revised"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class RowAnswer:
    """`change` and `asked`, what the checks ask about a figure that was taken, are for the council's officers."""

    row: int
    indicator: str
    period: str
    outcome: Outcome
    problem: str = ""
    remedy: str = ""
    change: Change | None = None
    asked: tuple[str, ...] = ()

    def refused(self, problem: str, remedy: str) -> "RowAnswer":
        return replace(self, outcome=Outcome.REFUSED, problem=problem, remedy=remedy, asked=())

    def as_json(self) -> dict[str, object]:
        told: dict[str, object] = {
            "row": self.row,
            "indicator": self.indicator,
            "period": self.period,
            "outcome": str(self.outcome),
        }
        if self.problem:
            told |= {"problem": self.problem, "remedy": self.remedy}
        return told


def counts_of(answers: Iterable[RowAnswer]) -> dict[str, int]:
    """How many rows came to each outcome, nought included."""
    found = Counter(answer.outcome for answer in answers)
    return {str(outcome): found[outcome] for outcome in Outcome}


def counts_for_officers(answers: Iterable[RowAnswer]) -> dict[str, int]:
    """The same with what changed nothing and what revised a figure counted apart."""
    found = Counter(str(answer.change or answer.outcome) for answer in answers)
    return {name: found[name] for name in map(str, (*Outcome, *Change))}


def summary(answers: Sequence[RowAnswer]) -> dict[str, object]:
    """The whole answer: counts, then every row in the order in which it came."""
    return {
        "received": len(answers),
        **counts_of(answers),
        "figures": [answer.as_json() for answer in answers],
    }
