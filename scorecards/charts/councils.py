"""Councils as dots: how each kind is drawn, and where names stand so that none lies over another or over a leader."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from scorecards.charts.labels import text_width
from scorecards.charts.layout import Form
from scorecards.charts.paint import Paint
from scorecards.charts.svg import element, number

Kind = Literal["own", "similar", "region", "other"]
# Who gets a name first where there is no room for all.
FIRST_NAMED: tuple[Kind, ...] = ("own", "similar", "region", "other")
OTHER_RADIUS = 2.4
# Paper round the letters, so that a dot or a line behind them does not make them hard to read.
HALO: dict[str, str | float | None] = {
    "paint_order": "stroke",
    "stroke": "#fff",
    "stroke_width": 3,
    "stroke_linejoin": "round",
}


@dataclass(frozen=True)
class Dot:
    """One council, or several that filed one return. `low` and `high` are its likely range; None where it has none.

    `counted` are a numerator and its denominator; `outlying` is beyond the outer limits of a funnel.
    """

    name: str
    value: float
    display: str
    kind: Kind = "other"
    low: float | None = None
    high: float | None = None
    counted: tuple[float, float] | None = None
    outlying: bool = False


@dataclass(frozen=True)
class CountryLine:
    name: str
    value: float
    display: str


@dataclass(frozen=True)
class Frame:
    """The outer measures of a drawing, in its own units; the plot lies between `left` and `right`, `top` and `base`."""

    width: int
    height: int
    left: float
    right: float
    top: float
    base: float
    size: float  # of text

    @property
    def box(self) -> str:
        return f"0 0 {self.width} {self.height}"


def text_size(form: Form) -> float:
    return 15 if form == "wide" else 13


def shape(dot: Dot, x: float, y: float, paint: Paint) -> str:
    """One council that is marked: a triangle where it is outlying, otherwise dot, ring or diamond by its kind."""
    fill = {"own": paint.blue, "similar": paint.paper, "region": paint.ink_2, "other": paint.line}[dot.kind]
    edge = paint.paper if dot.kind == "own" else paint.ink
    if dot.outlying:
        path = f"M{number(x)} {number(y - 6.5)}l6.5 11.5h-13z"
        return element("path", class_="outc", fill=fill, stroke=edge, stroke_width=1.4, d=path)
    if dot.kind == "region":
        path = f"M{number(x)} {number(y - 4.6)}l4.6 4.6-4.6 4.6-4.6-4.6z"
        return element("path", class_="reg", fill=fill, d=path)
    radius, width = {"own": (6.2, 1.5), "similar": (4.6, 1.6)}.get(dot.kind, (OTHER_RADIUS, 0.0))
    centre: dict[str, str | float] = {"cx": x, "cy": y, "r": radius}
    if not width:
        return element("circle", class_="dotc", fill=fill, **centre)
    return element(
        "circle",
        class_="own" if dot.kind == "own" else "nb",
        fill=fill,
        stroke=edge,
        stroke_width=width,
        **centre,
    )


def plain_dots(places: Iterable[tuple[float, float]], paint: Paint, radius: float = OTHER_RADIUS) -> str:
    """All councils that are not marked, as one path: dashes without length and with round ends."""
    path = "".join(f"M{number(x)} {number(y)}h0" for x, y in places)
    if not path:
        return ""
    look: dict[str, str | float] = {"stroke_width": 2 * radius, "stroke_linecap": "round"}
    return element("path", class_="dots", fill="none", stroke=paint.line, **look, d=path)


def all_dots(
    dots: Sequence[Dot],
    places: Sequence[tuple[float, float]],
    paint: Paint,
    radius: float = OTHER_RADIUS,
) -> str:
    """Those that are marked lie upon the others, ours on top. `radius` is that of the others."""
    plain = plain_dots(
        (at for dot, at in zip(dots, places, strict=True) if not is_marked(dot)), paint, radius
    )
    marked = [(dot, *at) for dot, at in zip(dots, places, strict=True) if is_marked(dot)]
    marked.sort(key=lambda one: one[0].kind == "own")
    return plain + "".join(shape(dot, x, y, paint) for dot, x, y in marked)


def is_marked(dot: Dot) -> bool:
    return dot.kind != "other" or dot.outlying


def by_importance(dots: Sequence[Dot]) -> list[int]:
    """The places of the dots that want a name, the most wanted first: ours, outliers, similar ones."""

    def wanted(place: int) -> tuple[bool, bool, int]:
        dot = dots[place]
        return dot.kind != "own", not dot.outlying, FIRST_NAMED.index(dot.kind)

    return sorted((place for place, dot in enumerate(dots) if is_marked(dot)), key=wanted)


class Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def own_label(dot: Dot) -> str:
    return f"{dot.name} {short(dot.display)}" if dot.kind == "own" else dot.name


def short(display: str) -> str:
    """ "49" of "49 per 10,000": the axis says the rest."""
    return display.split(" per ")[0]


def label_width(dot: Dot, size: float) -> float:
    return text_width(own_label(dot), size, bold=dot.kind == "own")


def label_paint(dot: Dot, paint: Paint) -> dict[str, str | float | None]:
    own = dot.kind == "own"
    return {
        "class_": "owntext" if own else "name",
        "fill": paint.blue if own else paint.ink_2,
        "font_weight": "700" if own else None,
        **HALO,
    }
