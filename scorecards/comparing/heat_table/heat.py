"""The measures of a scorecard by area: every council's newest figure beside the country's, by its likely range. Pure.

The council's own is set beside similar councils' too, one by one, so that the page can name whom to ask.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from indicators.amounts.amounts import Amounts
from indicators.catalogue.facts import IndicatorFacts
from indicators.terms.periods import Period
from indicators.terms.vocabulary import NO_WAY_IS_GOOD
from scorecards.assembly.comparison import newest_period
from scorecards.assembly.inputs import AreaName, Comparators, PublishedCell, amounts_at
from scorecards.assembly.precision import told_apart
from scorecards.assembly.standing import against_figure, beside_of_area
from scorecards.payload import Standing
from scorecards.statistics.against import against_each
from scorecards.statistics.comparison import why_not_compared


class Cell(NamedTuple):
    """One council's figure. `standing` is how it stands to the country; `to_us` how ours stands to it, by test."""

    area: AreaName | None
    amounts: Amounts
    standing: Standing
    to_us: Standing


@dataclass(frozen=True)
class Measured:
    """One measure in its newest year. `definition` has the decimals that judgements need."""

    definition: IndicatorFacts
    period: Period
    release: str
    country: Amounts
    own: Cell
    neighbours: tuple[Cell, ...]

    @property
    def judged(self) -> bool:
        return self.definition.polarity not in NO_WAY_IS_GOOD

    @cached_property
    def tally(self) -> Counter[Standing | str]:
        """How similar councils stand to the country; "" those without a figure."""
        return Counter(one.standing if one.amounts.value is not None else "" for one in self.neighbours)

    @property
    def whom_to_ask(self) -> list[AreaName]:
        """Where ours is clearly worse than the country: who is clearly better than ours, nearest first."""
        if self.own.standing != "worse":
            return []
        return [one.area for one in self.neighbours if one.to_us == "worse" and one.area]


@dataclass(frozen=True)
class HeatSection:
    slug: str
    question: str
    rows: tuple[Measured, ...]


@dataclass(frozen=True)
class Heat:
    """`counts` and `unpublished` are the scorecard's measures that are not here: of what no council is set beside
    another, and those without a national figure."""

    sections: tuple[HeatSection, ...]
    comparators: Comparators
    counts: int
    unpublished: int

    @cached_property
    def rows(self) -> list[Measured]:
        return [row for section in self.sections for row in section.rows]

    @cached_property
    def judged(self) -> list[Measured]:
        """Those on which ours is better, worse or level: it has a figure, one way is good, and chance can be told."""
        return [row for row in self.rows if row.judged and row.own.standing != "not tested"]

    @cached_property
    def commonest(self) -> Period | None:
        """The year of most measures."""
        years = Counter(row.period for row in self.rows)
        return max(years, key=lambda year: (years[year], year.end)) if years else None

    def total(self, place: int | None) -> tuple[int, int]:
        """On how many measures a council is clearly better, and worse, than the country; None is ours."""
        cells = [row.own if place is None else row.neighbours[place] for row in self.rows if row.judged]
        found = Counter(cell.standing for cell in cells)
        return found["better"], found["worse"]


class Entry(NamedTuple):
    """A measure in its place on the scorecard."""

    section: str
    question: str
    definition: IndicatorFacts


def by_indicator(cells: Iterable[tuple[int, PublishedCell]]) -> dict[int, list[PublishedCell]]:
    found: dict[int, list[PublishedCell]] = {}
    for indicator, cell in cells:
        found.setdefault(indicator, []).append(cell)
    return found


def heat_of(
    entries: Sequence[Entry],
    cells: Mapping[int, Sequence[PublishedCell]],
    comparators: Comparators,
    until: Period,
) -> Heat:
    """`cells` by indicator: those of the council, its neighbours and the country, of all years up to `until`."""
    sections: dict[str, tuple[str, list[Measured]]] = {}
    counts = unpublished = 0
    for entry in entries:
        _, rows = sections.setdefault(entry.section, (entry.question, []))
        if why_not_compared(entry.definition.unit):
            counts += 1
            continue
        row = measured(entry.definition, cells.get(entry.definition.id, ()), comparators, until)
        if row is None:
            unpublished += 1
        else:
            rows.append(row)
    kept = [HeatSection(slug, question, tuple(rows)) for slug, (question, rows) in sections.items() if rows]
    return Heat(tuple(kept), comparators, counts, unpublished)


def measured(
    definition: IndicatorFacts, published: Sequence[PublishedCell], comparators: Comparators, until: Period
) -> Measured | None:
    """In the newest year in which a similar council has a figure, or else the country; None where nobody has one."""
    period = newest_period(published, comparators, until)
    if period is None:
        return None
    cells = {cell.area_id: cell for cell in published if cell.period == period}
    country = amounts_at(comparators.country, cells)
    unit, polarity = definition.unit, definition.polarity
    areas = [comparators.own, *comparators.neighbours]
    beside = [beside_of_area(area, cells, unit) for area in areas]
    to_us: list[Standing] = ["not tested", *against_each(beside[0], beside[1:], unit, polarity)]
    found = []
    for area, tested in zip(areas, to_us, strict=True):
        amounts = amounts_at(area, cells)
        found.append(Cell(area, amounts, against_figure(amounts, country, unit, polarity), tested))
    own, *neighbours = found
    return Measured(
        _told_apart(definition, found, country.value),
        period,
        next(iter(cells.values())).release,
        country,
        own,
        tuple(neighbours),
    )


def _told_apart(definition: IndicatorFacts, cells: Sequence[Cell], country: float | None) -> IndicatorFacts:
    """With the decimals that tell the country's figure from those that clearly differ from it."""
    near = 10**-definition.decimals
    others = [
        one.amounts.value
        for one in cells
        if one.amounts.value is not None
        and country is not None
        and one.standing not in ("level", "not tested")
    ]
    return told_apart(country, [one for one in others if abs(one - (country or 0)) < near], definition)
