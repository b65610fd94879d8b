"""HTML into blocks: pages of Modern.gov, and what word processors write. Nothing is fetched, run or shown. Pure."""

import re
from dataclasses import dataclass, field

from lxml import etree

from committees.reading.sources.blocks import (
    Block,
    Link,
    Origin,
    Role,
    Source,
    SourceKind,
    marker_of,
    narrowed,
    words_in,
)
from committees.reading.sources.roles import ROLES, role_of
from committees.reading.sources.rows import Row, Table
from committees.reading.wordlists import words

NOT_TEXT = {"script", "style", "template", "head", "iframe", "object", "embed", "noscript", "svg", "math"}
# Of a page that says what is its main part: what stands before and behind it is the site's
SITE = {"nav", "header", "footer"}
# In pages of ours: what is hidden from the eye, or said again on a screen without room for the heads of a table. What
# others hide is kept, as their classes may mean anything
HIDDEN = {"vh", "lab"}
BLOCKS = words(
    """
    address article aside blockquote body caption center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5
    h6 header hr html li main nav ol p pre section table tbody td tfoot th thead tr ul
    """
)
_LIST_LEVEL = re.compile(r"mso-list:\s*l\d+\s+level(\d)")
_MANY_SPACES = re.compile(r"[ \t\r\n\f]+")
# Of a path that is kept: deeper elements are found in the one at this depth
DEEPEST_PATH = 40


@dataclass
class Open:
    """What is known of the element that is being read, and of those around it."""

    role: Role = Role.NONE
    heading: int = 0
    list_level: int = 0


@dataclass
class Step:
    """An element of the path to where the reader is, and how many of each name it has shown so far."""

    path: str = ""
    children: dict[str, int] = field(default_factory=dict)


@dataclass
class Gathering:
    """Text on its way into a block: in pieces, `length` characters together."""

    texts: list[str] = field(default_factory=list)
    length: int = 0
    element: str = ""
    links: list[Link] = field(default_factory=list)
    bold: int = 0
    level: int = 0


class Reader:
    """Walks through a tree once, in the order of the document."""

    def __init__(self, prefix: str = "") -> None:
        self.blocks: list[Block] = []
        self._around: list[Open] = [Open()]
        self._gathered = Gathering()
        self._skipping = 0
        self._bold = 0
        # Rows within rows: pages are laid out with tables, too
        self._rows: list[Row] = []
        self._tables: list[Table] = []
        self._new_row = False
        self._steps = [Step(prefix)]
        self._link_starts: list[int] = []
        # Whether the page says what is its main part, and whether what is read is the site's
        self._of_site = self._outside = False

    def read(self, root: etree._Element) -> list[Block]:
        self._of_site = self._outside = root.find(".//main") is not None
        for event, element in etree.iterwalk(root, events=("start", "end")):
            if not isinstance(element.tag, str):
                if event == "end":
                    self._add(element.tail)
                continue
            name = element.tag.lower()
            if event == "start":
                self._step(name)
                self._start(name, element)
            else:
                self._steps.pop()
                self._end(name, element)
        self._flush()
        return self.blocks

    def _step(self, name: str) -> None:
        outer = self._steps[-1]
        count = outer.children[name] = outer.children.get(name, 0) + 1
        step = f"/{name}" if name in ("html", "body") else f"/{name}[{count}]"
        self._steps.append(Step(outer.path + step if len(self._steps) <= DEEPEST_PATH else outer.path))

    def _start(self, name: str, element: etree._Element) -> None:
        if self._skipping or name in NOT_TEXT or self._hidden(name, element):
            self._skipping += 1
            return
        if name == "main":
            self._outside = False
        if name in BLOCKS:
            self._flush()
            self._open(name, element)
        elif name == "br":
            self._flush()
        elif name in ("b", "strong"):
            self._bold += 1
        elif name == "a":
            self._link_starts.append(self._gathered.length)
        self._add(element.text)

    def _hidden(self, name: str, element: etree._Element) -> bool:
        if self._outside and name in SITE:
            return True
        return self._of_site and not HIDDEN.isdisjoint((element.get("class") or "").split())

    def _end(self, name: str, element: etree._Element) -> None:
        if self._skipping:
            self._skipping -= 1
            if not self._skipping:
                self._add(element.tail)
            return
        if name in BLOCKS:
            self._flush()
            self._close(name)
            self._outside = self._outside or name == "main"
        elif name in ("b", "strong"):
            self._bold -= 1
        elif name == "a" and self._link_starts:
            start = min(self._link_starts.pop(), self._gathered.length)
            self._gathered.links.append(Link(start, self._gathered.length, element.get("href") or ""))
        self._add(element.tail)

    def _open(self, name: str, element: etree._Element) -> None:
        outer = self._around[-1]
        now = Open(outer.role, outer.heading, outer.list_level)
        for one in (element.get("class") or "").split():
            # A cell of a number holds one, whatever its paragraph looks like
            now.role = now.role if outer.role is Role.NUMBER else ROLES.get(one, now.role)
        if len(name) == 2 and name[0] == "h" and name[1].isdigit():
            now.heading = int(name[1])
        if name in ("ul", "ol"):
            now.list_level += 1
        if found := _LIST_LEVEL.search(element.get("style") or ""):
            now.list_level = int(found.group(1))
        if name == "table":
            self._tables.append(Table())
        elif name == "tr":
            self._rows.append(Row())
        elif name in ("td", "th") and self._rows:
            self._rows[-1].column += 1
        self._around.append(now)

    def _close(self, name: str) -> None:
        if len(self._around) > 1:
            self._around.pop()
        if name == "table" and self._tables:
            self._tables.pop()
        elif name == "tr" and self._rows:
            row = self._rows.pop()
            table = self._tables[-1] if self._tables else Table()
            blocks = row.blocks if row.holds_rows else row.laid_out(table)
            if self._rows:
                self._rows[-1].add(blocks)
                self._rows[-1].holds_rows = True
            else:
                self.blocks += blocks
                self._new_row = True

    def _add(self, text: str | None) -> None:
        gathered = self._gathered
        if not text or self._skipping:
            return
        if not gathered.element and text.strip():
            gathered.element = self._steps[-1].path
        plain = narrowed(_MANY_SPACES.sub(" ", text), before=gathered.texts[-1] if gathered.texts else "")
        if not plain:
            return
        if self._bold and plain.strip():
            gathered.bold += len(plain)
        gathered.texts.append(plain)
        gathered.length += len(plain)

    def _flush(self) -> None:
        gathered, self._gathered = self._gathered, Gathering()
        self._link_starts = [0] * len(self._link_starts)
        text = "".join(gathered.texts)
        if not words_in(text):
            return
        block = self._block(gathered, text)
        self._new_row = False
        if self._rows:
            self._rows[-1].add([block])
        else:
            self.blocks.append(block)

    def _block(self, gathered: Gathering, text: str) -> Block:
        around = self._around[-1]
        cut = len(text) - len(text.lstrip())
        links = tuple(
            Link(max(one.start - cut, 0), max(one.end - cut, 0), one.url) for one in gathered.links if one.url
        )
        text = text.strip()
        return Block(
            text,
            Origin(gathered.element),
            role_of(text, around.role),
            around.heading,
            marker_of(text).marker or ("•" if around.list_level else ""),
            around.list_level,
            new_row=self._new_row,
            bold=gathered.bold * 2 > len(text),
            links=links,
        )


def read_page(markup: str, prefix: str = "") -> list[Block]:
    """The blocks of a page or of a part of one; places are paths of elements, after `prefix`."""
    parser = etree.HTMLParser(
        recover=True, no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        root = etree.fromstring(f"<html><body>{markup}</body></html>" if prefix else markup, parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    return Reader(prefix).read(root) if root is not None else []


def read_html(markup: str) -> Source:
    kind = (
        SourceKind.MODERN_GOV
        if re.search(r"class=[\"']?[^\"'<>]{0,100}\bmg[A-Z]", markup)
        else SourceKind.HTML
    )
    # A declaration of the encoding would be refused in text that is decoded already
    plain = re.sub(r"^\s*<\?xml[^<>]{0,200}\?>", "", markup).replace("\0", " ")
    return Source(kind, tuple(read_page(plain)))
