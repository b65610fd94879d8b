"""A comparison, read once for its page, its charts and its figures."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from accounts.models import Council
from indicators.terms.series import Break
from scorecards.assembly.inputs import Comparators, PublishedCell
from scorecards.assembly.querysets.comparators import comparators_for
from scorecards.comparing.compare.choice import Chosen, Offered, choose, years_between
from scorecards.comparing.compare.panels import (
    Panel,
    build_panel,
    cells_within,
    over_the_same_years,
    years_known,
)
from scorecards.comparing.compare.querysets import breaks_by_indicator, figures_of
from scorecards.comparing.compare.state import State, address, parse
from scorecards.comparing.querysets import places_beside, published_indicators


@dataclass(frozen=True)
class Comparison:
    """What was read. `known` is the first and last year with figures, or None; `state` says all that is shown.

    `cells` and `breaks` are by measure, in their order, the cells of all years up to the last that is shown. `lost`:
    none of the measures asked for is there.
    """

    offered: Offered
    chosen: Chosen
    state: State
    known: tuple[int, int] | None
    cells: tuple[tuple[PublishedCell, ...], ...]
    breaks: tuple[tuple[Break, ...], ...]
    problems: tuple[str, ...]
    lost: bool

    @property
    def query(self) -> str:
        return address(self.state)

    @cached_property
    def panels(self) -> tuple[Panel, ...]:
        """One for each measure, all over the same years; none where there are no figures."""
        return over_the_same_years(self._panels_from(self.state.first))

    @cached_property
    def loaded(self) -> tuple[Panel, ...]:
        """The same with the years before the first that is shown, which a change is tested from too."""
        return tuple(self._panels_from(self.known[0] if self.known else None))

    def _panels_from(self, first: int | None) -> list[Panel]:
        if not self.known or first is None or self.state.last is None:
            return []
        years = range(first, self.state.last + 1)
        read = zip(self.chosen.measures, self.cells, self.breaks, strict=True)
        return [
            build_panel(facts, cells, self.chosen.areas, years, self.offered.comparators, breaks)
            for facts, cells, breaks in read
        ]

    @property
    def drawn_from(self) -> Hashable:
        """All that the page follows from."""
        listed = tuple((one.code, one.title, one.theme) for one in self.offered.measures.values())
        places = tuple(self.offered.places.values())
        read = (self.chosen, self.state, self.known, self.cells, self.breaks, self.problems)
        return (listed, places, self.offered.comparators, *read)


def comparison(council: Council, query: Mapping[str, Sequence[str]]) -> Comparison:
    """What the address asks for, of what there is; six queries whatever is chosen."""
    state, unread = parse(query)
    asked = any(code.strip() for code in query.get("m", ()))
    places = places_beside(council)
    comparators = comparators_for(council, None)
    offered = Offered(published_indicators(council, _beside(comparators)), places, comparators)
    chosen, problems = choose(state, offered, asked=asked)
    keys = [facts.id for facts in chosen.measures]
    areas = {area.id for area in chosen.areas if area.id is not None}
    areas |= {area.id for area in comparators.neighbours}
    cells = figures_of(keys, areas)
    known = years_known(cells.values())
    first, last, wrong = years_between(state, known) if known else (state.first, state.last, [])
    breaks = breaks_by_indicator(council, keys) if known else {}
    return Comparison(
        offered,
        chosen,
        chosen.state(first, last),
        known,
        tuple(tuple(cells_within(cells[key], known[0], last)) if known else () for key in keys),
        tuple(tuple(breaks.get(key, ())) for key in keys),
        (*unread, *problems, *wrong),
        lost=asked and not chosen.measures,
    )


def _beside(comparators: Comparators) -> list[int]:
    """The areas by which a measure is known to have national figures."""
    wider = (comparators.own, comparators.region, comparators.country)
    return [area.id for area in wider if area]
