"""Heads and feet of printed pages, which stand in the middle of whatever goes on overleaf. Pure."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from committees.reading.labels import section_of
from committees.reading.sources.blocks import Block, Role, Source, SourceKind

# Alone, or at the end of a line of its own: "Page 2 of 4", "- 3 -", "2024/25 – 3", "Minutes | 3"
_NUMBER = re.compile(
    r"\s*(?:(?:[-–—]\s*)?\d{1,3}(?:\s*[-–—])?|(?:.{0,80}\s)?(?:Page|Tudalen)\s+\d{1,3}(?:\s+(?:of|o)\s+\d{1,3})?|"
    r".{0,80}\s[-–—|]\s*\d{1,3})\s*$"
)
_DASHED = re.compile(
    r"\s*(?:[-–—]\s*\d{1,3}\s*[-–—]|(?:Page|Tudalen)\s+\d{1,3}(?:\s+(?:of|o)\s+\d{1,3})?)\s*$"
)
LONGEST_HEAD = 120
# A page's head is the first thing of the text, too
TOP = 5


def with_page_marks(source: Source) -> Source:
    """Its blocks that are numbers of pages, and the lines beside them that come again on every page, marked as such."""
    if source.kind not in (SourceKind.TEXT, SourceKind.DOCX):
        return source
    blocks = source.blocks
    heads = _running(blocks)
    marked = tuple(
        block._replace(role=Role.PAGE) if _is_mark(blocks, index, heads) else block
        for index, block in enumerate(blocks)
    )
    return replace(source, blocks=marked)


def _numbers(text: str) -> bool:
    """Whether it is the number of a page."""
    last = text.rstrip()[-1:]
    return (last.isdigit() or last in ("-", "–", "—")) and bool(_NUMBER.match(text))


def _running(blocks: tuple[Block, ...]) -> frozenset[str]:
    """Lines beside numbers of pages that stand at the top of the text, or beside several of them."""
    beside = Counter(
        blocks[at].text
        for index, block in enumerate(blocks)
        if _numbers(block.text)
        for at in (index - 1, index + 1)
        if 0 <= at < len(blocks) and _like_head(blocks[at])
    )
    top = {block.text for block in blocks[:TOP]}
    return frozenset(text for text, count in beside.items() if count > 1 or text in top)


def _like_head(block: Block) -> bool:
    text = block.text.rstrip()
    return (
        not block.cells
        and len(text) < LONGEST_HEAD
        and not text.endswith((".", ":", ";", ",", "?"))
        and not section_of(text)
        and not _numbers(text)
        and len(text.split()) > 1
    )


def _is_mark(blocks: tuple[Block, ...], index: int, heads: frozenset[str]) -> bool:
    block = blocks[index]
    if block.cells or block.column >= 0:
        return False
    if block.text in heads:
        return _beside(blocks, index, _numbers)
    last = index == len(blocks) - 1 and index > 0
    return _numbers(block.text) and bool(
        _DASHED.match(block.text) or last or _beside(blocks, index, heads.__contains__)
    )


def _beside(blocks: tuple[Block, ...], index: int, test: Callable[[str], bool]) -> bool:
    return any(test(blocks[at].text) for at in (index - 1, index + 1) if 0 <= at < len(blocks))
