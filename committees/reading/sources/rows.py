"""Rows of tables, of pages and of Word documents, as blocks. Pure."""

import re
from dataclasses import dataclass, field

from committees.reading.labels import section_of
from committees.reading.sources.blocks import Block, Link, Role, marker_of

_ITEMS = re.compile(
    r"\s*(?:(?:Agenda )?(?:Items?|Subject|Topic|Heading)|Minute|No|Ref|Eitem|Rhif)"
    r"(?: (?:No|number|ref\w*|title))?\.?\s*$",
    re.IGNORECASE,
)
_TALK = re.compile(
    r"\s*(?:Discussion|Notes?|Minutes?|Summary|Key points|Points raised|Comments|Trafodaeth)\b", re.IGNORECASE
)
# Beside what was said; a log of actions has another heading for who does them
_ACTS = re.compile(
    r"\s*(?:Agreed )?Actions?(?: points?| required| by| agreed)?"
    r"(?:(?: ?[/,&] ?| and | by )(?:by )?(?:lead|owner|who|whom|when|officer|timescale|deadline|date|due))*\s*:?\s*$",
    re.IGNORECASE,
)
WHO_ACTS = re.compile(
    r"\s*(?:Owner|Who|Lead|By whom|Responsib\w+|Action by|Officer|Assigned to)\b", re.IGNORECASE
)
# "21/25", "CPB-4"
_NUMBER = re.compile(r"\s*(?:[A-Z]{1,8}[/ -]?)?\d{1,4}(?:[./-]\d{1,4}){0,2}[A-Za-z]?[.):]?\s*$")
LONGEST_TITLE = 160


class Table:
    """The rows of one table, from its first on: where the headings say that each row is an item of the minutes, its
    first cell is the title, or the number of one."""

    def __init__(self) -> None:
        self._begun = False
        self._of_items = False
        self._acts = -1

    def row(self, blocks: list[Block], width: int) -> list[Block]:
        """`blocks` with the number of the cell that each stands in as their `column`, of `width` cells."""
        if self._of_items or self._acts >= 0:
            blocks = [one._replace(acts=one.column == self._acts) for one in blocks]
            return item_row(blocks) if self._of_items else blocks
        if not self._begun and blocks:
            self._begun = True
            self._headed(blocks)
        return laid_out(blocks, width)

    def _headed(self, blocks: list[Block]) -> None:
        first, *others = blocks
        talks = any(_TALK.match(one.text) for one in others)
        self._of_items = bool(_ITEMS.match(first.text)) and talks
        acts = next((one.column for one in blocks if one.column and _ACTS.match(one.text)), -1)
        if talks or not any(WHO_ACTS.match(one.text) for one in blocks if one.column != acts):
            self._acts = acts


@dataclass
class Row:
    """A row on its way; `holds_rows`: of a table within it, so that it lays out a page and no figures."""

    blocks: list[Block] = field(default_factory=list)
    column: int = -1
    holds_rows: bool = False

    def add(self, blocks: list[Block]) -> None:
        self.blocks += [block._replace(column=self.column) for block in blocks]

    def laid_out(self, table: Table) -> list[Block]:
        return table.row(self.blocks, self.column + 1)


def item_row(row: list[Block]) -> list[Block]:
    """Number and title marked as such; the other cells stay as they are."""
    if not row or row[0].column:
        return row
    first = row[0]._replace(new_row=True, role=Role.TITLE)
    rest = row[1:]
    if (
        (_is_marker(first.text) or _NUMBER.match(first.text))
        and rest
        and len(rest[0].text) <= LONGEST_TITLE
        and not rest[0].text.endswith(".")
    ):
        first = first._replace(role=Role.NUMBER)
        rest = [rest[0]._replace(role=Role.TITLE), *rest[1:]]
    return [first, *rest]


def laid_out(row: list[Block], width: int) -> list[Block]:
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
    if not _like_figures(row):
        return row
    longest = 60 if len(row) < 3 else 160
    if len(row) >= 2 and all(
        one.role == Role.NONE and len(one.text) <= longest and not one.links for one in row
    ):
        told = {one.column: one.text for one in row}
        cells = tuple(told.get(column, "") for column in range(width))
        return [Block("  ".join(one.text for one in row), row[0].origin, cells=cells, new_row=row[0].new_row)]
    return row if len(row) > 1 else [one._replace(column=-1) for one in row]


def _like_figures(row: list[Block]) -> bool:
    """Cells of one line each; not those that a label as "Decision" stands before."""
    columns = [one.column for one in row]
    return len(set(columns)) == len(columns) and not (len(row) == 2 and section_of(row[0].text))


def _is_marker(text: str) -> bool:
    return bool(marker_of(f"{text} x").marker) or text.isdigit()
