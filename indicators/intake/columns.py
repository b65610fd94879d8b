"""The headings of a file of figures. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from indicators.intake.faults import Faults
from indicators.wording import did_you_mean

COLUMNS = ("indicator", "period", "category", "numerator", "denominator", "value", "symbol", "status", "note")
NEEDED = ("indicator", "period")
_NUMBERS = ("value", "numerator")


@dataclass(frozen=True)
class Columns:
    """Where each column stands; -1 for one the file leaves out."""

    places: tuple[int, ...]
    width: int

    def name_at(self, place: int) -> str:
        return COLUMNS[self.places.index(place)] if place in self.places else ""


def read_headings(row: int, cells: Sequence[str], faults: Faults) -> Columns | None:
    """Columns in any order, whatever their case and spaces; None where any is unknown, missing or there twice."""
    before = len(faults)
    names = [_plain(cell) for cell in cells]
    while names and not names[-1]:
        names.pop()
    for place, name in enumerate(names):
        if name not in COLUMNS:
            _add_unknown(faults, row, cells[place], place, names)
        elif name in names[:place]:
            faults.add(
                "This heading is there twice.", "Leave one of the two columns out.", row=row, column=name
            )
    for name in NEEDED:
        if name not in names:
            faults.add(f'The column "{name}" is missing.', _remedy(), row=row, column=name)
    if not any(name in names for name in _NUMBERS):
        faults.add(
            'There is neither a column "value" nor a column "numerator".', _remedy(), row=row, column="value"
        )
    if len(faults) > before:
        return None
    return Columns(tuple(names.index(name) if name in names else -1 for name in COLUMNS), len(names))


def _add_unknown(faults: Faults, row: int, heading: str, place: int, names: list[str]) -> None:
    free = [name for name in COLUMNS if name not in names]
    if not names[place]:
        faults.add(f"Column {place + 1} has no heading.", "Give it one, or take the column out.", row=row)
    else:
        remedy = did_you_mean(names[place], free) or _remedy()
        faults.add(
            "There is no column of this name.", remedy, row=row, column=heading.strip()[:40], read=heading
        )


def _plain(heading: str) -> str:
    return "".join(heading.replace("_", " ").replace("\ufeff", "").split()).casefold()


def _remedy() -> str:
    return f"The columns are: {', '.join(COLUMNS)}."
