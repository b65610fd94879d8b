"""The funnel: every council by how many stand behind its figure, and how far chance may carry one of that size.

The limits lie about the country's figure and open to the left, where few people stand behind a figure. A council beyond
the outer ones is a triangle with its name.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import sqrt

from indicators.terms.vocabulary import Unit
from indicators.terms.wording import display_number
from scorecards.charts.councils import (
    Box,
    CountryLine,
    Dot,
    Frame,
    all_dots,
    by_importance,
    is_marked,
    label_paint,
    label_width,
    own_label,
    short,
    text_size,
)
from scorecards.charts.labels import spread, text_width, wrapped
from scorecards.charts.layout import Form
from scorecards.charts.paint import Medium, Paint, paint_for
from scorecards.charts.scale import Axis, Scale, axis_for
from scorecards.charts.svg import Drawing, Point, element, number, picture, polyline, text_element

CURVE_POINTS = 48
NARROW = (358, 398)
WIDE = (960, 430)
OUTER, INNER = "Outer limit", "Inner limit"
MARGIN = {"wide": 128, "narrow": 84}
FOOT = 14  # room for the numbers along the foot, beside a line for them and each line of what they count


@dataclass(frozen=True)
class Limits:
    """`inner` and `outer` give the lower and the upper limit, in the unit of the figures, for a number of people."""

    inner: Callable[[float], tuple[float, float]]
    outer: Callable[[float], tuple[float, float]]
    multiplier: int  # from a share or rate of one to the unit


@dataclass(frozen=True)
class _Curve:
    people: list[float]
    lower: list[float]
    upper: list[float]


@dataclass(frozen=True)
class _Plot:
    frame: Frame
    across: Scale
    value: Scale
    paint: Paint


def funnel_plot(
    dots: Sequence[Dot],
    unit: str,
    country: CountryLine,
    limits: Limits,
    people: str,
    alt: str,
    form: Form = "wide",
    medium: Medium = "screen",
) -> Drawing:
    """Councils without people behind their figure are left out; with none left `svg` is "".

    `people` says what the numbers along the foot count.
    """
    shown = [dot for dot in dots if dot.counted]
    if not shown:
        return Drawing("", alt)
    paint = paint_for(medium)
    most = max(_people(dot) for dot in shown) * 1.04
    inner, outer = (_curve(one, most, shown) for one in (limits.inner, limits.outer))
    axis = _axis(shown, unit, inner, outer)
    plot = _plot(axis, most, people, form, paint)
    content = (
        _bands(inner, outer, plot)
        + _grid(axis, plot)
        + _foot(most, people, plot)
        + _country(country, plot)
        + _margin(country, inner, outer, form, plot)
        + _councils(shown, limits.multiplier, plot)
    )
    group = element("g", content, fill=paint.ink_2, font_size=plot.frame.size)
    width, height = (None, None) if medium == "print" else (plot.frame.width, plot.frame.height)
    return picture(group, plot.frame.box, alt, f"trend {form}", medium, width=width, height=height)


def _councils(dots: Sequence[Dot], multiplier: int, plot: _Plot) -> str:
    places = [(plot.across(_people(dot)), plot.value(_exact(dot, multiplier))) for dot in dots]
    return _names(dots, places, plot) + all_dots(dots, places, plot.paint)


def _people(dot: Dot) -> float:
    return dot.counted[1] if dot.counted else 0.0


def _exact(dot: Dot, multiplier: int) -> float:
    """From the people behind it: a figure that was rounded to be published could lie on the other side of a limit."""
    part, whole = dot.counted or (0.0, 1.0)
    return part / whole * multiplier


def _curve(limit: Callable[[float], tuple[float, float]], most: float, dots: Sequence[Dot]) -> _Curve:
    """Points closer together where the limits bend: evenly along the square root of the number of people."""
    least = min(min(_people(dot) for dot in dots), most / 60)
    low, high = sqrt(least), sqrt(most)
    steps = [(low + (high - low) * place / (CURVE_POINTS - 1)) ** 2 for place in range(CURVE_POINTS)]
    ends = [limit(people) for people in steps]
    return _Curve(steps, [one for one, _ in ends], [other for _, other in ends])


def _axis(dots: Sequence[Dot], unit: str, inner: _Curve, outer: _Curve) -> Axis:
    """All figures and the limits where most councils are; at the far left the limits run out of the chart."""
    middle = CURVE_POINTS // 4
    values = [dot.value for dot in dots]
    return axis_for([*values, *inner.upper[middle:], *outer.lower[middle:], outer.upper[middle]], unit)


def _plot(axis: Axis, most: float, people: str, form: Form, paint: Paint) -> _Plot:
    """As high as what the foot counts needs lines; the plot itself always has the same height."""
    size = text_size(form)
    width, height = WIDE if form == "wide" else NARROW
    left = round(max(text_width(label, size) for label in axis.labels) + 12)
    foot = FOOT + size + len(_foot_lines(people, width, left, size)) * (size + 4)
    base = height - FOOT - size - 2 * (size + 4)
    frame = Frame(width, round(base + foot), left, width - MARGIN[form], 14, base, size)
    return _Plot(
        frame,
        Scale(0, most, frame.left, frame.right),
        Scale(axis.low, axis.high, frame.base, frame.top),
        paint,
    )


def _clipped(plot: _Plot, values: Sequence[float]) -> list[float]:
    return [plot.value(min(max(one, plot.value.low), plot.value.high)) for one in values]


def _bands(inner: _Curve, outer: _Curve, plot: _Plot) -> str:
    """Two shades between the limits, their edges as lines: the inner ones dashed."""
    parts = ""
    for curve, fill, dashes in ((outer, "#f3f6f8", None), (inner, plot.paint.range, "4 4")):
        xs = [plot.across(people) for people in curve.people]
        upper: list[Point] = list(zip(xs, _clipped(plot, curve.upper), strict=True))
        lower: list[Point] = list(zip(xs, _clipped(plot, curve.lower), strict=True))
        parts += element("path", class_="fun", fill=fill, d=polyline([*upper, *lower[::-1]]) + "z")
        for line in (upper, lower):
            parts += element(
                "path",
                class_="flim",
                fill="none",
                stroke=plot.paint.line,
                stroke_width=1.3,
                stroke_dasharray=dashes,
                d=polyline(line),
            )
    return parts


def _grid(axis: Axis, plot: _Plot) -> str:
    frame, parts = plot.frame, ""
    for tick, label in zip(axis.ticks, axis.labels, strict=True):
        y = plot.value(tick)
        colour = plot.paint.line if tick == axis.low else plot.paint.rule
        path = f"M{number(frame.left)} {number(y)}H{number(frame.right)}"
        parts += element("path", class_="grid", stroke=colour, d=path)
        parts += text_element(label, class_="ax", x=frame.left - 8, y=y + frame.size / 3, text_anchor="end")
    return parts


def _foot(most: float, people: str, plot: _Plot) -> str:
    """Round numbers of people along the foot, and under them what they count."""
    frame, parts, last = plot.frame, "", -100.0
    axis = axis_for([0, most], Unit.COUNT)
    for tick in axis.ticks:
        if tick > most:
            break
        label = display_number(tick, 0)
        x, half = plot.across(tick), text_width(label, frame.size) / 2
        parts += element(
            "path", class_="tick", stroke=plot.paint.line, d=f"M{number(x)} {number(frame.base)}v6"
        )
        if x - half > last + 6:
            last = x + half
            parts += text_element(
                label, class_="ax", x=x, y=frame.base + 8 + frame.size, text_anchor="middle"
            )
    for turn, words in enumerate(_foot_lines(people, frame.width, frame.left, frame.size)):
        y = frame.base + 14 + 2 * frame.size + turn * (frame.size + 4)
        parts += text_element(words, class_="ax", x=frame.left, y=y)
    return parts


def _foot_lines(people: str, width: float, left: float, size: float) -> list[str]:
    return wrapped(people, width - left - 4, size)


def _country(country: CountryLine, plot: _Plot) -> str:
    y = plot.value(country.value)
    path = f"M{number(plot.frame.left)} {number(y)}H{number(plot.frame.right)}"
    look: dict[str, str | float] = {"stroke_width": 2.4, "stroke_dasharray": "9 4"}
    return element("path", class_="engline", fill="none", stroke=plot.paint.teal, **look, d=path)


def _margin(country: CountryLine, inner: _Curve, outer: _Curve, form: Form, plot: _Plot) -> str:
    """What the lines are called, at their right ends."""
    frame, line = plot.frame, plot.frame.size + 4
    ends = [
        (OUTER, _clipped(plot, outer.upper)[-1], plot.paint.ink_2),
        (INNER, _clipped(plot, inner.upper)[-1], plot.paint.ink_2),
        (f"{country.name} {short(country.display)}", plot.value(country.value), plot.paint.teal_ink),
    ]
    room = MARGIN[form] - 10
    texts = [wrapped(words, room, frame.size) for words, _, _ in ends]
    tops = spread(
        [y - line / 2 for _, y, _ in ends], [len(one) * line for one in texts], 2, frame.base + line
    )
    return "".join(
        text_element(
            text, class_="ax", fill=colour, x=frame.right + 8, y=top + line * turn + line / 2 + frame.size / 3
        )
        for (_, _, colour), top, lines in zip(ends, tops, texts, strict=True)
        for turn, text in enumerate(lines)
    )


def _names(dots: Sequence[Dot], places: Sequence[Point], plot: _Plot) -> str:
    """Names beside their marks, where they cover no marked council, no other name and, if they can, no dot at all.

    Ours stands further off, on a leader, where there is no room beside it; others go without.
    """
    size, narrow = plot.frame.size, plot.frame.width < WIDE[0]
    taken = [
        Box(x - 7, y - 7, x + 7, y + 7) for dot, (x, y) in zip(dots, places, strict=True) if is_marked(dot)
    ]
    plain = [
        Box(x - 3, y - 3, x + 3, y + 3)
        for dot, (x, y) in zip(dots, places, strict=True)
        if not is_marked(dot)
    ]
    drawn = ""
    for place in by_importance(dots):
        dot, (x, y) = dots[place], places[place]
        around = _around(x, y, label_width(dot, size), size, far=dot.kind == "own")
        free = [box for box in around if _inside(box, plot) and not any(map(box.meets, taken))]
        clear = [box for box in free if not any(map(box.meets, plain))]
        if (dot.kind == "region" and not dot.outlying) or (narrow and dot.kind != "own"):
            free = []  # a name across dots is worth it only for those that are looked for, and where there is room
        found = next(iter([*clear, *free]), None)
        if found is None:
            continue
        taken.append(found)
        drawn += _leader(x, y, found, plot)
        drawn += text_element(
            own_label(dot), **label_paint(dot, plot.paint), x=found.left + 2, y=found.top + size + 1
        )
    return drawn


def _inside(box: Box, plot: _Plot) -> bool:
    frame = plot.frame
    return frame.left <= box.left and box.right <= frame.right and box.top >= 0 and box.bottom <= frame.base


def _around(x: float, y: float, width: float, size: float, *, far: bool) -> list[Box]:
    """Where a name may be: right, left, above or below its mark, and `far` away too; the best places first."""
    across, down = width + 4, size + 5
    corners = [
        (x + 8, y - down / 2),
        (x - 8 - across, y - down / 2),
        (x - across / 2, y - 8 - down),
        (x - across / 2, y + 8),
    ]
    if far:
        away = [(30, -46), (30, -80), (30, 30), (-30 - across, -46), (30, -120), (30, 64), (-30 - across, 40)]
        away += [
            (-across / 2, below) for below in (60, 90, 120, -90)
        ]  # on a phone there is no room to the sides
        corners = [*corners[:2], *((x + right, y + below) for right, below in away), *corners[2:]]
    return [Box(left, top, left + across, top + down) for left, top in corners]


def _leader(x: float, y: float, name: Box, plot: _Plot) -> str:
    """A thin line to a name that does not stand right beside its mark."""
    near_x, near_y = min(max(x, name.left), name.right), min(max(y, name.top), name.bottom)
    if abs(near_x - x) < 14 and abs(near_y - y) < 14:  # right beside it
        return ""
    path = f"M{number(x)} {number(y)}L{number(near_x)} {number(near_y)}"
    return element("path", class_="leader", fill="none", stroke=plot.paint.line, stroke_width=1, d=path)
