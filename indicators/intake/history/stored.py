"""A proposal as it is kept, and read again. Pure.

Sheets are kept apart from the rest, each by itself, because a page shows one of them; a cell is a list, because a
workbook has tens of thousands.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from indicators.layouts.proposals import (
    CellShown,
    Choice,
    ColumnShown,
    Doubt,
    DoubtKind,
    Fate,
    LeftOut,
    Proposal,
    ProposedFigure,
    RowShown,
)

Stored = dict[str, Any]


def stored_proposal(proposal: Proposal) -> Stored:
    """Everything but the sheets."""
    return {
        "rows": [asdict(row) for row in proposal.rows],
        "left_out": [asdict(one) for one in proposal.left_out],
        "doubts": [asdict(doubt) for doubt in proposal.doubts],
        "layout": proposal.layout,
    }


def read_proposal(kept: Mapping[str, Any]) -> Proposal:
    """What `stored_proposal` gave, without its sheets; nothing of a file that was not read yet."""
    return Proposal(
        rows=tuple(_figure(row) for row in kept.get("rows", ())),
        left_out=tuple(LeftOut(**one) for one in kept.get("left_out", ())),
        doubts=tuple(_doubt(one) for one in kept.get("doubts", ())),
        layout=kept.get("layout", ""),
    )


def _figure(kept: Stored) -> ProposedFigure:
    return ProposedFigure(**{**kept, "doubts": tuple(kept["doubts"])})


def _doubt(kept: Stored) -> Doubt:
    return Doubt(
        **{
            **kept,
            "kind": DoubtKind(kept["kind"]),
            "choices": tuple(Choice(**choice) for choice in kept["choices"]),
            "waits": tuple(_figure(row) for row in kept["waits"]),
            "cells": tuple(kept["cells"]),
        }
    )


def stored_columns(columns: Iterable[ColumnShown]) -> list[list[Any]]:
    return [[column.letter, column.meaning, column.hidden] for column in columns]


def read_columns(kept: Iterable[Sequence[Any]]) -> tuple[ColumnShown, ...]:
    return tuple(ColumnShown(*column) for column in kept)


def stored_rows(rows: Iterable[RowShown]) -> list[list[Any]]:
    return [
        [
            *(row.number, row.meaning, row.indicator, row.hidden, row.doubt),
            [_cell(cell) for cell in row.cells],
        ]
        for row in rows
    ]


def _cell(cell: CellShown) -> list[str]:
    """Without what is empty at its end, as most of a plain cell is."""
    formula = "formula" if cell.formula else ""
    parts = [cell.letter, cell.text, str(cell.fate), cell.why, cell.doubt, cell.read_as, formula]
    while parts and not parts[-1]:
        parts.pop()
    return parts


def read_rows(kept: Iterable[Sequence[Any]]) -> tuple[RowShown, ...]:
    return tuple(
        RowShown(number, tuple(_read_cell(cell) for cell in cells), meaning, indicator, hidden, doubt)
        for number, meaning, indicator, hidden, doubt, cells in kept
    )


def _read_cell(kept: Sequence[str]) -> CellShown:
    letter, text, fate, why, doubt, read_as, formula = [*kept, *[""] * (7 - len(kept))]
    return CellShown(letter, text, Fate(fate), why, doubt, read_as, bool(formula))
