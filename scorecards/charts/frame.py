"""The frame of the trend chart: grid, ticks, years along the foot, break lines with their words, pins of events."""

from dataclasses import dataclass
from datetime import date

from scorecards.charts.history import History, ordinal, value_on
from scorecards.charts.labels import rows_for, text_width, wrapped
from scorecards.charts.layout import Measures, Plot
from scorecards.charts.paint import Paint
from scorecards.charts.scale import Scale
from scorecards.charts.svg import element, text_element
from scorecards.charts.yearly import yearly_places
from scorecards.payload import Event

WARNING = ": do not compare across this line"


@dataclass(frozen=True)
class BreakNote:
    """Words beside a break line: `anchor` start (right of the line) or end (left of it), first line in `row`."""

    x: float
    lines: list[str]
    anchor: str
    row: int


@dataclass(frozen=True)
class Pin:
    number: int
    day: int  # as an ordinal
    row: int


def grid(plot: Plot, history: History, paint: Paint) -> str:
    measures, parts = plot.measures, []
    around_zero = history.axis.low < 0 < history.axis.high  # above and below it mean different things
    for tick, label in zip(history.axis.ticks, history.axis.labels, strict=True):
        y = plot.value(tick)
        line = f"M{round(plot.left)} {y:.1f}H{measures.right}"
        stroke = paint.ink_2 if around_zero and tick == 0 else paint.rule
        parts.append(element("path", class_="grid", stroke=stroke, d=line))
        parts.append(
            text_element(label, class_="ax", x=plot.left - 8, y=y + measures.axis_size / 3, text_anchor="end")
        )
    return "".join(parts)


def years(plot: Plot, history: History, paint: Paint) -> str:
    """The foot of the chart: a tick where each year starts and its name in the middle of it.

    Yearly figures have tick and name where each of them stands. Events stand between the line and the names.
    """
    measures, yearly = plot.measures, yearly_places(history)
    foot = element(
        "path", class_="base", stroke=paint.line, d=f"M{round(plot.left)} {plot.foot:g}H{measures.right}"
    )
    starts = _year_starts(history)
    ticked = [day for day, _, _ in yearly] or [day for day in starts if history.first <= day <= history.last]
    marks = "".join(f"M{plot.time(day):.1f} {plot.foot:g}v7" for day in ticked)
    ticks = element("path", class_="tick", stroke=paint.line, d=marks) if marks else ""
    return foot + ticks + (_names_at(plot, yearly) if yearly else _year_names(plot, history, starts))


def _names_at(plot: Plot, yearly: list[tuple[float, str, int]]) -> str:
    """Each year's name under its figure; where they would touch, every other, ours of the latest year among them."""
    measures, size = plot.measures, plot.measures.axis_size
    names = [name[2:] if measures.short_words and "/" in name else name for _, name, _ in yearly]
    room = max(text_width(name, size) for name in names)
    year = plot.time(plot.time.low + 365) - plot.time(plot.time.low)  # the shortest there is
    every = max(1, -int(-(room + 4) // year))
    y = measures.base + 7 + size
    return "".join(
        text_element(name, class_="ax", x=max(plot.time(day), room / 2), y=y, text_anchor="middle")
        for name, (day, _, step) in zip(names, yearly, strict=True)
        if step % every == 0
    )


def _year_starts(history: History) -> list[int]:
    """The first days of April that touch the chart."""
    first, last = date.fromordinal(int(history.first)), date.fromordinal(int(history.last))
    return [date(year, 4, 1).toordinal() for year in range(first.year - 1, last.year + 2)]


def _year_names(plot: Plot, history: History, starts: list[int]) -> str:
    size = plot.measures.axis_size
    room = text_width("2025/26"[2 if plot.measures.short_words else 0 :], size)
    year = plot.time(history.first + 365.25) - plot.time(history.first)
    every = max(1, -int(-(room + 6) // year))
    names = []
    # Counted from the latest year back, so that the newest is always named.
    for count, day in enumerate(reversed(starts[:-1])):
        start = max(plot.time(day), plot.time(history.first) - 3)
        end = min(plot.time(day) + year, plot.time(history.last) + 3)
        if count % every == 0 and end - start >= (room - 4 if every == 1 else year / 2):
            names.append((_year_name(day, plot.measures.short_words), (start + end) / 2, "middle"))
    if not names and history.cells:
        names = [(history.cells[0]["label"], plot.left, "start")]
        if len(history.cells) > 1:
            names.append((history.cells[-1]["label"], plot.measures.right, "end"))
    y = plot.measures.base + 7 + size
    return "".join(text_element(name, class_="ax", x=x, y=y, text_anchor=anchor) for name, x, anchor in names)


def _year_name(day: int, short: bool) -> str:
    year = date.fromordinal(day).year
    return f"{year % 100 if short else year:02d}/{(year + 1) % 100:02d}"


def break_notes(history: History, measures: Measures, time: Scale) -> list[BreakNote]:
    """Words for every break, where there is room: right of the line, left of it, or in several lines."""
    alone = len(history.breaks) == 1
    fitted = []
    for a_break in history.breaks:
        x = time(date.fromisoformat(a_break["start"]).toordinal())
        texts = [a_break["label"] + WARNING, a_break["label"]] if alone else [a_break["label"]]
        fitted.append((x, *_fitted(texts, x, measures)))
    spans = [_span(x, lines, anchor, measures.size) for x, lines, anchor in fitted]
    # A label of several lines takes as many rows as the tallest one, so rows are counted in that height.
    tallest = max((len(lines) for _, lines, _ in fitted), default=1)
    rows = rows_for(spans, 12)
    return [
        BreakNote(x, lines, anchor, row * tallest)
        for (x, lines, anchor), row in zip(fitted, rows, strict=True)
    ]


def _fitted(texts: list[str], x: float, measures: Measures) -> tuple[list[str], str]:
    right, left = measures.width - x - 8, x - 8
    for text in texts:
        width = text_width(text, measures.size)
        if width <= right:
            return [text], "start"
        if width <= left:
            return [text], "end"
    anchor = "start" if right >= left else "end"
    return wrapped(texts[-1], max(right, left), measures.size), anchor


def _span(x: float, lines: list[str], anchor: str, size: float) -> tuple[float, float]:
    width = max(text_width(line, size) for line in lines) if lines else 0
    return (x, x + 6 + width) if anchor == "start" else (x - 6 - width, x)


def draw_breaks(notes: list[BreakNote], plot: Plot, paint: Paint) -> str:
    """All lines before all words, which lie on paper where the line of another break passes through them."""
    measures, lines, words = plot.measures, [], []
    look: dict[str, str | float] = {"stroke_width": "1.2", "stroke_dasharray": "1.5 2.5"}
    for note in notes:
        first_line = 6 + measures.size + note.row * measures.line
        path = f"M{note.x:.1f} {first_line + 4:.1f}V{plot.foot:g}"
        lines.append(element("path", class_="break", stroke=paint.ink, **look, d=path))
        for n, text in enumerate(note.lines):
            y = first_line + n * measures.line
            words += [_paper(text, note, y, plot, paint)] if len(notes) > 1 else []
            x = note.x + (6 if note.anchor == "start" else -6)
            words.append(text_element(text, class_="note", fill=paint.ink, x=x, y=y, text_anchor=note.anchor))
    return "".join(lines + words)


def _paper(text: str, note: BreakNote, y: float, plot: Plot, paint: Paint) -> str:
    size, width = plot.measures.size, text_width(text, plot.measures.size)
    left = note.x + 4 if note.anchor == "start" else note.x - 6 - width
    return element(
        "rect", class_="paper", fill=paint.paper, x=left, y=y - size, width=width, height=size * 1.25
    )


def pins(history: History, events: list[Event], time: Scale, radius: float) -> list[Pin]:
    """Events at their days, numbered as they are listed; those that the chart does not reach are left out."""
    days = [(number, ordinal(event["date"])) for number, event in enumerate(events, 1)]
    placed = [(number, day) for number, day in days if history.first <= day <= history.last]
    centres = [time(day) for _, day in placed]
    rows = rows_for([(x - radius, x + radius) for x in centres], 3)
    return [Pin(number, day, row) for (number, day), row in zip(placed, rows, strict=True)]


def room_for_pins(found: list[Pin], radius: float) -> float:
    """The height of the strip below the foot of the plot in which the events stand."""
    rows = max((pin.row + 1 for pin in found), default=0)
    return rows * (2 * radius + 3) + 5 if rows else 0.0


def draw_pins(found: list[Pin], plot: Plot, history: History, paint: Paint) -> str:
    """Hollow squares below the foot; each points up at our line on its day, or at the foot where there is none."""
    radius, parts = plot.measures.pin * 0.9, []
    for pin in sorted(found, key=lambda p: -p.row):
        x = plot.time(pin.day)
        y = plot.foot + radius + 3 + pin.row * (2 * plot.measures.pin + 3)
        value = value_on(history, pin.day)
        end = plot.foot if value is None else plot.value(value) + 6
        line = f"M{x:.1f} {y - radius:.1f}V{min(end, plot.foot):.1f}"
        parts.append(element("path", class_="pin", stroke=paint.ink, d=line))
        side: dict[str, str | float] = {"width": 2 * radius, "height": 2 * radius, "stroke_width": 1.5}
        parts.append(
            element(
                "rect",
                class_="evhead",
                fill=paint.paper,
                stroke=paint.ink,
                x=x - radius,
                y=y - radius,
                **side,
            )
        )
        look: dict[str, str | float] = {
            "font_size": plot.measures.pin * 1.3,
            "font_weight": "700",
            "text_anchor": "middle",
        }
        parts.append(
            text_element(str(pin.number), class_="evtext", fill=paint.ink, x=x, y=y + radius / 2, **look)
        )
    return "".join(parts)
