"""What a committee resolved, marked on the trend chart: filled discs A, B at their day, above the plot.

A published chart is drawn once and kept; minutes come later. So the chart keeps a place free for them, which says how
days lie on it, and they are drawn into it when the page is read.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypedDict

from scorecards.charts.labels import rows_for
from scorecards.charts.paint import Medium, paint_for
from scorecards.charts.scale import Scale
from scorecards.charts.svg import element, text_element

DRAWN_HERE = "<!--what was resolved-->"
MOST = 6
LETTERS = "ABCDEF"


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


def discs_for(days: Sequence[date], lane: Lane) -> list[Disc]:
    """One disc for each of the last days on which something was resolved, of those that the chart reaches."""
    within = sorted({day for day in days if lane["first"] <= day.toordinal() <= lane["last"]})[-MOST:]
    return [Disc(letter, day) for letter, day in zip(LETTERS, within, strict=False)]


def draw_discs(discs: Sequence[Disc], lane: Lane, medium: Medium = "screen") -> str:
    """Discs with their letter, each on a thin line down to the foot: at its day, not at a figure."""
    paint, radius = paint_for(medium), lane["radius"]
    time = Scale(lane["first"], lane["last"], lane["left"], lane["right"])
    places = [time(disc.day.toordinal()) for disc in discs]
    rows = rows_for([(x - radius, x + radius) for x in places], 2)
    lines, heads = [], []
    for disc, x, row in zip(discs, places, rows, strict=True):
        y = lane["top"] + radius + row * (2 * radius + 2)
        lines.append(
            element("path", class_="pin", stroke=paint.leader, d=f"M{x:.1f} {y:.1f}V{lane['base']:g}")
        )
        heads.append(element("circle", class_="pinhead", fill=paint.ink, cx=x, cy=y, r=radius))
        look: dict[str, str | float] = {
            "font_size": radius * 1.3,
            "font_weight": "700",
            "text_anchor": "middle",
        }
        heads.append(
            text_element(disc.letter, class_="pintext", fill=paint.paper, x=x, y=y + radius / 2, **look)
        )
    return "".join(lines + heads)
