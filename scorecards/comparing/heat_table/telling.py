"""What the heat table says in words. Pure."""

from collections.abc import Sequence

from indicators.terms.nouns import agree, area_in_sentence
from indicators.terms.vocabulary import SYMBOL_CELLS
from indicators.terms.wording import count_words, direction_words, display_value, mid_sentence
from scorecards.assembly.comparison import compared_period
from scorecards.comparing.heat_table.heat import Cell, Heat, Measured


def heading(heat: Heat) -> str:
    """ "Clearly worse than England on 2 of 12 tested measures, clearly better on none"."""
    judged = heat.judged
    if not judged:
        return f"On no measure can ours be tested against {country(heat)}"
    better = sum(row.own.standing == "better" for row in judged)
    worse = sum(row.own.standing == "worse" for row in judged)
    number = len(judged)
    if not better and not worse:
        all_of_them = "the one tested measure" if number == 1 else f"all {number} tested measures"
        return f"Level with {country(heat)} on {all_of_them}"
    if number == 1:
        return f"Clearly {'better' if better else 'worse'} than {country(heat)} on the one tested measure"
    measures = f"of {number} tested measures"
    if better > worse:
        return (
            f"Clearly better than {country(heat)} on {better} {measures}, clearly worse on {worse or 'none'}"
        )
    return f"Clearly worse than {country(heat)} on {worse} {measures}, clearly better on {better or 'none'}"


def country(heat: Heat) -> str:
    found = heat.comparators.country
    return area_in_sentence(found.name) if found else "the country"


def year_note(heat: Heat) -> str:
    """Which year the figures are of."""
    if heat.commonest is None:
        return ""
    year = compared_period(heat.commonest)
    if all(row.period == heat.commonest for row in heat.rows):
        return f"All figures are of {mid_sentence(year)}."
    return f"Figures are of {mid_sentence(year)}, unless the measure names another year: each has the newest there is."


def left_out(heat: Heat) -> str:
    """Which measures of the scorecard are not here; "" where all are."""
    said = []
    if heat.counts:
        are = agree(heat.counts, "is a count or a sum", "are counts or sums")
        said.append(f"{count_words(heat.counts, 'measures')} {are}, which follow a council’s size")
    if heat.unpublished:
        has = agree(heat.unpublished, "has", "have")
        said.append(
            f"{count_words(heat.unpublished, 'measures')} {has} no national figure of the last three years"
        )
    return f"Not here: {'; '.join(said)}." if said else ""


def year_of(row: Measured, heat: Heat) -> str:
    """ "2023/24" where the measure's year is another than most have."""
    return "" if row.period == heat.commonest else compared_period(row.period)


def direction_of(row: Measured) -> str:
    return direction_words(row.definition.polarity)


def figure(cell: Cell, row: Measured) -> str:
    """The figure in few letters: the measure's name says "for every 10,000"."""
    if cell.amounts.value is None:
        return SYMBOL_CELLS.get(cell.amounts.symbol, "Not sent")
    words = display_value(cell.amounts.value, row.definition.unit, row.definition.decimals)
    return words.split(" per ")[0]


def country_figure(row: Measured) -> str:
    return (
        figure(Cell(None, row.country, "not tested", "not tested"), row)
        if row.country.value is not None
        else "–"
    )


def word(cell: Cell) -> str:
    """Below a figure: "better", "level", "not tested"; "" where there is none."""
    return "" if cell.amounts.value is None else cell.standing


def similar_words(row: Measured) -> str:
    """ "Of 10 similar councils: 4 better, 1 level, 5 worse"; what a phone shows of a closed line."""
    ways = ("better", "higher", "level", "lower", "worse", "not tested")
    said = [f"{row.tally[way]} {way}" for way in ways if row.tally[way]]
    if row.tally[""]:
        said.append(f"{row.tally['']} without a figure")
    return f"Of {count_words(len(row.neighbours), 'similar councils')}: {', '.join(said)}"


def whom_to_ask(heat: Heat) -> tuple[str, list[tuple[str, str, str]]]:
    """What stands before the list, and for each measure its code, its title and the councils."""
    worse = [row for row in heat.judged if row.own.standing == "worse"]
    if not heat.judged:
        return "Where nothing can be tested, nobody can be named.", []
    if not worse:
        return f"Nobody needs to be asked: on no measure is ours clearly worse than {country(heat)}.", []
    asked = [(row, row.whom_to_ask) for row in worse]
    found = [
        (row.definition.code, row.definition.title, names([area.name for area in areas]))
        for row, areas in asked
        if areas
    ]
    if not found:
        return (
            f"Where ours is clearly worse than {country(heat)}, no similar council is clearly better than ours.",
            [],
        )
    without = len(worse) - len(found)
    rest = f" On {without} more no similar council is clearly better than ours." if without else ""
    return (
        f"Similar councils clearly better than ours where ours is clearly worse than {country(heat)}.{rest}",
        found,
    )


def names(found: Sequence[str]) -> str:
    """ "Ashcombe, Dunmere and Kestrelby"; a name that has an "and" itself is kept apart by semicolons."""
    if len(found) > 1 and any(" and " in name for name in found):
        return "; ".join(found)
    *most, last = found
    return f"{', '.join(most)} and {last}" if most else last
