"""White space out of a template's source where a browser would not show it.

Templates are written in lines for people. White space beside the edge of a block (a paragraph, a table's cell) is
never shown, so it is left out; every other run of it becomes one space. Which edge stands beside a run can depend on
what is filled in: ``{% if %}``, ``{% for %}`` and ``{% with %}`` are looked through, along every way a page can take,
and whatever else is filled in counts as words. What people typed is not looked at: it is not in the source.
"""

import re
from dataclasses import dataclass, field
from enum import Enum, auto

# Elements that a browser shows no white space beside.
PAGE = {"doctype", "html", "head", "title", "body"}
PARTS = {"header", "main", "nav", "section", "article", "aside", "footer", "div"}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
TEXT = {"p", "pre", "blockquote", "address", "figure", "figcaption", "hr"}
LISTS = {"ul", "ol", "li", "dl", "dt", "dd", "details", "summary"}
TABLES = {"table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "th", "td"}
# The end of a select ends its last option too, where that has no end of its own.
FORMS = {"form", "fieldset", "legend", "optgroup", "option", "/select"}
BLOCKS = PAGE | PARTS | HEADINGS | TEXT | LISTS | TABLES | FORMS
# Elements in which white space is text.
AS_WRITTEN = {"pre", "textarea", "script", "style"}
# Elements that have nothing inside them, written without a slash.
ALONE = {"area", "base", "br", "embed", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
BRANCHES = {"else", "elif", "empty"}
STARTS = {"if", "for", "with"}
BRANCH_ENDS = "branch ends"
ENDS = {"endif", "endfor", "endwith"}

SPACES = r"[ \t\n\r\f]+"
FILLED_IN = r"\{%.*?%\}|\{\{.*?\}\}|\{\#.*?\#\}"
# Quantifiers that give nothing back: a quotation mark in {% url "home" %} ends no attribute.
QUOTED = rf"""\"(?:{FILLED_IN}|[^\"])*+\"|'(?:{FILLED_IN}|[^'])*+'"""
PIECE = re.compile(
    rf"""
    (?P<silent>\{{%\s*comment\b.*?%\}}[\s\S]*?\{{%\s*endcomment\s*%\}}|\{{\#.*?\#\}}|\{{%\s*(?:load|csrf_token)\b.*?%\}})
    | (?P<opaque>\{{%\s*(?P<until>verbatim|blocktrans(?:late)?)\b.*?%\}}[\s\S]*?\{{%\s*end(?P=until)\b.*?%\}}
        |<!--[\s\S]*?-->|\{{\{{.*?\}}\}})
    | \{{%\s*(?P<mark>\w+).*?%\}}
    | <(?P<name>[/!]?[A-Za-z][\w-]*)(?:{FILLED_IN}|{QUOTED}|[^>\"'])*+>
    | (?P<space>{SPACES})
    | [^ \t\n\r\f<{{]+ | [<{{]
    """,
    re.VERBOSE,
)
# "choice" gives back, since the re of Python 3.11.2, which is Debian 12's, loses a group that ends in what does not.
IN_TAG = re.compile(
    rf"""
    {SPACES}(?P<choice>\{{%\s*if\b(?:[^%]|%(?!\}}))*%\}})
        (?P<attribute>[\w-]+(?:=(?:{QUOTED}))?\{{%\s*endif\s*%\}})(?=[ \t\n\r\f>])
    | {SPACES}(?P<end>>)?
    | {FILLED_IN} | {QUOTED}
    """,
    re.VERBOSE,
)


class Kind(Enum):
    """What a piece of a template is to the white space beside it."""

    WORDS = auto()
    EDGE = auto()  # of a block
    OPENS = auto()  # an element in a line of text, such as a link
    CLOSES = auto()
    SPACE = auto()  # not decided yet
    SHOWN_SPACE = auto()
    NOTHING = auto()


@dataclass
class Piece:
    """A piece of the source, and those that can come right before and right after it on a page."""

    text: str
    kind: Kind
    mark: str = ""
    before: list["Piece"] = field(default_factory=list)
    after: list["Piece"] = field(default_factory=list)

    def comes_before(self, other: "Piece") -> None:
        self.after.append(other)
        other.before.append(self)


def tightened(source: str) -> str:
    """The template's source without the white space that no reader would see."""
    pieces = pieces_of(source)
    link(pieces)
    for piece in pieces:
        if piece.kind is Kind.SPACE:
            superfluous = beside_edges(piece, "before") or beside_edges(piece, "after")
            piece.kind = Kind.NOTHING if superfluous else Kind.SHOWN_SPACE
            piece.text = "" if superfluous else " "
    return "".join(piece.text for piece in pieces)


def pieces_of(source: str) -> list[Piece]:
    """The source in pieces. Before the first and after the last stands what is not known, so it counts as words."""
    pieces, position = [Piece("", Kind.WORDS)], 0
    while match := PIECE.match(source, position):
        position = match.end()
        pieces += pieces_of_match(match)
        name = (match["name"] or "").lower()
        if name in AS_WRITTEN:
            end = re.compile(f"</{name}", re.IGNORECASE).search(source, position)
            stop = end.start() if end else len(source)
            pieces.append(Piece(source[position:stop], Kind.WORDS))
            position = stop
    return [*pieces, Piece("", Kind.WORDS)]


def pieces_of_match(match: re.Match[str]) -> list[Piece]:
    """One piece; two for a mark between branches: one branch's end, the next one's start."""
    text, mark = match[0], match["mark"] or ""
    if match["space"]:
        return [Piece(text, Kind.SPACE)]
    if match["silent"] or text.startswith('<input type="hidden"'):
        return [Piece(text, Kind.NOTHING)]
    if mark in BRANCHES:
        return [Piece("", Kind.NOTHING, BRANCH_ENDS), Piece(text, Kind.NOTHING, mark)]
    if mark in STARTS | ENDS:
        return [Piece(text, Kind.NOTHING, mark)]
    if match["name"]:
        return [Piece(IN_TAG.sub(tightened_in_tag, text), kind_of_tag(match["name"].lower()))]
    return [Piece(text, Kind.WORDS)]


def kind_of_tag(name: str) -> Kind:
    """Of a tag by its name in small letters, with the slash of one that closes or the mark of a doctype."""
    if name in BLOCKS or name.lstrip("/!") in BLOCKS:
        return Kind.EDGE
    if name.startswith("/"):
        return Kind.CLOSES
    return Kind.WORDS if name in ALONE | AS_WRITTEN else Kind.OPENS


def tightened_in_tag(match: re.Match[str]) -> str:
    """One space between attributes, none before the end; an attribute that may be left out takes its space along."""
    if match["choice"]:
        return f"{match['choice']} {match['attribute']}"
    return match["end"] or (" " if match[0].isspace() else match[0])


def link(pieces: list[Piece]) -> None:
    """Tell each piece what can come beside it: one branch or another, a loop's start again after its end."""
    within: list[list[Piece]] = []  # the marks of every construct that is open
    for number, piece in enumerate(pieces):
        if piece.mark in STARTS:
            within.append([])
        if piece.mark and within:
            within[-1].append(piece)
        if piece.mark in ENDS and within:
            link_branches(within.pop())
        if piece.mark != BRANCH_ENDS:
            for following in pieces[number + 1 : number + 2]:
                piece.comes_before(following)


def link_branches(marks: list[Piece]) -> None:
    start, end = marks[0], marks[-1]
    for mark in marks[1:-1]:
        if mark.mark == BRANCH_ENDS:
            mark.comes_before(end)
        else:
            start.comes_before(mark)
    if not any(mark.mark in {"else", "empty"} for mark in marks):
        start.comes_before(end)
    if end.mark == "endfor":
        end.comes_before(start)


def beside_edges(space: Piece, side: str) -> bool:
    """Whether the space would not be shown for what is on this side of it, whichever way a page takes.

    That is a block's edge, with nothing between but tags that open before the space or close after it; or another
    space: one that is shown before this one, or one that comes after a tag that closes, so that a link ends with a
    word.
    """
    looked_through = Kind.OPENS if side == "before" else Kind.CLOSES
    to_see, seen = [(space, False)], {(id(space), False)}
    while to_see:
        piece, outside = to_see.pop()
        for beside in getattr(piece, side):
            if beside.kind in {Kind.EDGE, Kind.SHOWN_SPACE}:
                continue
            if beside.kind is Kind.SPACE and outside and side == "after":
                continue
            if beside.kind not in {Kind.NOTHING, Kind.SPACE, looked_through}:
                return False
            step = (beside, outside or beside.kind is looked_through)
            if (id(beside), step[1]) not in seen:
                seen.add((id(beside), step[1]))
                to_see.append(step)
    return True
