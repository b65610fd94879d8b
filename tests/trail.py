"""What the audit trail alone says is typed and recorded: replayed in order, each step from where the last one left."""

from accounts.models import AuditEntry, Council
from accounts.trail.parts import read_detail
from indicators.amounts.cells import CellKey
from indicators.collection.cells.querysets import typed_of
from indicators.collection.entry.actions import fields_of
from indicators.models import Entry, Figure

NUMBERS = ("value", "numerator", "denominator", "symbol")


def replayed(council: Council) -> tuple[dict[str, dict], dict[str, dict]]:
    """Entries and current figures by cell. Raises AssertionError where a step does not begin where one ended."""
    entries: dict[str, dict] = {}
    figures: dict[str, dict] = {}
    for step in AuditEntry.objects.filter(council=council).order_by("pk"):
        if step.verb in ("typed figures", "discarded figures"):
            for cell, change in read_detail(step.detail)["cells"].things.items():
                if cell in entries or cell not in figures:
                    assert entries.get(cell) == change["before"], (step.pk, cell)
                _put(entries, cell, change["after"])
        elif step.verb == "recorded figures":
            for cell, change in read_detail(step.detail)["figures"].things.items():
                assert figures.get(cell) == change["before"], (step.pk, cell)
                _put(figures, cell, change["after"])
        elif step.verb == "approved a section":
            for cell, typed in read_detail(step.detail)["cells"].things.items():
                assert entries.pop(cell) == typed, (step.pk, cell)
    return entries, figures


def _put(cells: dict[str, dict], cell: str, after: dict | None) -> None:
    if after is None:
        cells.pop(cell, None)
    else:
        cells[cell] = after


def stored(council: Council) -> tuple[dict[str, dict], dict[str, dict]]:
    """The same as the tables have it."""
    entries = {_name(one): fields_of(typed_of(one)) for one in Entry.objects.filter(council=council)}
    current = Figure.objects.current().filter(council=council)
    return entries, {_name(one): {name: getattr(one, name) for name in NUMBERS} for one in current}


def _name(cell: Entry | Figure) -> str:
    return str(CellKey(cell.indicator_id, cell.category_id, cell.period))


def chains(council: Council) -> dict[str, list[list[int]]]:
    """By cell its chains of revisions, each from a figure that nothing supersedes back to a first one."""
    figures = {one.pk: one for one in Figure.objects.filter(council=council)}
    superseded = {one.supersedes_id for one in figures.values()}
    found: dict[str, list[list[int]]] = {}
    for figure in figures.values():
        if figure.pk not in superseded:
            chain = [figure.pk]
            while (before := figures[chain[-1]].supersedes_id) is not None:
                chain.append(before)
            found.setdefault(_name(figure), []).append(chain)
    return found
