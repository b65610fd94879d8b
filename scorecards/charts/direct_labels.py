"""Names at the right end of the trend chart's lines: instead of a legend, never one over another."""

from dataclasses import dataclass

from scorecards.charts.comparators import Step
from scorecards.charts.history import History
from scorecards.charts.labels import spread, text_width, wrapped
from scorecards.charts.layout import Plot
from scorecards.charts.paint import Paint
from scorecards.charts.scale import shown_value
from scorecards.charts.series import cell_value
from scorecards.charts.svg import element, joined, text_element
from scorecards.charts.words import country
from scorecards.payload import RowShown


@dataclass(frozen=True)
class Label:
    """Words for a line that ends at (`x`, `y`), in its `colour`. `led` is False where no stroke leads to them."""

    text: list[str]
    class_: str
    x: float
    y: float
    colour: str
    bold: bool = False
    size: float | None = None
    led: bool = True


def direct_labels(row: RowShown, name: str, content: History, plot: Plot, paint: Paint) -> str:
    labels = sorted(_wanted(row, name, content, plot, paint), key=lambda label: label.y)
    tops = placed(labels, plot)
    return "".join(_draw(label, top, plot, paint) for label, top in zip(labels, tops, strict=True))


def placed(labels: list[Label], plot: Plot) -> list[float]:
    """The top of each label's words, in order down the chart."""
    line = plot.measures.line
    heights = [len(label.text) * line for label in labels]
    wanted = [label.y - line / 2 for label in labels]
    return spread(wanted, [float(height) for height in heights], 4, plot.measures.base + line)


def _wanted(row: RowShown, name: str, content: History, plot: Plot, paint: Paint) -> list[Label]:
    right, short = plot.measures.right, plot.measures.short_words
    found = []
    if content.limits:
        words = ["Usual range"] if short else ["Our usual range", content.limits["display"]]
        y = plot.value(content.limits["upper"])
        found.append(Label(_lines(words, plot), "lim", right, y, paint.blue))
    found += _annual(row, content, plot, paint)
    if content.target is not None:
        shown, upper = row["target"]["display"], content.target_upper
        brief = shown if upper is not None else shown_value(content.target, row)
        words = [f"Target {_short(brief) if short else shown}"]
        y = plot.value(content.target if upper is None else (content.target + upper) / 2)
        found.append(Label(_lines(words, plot, True), "tgt", right, y, paint.plum, bold=True))
    if content.optimum is not None:
        words = [f"Optimum {content.optimum.value:g}" if short else content.optimum.words]
        y = plot.value(content.optimum.value)
        found.append(Label(_lines(words, plot), "note", right, y, paint.ink))
    return found + _own(row, name, content, plot, paint)


def _annual(row: RowShown, content: History, plot: Plot, paint: Paint) -> list[Label]:
    short, annual = plot.measures.short_words, content.annual
    found = []

    def add(steps: list[Step], words: str, class_: str, colour: str) -> None:
        if steps:
            end = min(plot.time(steps[-1].end), plot.measures.right)
            y = plot.value(steps[-1].value)
            found.append(Label(_lines([words], plot), class_, end, y, colour))

    if annual.lower:
        add(annual.upper, "Similar" if short else "Half of similar councils", "nbt", paint.ink_2)
    if annual.median:
        middle = shown_value(annual.median[-1].value, row)
        words = f"Middle {_short(middle)}" if short else _fitting("Their middle", middle, plot)
        add(annual.median, words, "nbt", paint.ink_2)
    if annual.england:
        england = shown_value(annual.england[-1].value, row)
        words = f"{country(row['comparison'])} {_short(england) if short else england}"
        add(annual.england, words, "engt", paint.teal_ink)
    return found


def _own(row: RowShown, name: str, content: History, plot: Plot, paint: Paint) -> list[Label]:
    if not content.runs or not content.runs[-1].current:
        return []
    place, value = content.runs[-1].points[-1]
    cell = content.cells[-1]
    shown = cell_value(cell) is not None
    latest = f" {_short(row['target'].get('latest_display') or cell['display'])}" if shown else ""
    words = ("Ours" if plot.measures.short_words else name) + latest
    size = plot.measures.own_size
    lines = wrapped(words, _room(plot), size, bold=True)
    x, y = plot.time(content.days[place]), plot.value(value)
    # Where the latest figure is missing a stroke across its place would pass for it.
    return [Label(lines, "owntext", x, y, paint.blue, bold=True, size=size, led=shown)]


def _fitting(words: str, display: str, plot: Plot) -> str:
    """Words and value, the value cut short where both do not fit into one line."""
    whole = f"{words} {display}"
    return whole if text_width(whole, plot.measures.size) <= _room(plot) else f"{words} {_short(display)}"


def _short(display: str) -> str:
    """ "96" for "96 per 10,000": the axis says the rest."""
    return display.split(" per ")[0]


def _room(plot: Plot) -> float:
    return plot.measures.width - plot.labels_at


def _lines(texts: list[str], plot: Plot, bold: bool = False) -> list[str]:
    return [line for text in texts for line in wrapped(text, _room(plot), plot.measures.size, bold)]


def _draw(label: Label, top: float, plot: Plot, paint: Paint) -> str:
    measures = plot.measures
    middle = top + measures.line / 2
    words = "".join(
        text_element(
            text,
            class_=label.class_,
            fill=label.colour,
            font_weight="700" if label.bold else None,
            font_size=label.size,
            x=plot.labels_at,
            y=middle + n * measures.line + (label.size or measures.size) / 3,
        )
        for n, text in enumerate(label.text)
    )
    return _leader(label, middle, plot, paint) + words


def _leader(label: Label, middle: float, plot: Plot, paint: Paint) -> str:
    """From the line's end level to the edge of the plot, then across to the words where these had to move.

    Thin, grey and dotted, whatever the line's own paint: it must not look like figures.
    """
    edge, end = plot.measures.right, plot.labels_at - 4
    moved = abs(middle - label.y) > 3
    if not label.led or (label.x > edge - 12 and not moved):
        return ""
    start = edge if label.x > edge - 12 else label.x + 2
    path = f"M{joined([start, label.y])}H{edge + 2}L{joined([end, middle])}"
    look: dict[str, str | float] = {"stroke": paint.leader, "stroke_width": 1, "stroke_dasharray": "1 3"}
    return element("path", class_="leader", fill="none", **look, d=path)
