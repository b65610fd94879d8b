"""Decides what each row of a table is: which measure, which part of it, which period it says itself. Pure."""

import re

from indicators.layouts.headings.heading import Heading
from indicators.layouts.headings.roles import Role, row_role
from indicators.layouts.labels.words import LONGEST
from indicators.layouts.tables.columns import REFERENCE, Row, Table

_RATE = re.compile(r"(rate\W*)?per 10?[, ]?000\b", re.IGNORECASE)
_SUFFIX = re.compile(
    r"(.{4,}?)\s*[-\u2013:,(]+\s*(numerator|denominator|num|den|cohort|%|percentage|number|count|rate)\s*\)?\s*$",
    re.IGNORECASE,
)


def read_rows(table: Table) -> list[Row]:
    reader = RowReader(table)
    for row in table.body:
        reader.read(row)
    return reader.rows


class RowReader:
    """Goes down a table and remembers under which label and heading it is."""

    def __init__(self, table: Table) -> None:
        self.table, self.grid = table, table.grid
        self.rows: list[Row] = []
        self._label, self._label_at = "", None  # type: tuple[str, tuple[int, int] | None]
        self._around: list[str] = []
        self._group = -1
        self._parts: set[Role] = set()
        self._times: dict[int, Heading] = {}
        values = {*table.figures, *table.unknown, *table.left_out}
        self._values = values

    def read(self, row: int) -> None:
        filled = [each for each in self.grid.filled_rows.get(row, []) if each in self.table.band.span]
        valued = [column for column in filled if column in self._values]
        texts = [column for column in filled if column not in self._values]
        if not filled:
            return
        if not valued or (len(filled) == 1 and not self.grid.is_number(row, filled[0])):
            self._between(row, texts or filled)
            return
        self._measure(row)

    def _between(self, row: int, texts: list[int]) -> None:
        """A row without figures: the heading of a section, the name of the measure below, or a remark."""
        said = [self.grid.text(row, column) for column in texts]
        if len(said[0]) > 120:
            return
        self._around = [text for text in said if not REFERENCE.fullmatch(text)][:2]
        label = self.table.label
        if label in texts or len(texts) == 1:
            at = row, label if label in texts and label is not None else texts[0]
            self._begin(self.grid.text(*at), at)

    def _begin(self, label: str, at: tuple[int, int]) -> None:
        self._group += 1
        self._label, self._label_at, self._parts = label, at, set()

    def _measure(self, row: int) -> None:
        own, at = self._own_label(row)
        kind, above = self._role(row, self.table.kind), (self._label, self._label_at)
        role = row_role(own) if own else Role.NONE
        rate = self._rate(own or self._text(row, self.table.kind)) if Role.VALUE in (role, kind) else ""
        if rate:
            own, role, kind = rate, Role.NONE, Role.NONE
        if own and role is Role.NONE:
            own, role = self._without_suffix(own)
            if own != self._label or at != self._label_at:
                self._begin_unless_same(own, at, row, role)
        part = self._part(row, own, role if role is not Role.NONE else kind)
        time = self._time(row)
        if time is not None and time.role.left_out:
            part = time.role
        around, beside = " ".join(self._around), self._beside(row)
        self.rows.append(Row(row, self._label, self._label_at, self._group, part, around, time, beside))
        if rate:
            self._label, self._label_at = above

    def _role(self, row: int, column: int | None) -> Role:
        return row_role(self._text(row, column)) if column is not None else Role.NONE

    def _rate(self, said: str) -> str:
        """ "Rate per 10,000" in the row beside a measure's number is a measure of its own."""
        of = self._label
        return f"{of}: {said}" if of and _RATE.match(said) and not _RATE.search(of) else ""

    def _part(self, row: int, own: str, part: Role) -> Role:
        """Which part the row is of its measure, the same part again of the next one."""
        said = part is Role.DENOMINATOR and row_role(own) is part
        if said and re.match("total|popul|base", own, re.I) and Role.NUMERATOR not in self._parts:
            part = Role.TOTAL
        area = self._role(row, self.table.area)
        part = area if area.left_out else part
        if part.part:
            if part in self._parts and not self.table.times:
                self._group += 1
                self._parts = set()
            self._parts.add(part)
        return part

    def _begin_unless_same(self, own: str, at: tuple[int, int] | None, row: int, role: Role) -> None:
        """Rows with one measure's name and another part each ("X - numerator", "X - denominator") are one group."""
        same = own == self._label and (role.part or bool(self.table.kind) or bool(self.table.times))
        if same and role not in self._parts:
            return
        self._begin(own, at or (row, 0))

    def _without_suffix(self, label: str) -> tuple[str, Role]:
        found = _SUFFIX.fullmatch(label) if len(label) <= LONGEST else None
        if not found:
            return label, Role.NONE
        role = row_role(found[2])
        telling = found[2].casefold() in ("numerator", "denominator", "num", "den", "cohort")
        if telling or found[1].strip() == self._label:
            return found[1].strip(), role
        return label, Role.NONE

    def _own_label(self, row: int) -> tuple[str, tuple[int, int] | None]:
        column = self.table.label
        if column is None:
            return "", None
        text = self.grid.text(row, column)
        if text:
            return text, (row, column)
        at = self.grid.down.get((row, column))
        return (self.grid.text(*at), at) if at else ("", None)

    def _text(self, row: int, column: int | None) -> str:
        return self.grid.text(row, column) if column is not None else ""

    def _time(self, row: int) -> Heading | None:
        """Of all columns that say it, the year filled down from above."""
        said: Heading | None = None
        for column in self.table.times:
            own = self.grid.heading(row, column)
            if own is not None:
                # Words that are no time say no period, whatever year stands above them: no month is the nought-th.
                self._times[column] = own if own.in_time or not own.rest else Heading(own.text, month=0)
            kept = self._times.get(column)
            if kept is not None and (own is not None or column != self.table.times[-1]):
                said = kept if said is None else kept.within(said)
        return said

    def _beside(self, row: int) -> str:
        """What columns about the measure say, themes merged down the side too."""
        said = [self._text(row, column) for column in self.table.about]
        covered = [self.grid.down.get((row, column)) for column in self.table.about]
        said += [self.grid.text(*at) for at in covered if at and at[0] != row]
        return " | ".join(filter(None, said))
