"""Small helpers to write SVG: a drawing with its sentence, numbers, escaped text, elements and short paths."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from xml.sax.saxutils import escape as _escape_markup

from scorecards.charts.paint import PRINT_FONT, Medium

# What XML 1.0 cannot hold at all, escaped or not: one such character would make the whole drawing unreadable.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

# No slash may follow: it would become part of the value. `escape` leaves no quotation mark but those of attributes.
_PLAIN_VALUE = re.compile(r'="([\w#.%-]+)"(?=[ >])')

Point = tuple[float, float]


@dataclass(frozen=True)
class Drawing:
    """`svg` is markup to put into a page or a document as it is ("" where there is nothing to draw).

    `alt` is what it shows, in words, unescaped.
    """

    svg: str
    alt: str


def number(value: float) -> str:
    """A coordinate with one decimal at most: "12", "12.5", "0" (never "-0")."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


@lru_cache(maxsize=4096)
def escape(text: str) -> str:
    """Text that is safe between tags and in a double-quoted attribute; what XML cannot hold is left out."""
    return _escape_markup(_NOT_XML.sub("", text), {'"': "&quot;"})


def element(tag: str, content: str = "", /, **attributes: str | float | None) -> str:
    """One element; `content` is markup already, attributes are escaped here. None leaves an attribute out.

    Underscores stand for hyphens ("stroke_width") and a last one is dropped ("class_").
    """
    written = "".join(
        f' {_attribute_name(name)}="{escape(value) if isinstance(value, str) else number(value)}"'
        for name, value in attributes.items()
        if value is not None
    )
    return f"<{tag}{written}>{content}</{tag}>" if content else f"<{tag}{written}/>"


@lru_cache(maxsize=256)
def _attribute_name(name: str) -> str:
    return name.rstrip("_").replace("_", "-")


def text_element(text: str, /, **attributes: str | float | None) -> str:
    return element("text", escape(text), **attributes)


def picture(
    content: str,
    view_box: str,
    alt: str,
    class_: str,
    medium: Medium,
    labelled: bool = True,
    **attributes: str | float | None,
) -> Drawing:
    """The outer element with its sentence. On paper it carries its own namespace and letters.

    `labelled=False` hides it from screen readers, where the words beside it say the same.
    """
    if medium == "print":
        attributes |= {"xmlns": "http://www.w3.org/2000/svg", "font_family": PRINT_FONT}
    name: dict[str, str | float | None] = (
        {"role": "img", "aria_label": alt} if labelled else {"aria_hidden": "true"}
    )
    opening = {"class_": class_, "viewBox": view_box, **attributes, **name}
    return Drawing(element("svg", content, **opening), alt)


def without_quotes(svg: str) -> str:
    """The same drawing as HTML, which needs no quotes round a plain value that something follows.

    For pages alone, and for what `element` wrote: XML would not have it. A published page holds 120 small drawings.
    """
    return _PLAIN_VALUE.sub(r"=\1", svg)


def joined(numbers: Iterable[float]) -> str:
    """Numbers as a path wants them, without the spaces that a minus sign makes needless: "11-4 11 6"."""
    return re.sub(" -", "-", " ".join(number(n) for n in numbers))


def polyline(points: Sequence[Point]) -> str:
    """A path through the points in absolute coordinates."""
    return "M" + joined(part for point in points for part in point)


def whole_polyline(points: Sequence[tuple[int, int]]) -> str:
    """A path through two or more points at whole coordinates, in relative steps: the shortest way to write it."""
    steps = [step for (x0, y0), (x1, y1) in pairwise(points) for step in (x1 - x0, y1 - y0)]
    return f"M{joined(points[0])}l{joined(steps)}"
