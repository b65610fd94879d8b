"""Plain data for the pages of mappings: the cells that a mapping finds, and what is mapped so far."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from indicators.amounts.amounts import Amounts
from indicators.benchmarks.figures import GatheredFigure
from indicators.benchmarks.meanings import YearMeaning
from indicators.benchmarks.own.drafts import Draft, DraftIndicator, Taken
from indicators.benchmarks.own.forms import YEARS
from indicators.benchmarks.remapping.actions import Remapped
from indicators.models import Area, Indicator
from indicators.terms.vocabulary import SYMBOL_MEANINGS
from indicators.terms.wording import display_number, display_value

YEARS_SHOWN = 4
FAULTS_SHOWN = 3
TAKEN = {
    Taken.AS_IT_IS: "",
    Taken.FROM_A_HUNDRED: " taken from 100",
    Taken.YEARS_AND_MONTHS: " in years and months",
}


@dataclass(frozen=True)
class TriedTable:
    """Areas down, years across, the newest first, each cell with its year; `found` is how many figures there are."""

    title: str
    years: Sequence[str]
    rows: Sequence[tuple[str, Sequence[tuple[str, str]]]]
    behind: str
    found: int


def tried_table(figures: Iterable[GatheredFigure], indicator: Indicator, areas: Sequence[Area]) -> TriedTable:
    """The latest years of these areas, and what is behind the first area's last figure."""
    cells = {(one.area, one.period): one.amounts for one in figures if one.indicator == indicator.code}
    periods = sorted({period for _, period in cells}, key=lambda period: period.end, reverse=True)[
        :YEARS_SHOWN
    ]
    rows = [
        (area.name, [(one.label, _words(cells.get((area.pk, one)), indicator)) for one in periods])
        for area in areas
    ]
    last = cells.get((areas[0].pk, periods[0])) if areas and periods else None
    return TriedTable(
        title=indicator.title,
        years=[period.label for period in periods],
        rows=rows,
        behind=_behind(last, areas[0].name) if last else "",
        found=len(cells),
    )


def _words(amounts: Amounts | None, indicator: Indicator) -> str:
    if amounts is None:
        return "no row"
    if amounts.value is None:
        return f"{amounts.symbol} ({SYMBOL_MEANINGS[amounts.symbol]})" if amounts.symbol else "no number"
    return display_value(amounts.value, indicator.measured_unit, indicator.decimals)


def _behind(amounts: Amounts, name: str) -> str:
    if amounts.numerator is None:
        return ""
    numerator = display_number(amounts.numerator, 0)
    if amounts.denominator is None:
        return f"{name}, latest year: numerator {numerator}, no denominator."
    return f"{name}, latest year: {numerator} out of {display_number(amounts.denominator, 0)}."


def shortly(error: Exception) -> str:
    """On a form the first few faults are enough: one wrong choice makes thousands of the same kind."""
    problems = str(error).splitlines()
    more = len(problems) > FAULTS_SHOWN
    return " ".join([*problems[:FAULTS_SHOWN], *(["There are more of these."] if more else [])])


def mapped_lines(draft: Draft, titles: Mapping[str, str]) -> list[dict[str, str]]:
    return [
        {"code": one.code, "title": titles.get(one.code, one.code), "words": _how(one)}
        for one in draft.indicators
    ]


def _how(one: DraftIndicator) -> str:
    where = [f"{column} is {labels[0]}" for column, labels in one.where.items()]
    if one.added:
        where.append(f"{one.added_in} is one of {len(one.added)}, added up")
    value = f"Value {one.value or 'worked out'}{TAKEN[Taken(one.taken)]}"
    value += f" where {' is '.join(one.value_row[:2])}" if one.value_row else ""
    parts = [value]
    if one.numerator:
        parts.append(f"numerator {one.numerator}{_second(one.numerator_more)}")
    if one.denominator:
        total = f" where {' is '.join(one.total[:2])}" if one.total else ""
        parts.append(f"denominator {one.denominator}{_second(one.denominator_more)}{total}")
    if one.per:
        parts.append(f"out of the figures of {one.per}")
    rows = f"Rows where {'; '.join(where)}. " if where else ""
    return f"{rows}{', '.join(parts)}. {YEARS[YearMeaning(one.year)]}."


def _second(more: str) -> str:
    """ " plus agency", " less absent"; nothing of one column."""
    return f" {'plus' if more[0] == '+' else 'less'} {more[1:]}" if more else ""


def remapped_words(remapped: Sequence[Remapped]) -> str:
    """What became of the releases that are stored."""
    if not remapped:
        return "No release of it is stored yet."
    return " ".join(
        f"{one.release}: left as it is, {one.problem}"
        if one.problem
        else f"{one.release}: {one.added:,} figures added, {one.changed:,} changed, {one.removed:,} taken out."
        for one in remapped
    )
