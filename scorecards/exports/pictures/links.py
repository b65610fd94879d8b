"""The addresses of one chart's files, as components/chart_files.html prints them. Pure."""

from typing import TypedDict


class ChartFiles(TypedDict):
    name: str  # of the chart, as a screen reader hears it beside "SVG": "Trend"
    svg: str
    png: str
    csv: str


def chart_files(name: str, at: str, *, query: str = "", csv: str = "") -> ChartFiles:
    """`at` is the address without its ending, `query` what follows the question mark; `csv` another address of the
    figures, where one table serves several charts."""
    asked = f"?{query}" if query else ""
    return {
        "name": name,
        "svg": f"{at}.svg{asked}",
        "png": f"{at}.png{asked}",
        "csv": csv or f"{at}.csv{asked}",
    }


def kinds_name(place: int) -> str:
    """Of the measure's so many-th breakdown, from 1: its chart of the latest period."""
    return f"kinds-{place}"


def over_time_name(place: int) -> str:
    return f"{kinds_name(place)}-over-time"
