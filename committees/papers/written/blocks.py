"""What a paper of a meeting is made of: the same for its page, its PDF and its Word file. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import zip_longest


@dataclass(frozen=True)
class Heading:
    """`level` is 1 for the parts of a paper, 2 and 3 within; the paper's own title stands above them."""

    text: str
    level: int = 1
    name: str = "heading"


@dataclass(frozen=True)
class Words:
    """A paragraph; `strong` stands before it, such as who spoke. One that `leads` stays on the page of what follows."""

    text: str
    strong: str = ""
    leads: bool = False
    name: str = "words"


@dataclass(frozen=True)
class Bullets:
    """`addresses` are where each leads, in the texts' order, or none at all; the page links to them."""

    texts: tuple[str, ...]
    addresses: tuple[str, ...] = ()
    name: str = "bullets"

    @property
    def linked(self) -> list[tuple[str, str]]:
        """Each text with its address, "" where it leads nowhere."""
        return list(zip_longest(self.texts, self.addresses, fillvalue=""))


@dataclass(frozen=True)
class Limb:
    """`label` is that of the minutes where the list's own letter is another, else ""."""

    text: str
    inner: tuple["Limb", ...] = ()
    label: str = ""


@dataclass(frozen=True)
class Limbs:
    """The limbs of a resolution, lettered (a), (b), and (i), (ii) within."""

    limbs: tuple[Limb, ...]
    name: str = "limbs"


@dataclass(frozen=True)
class Pairs:
    """What stands first names what stands beside it."""

    rows: tuple[tuple[str, str], ...]
    caption: str
    name: str = "pairs"


@dataclass(frozen=True)
class Table:
    """The first cell of a row names the row; `caption` is read out before it, or shown where a page shows captions."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    name: str = "table"

    @property
    def labelled(self) -> list[list[tuple[str, str]]]:
        """Each row's cells with the heads they stand under."""
        return [list(zip(self.heads, row, strict=True)) for row in self.rows]


@dataclass(frozen=True)
class Notice:
    """Something that a reader must not miss, in a frame."""

    title: str
    text: str
    name: str = "notice"


Block = Heading | Words | Bullets | Limbs | Pairs | Table | Notice


def words_in(blocks: Iterable[Block]) -> Iterator[str]:
    """Line by line, row by row; no headings, which nobody said."""
    for block in blocks:
        if isinstance(block, Words):
            yield f"{block.strong} {block.text}"
        elif isinstance(block, Bullets):
            yield from block.texts
        elif isinstance(block, Table | Pairs):
            yield from map(" ".join, block.rows)
        elif isinstance(block, Limbs):
            yield from (" ".join([each.text, *(one.text for one in each.inner)]) for each in block.limbs)


@dataclass(frozen=True)
class Paper:
    """`kind` is "Agenda", "Minutes" or "Agenda and papers"; `standing` what it is by now, as in "Agreed on 24 February
    2026".

    `draft` is what it says across every page before it is published, "" afterwards; `made` the day that its files give
    as theirs. `brand` is a colour such as "#12436d". `appendices` are what a pack holds beside its own pages: what each
    is called, and the key of the edition it is.
    """

    kind: str
    council: str
    committee: str
    meeting: str
    standing: str
    made: date
    brand: str
    draft: str = ""
    illustrative: bool = False
    blocks: tuple[Block, ...] = ()
    appendices: tuple[tuple[str, int], ...] = ()

    @property
    def heading(self) -> str:
        return f"{self.kind}: {self.committee}"

    @property
    def title(self) -> str:
        """ "Minutes: Corporate Parenting Panel, Tuesday 18 November 2025, Exampleton"."""
        return f"{self.heading}, {self.meeting}, {self.council}"

    @property
    def foot(self) -> str:
        said = [self.council, self.committee, self.meeting, self.kind, self.draft]
        return ". ".join(each for each in [*said, "Illustrative data" if self.illustrative else ""] if each)

    def with_blocks(self, blocks: Sequence[Block]) -> "Paper":
        return replace(self, blocks=tuple(blocks))


def paragraphs(text: str) -> list[Words]:
    """A text as somebody typed it, a blank line or a line end between its paragraphs."""
    return [Words(line.strip()) for line in text.splitlines() if line.strip()]
