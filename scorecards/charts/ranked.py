"""All councils in the order of their figures: a dot for each, a line for its likely range; ours and others marked.

Wide, councils stand side by side from the lowest to the highest figure, names in lanes above them. Narrow, they stand
one below the other, names on the right: so many side by side could not be told apart on a phone.
"""

from collections.abc import Sequence

from scorecards.charts.councils import (
    OTHER_RADIUS,
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
from scorecards.charts.name_lanes import Name, lanes_for
from scorecards.charts.paint import Medium, Paint, paint_for
from scorecards.charts.scale import Axis, Scale, axis_for
from scorecards.charts.svg import Drawing, element, number, picture, text_element
from scorecards.statistics.comparison import quantile

WIDE_WIDTH, NARROW_WIDTH = 960, 358
PLOT_HEIGHT = 300
LANE = 19
COUNTRY_ROOM = 108
NAMES_ROOM = 128
LEAST_ROW, MOST_ROW = 4.8, 24.0
TALLEST = 740
USUAL_RANGES = (
    0.97  # of the likely ranges fit into the chart; those of the smallest councils would squeeze all others
)


def ranked(
    dots: Sequence[Dot],
    unit: str,
    country: CountryLine | None,
    alt: str,
    form: Form = "wide",
    medium: Medium = "screen",
) -> Drawing:
    """`dots` from the lowest figure to the highest. With none `svg` is ""."""
    if not dots:
        return Drawing("", alt)
    axis, paint = axis_of(dots, unit, country), paint_for(medium)
    draw = _wide if form == "wide" else _narrow
    frame, content = draw(dots, axis, country, paint)
    group = element("g", content, fill=paint.ink_2, font_size=frame.size)
    width, height = (None, None) if medium == "print" else (frame.width, frame.height)
    return picture(group, frame.box, alt, f"trend {form}", medium, width=width, height=height)


def axis_of(dots: Sequence[Dot], unit: str, country: CountryLine | None) -> Axis:
    """All figures, our likely range and all but the longest of the others'."""
    values = [dot.value for dot in dots] + ([country.value] if country else [])
    lows, highs = ([one for one in ends if one is not None] for ends in zip(*map(_range, dots), strict=True))
    usual = (quantile(lows, 1 - USUAL_RANGES), quantile(highs, USUAL_RANGES))
    own = [end for dot in dots if dot.kind == "own" for end in _range(dot)]
    return axis_for([*values, *(one for one in (*usual, *own) if one is not None)], unit)


def ranges_cut(dots: Sequence[Dot], unit: str, country: CountryLine | None) -> int:
    """How many likely ranges reach beyond the chart."""
    axis = axis_of(dots, unit, country)
    ends = [(low, high) for low, high in map(_range, dots) if low is not None and high is not None]
    return sum(low < axis.low or high > axis.high for low, high in ends)


def _range(dot: Dot) -> tuple[float | None, float | None]:
    return dot.low, dot.high


# Side by side


def _wide(dots: Sequence[Dot], axis: Axis, country: CountryLine | None, paint: Paint) -> tuple[Frame, str]:
    size = text_size("wide")
    left = round(max(text_width(label, size) for label in axis.labels) + 12)
    right = WIDE_WIDTH - COUNTRY_ROOM
    across = _across(len(dots), left, right)
    names, lanes = lanes_for(dots, [across(place) for place in range(len(dots))], size, WIDE_WIDTH)
    top = lanes * LANE + 12
    frame = Frame(WIDE_WIDTH, top + PLOT_HEIGHT + 26, left, right, top, top + PLOT_HEIGHT, size)
    value = Scale(axis.low, axis.high, frame.base, frame.top)
    places = [(across(place), value(dot.value)) for place, dot in enumerate(dots)]
    return frame, (
        _level_grid(axis, value, frame, paint)
        + _ranges(dots, [x for x, _ in places], value, paint, upright=True)
        + _country_level(country, value, frame, paint)
        + _names_above(dots, names, places, value, frame, paint)
        + all_dots(dots, places, paint)
        + _foot(frame, paint)
    )


def _across(number_of_dots: int, left: float, right: float) -> Scale:
    """The first and the last half a step from the edges."""
    half = (right - left) / number_of_dots / 2
    return Scale(0, max(number_of_dots - 1, 1), left + half, right - half)


def _level_grid(axis: Axis, value: Scale, frame: Frame, paint: Paint) -> str:
    parts = []
    for tick, label in zip(axis.ticks, axis.labels, strict=True):
        y = value(tick)
        path = f"M{number(frame.left)} {number(y)}H{number(frame.right)}"
        parts.append(
            element("path", class_="grid", stroke=paint.line if tick == axis.low else paint.rule, d=path)
        )
        parts.append(
            text_element(label, class_="ax", x=frame.left - 8, y=y + frame.size / 3, text_anchor="end")
        )
    return "".join(parts)


def _ranges(dots: Sequence[Dot], along: Sequence[float], value: Scale, paint: Paint, *, upright: bool) -> str:
    """The likely ranges in two paths, those of marked councils darker; ours by itself, thick."""
    paths = {"other": "", "marked": "", "own": ""}
    for dot, place in zip(dots, along, strict=True):
        if dot.low is None or dot.high is None:
            continue
        one, other = (number(value(min(max(end, value.low), value.high))) for end in (dot.low, dot.high))
        at = number(place)
        kind = "own" if dot.kind == "own" else "marked" if is_marked(dot) else "other"
        paths[kind] += f"M{at} {one}V{other}" if upright else f"M{one} {at}H{other}"
    look = {"other": ("#c3cad0", 1.5), "marked": (paint.line, 1.8), "own": (paint.blue, 3.2)}
    return "".join(
        element(
            "path", class_=f"ciq {kind}", fill="none", stroke=look[kind][0], stroke_width=look[kind][1], d=d
        )
        for kind, d in paths.items()
        if d
    )


def _country_level(country: CountryLine | None, value: Scale, frame: Frame, paint: Paint) -> str:
    if country is None:
        return ""
    y = value(country.value)
    path = f"M{number(frame.left)} {number(y)}H{number(frame.right)}"
    look: dict[str, str | float] = {"stroke_width": 2.4, "stroke_dasharray": "9 4"}
    line = element("path", class_="engline", fill="none", stroke=paint.teal, **look, d=path)
    words = wrapped(f"{country.name} {short(country.display)}", COUNTRY_ROOM - 10, frame.size)
    start = y + frame.size / 3 - (len(words) - 1) * 9
    return line + "".join(
        text_element(text, class_="engt", fill=paint.teal_ink, x=frame.right + 8, y=start + 18 * place)
        for place, text in enumerate(words)
    )


def _names_above(
    dots: Sequence[Dot],
    names: Sequence[Name],
    places: Sequence[tuple[float, float]],
    value: Scale,
    frame: Frame,
    paint: Paint,
) -> str:
    """Names in lanes above the plot, each with an upright leader to its council's range."""
    drawn = ""
    for name in names:
        dot, (x, y) = dots[name.place], places[name.place]
        width = label_width(dot, frame.size)
        baseline = frame.top - 12 - name.lane * LANE
        highest = value(min(dot.high if dot.high is not None else dot.value, value.high))
        end = min(highest, y - 8) - 2
        if end > baseline + 6:
            path = f"M{number(x)} {number(baseline + 4)}V{number(end)}"
            look: dict[str, str | float] = {"stroke": paint.leader, "stroke_width": 1}
            drawn += element("path", class_="leader", fill="none", **look, d=path)
        at = {"start": name.start, "middle": name.start + width / 2, "end": name.start + width}[name.anchor]
        drawn += text_element(
            own_label(dot), **label_paint(dot, paint), x=at, y=baseline, text_anchor=name.anchor
        )
    return drawn


def _foot(frame: Frame, paint: Paint) -> str:
    y = frame.base + 6 + frame.size
    return text_element("Lowest", class_="ax", x=frame.left, y=y) + text_element(
        "Highest", class_="ax", x=frame.right, y=y, text_anchor="end"
    )


# One below the other


def _narrow(dots: Sequence[Dot], axis: Axis, country: CountryLine | None, paint: Paint) -> tuple[Frame, str]:
    size = text_size("narrow")
    row = min(max(TALLEST / len(dots), LEAST_ROW), MOST_ROW)
    top = 44.0
    base = top + row * len(dots)
    frame = Frame(NARROW_WIDTH, round(base + 12), 12, NARROW_WIDTH - NAMES_ROOM, top, base, size)
    value = Scale(axis.low, axis.high, frame.left, frame.right)
    down = [top + row * (place + 0.5) for place in range(len(dots))]
    places = [(value(dot.value), y) for dot, y in zip(dots, down, strict=True)]
    return frame, (
        _upright_grid(axis, value, frame, paint)
        + _ranges(dots, down, value, paint, upright=False)
        + _country_upright(country, value, frame, paint)
        + _names_beside(dots, places, value, frame, paint)
        + all_dots(dots, places, paint, min(row / 2 - 0.6, OTHER_RADIUS))
    )


def _upright_grid(axis: Axis, value: Scale, frame: Frame, paint: Paint) -> str:
    parts, last = [], -100.0
    for tick, label in zip(axis.ticks, axis.labels, strict=True):
        x = value(tick)
        path = f"M{number(x)} {number(frame.top)}V{number(frame.base)}"
        parts.append(element("path", class_="grid", stroke=paint.rule, d=path))
        width = text_width(label, frame.size)
        if x - width / 2 > last + 4:  # a label that would touch the one before is left out
            last = x + width / 2
            parts.append(
                text_element(label, class_="ax", x=max(x, width / 2), y=frame.top - 6, text_anchor="middle")
            )
    return "".join(parts)


def _country_upright(country: CountryLine | None, value: Scale, frame: Frame, paint: Paint) -> str:
    if country is None:
        return ""
    x = value(country.value)
    path = f"M{number(x)} {number(frame.top - 22)}V{number(frame.base)}"
    look: dict[str, str | float] = {"stroke_width": 2.2, "stroke_dasharray": "7 4"}
    line = element("path", class_="engline", fill="none", stroke=paint.teal, **look, d=path)
    words = f"{country.name} {short(country.display)}"
    half = text_width(words, frame.size) / 2
    at = min(max(x, half + 2), frame.width - half - 2)
    return line + text_element(
        words, class_="engt", fill=paint.teal_ink, x=at, y=frame.top - 27, text_anchor="middle"
    )


def _names_beside(
    dots: Sequence[Dot],
    places: Sequence[tuple[float, float]],
    value: Scale,
    frame: Frame,
    paint: Paint,
) -> str:
    """Names right of the plot, as near to their council's row as they can stand; the least wanted go without."""
    line = frame.size + 4
    named, texts = _names_for(dots, int((frame.base - frame.top) // line), frame.size)
    heights = [len(lines) * line for lines in texts]
    wanted = [places[place][1] - line / 2 for place in named]
    tops = spread(wanted, heights, frame.top - 4, frame.base + 8)
    drawn = ""
    for place, top, lines in zip(named, tops, texts, strict=True):
        dot, (x, y) = dots[place], places[place]
        reach = value(min(dot.high, value.high)) if dot.high is not None else x
        start = max(reach, x + 7) + 3
        middle = number(top + line / 2)
        path = f"M{number(start)} {number(y)}H{number(frame.right + 4)}L{number(frame.right + 10)} {middle}"
        look: dict[str, str | float] = {"stroke": paint.leader, "stroke_width": 1, "stroke_dasharray": "1 3"}
        drawn += element("path", class_="leader", fill="none", **look, d=path)
        for turn, text in enumerate(lines):
            at = top + line * turn + line / 2 + frame.size / 3
            drawn += text_element(text, **label_paint(dot, paint), x=frame.right + 13, y=at)
    return drawn


def _names_for(dots: Sequence[Dot], room: int, size: float) -> tuple[list[int], list[list[str]]]:
    """The places of the dots that get a name, from the top down, and its lines, of all no more than there is room."""
    wanted = by_importance(dots)[:room]
    lines = {
        place: wrapped(own_label(dots[place]), NAMES_ROOM - 14, size, dots[place].kind == "own")
        for place in wanted
    }
    while wanted and sum(len(lines[place]) for place in wanted) > room:
        wanted.pop()
    named = sorted(wanted)
    return named, [lines[place] for place in named]
