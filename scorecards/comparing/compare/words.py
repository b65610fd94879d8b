"""The sentences of a comparison: what is shown, what changed, what to take care of, what to ask. Pure."""

from collections.abc import Sequence

from indicators.benchmarks.counted import published_words
from indicators.terms.nouns import area_in_sentence
from indicators.terms.vocabulary import UNITS, Polarity, Unit
from indicators.terms.wording import direction_words, display_apart, display_value, mid_sentence, shown_words
from scorecards.assembly.cells import difference_words
from scorecards.comparing.compare.changes import Changed
from scorecards.comparing.compare.choice import ChosenArea
from scorecards.comparing.compare.panels import Line, Panel, YearCell
from scorecards.comparing.compare.state import MOST_DRAWN, year_words
from scorecards.comparing.compare.turning import Turning, spans_words
from scorecards.statistics.comparison import FEW_NEIGHBOURS

NO_FIGURE = "No figure"
NOT_LOADED = "Not loaded"
WHAT_NOT_LOADED = (
    "Not loaded: no release that is loaded here has the area in that year. Officers can bring one that has it under "
    "“National figures”."
)
CAUTION = "Two lines that move together, or apart, do not show that one causes the other."
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_VERDICTS = {
    "more than chance": "More than chance",
    "may be chance": "May be chance",
    "level": "Level",
    "not tested": "Chance is not tested",
    "one year": "No two years can be compared",
    "one loaded": "One year alone is loaded",
    "no figure": NO_FIGURE,
    "not loaded": NOT_LOADED,
}
_WAYS = {
    1: "it rose by more than chance",
    -1: "it fell by more than chance",
    0: "no change beyond chance",
}
_NO_COURSE = {
    "one year": "has no two years that can be compared",
    "one loaded": "is loaded for one year alone",
    "no figure": "has no figure",
    "not loaded": "is not loaded",
}


def number_words(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def title(panels: Sequence[Panel]) -> str:
    """ "Children in care per 10,000 and referrals per 10,000, four areas, nine years"."""
    if not panels:
        return "Compare"
    names = [panel.facts.title for panel in panels]
    if len(names) > 2:
        what = f"{number_words(len(names)).capitalize()} measures"
    else:
        what = " and ".join([names[0], *map(mid_sentence, names[1:])])
    areas = list(dict.fromkeys(line.area for panel in panels for line in panel.lines))
    who = areas[0].in_sentence if len(areas) == 1 else f"{number_words(len(areas))} areas"
    years = sorted({year for panel in panels for line in panel.lines for year in line.numbers})
    if not years or not areas:
        return f"{what}: no figures for these years"
    when = year_words(years[0]) if len(years) == 1 else f"{number_words(len(years))} years"
    return f"{what}, {who}, {when}"


def course(panel: Panel, changes: Sequence[Changed]) -> str:
    """What the first of the areas did: "Children in care per 10,000: Exampleton rose from 71 to 89".

    `changes` are those of the panel's lines, in their order, here and below.
    """
    if not panel.lines:
        return ""
    line, found = panel.lines[0], changes[0]
    anew = f", counted anew since {year_words(found.first)}" if found.first and line.breaks else ""
    return f"{panel.facts.title}{anew}: {_did(line, found, panel)}."


def _did(line: Line, found: Changed, panel: Panel) -> str:
    who = line.area.in_sentence
    if not found.first:
        return f"{who} {_NO_COURSE[found.found]}"
    if found.turning:
        return f"{who} {_course_and_turns(line, found, found.turning, panel)}"
    then, now = first_and_last(line, found, panel)
    if found.tested != found.first:
        return f"{who} went from {then} to {now}; {_since(line, found, panel)}"
    if not found.way:
        return f"{who} stood at {now} in both {year_words(found.first)} and {year_words(found.last)}"
    if found.real:
        return f"{who} {'rose' if found.way > 0 else 'fell'} from {then} to {now}, by more than chance"
    doubt = ", which may be chance" if found.found == "may be chance" else "; chance is not tested"
    return f"{who} went from {then} to {now}{doubt}"


def _course_and_turns(line: Line, found: Changed, turning: Turning, panel: Panel) -> str:
    """ "94 in 2014/15, 213 in 2017/18, 215 per 10,000 in 2024/25: since 2017/18 no change beyond chance. With 2021/22
    as the first year it fell by more than chance"."""
    facts, way = panel.facts, _WAYS[turning.way]
    years = sorted({found.first, turning.told_from})
    values = [f"{_bare(line.value(year), panel)} in {year_words(year)}" for year in years]
    now = display_value(line.value(found.last) or 0.0, facts.unit, facts.decimals)
    course = ", ".join([*values, f"{now} in {year_words(found.last)}"])
    since = f"since {year_words(turning.told_from)} {way}"
    begins = "" if found.tested == found.first else f". {_begins(found)}"
    return f"{course}: {since}. {_others(turning)}{begins}"


def _others(turning: Turning) -> str:
    """Which first years say otherwise, and what."""
    said = []
    for other, spans in turning.others().items():
        way, named = _WAYS[other], [(year_words(first), year_words(last)) for first, last in spans]
        said.append(f"with {spans_words(named)} as the first year {way}")
    return "; ".join(said).capitalize()


def _begins(found: Changed) -> str:
    return f"The test begins with {year_words(found.tested)}, the first year shown with numbers of people"


def _bare(value: float | None, panel: Panel) -> str:
    return without_unit(display_value(value or 0.0, panel.facts.unit, panel.facts.decimals))


def _since(line: Line, found: Changed, panel: Panel) -> str:
    """What the test says where it begins later: "since 2018/19, when it was 72, it rose by more than chance"."""
    doubt = {"more than chance": " by more than chance", "may be chance": ", which may be chance"}
    way = {1: "rose", -1: "fell"}.get(found.tested_way, "stood level")
    said = f"it {way}{doubt.get(found.found, '')}"
    value = _tested_from(line, found, panel)
    return f"since {year_words(found.tested)} ({value}), the first year with numbers of people, {said}"


def _tested_from(line: Line, found: Changed, panel: Panel) -> str:
    return _bare(line.value(found.tested), panel)


def first_and_last(line: Line, found: Changed, panel: Panel) -> tuple[str, str]:
    """Both figures, with the decimals that tell them apart, the unit only with the second: "71", "89 per 10,000"."""
    facts = panel.facts
    then, now = (line.cells[year].amounts.value or 0.0 for year in (found.first, found.last))
    first, last = display_apart(then, now, facts.unit, facts.decimals)
    return (first if first == last else without_unit(first)), last


def without_unit(display: str) -> str:
    """ "71" for "71 per 10,000" and "12" for "12 days"; signs of money and per cents stay."""
    return display.split(" ")[0]


def what_changed(line: Line, found: Changed, panel: Panel, years: tuple[int, int]) -> tuple[str, str]:
    """Of the area: "71 to 89 per 10,000, up by 18", and what the test says: "More than chance".

    `years` are those that head the column.
    """
    if not found.first:
        return "", _VERDICTS[found.found]
    facts = panel.facts
    then, now = first_and_last(line, found, panel)
    before, after = (line.cells[year].amounts.value or 0.0 for year in (found.first, found.last))
    step = difference_words(after, before, facts.unit, facts.decimals)
    when = "" if (found.first, found.last) == years else f"{_span(found)}: "
    step = step.partition(" per ")[0]
    verdict = _VERDICTS[found.found]
    if found.tested != found.first:
        way = {1: "up, ", -1: "down, "}.get(found.tested_way, "")
        since = f"Since {year_words(found.tested)} ({_tested_from(line, found, panel)})"
        verdict = f"{since}: {way}{verdict.lower()}"
    if found.turning:
        verdict = f"{verdict}, turns with the first year"
    return f"{when}{then} to {now}{f', {step}' if step else ''}", verdict


def compared_years(changes: Sequence[Changed]) -> tuple[int, int]:
    """The years that most of the areas have first and last, which head the column; 0 where none has two."""
    spans = [(one.first, one.last) for one in changes if one.first]
    return max(spans, key=spans.count, default=(0, 0))


def _span(found: Changed) -> str:
    return f"{year_words(found.first)} to {year_words(found.last)}"


def changed_heading(panel: Panel, years: tuple[int, int]) -> str:
    """ "Children in care per 10,000, 2016/17 to 2024/25"."""
    first, last = years
    return f"{panel.facts.title}, {year_words(first)} to {year_words(last)}" if first else panel.facts.title


def covers(panel: Panel) -> str:
    """What stretch of time one figure covers: "counted on one day, 31 March"."""
    facts, period = panel.facts, panel.period
    return published_words(facts.code, facts.basis, period) if period else ""


def way_words(polarity: Polarity) -> str:
    """Which way is good, of figures that are set beside other councils'."""
    if polarity is Polarity.NONE:
        return "For context: neither way is better."
    if polarity is Polarity.RANGE:
        return "Best within a range that each council sets for itself, so neither way is judged here."
    return f"{direction_words(polarity)}."


def what_each_counts(panels: Sequence[Panel]) -> list[str]:
    """ "Children in care per 10,000: counted on one day, 31 March."."""
    return [f"{panel.facts.title}: {covers(panel)}." for panel in panels if panel.period]


def cell_words(cell: YearCell | None, unit: Unit, decimals: int) -> str:
    """The figure without the unit that the caption has, or why there is none; of a middle also how many it is of."""
    if cell is None:
        return NOT_LOADED
    value = cell.amounts.value
    said = "" if value is None else without_unit(display_value(value, unit, decimals))
    shown = shown_words(said, cell.amounts.symbol) or NO_FIGURE
    if value is not None and cell.n < cell.of:
        return f"{shown} ({cell.n} of {cell.of}{', with care' if cell.n < FEW_NEIGHBOURS else ''})"
    return shown


def unit_words(unit: Unit, title: str) -> str:
    """What a caption says of a unit that no cell shows, unless the title says it."""
    words = UNITS[unit].after.removesuffix("%").strip()
    return "" if words.removeprefix("per ") in title else words


def refusal(panel: Panel) -> str:
    """Why only one area is shown; "" where all are."""
    if not panel.refused:
        return ""
    only = f"only {panel.lines[0].area.in_sentence} is shown" if panel.lines else "no middle is shown"
    return f"{panel.refused}. So {only}; to see another area’s, choose that area alone."


def left_to_the_table(panel: Panel) -> str:
    """That not every area is a line of the chart."""
    if len(panel.lines) <= MOST_DRAWN:
        return ""
    return (
        f"The chart draws the first {number_words(MOST_DRAWN)} areas; the table has all "
        f"{number_words(len(panel.lines))}."
    )


def middle_words(panels: Sequence[Panel], model: str) -> str:
    """Of whom the middle is; "" where none is shown."""
    of = [cell.of for panel in panels for _, cell in panel.shown if cell.of]
    if not of:
        return ""
    return (
        f"The middle is the median of the {max(of)} similar councils (statistical neighbours, model {model}). "
        "Where fewer have a figure, the table says of how many it is."
    )


def joint_words(panel: Panel) -> str:
    """That areas shown beside each other filed one return: their figure is the same, and no agreement."""
    returns: dict[tuple[int, str], list[ChosenArea]] = {}
    for line in panel.lines:
        for year, cell in line.cells.items():
            if cell.joint:
                returns.setdefault((year, cell.joint), []).append(line.area)
    together = {tuple(area.name for area in areas) for areas in returns.values() if len(areas) > 1}
    return " ".join(
        f"{' and '.join(names)} filed one return, so they have one figure." for names in sorted(together)
    )


def not_loaded(panel: Panel) -> str:
    """What "Not loaded" means, where a table says it."""
    missing = any(year not in line.cells for line in panel.lines for year in panel.years)
    return WHAT_NOT_LOADED if missing else ""


def ask(panel: Panel, changes: Sequence[Changed]) -> str:
    """A question where ours and another council's figures moved apart, both by more than chance; else "".

    None where another first year would say otherwise: the question would be of the years chosen.
    """
    ours = changes[0] if panel.lines and panel.lines[0].area.kind == "own" else None
    if ours is None or not ours.real or ours.turning:
        return ""
    for line, theirs in zip(panel.lines, changes, strict=True):
        same_years = (theirs.tested, theirs.last) == (ours.tested, ours.last)
        apart = theirs.real and not theirs.turning and theirs.tested_way == -ours.tested_way
        if line.area.kind == "council" and same_years and apart:
            name = area_in_sentence(line.area.name)
            ways = ("rose", "fell") if theirs.tested_way > 0 else ("fell", "rose")
            return (
                f"{panel.facts.title}: {name} {ways[0]} from {year_words(theirs.tested)} to "
                f"{year_words(theirs.last)} while ours {ways[1]}. What happened in {name} that did not here?"
            )
    return ""
