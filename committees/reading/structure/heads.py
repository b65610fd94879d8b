"""Where the items of minutes begin, as the source itself marks it. Pure.

There are as many ways as there are councils, so each way is looked for by itself, from the one that the source says
outright to the one that only its looks tell; the first that finds anything is the source's own.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from committees.reading.labels import LIST_HEAD, PAGE_HEADS, Section, label_inside, section_begun, section_of
from committees.reading.sources.blocks import Block, Role, Source, words_in
from committees.reading.structure.marked import (
    Blocks,
    Head,
    Heads,
    head_at,
    titled,
    told_by_issue_page,
    told_by_label_rows,
    told_by_one_item_page,
    told_by_roles,
    told_by_signs,
)
from committees.reading.structure.meeting_lines import first_below
from committees.reading.structure.titles import is_number, like_heading, like_title, numbered
from committees.reading.wordlists import words


def find_heads(source: Source) -> Heads:
    """Every item's beginning, in order; none where nothing tells them apart."""
    blocks = source.blocks
    ways: tuple[Callable[[Blocks], Heads], ...] = (
        told_by_issue_page,
        told_by_roles,
        told_by_one_item_page,
        told_by_label_rows,
        told_by_signs,
        told_by_inner_labels,
        told_by_lone_numbers,
        told_by_numbers,
        told_by_list,
        told_by_headings,
        told_by_label,
    )
    heads = next((heads for way in ways if (heads := way(blocks))), [])
    others = told_by_numbers(blocks) if _by_looks(blocks, heads) else []
    # Numbers of pages stand alone, too: the way that finds more is the source's own
    heads = others if len(others) > len(heads) else heads
    return _headed(blocks, heads) or heads


def _headed(blocks: Blocks, heads: Heads) -> Heads:
    """Headings and lines in bold or capitals, where the numbers found are only those of lists below them."""
    if not heads or any(head.title < 0 or _stands_out(blocks[head.title]) for head in heads):
        return []
    listed = all(blocks[head.title].level and not blocks[head.title].origin.offsets for head in heads)
    headed = [one for one in told_by_headings(blocks) if listed or _stands_out(blocks[one.title])]
    return headed if sum(listed or one.first > heads[0].first for one in headed) > 1 else []


def _stands_out(block: Block) -> bool:
    return block.bold or bool(block.heading) or bool(block.role)


def _by_looks(blocks: Blocks, heads: Heads) -> bool:
    """Whether nothing in the source itself marks these items, or only the first of several."""
    return (
        bool(heads)
        and (heads[0].number_block >= 0 or len(heads) == 1)
        and not any(one.role and one.role not in _SAY_NOTHING for one in blocks[heads[0].title + 1 :])
    )


# Roles that mark no item: of what runs around it
_SAY_NOTHING = (Role.PAGE, Role.SURROUNDING)


def told_by_inner_labels(blocks: Blocks) -> Heads:
    """Copied tables: title, introduction and "Minutes:" have run into one line, or a row begins with the title."""
    if not any(label_inside(block.text) for block in blocks):
        return []
    heads: Heads = []
    for index, block in enumerate(blocks):
        inside = label_inside(block.text)
        before_label = index + 1 < len(blocks) and _begins_minutes(blocks[index + 1])
        if not inside and not (before_label and (block.new_row or block.apart)):
            continue
        head = head_at(blocks, index, 0, inside or None, minutes=inside)
        heads.append(replace(head, end=head.start + title_length(block.text[head.start : head.end])))
    return heads


def _begins_minutes(block: Block) -> bool:
    begun = section_begun(block.text)
    return section_of(block.text) is Section.MINUTES or bool(begun and begun[0] is Section.MINUTES)


def title_length(text: str) -> int:
    """Up to where an introduction runs on: "Minutes of Previous Meeting To approve the minutes ..."."""
    found = re.search(r"(?<=\w)\.?\s+(?=(?:To|I)\s+(?:[a-z]+)\b)", text)
    return found.start() if found and found.start() > 4 else len(text.rstrip())


def told_by_lone_numbers(blocks: Blocks) -> Heads:
    """A number on a line of its own, and the title on the next one."""
    heads: Heads = []
    for index, block in enumerate(blocks[:-1]):
        title = blocks[index + 1]
        called_minutes = is_number(block.text) and _called_minutes(blocks[index + 1 : index + 6])
        if is_number(block.text) and _lone(block, title, called_minutes):
            heads.append(Head(index, index + 1, 0, len(title.text), block.text.strip(), index))
    return heads


def _called_minutes(blocks: Blocks) -> bool:
    """Whether the first is the title of the item about the last minutes, and its own label "Minutes:" follows."""
    title, *after = blocks
    return ":" not in title.text and any(
        ":" in block.text and section_of(block.text) is Section.MINUTES for block in after
    )


def _lone(number: Block, title: Block, called_minutes: bool) -> bool:
    return (
        not number.cells
        and number.column < 1
        and number.role is not Role.PAGE
        and like_title(title.text)
        and not title.marker
        and (called_minutes or not section_of(title.text))
    )


def told_by_numbers(blocks: Blocks) -> Heads:
    """A number and a title on one line; of plain numbers, the longest row that goes on counting."""
    found: list[tuple[Head, int | None]] = []
    for index, block in enumerate(blocks):
        after = numbered(block.text)
        if not after or block.cells or block.role is Role.PAGE or not like_title(block.text[after.start :]):
            continue
        if after.bare and _in_list(blocks, index) and not like_heading(block.text[after.start :]):
            continue
        count = int(re.sub(r"\D", "", after.number.removesuffix(".0"))) if after.bare else None
        found.append((Head(index, index, after.start, len(block.text), after.number), count))
    found = _apart_from_lists(blocks, found)
    rows = (_row_from(found, start) for start in range(min(len(found), MOST_STARTS)))
    return max(rows, key=len, default=[])


def _apart_from_lists(blocks: Blocks, found: list[tuple[Head, int | None]]) -> list[tuple[Head, int | None]]:
    """Without points of the lists of a page or a document, where others are bold, headings or in no list."""
    for tells in (_stands_out, _in_no_list):
        own = [one for one in found if tells(blocks[one[0].title])]
        if len(own) > 1:
            return own
    return found


def _in_no_list(block: Block) -> bool:
    return not block.level and not block.origin.offsets


MOST_STARTS = 12


def _row_from(found: list[tuple[Head, int | None]], start: int) -> Heads:
    """A list in between counts from 1 again; items go on, and may leave out a number or two."""
    row: Heads = []
    last: int | None = None
    for head, count in found[start:]:
        if count is None or last is None or last < count <= last + 3:
            row.append(head)
            last = count if count is not None else last
    return row


def _in_list(blocks: Blocks, index: int) -> bool:
    """Whether a numbered line is one of several that follow each other without anything in between."""
    after = blocks[index + 1] if index + 1 < len(blocks) else None
    other = numbered(after.text) if after else None
    return bool(other and other.bare and after and not like_heading(after.text[other.start :]))


def told_by_list(blocks: Blocks) -> Heads:
    """Below "No. Item" of a meeting's page whose numbers were lost: lines that stand alone and look like titles."""
    begin = next((index for index, block in enumerate(blocks) if LIST_HEAD.match(block.text)), -1)
    if begin < 0:
        return []
    return [
        Head(index, index, 0, len(block.text))
        for index, block in enumerate(blocks)
        if index > begin
        and _stands_alone(blocks, index)
        and like_title(block.text)
        and not section_of(block.text)
    ]


def _stands_alone(blocks: Blocks, index: int) -> bool:
    """With room before it and text after it, and no point of a list."""
    block = blocks[index]
    return (block.apart or block.new_row) and not block.marker and index + 1 < len(blocks) and not block.cells


def told_by_headings(blocks: Blocks) -> Heads:
    """Headings of a page or a document, or lines in capitals or bold."""
    begin = first_below(blocks)
    levels = [block.heading for block in blocks if block.heading]
    for level in sorted(set(levels)):
        at = [index for index, block in enumerate(blocks) if block.heading == level and titled(block)]
        if len(at) > 1:
            return _below_meeting(blocks, at, begin)
    for looks in (_in_capitals, _in_bold):
        at = [
            index
            for index, block in enumerate(blocks)
            if looks(block) and titled(block) and index + 1 < len(blocks)
        ]
        if len(at) > 1:
            alone = {*at, *_single_words(blocks)} if looks is _in_capitals else at
            return _below_meeting(blocks, sorted(alone), begin)
    return []


# Capitals that head a part of an item, or of the page
_PARTS = words(
    "PRESENT OFFICERS ATTENDEES MEMBERS MINUTES DECISION DECISIONS ACTION ACTIONS DISCUSSION QUESTIONS ANSWERS SUMMARY "
    "BACKGROUND NOTES OUTCOME OUTCOMES"
)


def _single_words(blocks: Blocks) -> Iterator[int]:
    """SCORECARD, on a line of its own with room above it, where other titles are in capitals, too."""
    for index, block in enumerate(blocks[:-1]):
        word = block.text.strip()
        if block.apart and len(word) > 5 and word.isalpha() and word.isupper() and word not in _PARTS:
            yield index


def _below_meeting(blocks: Blocks, at: list[int], begin: int) -> Heads:
    """Without what only names the meeting; none where it is no item's title but one."""
    below = [index for index in at if index >= begin]
    return [head_at(blocks, index) for index in below] if below else []


def _in_capitals(block: Block) -> bool:
    return (
        block.text.isupper()
        and block.role is not Role.PAGE
        and len(words_in(block.text)) > 1
        and not block.marker
        and len(block.text.split()) < 16
        and like_heading(block.text)
    )


def _in_bold(block: Block) -> bool:
    return block.bold and not block.marker and like_heading(block.text)


def told_by_label(blocks: Blocks) -> Heads:
    """One item without a head of its own: the title is the first line, if a label follows; or the first below those
    that name the meeting."""
    if below := first_below(blocks):
        plain = not (blocks[below].cells or blocks[below].marker)
        return [head_at(blocks, below)] if plain and below + 1 < len(blocks) and titled(blocks[below]) else []
    for block in blocks[1:8]:
        if section_of(block.text) is Section.MINUTES and like_title(blocks[0].text):
            return [Head(0, 0, 0, len(blocks[0].text))]
    if (
        len(blocks) > 1
        and titled(blocks[0])
        and not PAGE_HEADS.match(blocks[0].text)
        and not blocks[0].marker
        and not blocks[0].cells
    ):
        return [Head(0, 0, 0, len(blocks[0].text))]
    return []
