"""Meetings that spoke of a measure, marked on its trend chart: letters A, B at their day, above the plot.

A square with a dashed upright is a resolution, a disc a question or an action: told apart by shape, not by colour.
A published chart is drawn once and kept; minutes come later. So the chart keeps a place free for them, which says how
days lie on it, and they are drawn into it when the page is read.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypedDict

from scorecards.charts.labels import spread
from scorecards.charts.paint import Medium, Paint, paint_for
from scorecards.charts.scale import Scale
from scorecards.charts.svg import element, text_element

DRAWN_HERE = "<!--what was resolved-->"
MOST = 8
LETTERS = "ABCDEFGH"
BELOW_HEADS = 8  # in which a line may slant from its letter to its day


class Lane(TypedDict):
    """The place that a drawing keeps for discs, as plain data: `first` and `last` are days as ordinals."""

    first: float
    last: float
    left: float
    right: float
    top: float
    base: float
    radius: float


@dataclass(frozen=True)
class Disc:
    letter: str
    day: date
    resolved: bool  # else something was asked, or is to be done


def discs_for(days: Mapping[date, bool], lane: Lane) -> list[Disc]:
    """One for each of the last days, of those that the chart reaches; by day whether something was resolved on it."""
    within = sorted(day for day in days if lane["first"] <= day.toordinal() <= lane["last"])[-MOST:]
    return [Disc(letter, day, days[day]) for letter, day in zip(LETTERS, within, strict=False)]


def draw_discs(discs: Sequence[Disc], lane: Lane, medium: Medium = "screen") -> str:
    """Each on a line down to the foot: at its day, not at a figure. The letters stand side by side above the plot,
    where no figure can lie over them; one that had to move is led to its day."""
    radius, paint = lane["radius"], paint_for(medium)
    time = Scale(lane["first"], lane["last"], lane["left"], lane["right"])
    days = [time(disc.day.toordinal()) for disc in discs]
    room = 2 * radius + 2
    edges = spread([x - room / 2 for x in days], [room] * len(days), 0, lane["right"] + room / 2)
    drawn = list(zip(discs, days, (edge + room / 2 for edge in edges), strict=True))
    y = lane["top"] + radius
    lines = (_line(disc, x, at, y + radius, lane["base"], paint) for disc, x, at in drawn)
    heads = (_head(disc, at, y, radius, paint) for disc, _, at in drawn)
    return "".join((*lines, *heads))


def _line(disc: Disc, x: float, head: float, y: float, base: float, paint: Paint) -> str:
    look: dict[str, str | float] = {"stroke": paint.leader}
    if disc.resolved:
        look = {"stroke": paint.ink, "stroke_width": 1.5, "stroke_dasharray": "3 3"}
    path = f"M{head:.1f} {y:.1f}L{x:.1f} {y + BELOW_HEADS:.1f}V{base:g}"
    return element("path", class_="pin", fill="none", **look, d=path)


def _head(disc: Disc, x: float, y: float, radius: float, paint: Paint) -> str:
    if disc.resolved:
        size: dict[str, str | float] = {"x": x - radius, "y": y - radius, "width": 2 * radius}
        shape = element("rect", class_="pinhead", fill=paint.ink, **size, height=2 * radius, rx=2)
    else:
        shape = element("circle", class_="pinhead", fill=paint.ink, cx=x, cy=y, r=radius)
    look: dict[str, str | float] = {"font_size": radius * 1.3, "font_weight": "700", "text_anchor": "middle"}
    return shape + text_element(
        disc.letter, class_="pintext", fill=paint.paper, x=x, y=y + radius / 2, **look
    )
