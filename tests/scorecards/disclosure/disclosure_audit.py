"""What a reader who tries can work out of rows as published: what the rules of hiding are held to."""

from collections.abc import Sequence
from dataclasses import dataclass

from scorecards.disclosure.suppression import THRESHOLD, bounds_of_hidden


@dataclass(frozen=True)
class Leak:
    """A row whose hidden cells can be narrowed to fewer values than the rule itself leaves open."""

    row: int  # place of the row, from 0
    least: float
    greatest: float

    @property
    def exact(self) -> bool:
        return self.least >= self.greatest


def audit_rows(
    rows: Sequence[tuple[Sequence[float | None], float | None]], *, threshold: int = THRESHOLD
) -> list[Leak]:
    """Tries to undo the hiding of rows as published: (cells, None where hidden; total, None where hidden)."""
    leaks = []
    for place, (cells, total) in enumerate(rows):
        hidden = [cell is None for cell in cells]
        if total is None or not any(hidden):
            continue
        least, greatest = bounds_of_hidden(cells, hidden, total)[0]
        if least >= greatest or greatest < threshold:
            leaks.append(Leak(place, least, greatest))
    return leaks
