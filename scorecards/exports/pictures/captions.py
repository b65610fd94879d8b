"""A drawing with what must not be lost when it leaves its page: title, whose, when, whence, if made up. Pure."""

import re
from dataclasses import dataclass

from scorecards.charts.labels import wrapped
from scorecards.charts.paint import PRINT, PRINT_FONT
from scorecards.charts.svg import Drawing, element, escape, text_element

# Whoever lacks the first has one of the others; all are narrower than the widths that charts reckon with.
LETTERS = f"{PRINT_FONT}, Noto Sans, Liberation Sans, Arial, sans-serif"
NAMESPACE = "http://www.w3.org/2000/svg"
ILLUSTRATIVE = "Illustrative: the figures are made up."
MARGIN, TITLE_SIZE, SIZE, LEADING = 16, 18, 13, 1.3
LEAST_WIDTH = 480

_OPENING = re.compile(r"<svg [^>]*>")
_BOX = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')


@dataclass(frozen=True)
class Caption:
    """`about` are lines below the title (council and period, what is shown), `source` lines below the picture."""

    title: str
    about: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    illustrative: bool = False


def size_of(drawing: Drawing) -> tuple[float, float]:
    """Width and height in the drawing's own units. Raises ValueError where it has no size, as cells of tables."""
    found = _BOX.search(drawing.svg)
    if found is None:
        raise ValueError("A drawing without a view box is no picture by itself.")
    return float(found[1]), float(found[2])


def captioned(drawing: Drawing, caption: Caption) -> Drawing:
    """The same drawing on white, its caption around it; it stands alone, in any program that shows SVG."""
    width, height = size_of(drawing)
    room = max(width, LEAST_WIDTH)
    above, top = _lines(caption.title, MARGIN + TITLE_SIZE, room, TITLE_SIZE, PRINT.ink, bold=True)
    for words in caption.about:
        written, top = _lines(words, top, room, SIZE, PRINT.ink_2)
        above += written
    inner = element(
        "svg", _content(drawing), x=MARGIN, y=top, width=width, height=height, viewBox=_box(width, height)
    )
    foot = top + height + SIZE * LEADING
    below = ""
    for words, bold in [*((words, False) for words in caption.source), *_made_up(caption)]:
        written, foot = _lines(words, foot, room, SIZE, PRINT.ink if bold else PRINT.ink_2, bold=bold)
        below += written
    whole = room + 2 * MARGIN, foot - SIZE * LEADING + MARGIN
    alt = ". ".join(part.rstrip(".") for part in (caption.title, *caption.about, drawing.alt) if part) + "."
    paper = element("rect", fill=PRINT.paper, width=whole[0], height=whole[1])
    return Drawing(_outer(paper + above + inner + below, whole, caption.title, alt), alt)


def alone(drawing: Drawing) -> Drawing:
    """A drawing without a caption, fit to be a file: with its name, its sentence and its own letters."""
    if "<desc>" in drawing.svg:
        return drawing
    return Drawing(_outer(_content(drawing), size_of(drawing), drawing.alt, drawing.alt), drawing.alt)


def _made_up(caption: Caption) -> list[tuple[str, bool]]:
    return [(ILLUSTRATIVE, True)] if caption.illustrative else []


def _lines(
    words: str, top: float, room: float, size: float, ink: str, bold: bool = False
) -> tuple[str, float]:
    """The words in lines from the baseline `top` on, and the baseline of what comes after them."""
    lines = wrapped(words, room, size, bold)
    look: dict[str, str | float | None] = {
        "fill": ink,
        "font_size": size,
        "font_weight": "700" if bold else None,
    }
    written = "".join(
        text_element(line, **look, x=MARGIN, y=top + place * size * LEADING)
        for place, line in enumerate(lines)
    )
    return written, top + len(lines) * size * LEADING


def _content(drawing: Drawing) -> str:
    return _OPENING.sub("", drawing.svg, count=1).removesuffix("</svg>")


def _box(width: float, height: float) -> str:
    return f"0 0 {width:g} {height:g}"


def _outer(content: str, size: tuple[float, float], title: str, alt: str) -> str:
    width, height = (round(side) for side in size)
    words = element("title", escape(title)) + element("desc", escape(alt))
    return element(
        "svg",
        words + content,
        xmlns=NAMESPACE,
        viewBox=_box(width, height),
        width=width,
        height=height,
        role="img",
        font_family=LETTERS,
    )
