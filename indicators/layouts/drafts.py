"""Figures on their way into a proposal, each with its cells, and the doubts that are raised about them. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from indicators.layouts.headings import Heading
from indicators.layouts.proposals import Choice, Doubt, DoubtKind, ProposedFigure
from indicators.layouts.readings import Reading
from indicators.layouts.sheet_tables import Row, Table
from indicators.layouts.structure import SheetRead
from indicators.terms.periods import Frequency, Period

LEAVE_OUT, TAKE = "leave-out", "take"
LEFT_BY_ANSWER = "left out, as you answered"


@dataclass
class Part:
    """One cell of a figure: where it stands in its grid, and what it says."""

    at: tuple[int, int]
    reading: Reading


@dataclass
class Draft:
    """`value` and the others are what is proposed so far. `waits` are keys of doubts that hold it back, `doubts` all of
    them. `out` is why it is left out."""

    sheet: SheetRead
    table: Table
    row: Row
    column: int
    time: Heading
    parts: dict[str, Part] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    indicator: str | None = None
    label: str = ""
    label_cell: str = ""
    period: Period | None = None
    numerator: float | None = None
    denominator: float | None = None
    value: float | None = None
    symbol: str = ""
    note: str = ""
    shown: str = ""
    percent: bool = False
    decimals: int = 0
    provisional: bool = False
    doubts: list[str] = field(default_factory=list)
    waits: list[str] = field(default_factory=list)
    out: str = ""
    words: str = ""  # around its result: the headings above it and the texts at the side
    mark: str = ""  # that stands in place of a number and may mean several things

    @property
    def main(self) -> Part:
        """The cell that it is known by: its result, else the number counted."""
        return next(self.parts[name] for name in ("value", "numerator", "denominator") if name in self.parts)

    def address(self, name: str = "") -> str:
        part = self.main if not name else self.parts.get(name)
        return self.sheet.grid.address(*part.at) if part else ""

    @property
    def cells(self) -> list[str]:
        return [self.sheet.grid.address(*part.at) for part in self.parts.values()]

    @property
    def group(self) -> tuple[int, int, int, str]:
        """Figures of one measure in one table."""
        return id(self.sheet), id(self.table), self.row.group, self.label

    @property
    def has_number(self) -> bool:
        return self.value is not None and not self.symbol

    def as_figure(self) -> ProposedFigure:
        own = self.main is not self.parts.get("numerator")
        return ProposedFigure(
            indicator=self.indicator,
            label=self.label,
            period=written(self.period) if self.period else "",
            cell=self.address(),
            numerator=None if self.symbol else self.numerator,
            denominator=self.denominator,
            value=None if self.symbol else self.value,
            symbol=self.symbol,
            note=self.note,
            status="provisional" if self.provisional else "final",
            numerator_cell=self.address("numerator") if own else "",
            denominator_cell=self.address("denominator"),
            shown=self.shown,
            doubts=tuple(self.doubts),
        )


def written(period: Period) -> str:
    """As people write it and `parse_period` reads it."""
    if period.frequency is Frequency.QUARTER:
        return f"{period.label[10:]} Q{period.quarter}"
    return period.code if period.frequency is Frequency.WEEK else period.label


@dataclass
class Doubts:
    """Those raised so far. `answers` are by key: `ask` gives back the answer, "" where there is none."""

    answers: Mapping[str, str] = field(default_factory=dict)
    raised: dict[str, Doubt] = field(default_factory=dict)

    def ask(
        self,
        kind: DoubtKind,
        cells: Sequence[str],
        why: str,
        about: Iterable[Draft] = (),
        *,
        reading: str = "",
        choices: Sequence[Choice] = (),
        holds: bool = False,
    ) -> str:
        """Raise a doubt about some figures. `holds`: they are not taken before it is answered.

        "leave-out" is done here; every other answer is the caller's.
        """
        key = f"{kind}:{cells[0]}"
        answer = self.answers.get(key, "")
        if not _offered(answer, choices):
            answer = ""
        drafts = list(about)
        for draft in drafts:
            draft.doubts.append(key)
            if holds and not answer:
                draft.waits.append(key)
            if answer == LEAVE_OUT:
                draft.out = LEFT_BY_ANSWER
        cell = joined(cells) if kind is not DoubtKind.LABEL else cells[0]
        label = drafts[0].label if kind is DoubtKind.LABEL and drafts else ""
        self.raised[key] = Doubt(
            key, kind, cell, why, reading, tuple(choices), (), answer, tuple(cells), label
        )
        return answer

    def finished(self, drafts: Iterable[Draft]) -> tuple[Doubt, ...]:
        """Each with the figures that wait for it."""
        waiting: dict[str, list[ProposedFigure]] = {}
        for draft in drafts:
            if draft.waits and not draft.out:
                waiting.setdefault(draft.waits[0], []).append(draft.as_figure())
        return tuple(replace(one, waits=tuple(waiting.get(key, ()))) for key, one in self.raised.items())


def _offered(answer: str, choices: Sequence[Choice]) -> bool:
    """Whether it is one of the choices, or of a kind that always may be answered."""
    kinds = ("indicator:", "period:", "symbol:", "value:", "text:")
    return answer in {LEAVE_OUT, *(choice.answer for choice in choices)} or answer.startswith(kinds)


def joined(cells: Sequence[str]) -> str:
    """ "Sheet!D8:F8" for the first and the last of them, where they are of one sheet."""
    first, last = cells[0], cells[-1]
    sheet, _, place = last.rpartition("!")
    if first == last or first.rpartition("!")[0] != sheet:
        return first
    return f"{first}:{place}"
