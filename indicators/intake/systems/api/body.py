"""What a request brings, JSON or CSV, as rows of text for the checks that files go through too. Pure.

Nothing of the body is trusted: it is weighed before it is unfolded, and read strictly. What makes the whole body
unreadable raises BodyRefused; what is wrong with one row only refuses that row.
"""

import csv
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO, StringIO
from itertools import chain
from typing import NoReturn

from indicators.files.columns import COLUMNS, Columns, read_headings
from indicators.files.faults import Faults, FileRefused, text_in_fault
from indicators.files.text import LONGEST_CELL, read_text
from indicators.terms.wording import did_you_mean

MOST_ROWS = 10_000
MOST_STRINGS, MOST_VALUES = 24 * (MOST_ROWS + 1), 12 * (MOST_ROWS + 1)
LONGEST_REASON = 300
MEMBERS = ("figures", "reason")
_NUMBERS = ("numerator", "denominator", "value")
# Unclosed strings run to the end, so that no text is gone through twice
_STRINGS = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)', re.DOTALL)
_NOT_STORABLE = re.compile("[\x00\ud800-\udfff]")
_SHAPE = 'Send {"figures": [{"indicator": ..., "period": ..., "value": ...}]}.'


class BodyRefused(Exception):
    """Nothing of the body can be used. `too_large` where it is only too much at once."""

    def __init__(self, problem: str, remedy: str, *, too_large: bool = False) -> None:
        super().__init__(f"{problem} {remedy}".strip())
        self.too_large = too_large


@dataclass(frozen=True)
class SentRow:
    """One row as it was sent. `cells` are in the order of `intake.columns.COLUMNS`; `faults` are (problem, remedy).

    `number` counts JSON's figures from 1, and CSV's rows as a spreadsheet does, the headings being row 1.
    """

    number: int
    cells: tuple[str, ...]
    faults: tuple[tuple[str, str], ...] = ()

    def cell(self, column: str) -> str:
        return self.cells[COLUMNS.index(column)]


@dataclass(frozen=True)
class Sent:
    rows: tuple[SentRow, ...]
    reason: str = ""


class _Members(dict[str, object]):
    """A JSON object that knows which of its names it was given twice."""

    twice: tuple[str, ...] = ()


class _Numeral(str):
    """A JSON number as it was written: its decimals say how far it was rounded."""

    __slots__ = ()


def read_json(body: bytes) -> Sent:
    """Raises BodyRefused for what is no JSON of the shape described in docs/api.md, or holds too many figures."""
    _weigh(body)
    try:
        found = json.loads(
            body.decode("utf-8"),
            object_pairs_hook=_members,
            parse_int=_Numeral,
            parse_float=_Numeral,
            parse_constant=_constant,
        )
    except UnicodeDecodeError:
        raise BodyRefused(*_NOT_UTF8) from None
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise BodyRefused(f"The body is not JSON: {error.msg} ({place}).", _SHAPE) from None
    except RecursionError:
        raise BodyRefused("The body is nested too deeply.", _SHAPE) from None
    return _sent(found)


def read_csv(body: bytes, reason: str = "") -> Sent:
    """Rows below a row of headings, see docs/data-flow.md. Raises BodyRefused for what is no such table in UTF-8."""
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        raise BodyRefused(*_NOT_UTF8) from None
    faults = Faults()
    try:
        rows = ((n, cells) for n, cells in read_text(BytesIO(body)) if any(cell.strip() for cell in cells))
        number, headings = next(rows, (1, []))
        columns = read_headings(number, headings, faults)
        if columns is None:
            raise FileRefused(faults)
        found: list[SentRow] = []
        for number, cells in rows:
            if len(found) == MOST_ROWS:
                _too_many()
            found.append(_csv_row(number, cells, columns))
    except FileRefused as refused:
        raise BodyRefused(" ".join(map(str, refused.faults)), "") from None
    return _checked(Sent(tuple(found), _reason(reason)))


def to_csv(rows: Sequence[Mapping[str, str]]) -> str:
    """The rows as CSV with every column: the inverse of `read_csv`, for examples and tests."""
    text = StringIO()
    writer = csv.DictWriter(text, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


_NOT_UTF8 = ("The body is not UTF-8.", "Write it in UTF-8.")


def _weigh(body: bytes) -> None:
    """Refuse what would take much memory once unfolded: counted outside its strings, before anything is built."""
    objects = lists = values = end = 0
    for strings, found in enumerate(chain(_STRINGS.finditer(body), [None]), 1):
        start = found.start() if found else len(body)
        objects += body.count(b"{", end, start)
        lists += body.count(b"[", end, start)
        values += body.count(b",", end, start)
        end = found.end() if found else start
        if objects > MOST_ROWS + 1:
            _too_many()
        if lists > 1:
            raise BodyRefused("There is more than one list: only figures holds one.", _SHAPE)
        if strings > MOST_STRINGS or values > MOST_VALUES:
            raise BodyRefused(
                "There are more names and values than any figures need.", _SHAPE, too_large=True
            )


def _too_many() -> NoReturn:
    raise BodyRefused(
        f"The request brings more than {MOST_ROWS:,} figures.",
        "Send them in several requests.",
        too_large=True,
    )


def _members(pairs: list[tuple[str, object]]) -> _Members:
    members = _Members(pairs)
    if len(members) < len(pairs):
        names = [name for name, _ in pairs]
        members.twice = tuple(name for name in members if names.count(name) > 1)
    return members


def _constant(name: str) -> NoReturn:
    raise BodyRefused(f"{name} is no number of JSON.", "Leave the value out and send a symbol that says why.")


def _sent(found: object) -> Sent:
    if not isinstance(found, _Members):
        raise BodyRefused("The body is not a JSON object.", _SHAPE)
    if found.twice:
        raise BodyRefused(f'"{text_in_fault(found.twice[0])}" is there twice.', "Leave one of the two out.")
    unknown = [name for name in found if name not in MEMBERS]
    if unknown:
        remedy = did_you_mean(unknown[0], MEMBERS) or f"The members are {' and '.join(MEMBERS)}."
        raise BodyRefused(f'There is no member "{text_in_fault(unknown[0])}".', remedy)
    figures, reason = found.get("figures"), found.get("reason", "")
    if not isinstance(figures, list):
        raise BodyRefused("There is no list of figures.", _SHAPE)
    if not isinstance(reason, str) or isinstance(reason, _Numeral):
        raise BodyRefused("The reason is not text.", "Send one sentence in quotation marks.")
    return _checked(
        Sent(tuple(_json_row(number, one) for number, one in enumerate(figures, 1)), _reason(reason))
    )


def _checked(sent: Sent) -> Sent:
    if not sent.rows:
        raise BodyRefused("There are no figures in the request.", _SHAPE)
    return sent


def _reason(text: str) -> str:
    """One line of characters that can be shown and kept."""
    tidy = " ".join("".join(each if each.isprintable() else " " for each in text).split())
    if len(tidy) > LONGEST_REASON:
        raise BodyRefused(
            f"The reason has {len(tidy):,} characters.", f"Shorten it to {LONGEST_REASON} characters."
        )
    return tidy


def _json_row(number: int, found: object) -> SentRow:
    if not isinstance(found, _Members):
        fault = ("This is not a JSON object.", "Send an object with indicator, period and the figure.")
        return SentRow(number, ("",) * len(COLUMNS), (fault,))
    faults = [
        (f'"{text_in_fault(name)}" is there twice.', "Leave one of the two out.") for name in found.twice
    ]
    for name in found:
        if name not in COLUMNS:
            remedy = did_you_mean(name, COLUMNS) or f"The names are {', '.join(COLUMNS)}."
            faults.append((f'There is no column "{text_in_fault(name)}".', remedy))
    cells = []
    for column in COLUMNS:
        text, problem = _text_of(column, found.get(column))
        cells.append(text)
        if problem:
            faults.append(problem)
    return SentRow(number, tuple(cells), tuple(faults))


def _text_of(column: str, value: object) -> tuple[str, tuple[str, str] | None]:
    """A member as the text of its cell; null is an empty cell."""
    if value is None:
        return "", None
    if isinstance(value, _Numeral) and column not in _NUMBERS:
        return "", (f"{column.capitalize()} is a number, and should be text.", "Put it in quotation marks.")
    if not isinstance(value, str):
        kind = "text or a number" if column in _NUMBERS else "text"
        return "", (f"{column.capitalize()} is not {kind}.", f"Send {kind}.")
    return _storable(column, str(value))


def _storable(column: str, text: str) -> tuple[str, tuple[str, str] | None]:
    if len(text) > LONGEST_CELL:
        return "", (f"{column.capitalize()} has {len(text):,} characters.", "Shorten it.")
    if _NOT_STORABLE.search(text):
        return "", (f"{column.capitalize()} holds characters that are no text.", "Take them out.")
    return text, None


def _csv_row(number: int, cells: Sequence[str], columns: Columns) -> SentRow:
    faults = []
    if columns.too_many(cells):
        remedy = 'A comma within a cell divides it: write "1,012" and text with commas in quotation marks, or 1012.'
        faults.append(("The row has more cells than there are headings.", remedy))
    texts = [cells[place] if 0 <= place < len(cells) else "" for place in columns.places]
    kept = []
    for column, text in zip(COLUMNS, texts, strict=True):
        storable, fault = _storable(column, text)
        kept.append(storable)
        if fault:
            faults.append(fault)
    return SentRow(number, tuple(kept), tuple(faults))
