"""What was resolved about a measure, on its trend chart and listed beneath it. Pure.

A published chart is kept as it was drawn; minutes are published later. What members resolved is therefore put in when
the page is read, as "What members asked" is, into the places that the kept drawings have for it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from indicators.terms.periods import day_words
from scorecards.charts import DRAWN_HERE, Drawing, Lane, discs_for, draw_discs, lane_of, trend
from scorecards.editions.measures.chart_files import MeasureChart
from scorecards.payload import Asked, RowShown

RESOLVED = "Resolved "


@dataclass(frozen=True)
class Resolved:
    """One resolution; `letter` is that of its disc, "" where it came after the last figure of the chart."""

    letter: str
    when: str
    words: str
    meeting: str
    url: str


def days_resolved(asked: Sequence[Asked]) -> list[date]:
    return [date.fromisoformat(one["date"]) for one in asked if one["outcome"].startswith(RESOLVED)]


def listed(asked: Sequence[Asked], lane: Lane) -> list[Resolved]:
    """Oldest first, each resolution once: those with a disc, and those that came after the chart ends."""
    letters = {disc.day: disc.letter for disc in discs_for(days_resolved(asked), lane)}
    found: dict[tuple[str, str], Resolved] = {}
    for one in sorted(asked, key=lambda each: each["date"]):
        day, said = date.fromisoformat(one["date"]), one["outcome"].removeprefix(RESOLVED)
        later = day.toordinal() > lane["last"]
        if said != one["outcome"] and (day in letters or later):
            meeting = f"{one['meeting']}, {one['item'].lower()}"
            found.setdefault(
                (one["date"], said), Resolved(letters.get(day, ""), day_words(day), said, meeting, one["url"])
            )
    return list(found.values())


def trend_with(row: RowShown, own_name: str, chart: MeasureChart, asked: Sequence[Asked]) -> MeasureChart:
    """The trend as a file, with what was resolved by now."""
    lane = lane_of(row, medium="print")
    if lane is None or not days_resolved(asked):
        return chart
    shown = [one for one in listed(asked, lane) if one.letter]
    marks = tuple(f"{one.letter}: {one.when}, resolved {one.words}" for one in shown)
    discs = draw_discs(discs_for(days_resolved(asked), lane), lane, "print")

    def drawing() -> Drawing:
        drawn = trend(row, own_name, medium="print", lane=True)
        return Drawing(drawn.svg.replace(DRAWN_HERE, discs), drawn.alt)

    return chart._replace(drawing=drawing, marks=marks + chart.marks)


def with_discs(html: str, lanes: Sequence[Lane], asked: Sequence[Asked]) -> str:
    """The page's main part with discs in its drawings, which keep their places in the order of `lanes`."""
    for lane in lanes:
        html = html.replace(DRAWN_HERE, draw_discs(discs_for(days_resolved(asked), lane), lane), 1)
    return html.replace(DRAWN_HERE, "")
