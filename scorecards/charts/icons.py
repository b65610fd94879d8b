"""The icons of change and target: they differ in outline as well as in colour, and their words stand beside them.

After the NHS's "Making Data Count", drawn anew. Pure.
"""

from typing import Literal

from scorecards.charts.paint import SCREEN
from scorecards.charts.svg import element

Icon = Literal["worse", "same", "better", "other", "few", "misses", "either", "meets", "unknown"]

_ORANGE = "#f46a25"
_THICK, _THIN = 2.6, 2.0


def icon(kind: Icon) -> str:
    """Hidden from screen readers: the words beside it say the same."""
    return element(
        "svg", _SHAPES[kind], class_="icn", viewBox="0 0 40 40", width=34, height=34, aria_hidden="true"
    )


def _line(path: str, stroke: str, width: float = _THICK, dashes: str | None = None) -> str:
    return element("path", d=path, fill="none", stroke=stroke, stroke_width=width, stroke_dasharray=dashes)


def _circle(fill: str, stroke: str | None = None) -> str:
    return element("circle", cx=20, cy=20, r=18, fill=fill, stroke=stroke, stroke_width=_THIN)


def _square(fill: str, stroke: str | None, dashes: str | None = None) -> str:
    return element(
        "rect",
        x=2,
        y=2,
        width=36,
        height=36,
        fill=fill,
        stroke=stroke,
        stroke_width=_THIN,
        stroke_dasharray=dashes,
    )


_NOT_KNOWN = _square(SCREEN.paper, SCREEN.line, "4 3") + _line("M12 20h16", SCREEN.ink_2)
_SHAPES: dict[Icon, str] = {
    "worse": element("path", d="M20 2 39 37H1Z", fill=_ORANGE, stroke=SCREEN.orange_ink, stroke_width=_THIN)
    + _line("M13 24h5l5 7h4", SCREEN.ink),
    "same": _circle(SCREEN.paper, SCREEN.line) + _line("M8 22l5-5 5 6 5-6 5 5 4-3", SCREEN.ink_2),
    "better": _circle(SCREEN.blue) + _line("M8 24h9l6-9h9", SCREEN.paper),
    "other": element("path", d="M20 2 38 20 20 38 2 20Z", fill=SCREEN.paper, stroke=SCREEN.ink_2, stroke_width=_THIN)
    + _line("M20 11v18M15 15l5-5 5 5M15 25l5 5 5-5", SCREEN.ink_2, _THIN),
    "few": _NOT_KNOWN,
    "misses": _square(SCREEN.paper, SCREEN.orange_ink)
    + _line("M6 11h28", SCREEN.plum, _THIN, "4 3")
    + _line("M7 28l6-6 6 5 6-6 8 4", SCREEN.orange_ink),
    "either": _square(SCREEN.paper, SCREEN.line)
    + _line("M6 20h28", SCREEN.plum, _THIN, "4 3")
    + _line("M7 27l7-13 6 11 6-13 7 12", SCREEN.ink_2),
    "meets": _square(SCREEN.blue, None)
    + _line("M6 27h28", SCREEN.paper, _THIN, "4 3")
    + _line("M7 18l6-6 6 5 6-6 8 4", SCREEN.paper),
    "unknown": _NOT_KNOWN,
}  # fmt: skip
