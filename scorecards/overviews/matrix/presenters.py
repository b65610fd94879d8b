"""From an assembled scorecard to what the page of change and target prints."""

from typing import NamedTuple

from indicators.terms.wording import count_words
from scorecards.assembly.shown import latest_words
from scorecards.charts import icon
from scorecards.editions.presenters import drawn, mark_html
from scorecards.overviews.matrix.placing import (
    APART,
    CHANGES,
    PROSPECTS,
    Apart,
    Changed,
    Placed,
    Prospect,
    placed,
)
from scorecards.overviews.matrix.words import counted_apart, heading, why_unknown
from scorecards.payload import Payload, RowShown, rows_of

MANY = 5  # measures of one cell that stand in two columns where there is room
FEWEST_IN_A_MATRIX = 5  # fewer are read sooner as a list


class Edge(NamedTuple):
    """A column or a row: its words and its icon."""

    title: str
    note: str
    icon: str


_CHANGE_WORDS: dict[Changed, tuple[str, str]] = {
    "worse": ("Worse", "getting worse, or worse than a year ago"),
    "same": ("No real change", "or level with a year ago"),
    "better": ("Better", "getting better, or better than a year ago"),
    "other": ("Changed", "really higher or lower, and neither is better"),
    "few": ("Not tested", "too early, or chance cannot be tested"),
}
_PROSPECT_WORDS: dict[Prospect, tuple[str, str]] = {
    "misses": ("Will usually miss", "the target is outside our usual range"),
    "either": ("Meets at some times, misses at others", "the target is inside our usual range"),
    "meets": ("Will usually meet", "our usual range is on the right side"),
    "unknown": (
        "Cannot be foretold",
        "no usual range stands behind it: each says why",
    ),
}
_APART_WORDS: dict[Apart, str] = {
    "no target": "No target",
    "no figure": "No figure",
    "hidden": "Hidden: small number",
}


def present_matrix(payload: Payload, base: str) -> dict:
    """Context of matrix_main.html."""
    found = placed(rows_of(payload))
    few = found.judged < FEWEST_IN_A_MATRIX
    columns = [change for change in CHANGES if change != "other" or found.changed(change)]
    return {
        "base": base,
        "heading": heading(found),
        "apart_words": counted_apart(found),
        "judged": found.judged,
        "few": [one for prospect in PROSPECTS for one in present_few(found, prospect)] if few else [],
        "wide": len(columns) > 4,
        "columns": [Edge(*_CHANGE_WORDS[change], drawn(icon(change))) for change in columns],
        "lines": [
            present_line(found, prospect, columns) for prospect in PROSPECTS if found.expected(prospect)
        ],
        "apart": [
            {"title": _APART_WORDS[reason], "measures": [present_measure(row) for row in found.apart[reason]]}
            for reason in APART
            if reason in found.apart
        ],
        "without_rule": any("method" not in row["verdict"] for row in rows_of(payload)),
    }


def present_line(found: Placed, prospect: Prospect, columns: list[Changed]) -> dict:
    edge = Edge(*_PROSPECT_WORDS[prospect], drawn(icon(prospect)))
    cells = [present_cell(found, change, prospect) for change in columns]
    return {"edge": edge, "cells": cells, "empty": not any(cell["measures"] for cell in cells)}


def present_cell(found: Placed, change: Changed, prospect: Prospect) -> dict:
    rows = found.cells.get((change, prospect), [])
    return {
        "label": _CHANGE_WORDS[change][0],
        "counted": count_words(len(rows), "measures") if rows else "None",
        "shape": shape_of_cell(len(rows), hot=change == "worse"),
        "measures": [
            {
                **present_measure(row),
                "why": why_unknown(row) if prospect == "unknown" else "",
                "years": row.get("long_run", ""),
            }
            for row in rows
        ],
    }


def present_few(found: Placed, prospect: Prospect) -> list[dict]:
    """Of a row its measures one by one, each with the words of its column and of its row."""
    return [
        {**one, "change": _CHANGE_WORDS[change][0], "prospect": _PROSPECT_WORDS[prospect][0]}
        for change in CHANGES
        for one in present_cell(found, change, prospect)["measures"]
    ]


def shape_of_cell(measures: int, *, hot: bool) -> str:
    """The classes by which the style sheet draws it."""
    if not measures:
        return "none"
    return " ".join(filter(None, ("has", "hot" if hot else "", "many" if measures > MANY else "")))


def present_measure(row: RowShown) -> dict:
    target = row["target"]
    return {
        "code": row["code"],
        "title": row["title"],
        "mark": mark_html(target["status"]),
        "word": target["word"],
        "status": target["status"],
        "value": latest_words(row),
    }
