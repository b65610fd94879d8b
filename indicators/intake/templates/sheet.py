"""The workbook that a section's figures are typed into away from the site: its rows, columns and rules. Pure.

Its columns are those that a file is read by (`indicators.files.columns`), with some beside them for people. Two
writers turn it into XLSX and ODS.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import NamedTuple

from indicators.amounts.amounts import ReportedFigure
from indicators.amounts.cells import CellKey
from indicators.amounts.numbers import LARGEST, Number
from indicators.amounts.typed import read_typed
from indicators.amounts.words import typed_words
from indicators.checks.facts import CheckedCell
from indicators.files.columns import OF_TEMPLATES, WORDS
from indicators.terms.safe_cells import safe_text
from indicators.terms.targets import TargetInForce, target_now
from indicators.terms.vocabulary import MAY_BE_NEGATIVE, SYMBOL_MEANINGS, SYMBOLS_OFFERED, FigureStatus, Unit
from indicators.terms.wording import display_value

NUMBERS = ("numerator", "denominator", "value")
INPUTS = (*NUMBERS, "symbol", "status", "note", *WORDS)
TITLE, LABEL, COUNTED, OUT_OF, PREVIOUS, YEAR_BEFORE, TARGET, SO_FAR = OF_TEMPLATES
# What a row is comes first, then its past, then what is typed; the codes by which it is read back come last.
COLUMNS = (
    *(TITLE, LABEL, "period", COUNTED, OUT_OF, PREVIOUS, YEAR_BEFORE, TARGET, SO_FAR),
    *INPUTS,
    *("indicator", "category"),
)
FROZEN = 2  # columns that stay in sight
WIDTHS = {
    TITLE: 38,
    LABEL: 22,
    "period": 18,
    COUNTED: 26,
    OUT_OF: 26,
    SO_FAR: 24,
    "note": 40,
    "answer": 40,
    "commentary": 60,
    "indicator": 24,
    "category": 20,
}
USUAL_WIDTH = 13
LINE_HEIGHT = 15  # points
FIGURES, GUIDE = "Figures", "How to fill it in"
NUMBER_WRONG = "Digits only, such as 47 or 8.3. Percentages as 79, without the per cent sign."
SYMBOL_WRONG = "Choose one of the list. Leave it empty where there is a number."
STATUS_WRONG = "Choose provisional or final. Empty means final."


class Rule(NamedTuple):
    """Which numbers an input takes."""

    least: float
    most: float


@dataclass(frozen=True)
class SheetRow:
    """`cells` go with COLUMNS; numbers are numbers. A locked row stands recorded: it is shown, not filled in.

    `part`: it is one of a breakdown, with which no commentary goes.
    """

    cells: tuple[str | float | None, ...]
    locked: bool
    rules: Mapping[str, Rule]
    part: bool = False

    def takes(self, column: str) -> bool:
        """Whether somebody may type there."""
        return not self.locked and column in INPUTS and not (self.part and column == "commentary")


@dataclass(frozen=True)
class Template:
    title: str
    rows: Sequence[SheetRow]
    guide: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class About:
    """What the workbook is of, in words."""

    council: str
    section: str
    period: str
    illustrative: bool


def template_of(
    about: About,
    cells: Sequence[CheckedCell],
    locked: Set[CellKey],
    targets: Mapping[int, TargetInForce],
    codes: Mapping[int, str],
) -> Template:
    """`codes` holds the categories' codes by primary key; `targets` those in force by indicator."""
    rows = [_row(cell, cell.key in locked, targets, codes) for cell in cells]
    title = safe_text(f"{about.section}, {about.period}")
    return Template(title, rows, [(safe_text(name), safe_text(words)) for name, words in _guide(about)])


def heading(column: str) -> str:
    """As it stands in the sheet; capitals do not matter when it is read back."""
    return column.capitalize()


def width_of(column: str) -> int:
    """In characters."""
    return WIDTHS.get(column, USUAL_WIDTH)


def lines_of(cells: Sequence[str | float | None]) -> int:
    """How many lines the highest cell of a row takes. Said in the file, since not every office program works it out."""
    return max(
        sum(-(-max(1, len(line)) // width_of(column)) for line in cell.split("\n"))
        if isinstance(cell, str)
        else 1
        for column, cell in zip(COLUMNS, cells, strict=True)
    )


def _row(
    cell: CheckedCell, locked: bool, targets: Mapping[int, TargetInForce], codes: Mapping[int, str]
) -> SheetRow:
    indicator, category, typed = cell.indicator, cell.category, cell.typed
    target = targets.get(indicator.id) if category is None else None
    shown: dict[str, str | float | None] = {
        TITLE: indicator.title,
        LABEL: category.label if category else "",
        "period": cell.key.period.label,
        COUNTED: indicator.words.numerator,
        OUT_OF: indicator.words.denominator,
        PREVIOUS: _figure(cell.previous, cell),
        YEAR_BEFORE: _figure(cell.year_before, cell),
        TARGET: target_now(target, indicator.unit, indicator.decimals, indicator.polarity) if target else "",
        SO_FAR: typed_words(typed, indicator.unit, indicator.decimals),
        **{column: _number(getattr(typed, column)) for column in NUMBERS},
        "symbol": typed.symbol,
        "status": typed.status if typed.has_figure else "",
        "note": typed.note,
        "answer": typed.answer,
        "commentary": typed.commentary,
        "indicator": indicator.code,
        "category": codes.get(category.id, "") if category else "",
    }
    cells = tuple(safe_text(one) if isinstance(one, str) else one for one in map(shown.get, COLUMNS))
    return SheetRow(cells, locked, _rules(indicator.unit), category is not None)


def _number(text: str) -> str | float | None:
    """The number that was typed, or the text where it is none."""
    read = read_typed(text)
    if isinstance(read, Number):
        return read.value
    return text or None


def _figure(figure: ReportedFigure | None, cell: CheckedCell) -> str:
    if figure is None:
        return ""
    amounts = figure.amounts
    if amounts.value is None:
        return SYMBOL_MEANINGS.get(amounts.symbol, "")
    return display_value(amounts.value, cell.indicator.unit, cell.indicator.decimals)


def _rules(unit: Unit) -> dict[str, Rule]:
    least = -LARGEST if unit in MAY_BE_NEGATIVE else 0
    most = 100 if unit is Unit.PERCENT else LARGEST
    return {"numerator": Rule(least, LARGEST), "denominator": Rule(0, LARGEST), "value": Rule(least, most)}


def _guide(about: About) -> list[tuple[str, str]]:
    made_up = "Illustrative data: the figures are made up" if about.illustrative else ""
    lines = [
        ("Council", about.council),
        ("Section", about.section),
        ("Period", about.period),
        ("Data", made_up),
        (
            "What to fill in",
            "The white cells: numerator and denominator, or the value, or a symbol. The rest is locked.",
        ),
        (
            "Value",
            "Worked out where numerator and denominator are there: leave it empty then. Write 79, not 79%.",
        ),
        ("Empty rows", "Are not entered yet. Nothing is taken away by leaving a row empty."),
        ("Grey rows", "Stand recorded. They are corrected on the site, with the reason."),
        ("Note", "Up to 500 characters, shown with the figure. Never a child's name."),
        ("Answer", "To a query of the checks: what happened. Read by whoever approves."),
        (
            "Commentary",
            "For councillors, some 80 words: what it shows, why, what is being done. With totals alone.",
        ),
        ("Status", f"{FigureStatus.PROVISIONAL.value} or {FigureStatus.FINAL.value}. Empty means final."),
        ("Bring it back", "Save it as it is (.xlsx, .ods or CSV UTF-8) and bring it in under Enter figures."),
        *((f"Symbol {symbol}", SYMBOL_MEANINGS[symbol].capitalize()) for symbol in SYMBOLS_OFFERED),
        ("Symbol p", "Say in the note when it is expected, such as: expected Quarter 4 2025/26."),
    ]
    return [line for line in lines if line[1]]
