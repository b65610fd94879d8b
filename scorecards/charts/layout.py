"""The four forms of the trend chart and their measures, in the units of their drawings."""

from dataclasses import dataclass
from typing import Literal

from scorecards.charts.history import History
from scorecards.charts.labels import text_width
from scorecards.charts.paint import Medium
from scorecards.charts.scale import Scale

Form = Literal["wide", "narrow"]


@dataclass(frozen=True)
class Measures:
    """`right` is where the plot ends and the labels' column begins; `base` the foot of the plot."""

    width: int
    height: int
    right: int
    base: int
    size: float  # of ordinary text
    axis_size: float
    own_size: float
    line: int  # from one line of text to the next
    pin: float  # radius of a pin's head
    mark: float  # half the width of a comparator's bar on one day
    short_words: bool


WIDE = Measures(800, 400, 606, 356, 15, 15, 17, 18, 10, 6, False)
NARROW = Measures(358, 294, 250, 254, 15, 13, 15, 18, 10, 4, True)
# 680 units are the 180 mm of an A4 page between its margins: 12 units are 9 points.
PRINT = Measures(680, 244, 524, 208, 12, 12, 13.5, 14, 9.3, 5, False)
# Set 158 mm wide, 13 units are 16 points; low, so that it fits below what the figure says.
LARGE_PRINT = Measures(358, 250, 250, 212, 15, 13, 15, 18, 10, 4, True)


def measures_for(form: Form, medium: Medium) -> Measures:
    if medium == "print":
        return PRINT if form == "wide" else LARGE_PRINT
    return WIDE if form == "wide" else NARROW


@dataclass(frozen=True)
class Plot:
    """Measures with the two scales. `top` is the upper edge of the plot, below break labels and pins."""

    measures: Measures
    left: float
    top: float
    time: Scale
    value: Scale

    @property
    def foot(self) -> float:
        """Where the axis of values begins; below it is the strip of events."""
        return self.value.start

    @property
    def labels_at(self) -> float:
        return self.measures.right + (12 if self.measures.short_words else 16)


def left_edge(measures: Measures, history: History) -> float:
    """Room for the longest text on the axis."""
    longest = max(text_width(label, measures.axis_size) for label in history.axis.labels)
    return round(longest + 12)


def time_scale(measures: Measures, history: History) -> Scale:
    """The one scale of days: of figures, events and meetings alike."""
    return Scale(history.first, history.last, left_edge(measures, history) + 2, measures.right - 6)


def plot_for(measures: Measures, history: History, top: float, strip: float = 0) -> Plot:
    """`strip` is the height kept free between the foot of the plot and the names of years, for events."""
    left = left_edge(measures, history)
    time = time_scale(measures, history)
    value = Scale(history.axis.low, history.axis.high, measures.base - strip, top)
    return Plot(measures, left, top, time, value)
