"""One measure of a comparison as a chart: which lines, where they stop, and the sentence that says it. Pure."""

from collections.abc import Iterator, Sequence

from indicators.terms.series import Break
from indicators.terms.wording import display_value
from scorecards.charts.layout import Form
from scorecards.charts.lines import AreaLine, BreakMark, Content, Look, lines_chart
from scorecards.charts.svg import Drawing
from scorecards.comparing.compare.choice import ChosenArea
from scorecards.comparing.compare.panels import Line, Panel
from scorecards.comparing.compare.state import COUNTRY, MOST_DRAWN, year_words
from scorecards.comparing.compare.words import without_unit
from scorecards.exports.pictures import Caption


def draw(panel: Panel, form: Form = "wide") -> Drawing:
    """The first four areas; without any figure the sentence that stands in the chart's place."""
    return lines_chart(content_of(panel), form)


def content_of(panel: Panel) -> Content:
    """What both forms of the chart draw."""
    drawn = panel.lines[:MOST_DRAWN]
    breaks = [mark for line in drawn for one in line.breaks for mark in _marks(line, one, panel.years)]
    lines = tuple(_area_line(line, panel) for line in drawn)
    return Content(tuple(map(year_words, panel.years)), lines, panel.facts.unit, alt(panel), tuple(breaks))


def axis_words(content: Content) -> str:
    """ "Axis from 50.", or "" where it starts at nothing."""
    axis = content.axis
    return f"Axis from {axis.labels[0]}." if content.drawn and axis.low else ""


def alt(panel: Panel) -> str:
    """ "Children in care per 10,000, 2016/17 to 2024/25. Exampleton from 71 to 89, England from 61 to 67."."""
    held = [year for line in panel.lines[:MOST_DRAWN] for year in line.numbers]
    if not held:
        return f"{panel.facts.title}: no figures for these areas and years, so there is no chart."
    first, last = year_words(min(held)), year_words(max(held))
    span = first if first == last else f"{first} to {last}"
    return f"{panel.facts.title}, {span}. {', '.join(_courses(panel, min(held), max(held)))}."


def _courses(panel: Panel, first: int, last: int) -> Iterator[str]:
    """Of each line; an end that is not in the first, or the last, of all years has its own."""
    for line in panel.lines[:MOST_DRAWN]:
        years = line.numbers
        ends = [_value(line, year, panel) for year in (years[:1] + years[-1:])]
        if len(years) > 1:
            apart = zip(ends, (years[0], years[-1]), (first, last), strict=True)
            ends = [end if year == usual else f"{end} in {year_words(year)}" for end, year, usual in apart]
        who = line.area.name
        if not line.cells:
            yield f"{who} not loaded"
        elif not years:
            yield f"{who} without a figure"
        elif len(years) == 1:
            yield f"{who} {ends[0]} in {year_words(years[0])}"
        elif line.breaks:
            yield f"{who} {ends[0]} and, counted differently, {ends[1]}"
        else:
            yield f"{who} from {ends[0]} to {ends[1]}"


def _value(line: Line, year: int, panel: Panel) -> str:
    value = line.value(year)
    return without_unit(display_value(value or 0, panel.facts.unit, panel.facts.decimals))


def _area_line(line: Line, panel: Panel) -> AreaLine:
    years = panel.years
    cuts = [place for place, year in enumerate(years) if place and not _joined(line, year)]
    comparable = set(line.comparable)
    since = next((place for place, year in enumerate(years) if year in comparable), len(years))
    latest = _value(line, years[-1], panel) if years and line.value(years[-1]) is not None else ""
    return AreaLine(
        name="Similar middle" if line.area.kind == "middle" else line.area.name,
        short=_short(line.area),
        look=_look(line.area),
        values=tuple(line.value(year) for year in years),
        latest=latest,
        cuts=frozenset(cuts),
        since=since if line.breaks else 0,
    )


def _joined(line: Line, year: int) -> bool:
    return year in line.cells and year - 1 in line.cells and line.joined(year - 1, year)


def _short(area: ChosenArea) -> str:
    return {"own": "Ours", "middle": "Middle"}.get(area.kind, area.name)


def _look(area: ChosenArea) -> Look:
    if area.key == COUNTRY:
        return "country"
    return "own" if area.kind == "own" else "middle" if area.kind == "middle" else "other"


def _marks(line: Line, a_break: Break, years: Sequence[int]) -> Iterator[BreakMark]:
    """Before the first year that is not wholly of before."""
    for place, year in enumerate(years):
        if year in line.cells and line.side(year, a_break) >= 0:
            yield BreakMark(place, "Ours counted differently from here", "Ours: new count")
            return


def caption_of(panel: Panel, council: str, about: Sequence[str], source: str, illustrative: bool) -> Caption:
    """What a picture takes with it when it leaves the page."""
    return Caption(panel.facts.title, (council, *filter(None, about)), (source,), illustrative)
