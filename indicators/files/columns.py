"""The headings of a file of figures. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from indicators.files.faults import Faults
from indicators.terms.wording import did_you_mean

COLUMNS = ("indicator", "period", "category", "numerator", "denominator", "value", "symbol", "status", "note")
NEEDED = ("indicator", "period")
# What is written of a figure on its way, beside it: in the workbooks that go out and come back.
WORDS = ("answer", "commentary")
# Columns of the template workbook that tell whoever fills it in what a row is, and of refused rows that were taken
# away what was wrong with them. They are passed over.
OF_TEMPLATES = (
    "indicator title",
    "category label",
    "what is counted",
    "out of what",
    "previous period",
    "same period last year",
    "target",
    "typed or recorded",
)
OF_REFUSED_ROWS = ("what is wrong", "how to put it right", "row in your file")
FOR_PEOPLE = (*OF_TEMPLATES, *OF_REFUSED_ROWS)
_NUMBERS = ("value", "numerator")
# Each heading that is not known is compared with those that are: a row of 28,000 would take a web process 40 seconds
MOST_HEADINGS = 100


@dataclass(frozen=True)
class Columns:
    """Where each column stands; -1 for one the file leaves out. `passed_over` are those for people.

    `width` is the place behind the last heading; `headings` how many cells the row of headings has, some perhaps empty
    at its end. `words` are the places of WORDS. `of_workbook` is whether the rows are those of a workbook, which are
    all as wide as its widest.
    """

    places: tuple[int, ...]
    width: int
    passed_over: frozenset[int] = frozenset()
    headings: int = 0
    words: tuple[int, int] = (-1, -1)
    of_workbook: bool = False

    def too_many(self, cells: Sequence[str]) -> bool:
        """Whether a row has cells without a heading: a comma within a number or a text has divided it.

        Empty ones count too in text: what they push aside stands in the wrong columns.
        """
        if not self.of_workbook and self.headings and len(cells) > self.headings:
            return True
        return len(cells) > self.width and any(cell.strip() for cell in cells[self.width :])

    @property
    def given(self) -> frozenset[str]:
        """The names of the columns that the file has."""
        return frozenset(name for name, place in zip(COLUMNS, self.places, strict=True) if place >= 0)

    def name_at(self, place: int) -> str:
        if place in self.places:
            return COLUMNS[self.places.index(place)]
        return WORDS[self.words.index(place)] if place >= 0 and place in self.words else ""


def read_headings(row: int, cells: Sequence[str], faults: Faults) -> Columns | None:
    """Columns in any order, whatever their case and spaces; None where any is unknown, missing or there twice,
    or there are far too many."""
    before = len(faults)
    names = [_plain(cell) for cell in cells]
    while names and not names[-1]:
        names.pop()
    if len(names) > MOST_HEADINGS:
        faults.add(
            f"There are {len(names):,} columns. The most that are read are {MOST_HEADINGS}.",
            _remedy(),
            row=row,
        )
        return None
    passed_over = frozenset(place for place, name in enumerate(names) if name in _PASSED_OVER)
    for place, name in enumerate(names):
        if place in passed_over:
            continue
        if name not in COLUMNS and name not in WORDS:
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
    places = tuple(names.index(name) if name in names else -1 for name in COLUMNS)
    answer, commentary = (names.index(name) if name in names else -1 for name in WORDS)
    return Columns(places, len(names), passed_over, len(cells), (answer, commentary))


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


_PASSED_OVER = frozenset(map(_plain, FOR_PEOPLE))


def _remedy() -> str:
    return f"The columns are: {', '.join(COLUMNS)}."
