"""The figure JSON of "Explore this chart": the same data as the drawn trend, for Plotly in the browser.

No text carries markup (Plotly reads some tags, and would set inline styles for them, which the page's content
security policy refuses). A hidden figure stays None here too, and its hover text says why instead.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from indicators.terms.vocabulary import WITH_PER_CENT_SIGN, WITH_POUND_SIGN
from scorecards.assembly.shown import sample_of, shown
from scorecards.charts.comparators import Step, unbroken
from scorecards.charts.explore_areas import SIMILAR, Course, at_ends, courses, look_of, offered
from scorecards.charts.explore_axis import time_axis
from scorecards.charts.history import History, history
from scorecards.charts.paint import SCREEN
from scorecards.charts.scale import shown_value
from scorecards.charts.series import basis_of, cell_value, cuts_of
from scorecards.charts.words import country, no_chart_words, trend_sentence
from scorecards.payload import CellShown, RowShown

FONT = "-apple-system, BlinkMacSystemFont, Segoe UI, Noto Sans, Roboto, Liberation Sans, Arial, sans-serif"
Figure = dict[str, Any]
BETWEEN: Figure = {"fill": "tonexty", "fillcolor": "rgba(107,117,125,0.15)"}


def explore_figure(row: RowShown, name: str = "Our council") -> Figure:
    """Plotly's `data`, `layout` and `config`, ready for JSON; `layout.meta.alt` describes the chart in words.

    Where there is no course to draw, the figure has no axes and holds the sentence that says so.
    """
    content = history(row)
    similar, country = _neighbours(content, row), _england(content, row)
    others = list(courses(row, content.first, content.last))
    traces = [*similar, *country, *(_area(content, each, row) for each in others), *_own(content, row, name)]
    return {
        "areas": offered(row, others, similar=bool(similar), country=country[0]["name"] if country else ""),
        "data": traces if content.drawn else [],
        "layout": _layout(row, content) if content.drawn else _sentence_alone(row, content),
        "config": {
            "responsive": True,
            "displaylogo": False,
            # Named one by one: Plotly's own choice has buttons that send the figure to its makers' service.
            "modeBarButtons": [["zoom2d", "pan2d", "zoomIn2d", "zoomOut2d", "resetScale2d"]],
        },
    }


def _own(content: History, row: RowShown, name: str) -> list[Figure]:
    """The series in two traces, before and since the last break; no line goes on where the drawn one does not."""
    since, count = content.since, len(content.cells)
    cuts = cuts_of(content.cells, content.breaks, basis_of(row))
    traces = []
    if since:
        look = {"color": SCREEN.line, "width": 2}
        earlier = range(min(since, count))
        traces.append(_cells(content, earlier, cuts, f"{name}, before the break", look, 5))
    if since < count:
        look = {"color": SCREEN.blue, "width": 3}
        traces.append(_cells(content, range(since, count), cuts - {since}, name, look, 7))
    return [*traces, *_likely(content, row)]


def _likely(content: History, row: RowShown) -> list[Figure]:
    """The likely range of a sample's latest figure, as an upright bar."""
    if content.likely is None:
        return []
    day = date.fromordinal(int(content.days[-1])).isoformat()
    words = _plain(sample_of(row))
    return [{
        "type": "scatter", "mode": "lines", "name": "Likely range", "x": [day, day], "y": list(content.likely),
        "text": [words, words], "hovertemplate": "%{text}<extra></extra>",
        "line": {"color": SCREEN.blue, "width": 1.6},
    }]  # fmt: skip


def _cells(content: History, places: range, cuts: set[int], name: str, line: Figure, size: int) -> Figure:
    x: list[str] = []
    y: list[float | None] = []
    text: list[str] = []
    for place in places:
        cell, day = content.cells[place], date.fromordinal(int(content.days[place])).isoformat()
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


def _hover(cell: CellShown) -> str:
    said = f"{cell['label']}: {shown(cell)}"
    more = [
        part for part in (cell["people"], "provisional" if cell["provisional"] else "", cell["note"]) if part
    ]
    if cell_value(cell) is None and cell["reason"]:
        more = [cell["reason"]]
    return _plain(", ".join([said, *more]))


def _neighbours(content: History, row: RowShown) -> list[Figure]:
    """The middle half with its median. Each unbroken stretch is filled by itself: a fill would run across the gaps."""
    annual = content.annual
    traces: list[Figure] = []
    groups = [annual.upper] if content.on_a_day else unbroken(annual.upper, content.break_days)
    for place, upper in enumerate(groups):
        starts = {step.start for step in upper}
        lower = [step for step in annual.lower if step.start in starts]
        traces += _half(content, lower, upper, row, named=not place) if lower else []
    if annual.median:
        line = {"color": SCREEN.line, "width": 2, "shape": "hv"}
        what = "middle of similar councils"
        traces.append(_annual(content, annual.median, what.capitalize(), what, line, row))
    return [{**trace, "meta": SIMILAR} for trace in traces]


def _half(
    content: History, lower: Sequence[Step], upper: Sequence[Step], row: RowShown, *, named: bool
) -> list[Figure]:
    edge = {"color": SCREEN.band_edge, "width": 1, "shape": "hv"}
    name = "Half of similar councils"
    foot = _annual(content, lower, "Lower quarter", "similar councils, lower quarter", edge, row)
    top = _annual(content, upper, name, "similar councils, upper quarter", edge, row)
    fill = {} if content.on_a_day else BETWEEN
    return [{**foot, "showlegend": False}, {**top, **fill, "showlegend": named}]


def _england(content: History, row: RowShown) -> list[Figure]:
    line = {"color": SCREEN.teal, "width": 2.5, "dash": "9px,3px", "shape": "hv"}
    name = country(row["comparison"])
    found = _annual(content, content.annual.england, name, name, line, row)
    return [{**found, "meta": "country"}] if content.annual.england else []


def _area(content: History, course: Course, row: RowShown) -> Figure:
    """One council, or the region, hidden until it is asked for."""
    line, marker = look_of(course)
    name = _plain(course["area"]["name"])
    trace = _annual(content, course["steps"], name, name, line, row, breaks=())
    if not content.on_a_day:
        trace["mode"] = "lines+markers"
        marker = {**marker, "size": at_ends(trace["y"], marker["size"])}
    return {**trace, "marker": marker, "visible": False, "meta": course["area"]["code"]}


def _annual(
    content: History,
    steps: Sequence[Step],
    name: str,
    what: str,
    line: Figure,
    row: RowShown,
    breaks: Sequence[int] | None = None,
) -> Figure:
    """Each year from its first day to its last, level, with a gap where no line may go on; or a mark on its day.

    `breaks` are ours unless given.
    """
    x: list[str] = []
    y: list[float | None] = []
    text: list[str] = []
    for group in unbroken(steps, content.break_days if breaks is None else breaks):
        if x and not content.on_a_day:
            x, y, text = [*x, x[-1]], [*y, None], [*text, ""]
        for step in group:
            shown = _plain(f"{step.label}: {what} {shown_value(step.value, row)}")
            days = [step.end] if content.on_a_day else [step.start, step.end - 1]
            x += [date.fromordinal(day).isoformat() for day in days]
            y += [step.value] * len(days)
            text += [shown] * len(days)
    look: Figure = {"mode": "lines"}
    if content.on_a_day:
        stroke = {"size": 13, "symbol": "line-ew-open", "line": {"width": line["width"]}}
        look = {"mode": "markers", "marker": {"color": line["color"], **stroke}}
    return {
        "type": "scatter", "name": name, "x": x, "y": y, "text": text, **look,
        "hovertemplate": "%{text}<extra></extra>", "connectgaps": False, "line": line,
    }  # fmt: skip


def _plain(text: str) -> str:
    """Text that Plotly shows as written: it knows a few tags and these three entities."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _sentence_alone(row: RowShown, content: History) -> Figure:
    words = no_chart_words(content)
    nowhere = {"visible": False}
    return {
        "meta": {"alt": f"{row['title']}. {words}"}, "autosize": True, "height": 120,
        "font": {"family": FONT, "size": 15, "color": SCREEN.ink},
        "paper_bgcolor": SCREEN.paper, "plot_bgcolor": SCREEN.paper, "xaxis": nowhere, "yaxis": nowhere,
        "annotations": [{"xref": "paper", "yref": "paper", "x": 0, "y": 0.5, "xanchor": "left",
                         "text": _plain(words), "showarrow": False}],
    }  # fmt: skip


def _layout(row: RowShown, content: History) -> Figure:
    grid = {"gridcolor": SCREEN.rule, "zeroline": False, "linecolor": SCREEN.line}
    return {
        "meta": {"alt": f"{row['title']}. {trend_sentence(row, content)}"},
        "autosize": True, "height": 440, "hovermode": "closest", "dragmode": "zoom",
        "font": {"family": FONT, "size": 15, "color": SCREEN.ink_2},
        "paper_bgcolor": SCREEN.paper, "plot_bgcolor": SCREEN.paper,
        "margin": {"l": 64, "r": 36, "t": 56, "b": 40},
        "legend": {"orientation": "h", "y": -0.15, "font": {"size": 15}},
        "modebar": {"color": SCREEN.ink_2, "activecolor": SCREEN.blue, "bgcolor": "rgba(0,0,0,0)"},
        "hoverlabel": {"bgcolor": SCREEN.paper, "font": {"color": SCREEN.ink, "size": 15}, "align": "left"},
        "xaxis": grid | time_axis(content),
        "yaxis": grid | _value_axis(row, content),
        "shapes": [*_break_lines(content), *_levels(content)],
        "annotations": [*_break_words(content), *_level_words(row, content)],
    }  # fmt: skip


def _value_axis(row: RowShown, content: History) -> Figure:
    marks = (
        (WITH_PER_CENT_SIGN, {"ticksuffix": "%"}),
        (WITH_POUND_SIGN, {"tickprefix": "£"}),
    )
    return {
        "range": [content.axis.low, content.axis.high],
        "nticks": 7,
        "tickformat": ",",
        "separatethousands": True,
        **{key: value for units, mark in marks if row["unit"] in units for key, value in mark.items()},
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
        edges = (content.target, content.target_upper)
        found += [_level(edge, 0, "paper", line) for edge in edges if edge is not None]
    if content.optimum is not None:
        line = {"color": SCREEN.ink, "width": 1.6, "dash": "10px,3px,2px,3px"}
        found.append(_level(content.optimum.value, 0, "paper", line))
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
    if content.optimum is not None:
        found.append({**place, "y": content.optimum.value, "text": _plain(content.optimum.words)})
    if content.limits:
        words = _plain(f"Our usual range {content.limits['display']}")
        right = {"x": 0.99, "xanchor": "right", "y": content.limits["upper"]}
        found.append({**place, **right, "text": words, "font": {"color": SCREEN.blue}})
    return found
