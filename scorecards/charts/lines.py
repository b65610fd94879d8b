"""Several areas' figures over the same years as lines: told apart by mark and dash, named at their ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from scorecards.charts.labels import spread, text_width, wrapped
from scorecards.charts.layout import Form
from scorecards.charts.paint import SCREEN, Paint
from scorecards.charts.scale import Axis, Scale, axis_for
from scorecards.charts.series import drawable
from scorecards.charts.svg import Drawing, Point, element, joined, picture, polyline, text_element

Look = Literal["own", "middle", "country", "other"]


@dataclass(frozen=True)
class AreaLine:
    """`values` are one a year; at the places in `cuts` no line reaches from the year before; those before `since` lie
    before a break. `latest` is the last value in words, without its unit.
    """

    name: str
    short: str
    look: Look
    values: tuple[float | None, ...]
    latest: str
    cuts: frozenset[int] = frozenset()
    since: int = 0


@dataclass(frozen=True)
class BreakMark:
    """Stands before the year at `place`."""

    place: int
    words: str
    short: str


@dataclass(frozen=True)
class Content:
    """`years` name the places from left to right; `unit` is that of every value; `alt` says all of it in words."""

    years: tuple[str, ...]
    lines: tuple[AreaLine, ...]
    unit: str
    alt: str
    breaks: tuple[BreakMark, ...] = ()

    @property
    def drawn(self) -> bool:
        """Whether there is any figure to draw."""
        return any(drawable(value) is not None for line in self.lines for value in line.values)

    @cached_property
    def axis(self) -> Axis:
        values = [value for line in self.lines for value in map(drawable, line.values) if value is not None]
        return axis_for(values, self.unit)


@dataclass(frozen=True)
class _Sheet:
    width: int
    height: int
    right: int  # where the plot ends and the names begin
    base: int
    top: int
    axis_size: float
    own_size: float
    line: int
    narrow: bool


_WIDE = _Sheet(760, 290, 572, 252, 22, 15, 16, 18, False)
_NARROW = _Sheet(358, 260, 244, 226, 20, 13, 14, 16, True)

# Of areas that are neither ours nor the country, in their order: how their line is broken.
_DASHES = ("2 3", "6 3", "10 3 2 3", "1 4")


@dataclass(frozen=True)
class _Plot:
    sheet: _Sheet
    time: Scale
    value: Scale

    def at(self, place: int, value: float) -> Point:
        return self.time(place), self.value(value)


def lines_chart(content: Content, form: Form = "wide") -> Drawing:
    """The lines of up to four areas. Where there is no figure at all `svg` is "" and `alt` says so."""
    if not content.drawn:
        return Drawing("", content.alt)
    sheet, axis = (_WIDE if form == "wide" else _NARROW), content.axis
    left = round(max(text_width(label, sheet.axis_size) for label in axis.labels) + 10)
    time = Scale(0, max(1, len(content.years) - 1), left + 10, sheet.right - 6)
    plot = _Plot(sheet, time, Scale(axis.low, axis.high, sheet.base, sheet.top))
    drawn = (
        _grid(axis, plot, left)
        + _years(content.years, plot)
        + _breaks(content.breaks, plot)
        + "".join(_line(line, style, plot) for line, style in reversed(_styled(content.lines)))
        + _names(content.lines, plot)
    )
    group = element("g", drawn, fill=SCREEN.ink_2, font_size=sheet.axis_size)
    box = f"0 0 {sheet.width} {sheet.height}"
    return picture(group, box, content.alt, f"trend {form}", "screen", width=sheet.width, height=sheet.height)


def _styled(lines: Sequence[AreaLine]) -> list[tuple[AreaLine, int]]:
    """With the number of its look among the other areas."""
    others = [line for line in lines if line.look == "other"]
    return [(line, others.index(line) % len(_DASHES) if line in others else 0) for line in lines]


def _grid(axis: Axis, plot: _Plot, left: int) -> str:
    parts = []
    for place, (tick, label) in enumerate(zip(axis.ticks, axis.labels, strict=True)):
        y = plot.value(tick)
        stroke = SCREEN.rule if place else SCREEN.line
        parts.append(element("path", class_="grid", stroke=stroke, d=f"M{left} {y:.1f}H{plot.sheet.right}"))
        parts.append(
            text_element(label, class_="ax", x=left - 8, y=y + plot.sheet.axis_size / 3, text_anchor="end")
        )
    return "".join(parts)


def _years(years: Sequence[str], plot: _Plot) -> str:
    """As many as there is room for, counted from the newest back."""
    size = plot.sheet.axis_size
    names = [year[2:] if plot.sheet.narrow and "/" in year else year for year in years]
    room = max((text_width(name, size) for name in names), default=0) + 8
    step = plot.time(1) - plot.time(0)
    every = max(1, -int(-room // step))
    y = plot.sheet.base + size + 7
    return "".join(
        text_element(name, class_="ax", x=plot.time(place), y=y, text_anchor="middle")
        for place, name in enumerate(names)
        if (len(names) - 1 - place) % every == 0
    )


def _breaks(breaks: Sequence[BreakMark], plot: _Plot) -> str:
    sheet, size, parts = plot.sheet, plot.sheet.axis_size, []
    for row, one in enumerate(breaks):
        x, y = plot.time(one.place - 0.5), sheet.top + 4 + row * sheet.line
        look: dict[str, str | float] = {"stroke_width": 1.2, "stroke_dasharray": "1.5 2.5"}
        parts.append(
            element(
                "path", class_="break", stroke=SCREEN.ink, **look, d=f"M{x:.1f} {sheet.top - 4}V{sheet.base}"
            )
        )
        words = one.short if sheet.narrow else one.words
        fits = x + 6 + text_width(words, size) <= sheet.width
        place: dict[str, str | float] = {
            "x": x + (5 if fits else -5),
            "text_anchor": "start" if fits else "end",
        }
        parts.append(text_element(words, class_="note", fill=SCREEN.ink, y=y, **place))
    return "".join(parts)


def _runs(line: AreaLine) -> list[list[tuple[int, float]]]:
    """Neighbouring values that a line may join."""
    found: list[list[tuple[int, float]]] = []
    before = -2
    for place, value in enumerate(map(drawable, line.values)):
        if value is None:
            continue
        if place != before + 1 or place in line.cuts:
            found.append([])
        found[-1].append((place, value))
        before = place
    return found


def _line(line: AreaLine, style: int, plot: _Plot) -> str:
    """The line, and a mark at each figure; what lies before a break is grey."""
    parts = []
    class_ = "line" if line.look == "own" else "oth"
    for run in _runs(line):
        points = [plot.at(*one) for one in run]
        colour, look = _stroke(line.look, style, SCREEN)
        if run[-1][0] < line.since:
            colour, look = SCREEN.line, {**look, "stroke_width": 2}
        if len(points) > 1:
            path = polyline(points)
            parts.append(
                element(
                    "path", class_=class_, fill="none", stroke=colour, stroke_linejoin="round", **look, d=path
                )
            )
        parts.append(_marks(line.look, style, points, colour))
        if line.look == "own" and run[-1][0] == len(line.values) - 1:
            x, y = points[-1]
            parts.append(element("circle", class_="own", fill=colour, cx=x, cy=y, r=5))
    return "".join(parts)


def _stroke(look: Look, style: int, paint: Paint) -> tuple[str, dict[str, str | float]]:
    if look == "own":
        return paint.blue, {"stroke_width": 3.2}
    if look == "middle":
        return paint.ink_2, {"stroke_width": 1.8}
    if look == "country":
        return paint.teal, {"stroke_width": 2.6, "stroke_dasharray": "9 4"}
    return paint.line, {"stroke_width": 1.8, "stroke_dasharray": _DASHES[style]}


def _marks(look: Look, style: int, points: Sequence[Point], colour: str) -> str:
    """One path of all marks: discs for us, tall ticks for the middle, hollow shapes for others.

    The country's dashes need none, unless one figure stands alone.
    """
    if look == "country" and len(points) > 1:
        return ""
    shape = {"own": _disc(3), "middle": "m0-4.5v9", "country": "m-5 0h10"}.get(look, _HOLLOW[style])
    path = "".join(f"M{joined(point)}{shape}" for point in points)
    filled = {"own": colour, "other": SCREEN.paper}.get(look, "none")
    width = {"own": None, "country": 3.2, "middle": 2}.get(look, 1.6)
    stroke = None if look == "own" else colour
    return element("path", class_=_CLASSES[look], fill=filled, stroke=stroke, stroke_width=width, d=path)


def _disc(radius: float) -> str:
    """Round the point that the path has come to."""
    half = f"a{radius} {radius} 0 1 0 "
    return f"m{-radius} 0{half}{2 * radius} 0{half}{-2 * radius} 0z"


# Round the point: a ring, a square, a triangle, a diamond.
_HOLLOW = (
    _disc(3.6),
    "m-3.3-3.3h6.6v6.6h-6.6z",
    "m0-4.4 4.2 7.6h-8.4z",
    "m0-4.6 4.6 4.6-4.6 4.6-4.6-4.6z",
)
_CLASSES: dict[Look, str] = {"own": "own", "middle": "median", "country": "engline", "other": "nb"}


def _names(lines: Sequence[AreaLine], plot: _Plot) -> str:
    """At the right, each beside its line's end, moved apart where they would touch, with a thin stroke to the end."""
    ends = []
    for line in lines:
        values = [(place, value) for run in _runs(line) for place, value in run]
        if values:
            ends.append((plot.at(*values[-1]), line, values[-1][0] == len(line.values) - 1))
    ends.sort(key=lambda end: end[0][1])
    sheet = plot.sheet
    texts = [_words(line, sheet, current) for _, line, current in ends]
    heights = [float(len(text) * sheet.line) for text in texts]
    wanted = [at[1] - sheet.line / 2 for at, _, _ in ends]
    tops = spread(wanted, heights, 2, sheet.base + sheet.line)
    return "".join(
        _name(at, line, text, top, sheet) for (at, line, _), text, top in zip(ends, texts, tops, strict=True)
    )


def _words(line: AreaLine, sheet: _Sheet, current: bool) -> list[str]:
    own = line.look == "own"
    said = f"{line.short if sheet.narrow else line.name}{f' {line.latest}' if current else ''}"
    room = sheet.width - sheet.right - 10
    return wrapped(said, room, sheet.own_size if own else sheet.axis_size, own)


def _name(at: Point, line: AreaLine, text: Sequence[str], top: float, sheet: _Sheet) -> str:
    own, x = line.look == "own", sheet.right + 8
    colour = SCREEN.blue if own else SCREEN.teal_ink if line.look == "country" else SCREEN.ink_2
    size = sheet.own_size if own else None
    words = "".join(
        text_element(
            part, class_="owntext" if own else "ax", fill=colour, font_size=size,
            font_weight="700" if own else None, x=x, y=top + sheet.line * (row + 0.5) + sheet.axis_size / 3,
        )
        for row, part in enumerate(text)
    )  # fmt: skip
    middle = top + sheet.line / 2
    if abs(middle - at[1]) <= 3 and at[0] >= sheet.right - 8:
        return words
    path = f"M{joined([at[0] + 7, at[1]])}L{joined([x - 2, middle])}"
    look: dict[str, str | float] = {"stroke": SCREEN.leader, "stroke_width": 1, "stroke_dasharray": "1 3"}
    return element("path", class_="leader", fill="none", **look, d=path) + words
