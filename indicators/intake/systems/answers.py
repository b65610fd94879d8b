"""What became of each row, as the sender is told. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum


class Outcome(StrEnum):
    ENTERED = "entered"
    RECORDED = "recorded"
    REVISED = "revised"
    UNCHANGED = "unchanged"
    LEFT = "left"
    REFUSED = "refused"


MEANINGS = {
    Outcome.ENTERED: "stands in its section of the collection calendar, where an officer checks and submits it",
    Outcome.RECORDED: "recorded at once, because no section of the calendar holds it",
    Outcome.REVISED: "recorded as a revision of a figure that stood recorded; the earlier one stays visible",
    Outcome.UNCHANGED: "the same figure stood there already",
    Outcome.LEFT: "not taken, because people are at work on it: another figure was typed, or it waits for approval",
    Outcome.REFUSED: "not taken, because something is wrong with the row",
}


@dataclass(frozen=True)
class RowAnswer:
    """`queries` are what the checks ask about a figure that was taken; an officer answers them."""

    row: int
    indicator: str
    period: str
    outcome: Outcome
    problem: str = ""
    remedy: str = ""
    queries: tuple[str, ...] = ()

    def refused(self, problem: str, remedy: str) -> "RowAnswer":
        return replace(self, outcome=Outcome.REFUSED, problem=problem, remedy=remedy, queries=())

    def as_json(self) -> dict[str, object]:
        told: dict[str, object] = {
            "row": self.row,
            "indicator": self.indicator,
            "period": self.period,
            "outcome": str(self.outcome),
        }
        if self.problem:
            told |= {"problem": self.problem, "remedy": self.remedy}
        if self.queries:
            told["queries"] = list(self.queries)
        return told


def counts_of(answers: Iterable[RowAnswer]) -> dict[str, int]:
    """How many rows came to each outcome, nought included."""
    found = Counter(answer.outcome for answer in answers)
    return {str(outcome): found[outcome] for outcome in Outcome}


def summary(answers: Sequence[RowAnswer]) -> dict[str, object]:
    """The whole answer: counts, then every row in the order in which it came."""
    return {
        "received": len(answers),
        **counts_of(answers),
        "figures": [answer.as_json() for answer in answers],
    }
