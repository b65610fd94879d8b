"""What becomes of a pasted block: fields by row, what is left over, and what has to be asked or told. Pure.

Nothing is put into a period that its heading does not name, unless a person says so. What is pasted replaces the figure
that stood there: a number takes a symbol away, a symbol the numbers, a result alone the numbers behind the one before.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from indicators.amounts.numbers import NumberFault
from indicators.amounts.typed import LONGEST_NUMBER, read_typed
from indicators.amounts.written_symbols import symbol_said, symbols_meant
from indicators.collection.pasting.blocks import Block, Column
from indicators.collection.pasting.rows import Meant, Place, Rows, of_period
from indicators.layouts.headings.roles import Role
from indicators.terms.periods import Period
from indicators.terms.wording import count_words

IN_ORDER = ("numerator", "denominator", "value")
_MOST_NAMED = 6
_PARTS = {Role.NUMERATOR: "numerator", Role.DENOMINATOR: "denominator", Role.VALUE: "value"}


@dataclass(frozen=True)
class Line:
    """One line of the block. `key` "" where no row was found; `left` are texts that have no field."""

    title: str
    key: str
    fields: dict[str, str]
    left: list[str]
    likely: str = ""
    why: str = ""


@dataclass(frozen=True)
class Plan:
    """`asks` "" or the question that is answered before anything is filled in, with the words of its button."""

    lines: list[Line] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    asks: str = ""
    button: str = ""


class Target(NamedTuple):
    """Where the block was pasted: the place of the row on the page, and the column."""

    row: int
    column: str


def plan_of(block: Block, rows: Rows, target: Target, here: Period) -> Plan:
    here_too = {place.key.period for place in rows.places} | {here}
    figures = [at for at, column in enumerate(block.columns) if column.may_hold_figures and column.timed]
    others = [at for at in figures if block.columns[at].period not in here_too]
    asks = button = ""
    told: list[str] = []
    if others and len(others) == len(figures):
        periods = _periods(block, others)
        if len(periods) > 1:
            told = [f"The block is of {listed(periods)}, and this page of {here.label}: nothing was put in."]
            return Plan(told=told)
        asks = f"The block is of {periods[0]}, and this page of {here.label}. Nothing is put in yet."
        button, others = f"Put it into {here.label} all the same", []
    elif others:
        told.append(f"Left out, because this page is of {here.label}: {listed(_periods(block, others))}.")
    columns = _Columns(block, target.column, frozenset(others), here if asks else None)
    lines = list(_lines(columns, rows, target, here))
    return Plan(lines, [*_told_of_headings(block, columns, lines), *told], asks, button)


def _periods(block: Block, columns: Sequence[int]) -> list[str]:
    said = [block.columns[at] for at in columns]
    return list(dict.fromkeys(one.period.label if one.period else f"“{one.text}”" for one in said))


def _told_of_headings(block: Block, columns: "_Columns", lines: Sequence[Line]) -> Iterator[str]:
    if block.headings:
        rows = "The row of headings was" if len(block.headings) == 1 else "The rows of headings were"
        yield f"{rows} not pasted."
    found = sum(bool(line.key) for line in lines)
    if columns.title is not None and found:
        yield f"{count_words(found, 'titles', 'title')} found {'its row' if found == 1 else 'their rows'}."
    if names := [block.columns[at].text for at in columns.no_figures]:
        yield f"Left out, because they are no figures of this period: {listed(names)}."


class _Columns:
    """What each column of a block goes into. `as_here`: columns of another period count as of that one."""

    def __init__(self, block: Block, first: str, others: frozenset[int], as_here: Period | None) -> None:
        self.block, self.others, self.as_here = block, others, as_here
        self.title = self._title()
        # Titles find their rows, so it does not matter into which column the block was pasted.
        start = IN_ORDER.index("numerator" if self.title is not None or first not in IN_ORDER else first)
        self.no_figures: list[int] = []
        self.names: dict[int, str] = {}
        groups: dict[Period | None, list[int]] = {}
        for at, column in enumerate(block.columns):
            if at == self.title or at in others or not any(line[at] for line in block.lines):
                continue
            if column.role.left_out:
                self.no_figures.append(at)
            elif column.role is Role.NOTE:
                self.names[at] = "note" if column.text.casefold().startswith("note") else "commentary"
            elif self._is_before_title(at, column) or (column.is_title and column.role is not Role.REFERENCE):
                continue
            else:
                groups.setdefault(self.period(at), []).append(at)
        for group in groups.values():
            self._name(group, start)

    def period(self, at: int) -> Period | None:
        """None where its heading says no period."""
        column = self.block.columns[at]
        return self.as_here if self.as_here and column.timed else column.period

    def reference(self, line: Sequence[str]) -> str:
        return next((line[at] for at in range(self.title or 0) if line[at]), "")

    def _title(self) -> int | None:
        """The column that a heading calls so, else the first in which most lines have words."""
        for at, column in enumerate(self.block.columns):
            if column.role is Role.LABEL and not column.timed:
                return at
        for at, column in enumerate(self.block.columns):
            if column.role in (Role.NONE, Role.ABOUT) and not column.timed:
                titles = [line[at] for line in self.block.lines if _is_title(line[at])]
                # "Under 5" is a band among other titles, and a mark among numbers.
                words = any(not symbols_meant(title) for title in titles)
                if words and len(titles) * 2 > len(self.block.lines):
                    return at
        return None

    def _is_before_title(self, at: int, column: Column) -> bool:
        return self.title is not None and at < self.title and not column.timed

    def _name(self, group: Sequence[int], start: int) -> None:
        """By their headings; those without words for it in their order, a column of percentages as results."""
        taken: set[str] = set()
        for at in group:
            role = self.block.columns[at].role
            name = "numerator" if role is Role.REFERENCE else _PARTS.get(role, "")
            if name and name not in taken:
                self.names[at] = name
                taken.add(name)
        place = start
        for at in group:
            if at in self.names or self.block.columns[at].role is not Role.NONE:
                continue
            if "value" not in taken and any(line[at].endswith("%") for line in self.block.lines):
                name = "value"
            else:
                while place < len(IN_ORDER) and IN_ORDER[place] in taken:
                    place += 1
                # A third column without a heading is a result only where the page has a field for it.
                name = "" if place >= len(IN_ORDER) else IN_ORDER[place].replace("value", "result")
                place += 1
            self.names[at] = name
            taken.add(name)


def _is_title(text: str) -> bool:
    letters = sum(letter.isalpha() for letter in text)
    return letters >= 3 and isinstance(read_typed(text), NumberFault)


def _lines(columns: _Columns, rows: Rows, target: Target, here: Period) -> Iterator[Line]:
    used: set[tuple[str, str]] = set()
    for down, line in enumerate(columns.block.lines):
        title = line[columns.title] if columns.title is not None else ""
        if columns.title is None:
            at = target.row + down
            meant = Meant(rows.places[at : at + 1])
        else:
            meant = rows.find(title, columns.reference(line))
        by_place: dict[Place | None, list[tuple[str, str]]] = {}
        for at, name in columns.names.items():
            if line[at]:
                period = columns.period(at) if columns.block.columns[at].timed else None
                by_place.setdefault(of_period(meant.places, period, here), []).append((name, line[at]))
        for place, given in by_place.items():
            yield _line(title, place, meant, given, used)


def _line(
    title: str,
    place: Place | None,
    meant: Meant,
    given: Sequence[tuple[str, str]],
    used: set[tuple[str, str]],
) -> Line:
    key, fields, left, why = str(place.key) if place else "", {}, [], meant.why
    for name, text in given:
        is_number = name in (*IN_ORDER, "result")
        field_name = "value" if is_number and text.endswith("%") else name
        if not name or (is_number and len(text) > LONGEST_NUMBER):
            left.append(text)
        elif key and (key, field_name) in used:
            left.append(text)
            why = "Another line of the block is of this row."
        elif is_number and (symbol := symbol_said(text)):
            fields["symbol"] = symbol
        else:
            fields[field_name] = text
        used.add((key, field_name))
    if not key:
        left, fields = [text for _, text in given], fields
    likely = str(meant.likely.key) if meant.likely and not key else ""
    return Line(title, key, replacing(fields), left, likely, why)


def replacing(fields: dict[str, str]) -> dict[str, str]:
    """With what it takes away of the figure that stood there, as ""."""
    if fields.get("symbol"):
        fields = {name: text for name, text in fields.items() if name not in ("numerator", "value", "result")}
        return {**fields, "numerator": "", "value": ""}
    if "numerator" in fields:
        return {"value": "", "symbol": "", **fields}
    if "value" in fields or "result" in fields:
        return {"numerator": "", "denominator": "", "symbol": "", **fields}
    return fields


def listed(names: Sequence[str]) -> str:
    """ "Target, RAG and England": not more than a person reads."""
    several = list(dict.fromkeys(names))
    if len(several) > _MOST_NAMED:
        several = [*several[: _MOST_NAMED - 1], f"{len(several) - _MOST_NAMED + 1} more"]
    return " and ".join(filter(None, (", ".join(several[:-1]), several[-1])))
