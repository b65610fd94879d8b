"""Files in the layouts that councils keep come out as their officers mean them."""

import json
from pathlib import Path

import pytest

from indicators.files.sheets import position
from indicators.layouts.proposals import DoubtKind, Fate, Proposal
from indicators.layouts.proposing import propose
from tests.indicators.layouts.catalogue import shipped_catalogue
from tests.paths import SHARED_DATA, needs_shared_data

LAYOUTS = SHARED_DATA / "layouts"
FILES = sorted(LAYOUTS.glob("*.expected.json")) or [Path("none")]


def cells(spec: str) -> set[tuple[str, int, int]]:
    """Of "Sheet!D8:F9" each cell."""
    sheet, _, area = spec.rpartition("!")
    first, _, last = area.partition(":")
    (top, left), (bottom, right) = position(first, 0, 0), position(last or first, 0, 0)
    return {(sheet, row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)}


def said(row: dict) -> dict:
    """A count may be given as its numerator, and what is worked out is as exact as it is written there."""
    names = ("indicator", "label", "period", "symbol", "note", "denominator")
    kept = {name: row[name] for name in names} | {"status": row.get("status", "final")}
    counted = row["numerator"] if row["numerator"] != row["value"] else None
    return kept | {"numerator": counted, "value": None if row["value"] is None else round(row["value"], 6)}


def proposed(proposal: Proposal) -> dict[str, dict]:
    names = ("indicator", "label", "period", "denominator", "status", "numerator", "value")
    return {
        row.cell: said(
            {name: getattr(row, name) for name in names}
            | {"symbol": row.symbol or None, "note": row.note or None}
        )
        for row in proposal.rows
    }


@needs_shared_data
@pytest.mark.parametrize("expected", FILES, ids=lambda path: path.name[:2])
def test_a_file_comes_out_as_its_officer_means_it(expected: Path):
    wanted = json.loads(expected.read_text("utf-8"))
    with (LAYOUTS / wanted["file"]).open("rb") as file:
        proposal = propose(file, wanted["file"], catalogue=shipped_catalogue())
    found = proposed(proposal)
    assert found == {row["cell"]: said(row) for row in wanted["rows"]}
    left = set().union(*(cells(one.cells) for one in proposal.left_out))
    for one in wanted["not_figures"]:
        assert cells(one["cells"]) & left, one
        assert not cells(one["cells"]) & set().union(*map(cells, found)), one
    doubted = [set().union(*map(cells, doubt.cells)) for doubt in proposal.doubts]
    for doubt in wanted["doubts"]:
        assert any(about & cells(doubt["cells"]) for about in doubted), doubt
        if not doubt["in_rows"]:
            assert any(about & cells(doubt["cells"]) for about in waiting(proposal)), doubt
    # what is asked beside what an officer would ask: measures that nobody knows, and nothing else
    asked = set().union(*(cells(doubt["cells"]) for doubt in wanted["doubts"]))
    others = [one for one, about in zip(proposal.doubts, doubted, strict=True) if not about & asked]
    assert {one.kind for one in others} <= {DoubtKind.LABEL}
    check_fates(proposal)


def waiting(proposal: Proposal) -> list[set]:
    return [set().union(*map(cells, doubt.cells)) for doubt in proposal.doubts if doubt.waits]


def check_fates(proposal: Proposal) -> None:
    """Every cell has one fate, what is left out has its reason, and the counts add up."""
    counts = proposal.counts
    assert counts.figures + counts.no_figures == len(proposal.rows)
    keys = {doubt.key for doubt in proposal.doubts}
    assert len(keys) == len(proposal.doubts)
    for sheet in proposal.sheets:
        for row in sheet.rows:
            assert all(cell.fate for cell in row.cells), (sheet.name, row.number)
            assert {cell.doubt for cell in row.cells if cell.doubt} <= keys
            assert all(cell.why for cell in row.cells if cell.fate is Fate.LEFT_OUT), (sheet.name, row.number)
