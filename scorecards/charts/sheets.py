"""Several drawings as one, for files: a table with a drawn column, small charts side by side. Drawn as for paper."""

from collections.abc import Sequence
from dataclasses import dataclass

from scorecards.charts.labels import wrapped
from scorecards.charts.paint import PRINT
from scorecards.charts.svg import Drawing, element, picture, text_element

SIZE = 13
LEADING = 17


@dataclass(frozen=True)
class Panel:
    """A small chart with its heading and what its figures say in words."""

    title: str
    words: str
    drawing: Drawing


@dataclass(frozen=True)
class Column:
    """Where a column of words stands; `anchor` "end" where it ends at `x`."""

    x: float
    anchor: str = "start"


def nested(drawing: Drawing, x: float, y: float, width: float, height: float) -> str:
    """A drawing for paper inside another one: it has no size of its own yet."""
    place = element("svg", "", x=x, y=y, width=width, height=height, overflow="visible").removesuffix("/>")
    return drawing.svg.replace("<svg", place, 1)


def line_of_words(
    words: Sequence[str], columns: Sequence[Column], y: float, *, bold: bool = False, head: bool = False
) -> str:
    ink = PRINT.ink_2 if head else PRINT.blue if bold else PRINT.ink
    return "".join(
        text_element(
            text,
            fill=ink,
            font_size=SIZE - 1 if head else SIZE,
            font_weight="700" if bold else None,
            x=column.x,
            y=y,
            text_anchor=None if column.anchor == "start" else column.anchor,
        )
        for text, column in zip(words, columns, strict=True)
        if text
    )


def sheet(content: str, width: float, height: float, alt: str) -> Drawing:
    return picture(content, f"0 0 {width:g} {height:g}", alt, "sheet", "print")


def panels_side_by_side(
    panels: Sequence[Panel], columns: int, size: tuple[float, float], alt: str
) -> Drawing:
    """All panels in rows of so many; `size` is that of one panel's drawing. Nothing where there are none."""
    if not panels:
        return Drawing("", alt)
    width, height = size
    heads = [_head(panel, width) for panel in panels]
    parts, top = [], 0.0
    for start in range(0, len(panels), columns):
        row = range(start, min(start + columns, len(panels)))
        room = max(len(heads[place]) for place in row) * LEADING
        for place in row:
            left = (place - start) * (width + 20)
            parts.append(_words(heads[place], left, top))
            parts.append(nested(panels[place].drawing, left, top + room + 4, width, height))
        top += room + height + 24
    return sheet("".join(parts), columns * (width + 20) - 20, top - 20, alt)


def _head(panel: Panel, width: float) -> list[tuple[str, bool]]:
    titles = wrapped(panel.title, width, SIZE, bold=True)
    return [(line, True) for line in titles] + [
        (line, False) for line in wrapped(panel.words, width, SIZE - 1)
    ]


def _words(lines: Sequence[tuple[str, bool]], left: float, top: float) -> str:
    return "".join(
        text_element(
            text,
            fill=PRINT.ink if bold else PRINT.ink_2,
            font_size=SIZE if bold else SIZE - 1,
            font_weight="700" if bold else None,
            x=left,
            y=top + SIZE + place * LEADING,
        )
        for place, (text, bold) in enumerate(lines)
    )
