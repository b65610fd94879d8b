"""Checking one row of a file of figures: every cell for itself, then against each other. Pure."""

import re
from collections.abc import Sequence
from functools import lru_cache

from indicators.amounts.amounts import Amounts, ReportedFigure
from indicators.amounts.cells import CellKey
from indicators.amounts.derivation import Given, problem_with, value_of
from indicators.amounts.numbers import FORMULA_REMEDY, Number, NumberFault, is_formula, read_number
from indicators.amounts.promises import expected_period
from indicators.amounts.typed import commas_of, misplaced_sign, read_typed
from indicators.amounts.written_symbols import symbol_offer, symbol_read, with_marks_as_symbols
from indicators.catalogue.facts import IndicatorFacts
from indicators.catalogue.known_indicators import CODES_LISTED, Catalogue, KnownIndicator
from indicators.files.cell_texts import checked_texts
from indicators.files.columns import COLUMNS, Columns
from indicators.files.faults import Fault, Faults
from indicators.terms.periods import Frequency, Period, PeriodError
from indicators.terms.safe_cells import as_written
from indicators.terms.vocabulary import SYMBOL_MEANINGS, FigureStatus, Symbol, Unit
from indicators.terms.wording import did_you_mean
from indicators.terms.written_periods import parse_period

LONGEST_NOTE = 500
LONGEST_WORDS = {"answer": 500, "commentary": 3_000}
# Each costs 20 ms against a council's whole catalogue: 5,000 would hold a web process for two minutes
MOST_LIKENED, LONGEST_NAME = 40, 250
_SYMBOLS = {symbol.value: symbol.value for symbol in Symbol} | {"": ""}
_STATUSES = {status.value: status.value for status in FigureStatus} | {"": FigureStatus.FINAL.value}
_NUMBER_COLUMNS = ("numerator", "denominator", "value")
_FIGURE = slice(3, 7)  # numerator, denominator, value and symbol among the columns of a row
_OUR_CHARACTERS = dict.fromkeys((*range(32), 127), " ")


class RowChecker:
    """Reads rows one by one. Remembers what it has looked up, and where each cell of the council was first given.

    With `may_be_empty` a row of a form that nobody has filled in is read as one without a value and without a symbol.
    """

    def __init__(
        self, catalogue: Catalogue, columns: Columns, faults: Faults, *, may_be_empty: bool = False
    ) -> None:
        self._columns = columns
        self._faults = faults
        self._may_be_empty = may_be_empty
        self._first_rows: dict[CellKey, int] = {}
        self._decimal_comma: tuple[int, str] | None = None
        self._thousands: list[tuple[int, str, str]] = []
        self._indicator = lru_cache(maxsize=4096)(catalogue.find)
        self._catalogue = catalogue
        self._nearest: dict[str, str] = {}

    def read(self, number: int, cells: Sequence[str]) -> ReportedFigure | None:
        """The figure of row `number`, or None where the row has a fault, which is then among the faults."""
        before = len(self._faults)
        columns = self._columns
        if columns.too_many(cells):
            many = f"{len(cells)} under {columns.headings or columns.width}"
            words = f"The row has more cells than there are headings: {many}."
            self._add(number, "", "", words, _EXTRA_REMEDY)
        cells = checked_texts(number, cells, columns, self._faults)
        width = len(cells)
        texts = [as_written(cells[place].strip()) if 0 <= place < width else "" for place in columns.places]
        if not all(text.isdigit() for text in texts[_FIGURE] if text):
            texts[_FIGURE] = with_marks_as_symbols(texts[_FIGURE])
        indicator_text, period_text, category_text, _, _, _, symbol_text, status_text, note = texts
        known = self._read_indicator(number, indicator_text)
        facts = known.facts if known is not None else None
        period = self._read_period(number, period_text, facts)
        category = self._read_category(number, category_text, known)
        symbol = self._read_symbol(number, symbol_text)
        status = self._read_word(number, "status", status_text, _STATUSES)
        note = self._read_note(number, note)
        numbers, readable = self._read_numbers(number, texts[3:6], facts.unit if facts is not None else None)
        worked_out = None
        if facts is not None:
            if readable and symbol is not None:
                worked_out = self._check_numbers(number, facts, numbers, texts[3:6], symbol)
            if period is not None and (category is not None or not category_text):
                self._check_once(number, facts, category, period)
        self._check_promise(number, symbol, note)
        if len(self._faults) > before or facts is None or period is None:
            return None
        numerator, denominator = (each.value if each is not None else None for each in numbers[:2])
        amounts = Amounts(numerator, denominator, worked_out, symbol or "", status or "", note)
        return ReportedFigure(CellKey(facts.id, category, period), amounts)

    def _add(self, row: int, column: str, read: str, problem: str, remedy: str) -> None:
        self._faults.add(problem, remedy, row=row, column=column, read=read)

    def _formula(self, row: int, column: str, text: str) -> bool:
        if text and text[0] in "=+-@" and is_formula(text):
            self._add(row, column, text, "A cell may not begin with =, +, - or @.", FORMULA_REMEDY)
            return True
        return False

    def _read_indicator(self, row: int, text: str) -> KnownIndicator | None:
        known = self._indicator(text)
        if known is not None or self._formula(row, "indicator", text):
            return known
        problem = "There is no indicator of this code or title." if text else "The indicator is missing."
        self._add(row, "indicator", text, problem, self._like(text))
        return None

    def _like(self, text: str) -> str:
        """What may have been meant, for the first unknown names of a file."""
        if text not in self._nearest and len(self._nearest) < MOST_LIKENED:
            self._nearest[text] = self._catalogue.nearest(text[:LONGEST_NAME])
        return self._nearest.get(text, CODES_LISTED)

    def _read_period(self, row: int, text: str, facts: IndicatorFacts | None) -> Period | None:
        if self._formula(row, "period", text):
            return None
        period = _period(text[:200], facts.frequency if facts is not None else None)
        if isinstance(period, Period):
            return period
        self._add(row, "period", text, "This period cannot be read.", period)
        return None

    def _read_category(self, row: int, text: str, known: KnownIndicator | None) -> int | None:
        if not text or known is None or self._formula(row, "category", text):
            return None
        key = known.category(text)
        if key is None:
            problem = "This indicator has no such category."
            made = MADE_A_DATE if _DAY.match(text) else ""
            self._add(row, "category", text, problem, f"{made}{known.nearest_categories(text)}")
        return key

    def _read_symbol(self, row: int, text: str) -> str | None:
        """The symbol, also as other people write it: "[c]", "suppressed"; None where it is not known."""
        symbol = symbol_read(text)
        if symbol is None and (offer := symbol_offer(text)):
            self._add(row, "symbol", text, "This symbol is not known.", offer)
            return None
        return symbol if symbol is not None else self._read_word(row, "symbol", text, _SYMBOLS)

    def _read_word(self, row: int, column: str, text: str, words: dict[str, str]) -> str | None:
        """The word; None where it is not known, which is then among the faults."""
        word = words.get(text.casefold())
        if word is not None or self._formula(row, column, text):
            return word
        known = [known for known in words if known]
        remedy = f"{did_you_mean(text, known)} Write {', '.join(known)}, or leave it empty.".strip()
        self._add(row, column, text, f"This {column} is not known.", remedy)
        return None

    def _read_note(self, row: int, text: str) -> str:
        if text.startswith("="):
            self._add(row, "note", text, "A note may not begin with =.", "Begin it with a word.")
            return ""
        if len(text) > LONGEST_NOTE:
            problem = f"The note has {len(text):,} characters."
            self._add(row, "note", text, problem, f"Shorten it to {LONGEST_NOTE}.")
        return text if text.isprintable() else " ".join(text.translate(_OUR_CHARACTERS).split())

    def read_words(self, row: int, cells: Sequence[str]) -> tuple[str, str]:
        """The answer and the commentary of a row; too long ones are faults."""
        texts = []
        for (column, longest), place in zip(LONGEST_WORDS.items(), self._columns.words, strict=True):
            text = as_written(cells[place].strip()) if 0 <= place < len(cells) else ""
            if len(text) > longest:
                self._add(
                    row,
                    column,
                    text,
                    f"The {column} has {len(text):,} characters.",
                    f"Shorten it to {longest:,}.",
                )
            texts.append(text)
        return texts[0], texts[1]

    def _read_numbers(
        self, row: int, texts: Sequence[str], unit: Unit | None
    ) -> tuple[list[Number | None], bool]:
        """Numerator, denominator and value, and whether all three could be read."""
        numbers: list[Number | None] = []
        readable = True
        for column, text in zip(_NUMBER_COLUMNS, texts, strict=True):
            number = self._number(row, column, text, unit)
            if isinstance(number, NumberFault):
                self._add(row, column, text, number.problem, number.remedy)
                number, readable = None, False
            numbers.append(number)
        return numbers, readable

    def _number(self, row: int, column: str, text: str, unit: Unit | None) -> Number | NumberFault | None:
        if text.isascii() and text.isdigit() and not (text[0] == "0" and len(text) > 1):
            return read_number(text)  # nearly all of half a million
        if _PART_OF_A_NUMBER.fullmatch(text):
            return _DIVIDED
        if self._columns.of_workbook and "%" in text:
            return read_number(text)
        number = read_typed(text)
        if isinstance(number, Number):
            if unit is not None and (problem := misplaced_sign(text, column, unit)):
                return NumberFault(*problem)
            self._note_comma(row, column, text)
        return number

    def _note_comma(self, row: int, column: str, text: str) -> None:
        match "," in text and commas_of(text):
            case "decimal":
                self._decimal_comma = self._decimal_comma or (row, text)
            case "either":
                self._thousands.append((row, column, text))

    def doubts(self) -> list[Fault]:
        """After the last row: numbers such as "1,012" where others of the file have a decimal comma."""
        if self._decimal_comma is None:
            return []
        row, decimal = self._decimal_comma
        return [
            Fault(
                f"The comma could mean a decimal or a thousand: row {row} has {decimal}, with a decimal comma.",
                f"Write {text.replace(',', '.')} or {text.replace(',', '')}.",
                *(at, column, text),
            )
            for at, column, text in self._thousands
        ]

    def _check_numbers(
        self, row: int, facts: IndicatorFacts, numbers: list[Number | None], texts: list[str], symbol: str
    ) -> float | None:
        """The value, worked out where numerator and denominator allow it, so that it is unrounded."""
        numerator, denominator, value = numbers
        if self._may_be_empty and not symbol and not any(texts):
            return None
        if symbol:
            if value is not None or (numerator is not None and denominator is not None):
                meaning = SYMBOL_MEANINGS[symbol]
                self._add(
                    row, "symbol", symbol, f"The symbol says {meaning}, but there are numbers too.", _EITHER
                )
            return None
        given = Given(facts.unit, numerator, denominator, value)
        problem = problem_with(given)
        if problem is not None:
            read = dict(zip(_NUMBER_COLUMNS, texts, strict=True))[problem.column]
            self._add(row, problem.column, read, problem.problem, problem.remedy)
            return None
        worked_out = value_of(given)
        return worked_out if worked_out is not None or value is None else value.value

    def _check_promise(self, row: int, symbol: str | None, note: str) -> None:
        if symbol == Symbol.PROMISED and expected_period(note) is None:
            problem = "A figure that is not yet available says when it is expected."
            self._add(row, "note", note, problem, 'Write a note such as "expected Quarter 4 2018/19".')

    def _check_once(self, row: int, facts: IndicatorFacts, category: int | None, period: Period) -> None:
        first = self._first_rows.setdefault(CellKey(facts.id, category, period), row)
        if first != row:
            same = f"Row {first} already gives this indicator, period and category."
            self._add(row, "indicator", f"{facts.code}, {period.label}", same, "Keep one of the two rows.")


_EITHER = "Either leave the symbol empty, or leave the numbers empty."
_EXTRA_REMEDY = (
    'A comma within a cell divides it: write "1,012" and text with commas in quotation marks, or 1012. '
    f"Columns: {', '.join(COLUMNS)}."
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
MADE_A_DATE = "A spreadsheet makes dates of texts such as 1-4: format the cell as text and write it again. "
_PART_OF_A_NUMBER = re.compile(r"0\d+", re.ASCII)
_DIVIDED = NumberFault(
    "No number begins with a nought before other digits: a comma of thousands may have divided one.",
    'Write a number with a comma in quotation marks, "1,012", or without it, 1012.',
)


@lru_cache(maxsize=8192)
def _period(text: str, frequency: Frequency | None) -> Period | str:
    """The period, or what is wrong. "2018/19" is what the indicator counts by: a year, or its 31 March."""
    year_means = frequency if frequency in (Frequency.SNAPSHOT, Frequency.ACADEMIC_YEAR) else None
    if len(text) == 4:
        year_means = None
    try:
        return parse_period(text, year_means, counted_by=frequency)
    except PeriodError as error:
        return str(error)
