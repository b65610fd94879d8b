"""Where the headings of figures stand, and what they say. Pure."""

from collections.abc import Sequence

from indicators.layouts.drafts.draft import Draft


def heads_of(drafts: Sequence[Draft]) -> list[str]:
    """Where their headings stand: the first and the last."""
    spots: list[str] = []
    for draft in drafts:
        grid, table = draft.sheet.grid, draft.table
        if table.times and draft.row.time is not None:
            spots.append(grid.address(draft.row.index, table.times[-1]))
        else:
            row = table.band.bottom
            while row > table.band.top and grid.cell(row, draft.column) is None:
                row -= 1
            spots.append(grid.address(row, draft.column))
    return list(dict.fromkeys(spots))


def heading_text(draft: Draft) -> str:
    heading = draft.row.time if draft.table.times else draft.table.figures.get(draft.column)
    return heading.text if heading else ""
