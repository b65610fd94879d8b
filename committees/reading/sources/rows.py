"""Rows of tables, of pages and of Word documents, as blocks. Pure."""

from dataclasses import replace

from committees.reading.sources.blocks import Block, Link, Role, marker_of


def laid_out(row: list[Block]) -> list[Block]:
    """The cells of a table's row: a number beside a text is one block, short cells side by side are one line of
    figures, anything longer stays as it is."""
    if len(row) == 2 and len(row[0].text) <= 8 and _is_marker(row[0].text) and row[0].role == Role.NONE:
        first, second = row
        text = f"{first.text} {second.text}"
        moved = tuple(
            Link(one.start + len(first.text) + 1, one.end + len(first.text) + 1, one.url)
            for one in second.links
        )
        marker = marker_of(text).marker or first.text
        return [Block(text, first.origin, marker=marker, level=first.level, links=moved)]
    longest = 60 if len(row) < 3 else 160
    if len(row) >= 2 and all(
        one.role == Role.NONE and len(one.text) <= longest and not one.links for one in row
    ):
        cells = tuple(one.text for one in row)
        return [Block("  ".join(cells), row[0].origin, cells=cells, new_row=row[0].new_row)]
    return [replace(one, column=number) for number, one in enumerate(row)] if len(row) > 1 else row


def _is_marker(text: str) -> bool:
    return bool(marker_of(f"{text} x").marker) or text.isdigit()
