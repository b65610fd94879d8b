"""Where the items of minutes begin, where the source says so: by classes, elements and heads of pages. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from committees.reading.labels import ISSUE_HEAD, ISSUE_MEETING, ITEM_OF_LINK, ONE_ITEM_HEADS, section_of
from committees.reading.sources.blocks import Block, Role
from committees.reading.structure.titles import is_number, like_title, number_alone, numbered
from committees.reading.wordlists import holds

Blocks = Sequence[Block]
LONGEST_SIGNED = 240  # characters of a title with its number after it


@dataclass(frozen=True)
class Head:
    """An item begins with block `first`. Its title is in block `title`, from character `start` to `end`; -1 for none.
    `number` as said, perhaps elsewhere; `number_block` is the block that is the number alone; `minutes` is where in
    the title's block a label "Minutes:" stands, 0 for nowhere."""

    first: int
    title: int
    start: int = 0
    end: int = 0
    number: str = ""
    number_block: int = -1
    minutes: int = 0


Heads = list[Head]


def head_at(blocks: Blocks, title: int, begin: int = 0, end: int | None = None, **other: int) -> Head:
    """Whose title, with a number before it or none, stands from character `begin` to `end` of block `title`."""
    text = blocks[title].text[begin:end]
    after = numbered(text)
    start, number = (after.start, after.number) if after else (0, "")
    first = other.pop("first", title)
    return Head(first, title, begin + start, begin + len(text), number, **other)


def told_by_roles(blocks: Blocks) -> Heads:
    """Numbers and titles marked as such: Modern.gov's classes, GetMeeting's elements."""
    heads: Heads = []
    number = -1
    for index, block in enumerate(blocks):
        before = blocks[index - 1] if index else None
        if block.role is Role.NUMBER:
            number = index
        elif block.role is not Role.TITLE or (before and _same_title(before, block)):
            continue
        else:
            number = index - 1 if number < 0 and before and _number_beside(before) else number
            first = number if number >= 0 else index
            said = (
                number_alone(blocks[first].text)
                if number >= 0
                else _number_of_link(blocks[index + 1 : index + 4])
            )
            after = numbered(block.text) if number < 0 and block.column == 0 else None
            start = after.start if after and after.bare else 0
            said = after.number if after and start else said
            heads.append(Head(first, index, start, len(block.text), said, number))
            number = -1
    return _of_table(blocks, heads)


def _same_title(before: Block, block: Block) -> bool:
    return before.role is Role.TITLE and not block.apart and not block.new_row


def _number_beside(before: Block) -> bool:
    """A cell with a number that no class marks, beside a title that one does."""
    return before.column == 0 and before.role is Role.NONE and is_number(before.text)


def _of_table(blocks: Blocks, heads: Heads) -> Heads:
    """Where items are rows of a table, a heading above it is the meeting's."""
    rows = [head for head in heads if head.number_block >= 0 and blocks[head.title].column >= 0]
    if len(rows) < 2:
        return heads
    return [head for head in heads if head.first >= rows[0].first or not blocks[head.title].heading]


def _number_of_link(blocks: Blocks) -> str:
    """From "Meeting of ... (Item 27.)" below the title of a page about one item."""
    found = (ITEM_OF_LINK.search(one.text) for one in blocks if one.role is Role.SURROUNDING)
    return next((one.group(1) for one in found if one), "")


def told_by_issue_page(blocks: Blocks) -> Heads:
    """A page about an issue at several meetings: each "Meeting: ... (Item 11)" begins an item."""
    if not any(ISSUE_HEAD.match(block.text) for block in blocks[:12]):
        return []
    heads: Heads = []
    for index, block in enumerate(blocks):
        if found := ISSUE_MEETING.match(block.text):
            if index + 1 < len(blocks) and titled(blocks[index + 1]):
                head = head_at(blocks, index + 1, first=index)
                heads.append(replace(head, number=head.number or found.group(1)))
            else:
                heads.append(Head(index, -1, number=found.group(1)))
    return heads


def titled(block: Block) -> bool:
    after = numbered(block.text)
    return like_title(block.text[after.start :] if after else block.text) and not section_of(block.text)


def told_by_one_item_page(blocks: Blocks) -> Heads:
    """A page headed "Agenda item" or "Decision details": the next line is its title."""
    for index, block in enumerate(blocks[:40]):
        if ONE_ITEM_HEADS.match(block.text) and index + 1 < len(blocks):
            after = numbered(blocks[index + 1].text)
            start = after.start if after and not after.bare else 0
            number = after.number if after and start else _number_nearby(blocks[index + 2 : index + 5])
            return [Head(index + 1, index + 1, start, len(blocks[index + 1].text), number)]
    return []


def _number_nearby(blocks: Blocks) -> str:
    found = (ISSUE_MEETING.match(one.text) or ITEM_OF_LINK.search(one.text[:200]) for one in blocks)
    return next((one.group(1) for one in found if one), "")


_ITEM_LABEL = re.compile(
    r"\s*(?:(?:Agenda )?Items?(?: (?:No\.?|title))?|Subject|Topic|Title|Eitem|Pwnc)\s*:?\s*$", re.IGNORECASE
)


def told_by_label_rows(blocks: Blocks) -> Heads:
    """Tables whose rows begin with a label: "Item: | 4. Placements", "Discussion: | ..."."""
    heads: Heads = []
    for index, block in enumerate(blocks):
        if len(block.cells) == 2 and _ITEM_LABEL.match(block.cells[0]):
            title, begin = index, block.text.find(block.cells[1], len(block.cells[0]))
        elif not block.column and _ITEM_LABEL.match(block.text) and index + 1 < len(blocks):
            title, begin = index + 1, 0
        else:
            continue
        head = head_at(blocks, title, begin, first=index)
        if like_title(blocks[title].text[head.start :]):
            heads.append(head)
    return heads if len(heads) > 1 else []


_SIGN = re.compile(
    r"\s*[\[(](?:Agenda )?(?:Item|ITEM|Eitem|Minute)(?: [Nn]o\.?)? (\d{1,4}[A-Za-z]?)\.?[\])]\s*$"
    r"|\s+[–-]\s+[Aa]genda [Ii]tem (\d{1,4}[A-Za-z]?)\s*$"
)
_SIGNS = ("tem", "TEM", "Minute")


def told_by_signs(blocks: Blocks) -> Heads:
    """Titles with the number after them: "HOME EDUCATION [Item 2]"; a number before them is the minutes' own."""
    heads: Heads = []
    for index, block in enumerate(blocks):
        text = block.text[:LONGEST_SIGNED]
        found = _SIGN.search(text) if holds(text, _SIGNS) else None
        if found and like_title(block.text[: found.start()]):
            head = head_at(blocks, index, 0, found.start())
            heads.append(replace(head, number=head.number or found.group(1) or found.group(2)))
    return heads if len(heads) > 1 else []
