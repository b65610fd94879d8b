"""What is wrong with a file, where, and how to put it right. Pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

MOST_LISTED = 200
LONGEST_SHOWN = 60


@dataclass(frozen=True)
class Fault:
    """One thing to put right. `row` counts as a spreadsheet does, the headings being row 1; None is the whole file."""

    problem: str
    remedy: str
    row: int | None = None
    column: str = ""
    read: str = ""

    @property
    def place(self) -> str:
        """ "row 5, column value", "column vlaue", or "" where the whole file is meant."""
        parts = [
            f"row {self.row}" if self.row is not None else "",
            f"column {self.column}" if self.column else "",
        ]
        return ", ".join(filter(None, parts))

    @property
    def data(self) -> dict[str, str | int | None]:
        """As it is kept for a page."""
        return dict(vars(self))

    def __str__(self) -> str:
        read = f' (read: "{self.read}")' if self.read else ""
        place = f"{self.place}: " if self.place else ""
        return f"{place}{self.problem}{read} {self.remedy}".strip()


class Faults:
    """Gathers faults: lists the first of them and counts them all, however broken the file is."""

    def __init__(self, most: int = MOST_LISTED) -> None:
        self._most = most
        self._listed: list[Fault] = []
        self.total = 0

    def add(
        self, problem: str, remedy: str, *, row: int | None = None, column: str = "", read: str = ""
    ) -> None:
        self.total += 1
        if len(self._listed) < self._most:
            self._listed.append(Fault(problem, remedy, row, column, text_in_fault(read)))

    def extend(self, faults: Iterable[Fault]) -> None:
        for fault in faults:
            self.add(fault.problem, fault.remedy, row=fault.row, column=fault.column, read=fault.read)

    @property
    def more(self) -> int:
        """How many there are beyond those listed."""
        return self.total - len(self._listed)

    def __bool__(self) -> bool:
        return self.total > 0

    def __iter__(self) -> Iterator[Fault]:
        return iter(sorted(self._listed, key=lambda fault: fault.row or 0))

    def __len__(self) -> int:
        return self.total


class FileRefused(Exception):
    """The file cannot be used. `faults` says everything that is wrong with it; nothing of it was saved."""

    def __init__(self, faults: Faults) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults


def refusal(problem: str, remedy: str) -> FileRefused:
    """For a file that is not read any further."""
    faults = Faults()
    faults.add(problem, remedy)
    return FileRefused(faults)


def text_in_fault(text: str) -> str:
    """What was read, fit to be shown: on one line, without control characters, not too long."""
    tidy = re.sub(
        r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]+", " ", text[:400]
    )
    return tidy if len(tidy) <= LONGEST_SHOWN else f"{tidy[:LONGEST_SHOWN]}…"
