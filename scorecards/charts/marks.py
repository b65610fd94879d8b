"""The shapes of the states: never colour alone, and never without their word beside them."""

from typing import Literal

from scorecards.charts.paint import Medium, Paint, paint_for
from scorecards.charts.svg import element

Mark = Literal["met", "close", "missed", "none", "hidden", "no_figure", "tick", "query", "error"]

_CIRCLE = element("circle", cx=8, cy=8, r=6.6)
_EVEN_ODD = 'fill-rule="evenodd"'
_SHAPES: dict[str, str] = {
    "met": _CIRCLE,
    "close": '<path d="M8 .6 15.4 8 8 15.4.6 8Z"/>',
    "missed": '<path d="M8 1 15.8 15H.2Z"/>',
    "none": '<path d="M2 6.9h12v2.2H2z"/>',
    "hidden": f'<path d="M2 2h12v12H2zm2 2v8h8V4z" {_EVEN_ODD}/>',
    "no_figure": f'<path d="M2 2h12v12H2zm2 2v8h8V4z" {_EVEN_ODD}/>',
    "tick": '<path d="M6.2 13.4 1.3 8.5l1.7-1.7 3.2 3.2 6.9-7.2 1.7 1.7z"/>',
    "query": (
        '<path d="M8 .8a7.2 7.2 0 1 0 0 14.4A7.2 7.2 0 0 0 8 .8m-1 10.4h2v1.9H7zm2-1H7.1c0-2.6 2-2.5 2-4 '
        "0-.7-.5-1.1-1.1-1.1-.8 0-1.2.6-1.2 1.4H4.9c0-2 1.3-3.2 3.2-3.2 1.8 0 3.1 1.1 3.1 2.8 0 2.2-2.2 2.3"
        f'-2.2 4.1" {_EVEN_ODD}/>'
    ),
    "error": f'<path d="M1 1h14v14H1zM7 3.6v5.6h2V3.6zM7 10.6v2h2v-2z" {_EVEN_ODD}/>',
}


def mark(kind: Mark, medium: Medium = "screen") -> str:
    """The shape of a state, hidden from screen readers: the word beside it says the same."""
    name = "unknown" if kind in ("hidden", "no_figure") else kind
    namespace = "http://www.w3.org/2000/svg" if medium == "print" else None
    return element(
        "svg",
        _SHAPES[kind],
        class_=f"mark {name}",
        viewBox="0 0 16 16",
        fill=_colour(kind, paint_for(medium)),
        xmlns=namespace,
        aria_hidden="true",
    )


def _colour(kind: Mark, paint: Paint) -> str:
    if kind in ("missed", "error"):
        return paint.orange_ink
    if kind == "close":
        return paint.ink_2
    return paint.line if kind in ("none", "hidden", "no_figure") else paint.blue
