"""The figure JSON of "Explore this chart": the same data as the drawn trend, for Plotly in the browser.

No text carries markup (Plotly reads some tags, and would set inline styles for them, which the page's content
security policy refuses). A hidden figure stays None here too, and its hover text says why instead.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from indicators.terms.vocabulary import Unit
from scorecards.assembly.shown import shown
from scorecards.charts.history import History, Step, cell_days, history
from scorecards.charts.paint import SCREEN
from scorecards.charts.scale import shown_value
from scorecards.charts.series import cell_value, place_after
from scorecards.charts.words import country, trend_sentence
from scorecards.payload import CellShown, RowShown

FONT = "-apple-system, BlinkMacSystemFont, Segoe UI, Noto Sans, Roboto, Liberation Sans, Arial, sans-serif"
Figure = dict[str, Any]


def explore_figure(row: RowShown, name: str = "Our council") -> Figure:
    """Plotly's `data`, `layout` and `config`, ready for JSON; `layout.meta.alt` describes the chart in words."""
    content = history(row)
    return {
        "data": [*_neighbours(content, row), *_england(content, row), *_own(content, name)],
        "layout": _layout(row, content),
        "config": {
            "responsive": True,
            "displaylogo": False,
            # Named one by one: Plotly's own choice has buttons that send the figure to its makers' service.
            "modeBarButtons": [["zoom2d", "pan2d", "zoomIn2d", "zoomOut2d", "resetScale2d"]],
        },
    }


def _own(content: History, name: str) -> list[Figure]:
    """The series in two traces, before and since the last break; a break never has a line across it."""
    cells, breaks = content.cells, content.breaks
    since = place_after(cells, breaks[-1]) if breaks else 0
    cuts = {place_after(cells, a_break) for a_break in breaks}
    traces = []
    if since:
        look = {"color": SCREEN.line, "width": 2}
        traces.append(_cells(cells[:since], cuts, f"{name}, before the break", look, 5))
    traces.append(_cells(cells[since:], set(), name, {"color": SCREEN.blue, "width": 3}, 7))
    return traces


def _cells(cells: Sequence[CellShown], cuts: set[int], name: str, line: Figure, size: int) -> Figure:
    x: list[str] = []
    y: list[float | None] = []
    text: list[str] = []
    for place, cell in enumerate(cells):
        day = _middle_day(cell)
        if place in cuts:
            x.append(day)
            y.append(None)
            text.append("")
        x.append(day)
        y.append(cell_value(cell))
        text.append(_hover(cell))
    return {
        "type": "scatter", "mode": "lines+markers", "name": _plain(name), "x": x, "y": y, "text": text,
        "hovertemplate": "%{text}<extra></extra>", "connectgaps": False, "line": line,
        "marker": {"color": line["color"], "size": size},
    }  # fmt: skip


def _middle_day(cell: CellShown) -> str:
    start, end = cell_days(cell)
    return date.fromordinal((start + end) // 2).isoformat()


def _hover(cell: CellShown) -> str:
    said = f"{cell['label']}: {shown(cell)}"
    more = [
        part for part in (cell["people"], "provisional" if cell["provisional"] else "", cell["note"]) if part
    ]
    if cell_value(cell) is None and cell["reason"]:
        more = [cell["reason"]]
    return _plain(", ".join([said, *more]))


def _neighbours(content: History, row: RowShown) -> list[Figure]:
    if not content.median and not content.upper:
        return []
    edge = {"color": SCREEN.band_edge, "width": 1, "shape": "hv"}
    traces: list[Figure] = []
    if content.upper and content.lower:
        lower = _annual(content.lower, "Lower quarter", "similar councils, lower quarter", edge, row)
        upper = _annual(
            content.upper, "Half of similar councils", "similar councils, upper quarter", edge, row
        )
        traces += [
            lower | {"showlegend": False},
            upper | {"fill": "tonexty", "fillcolor": "rgba(107,117,125,0.15)"},
        ]
    if content.median:
        line = {"color": SCREEN.line, "width": 2, "shape": "hv"}
        traces.append(
            _annual(content.median, "Middle of similar councils", "middle of similar councils", line, row)
        )
    return traces


def _england(content: History, row: RowShown) -> list[Figure]:
    line = {"color": SCREEN.teal, "width": 2.5, "dash": "9px,3px", "shape": "hv"}
    name = country(row["comparison"])
    return [_annual(content.england, name, name, line, row)] if content.england else []


def _annual(steps: Sequence[Step], name: str, what: str, line: Figure, row: RowShown) -> Figure:
    """Each year from its first day to its last, level; a year without a value leaves a gap."""
    x: list[str] = []
    y: list[float | None] = []
    text: list[str] = []
    for place, step in enumerate(steps):
        if place and step.start - steps[place - 1].end > 10:
            x.append(date.fromordinal(steps[place - 1].end).isoformat())
            y.append(None)
            text.append("")
        shown = f"{step.label}: {what} {shown_value(step.value, row)}"
        x += [date.fromordinal(step.start).isoformat(), date.fromordinal(step.end - 1).isoformat()]
        y += [step.value, step.value]
        text += [_plain(shown)] * 2
    return {
        "type": "scatter", "mode": "lines", "name": name, "x": x, "y": y, "text": text,
        "hovertemplate": "%{text}<extra></extra>", "connectgaps": False, "line": line,
    }  # fmt: skip


def _plain(text: str) -> str:
    """Text that Plotly shows as written: it knows a few tags and these three entities."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _layout(row: RowShown, content: History) -> Figure:
    room = max(1, (content.last - content.first) / 60)  # so that the outermost dots are whole
    ends = (content.first - room, content.last + room)
    first, last = (date.fromordinal(round(day)).isoformat() for day in ends)
    grid = {"gridcolor": SCREEN.rule, "zeroline": False, "linecolor": SCREEN.line}
    return {
        "meta": {"alt": f"{row['title']}. {trend_sentence(row, content)}"},
        "autosize": True, "height": 440, "hovermode": "closest", "dragmode": "zoom",
        "font": {"family": FONT, "size": 15, "color": SCREEN.ink_2},
        "paper_bgcolor": SCREEN.paper, "plot_bgcolor": SCREEN.paper,
        "margin": {"l": 64, "r": 16, "t": 56, "b": 40},
        "legend": {"orientation": "h", "y": -0.15, "font": {"size": 15}},
        "modebar": {"color": SCREEN.ink_2, "activecolor": SCREEN.blue, "bgcolor": "rgba(0,0,0,0)"},
        "hoverlabel": {"bgcolor": SCREEN.paper, "font": {"color": SCREEN.ink, "size": 15}, "align": "left"},
        "xaxis": grid | {"type": "date", "range": [first, last], "showgrid": False, "ticks": "outside"},
        "yaxis": grid | _value_axis(row, content),
        "shapes": [*_break_lines(content), *_levels(content)],
        "annotations": [*_break_words(content), *_level_words(row, content)],
    }  # fmt: skip


def _value_axis(row: RowShown, content: History) -> Figure:
    marks = {Unit.PERCENT: {"ticksuffix": "%"}, Unit.MONEY: {"tickprefix": "£"}}
    return {
        "range": [content.axis.low, content.axis.high],
        "nticks": 7,
        "tickformat": ",",
        "separatethousands": True,
        **{key: value for unit, mark in marks.items() if unit == row["unit"] for key, value in mark.items()},
    }


def _break_lines(content: History) -> list[Figure]:
    line = {"color": SCREEN.ink, "width": 1.5, "dash": "dot"}
    return [
        {"type": "line", "xref": "x", "yref": "paper", "x0": b["start"], "x1": b["start"], "y0": 0, "y1": 1,
         "line": line}
        for b in content.breaks
    ]  # fmt: skip


def _break_words(content: History) -> list[Figure]:
    return [
        {"xref": "x", "yref": "paper", "x": b["start"], "y": 1, "xanchor": "left", "yanchor": "bottom",
         "text": _plain(b["label"]), "showarrow": False, "font": {"color": SCREEN.ink}}
        for b in content.breaks
    ]  # fmt: skip


def _levels(content: History) -> list[Figure]:
    """Target and usual range as lines across; the range starts with the current series."""
    found = []
    if content.target is not None:
        line = {"color": SCREEN.plum, "width": 2, "dash": "7px,4px"}
        found.append(_level(content.target, 0, "paper", line))
    if content.limits:
        line = {"color": SCREEN.blue, "width": 1.2, "dash": "2px,4px"}
        start = date.fromordinal(round(content.limits_from)).isoformat()
        last = date.fromordinal(round(content.last)).isoformat()
        for bound in (content.limits["lower"], content.limits["upper"]):
            found.append(_level(bound, start, "x", line) | {"x1": last})
    return found


def _level(value: float, start: float | str, xref: str, line: Figure) -> Figure:
    ends = {"x0": start, "x1": 1, "y0": value, "y1": value}
    return {"type": "line", "xref": xref, "yref": "y", **ends, "line": line, "layer": "below"}


def _level_words(row: RowShown, content: History) -> list[Figure]:
    place = {
        "xref": "paper",
        "yref": "y",
        "x": 0.01,
        "xanchor": "left",
        "yanchor": "bottom",
        "showarrow": False,
    }
    found: list[Figure] = []
    if content.target is not None:
        words = _plain(f"Target {row['target']['display']}")
        found.append({**place, "y": content.target, "text": words, "font": {"color": SCREEN.plum}})
    if content.limits:
        words = _plain(f"Our usual range {content.limits['display']}")
        right = {"x": 0.99, "xanchor": "right", "y": content.limits["upper"]}
        found.append({**place, **right, "text": words, "font": {"color": SCREEN.blue}})
    return found
