"""Plain data for the pages of mappings: the cells that a mapping finds, and what is mapped so far."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from indicators.amounts.amounts import Amounts
from indicators.benchmarks.figures import GatheredFigure
from indicators.benchmarks.meanings import YearMeaning
from indicators.benchmarks.own.drafts import Draft, DraftIndicator
from indicators.benchmarks.own.forms import YEARS
from indicators.benchmarks.remapping.actions import Remapped
from indicators.models import Area, Indicator
from indicators.terms.vocabulary import SYMBOL_MEANINGS
from indicators.terms.wording import display_number, display_value

YEARS_SHOWN = 4


@dataclass(frozen=True)
class TriedTable:
    """Areas down, years across, the newest first; `found` is how many figures there are in all."""

    title: str
    years: Sequence[str]
    rows: Sequence[tuple[str, Sequence[str]]]
    behind: str
    found: int


def tried_table(figures: Iterable[GatheredFigure], indicator: Indicator, areas: Sequence[Area]) -> TriedTable:
    """The latest years of these areas, and what is behind the first area's last figure."""
    cells = {(one.area, one.period): one.amounts for one in figures if one.indicator == indicator.code}
    periods = sorted({period for _, period in cells}, key=lambda period: period.end, reverse=True)[
        :YEARS_SHOWN
    ]
    rows = [
        (area.name, [_words(cells.get((area.pk, period)), indicator) for period in periods]) for area in areas
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


def mapped_lines(draft: Draft, titles: Mapping[str, str]) -> list[dict[str, str]]:
    return [
        {"code": one.code, "title": titles.get(one.code, one.code), "words": _how(one)}
        for one in draft.indicators
    ]


def _how(one: DraftIndicator) -> str:
    where = "; ".join(f"{column} is {label}" for column, label in one.where.items())
    columns = f"Value {one.value}"
    columns += f", numerator {one.numerator}" if one.numerator else ""
    columns += f", denominator {one.denominator}" if one.denominator else ""
    columns += f" where {' is '.join(one.total)}" if one.total else ""
    return f"{f'Rows where {where}. ' if where else ''}{columns}. {YEARS[YearMeaning(one.year)]}."


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
