"""A comparison, read once for its page, its charts and its figures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from accounts.models import Council
from scorecards.assembly.inputs import Comparators
from scorecards.assembly.querysets.comparators import comparators_for
from scorecards.comparing.compare.choice import Chosen, Offered, choose, years_between
from scorecards.comparing.compare.panels import Panel, build_panel
from scorecards.comparing.compare.querysets import breaks_by_indicator, cells_of, years_with_figures
from scorecards.comparing.compare.state import State, address, parse
from scorecards.comparing.querysets import places_beside, published_indicators


@dataclass(frozen=True)
class Comparison:
    """`known` is the first and last year with figures, None where there are none; `state` says all that is shown.

    `lost`: none of the measures asked for is there.
    """

    offered: Offered
    chosen: Chosen
    state: State
    known: tuple[int, int] | None
    panels: tuple[Panel, ...]
    problems: tuple[str, ...]
    lost: bool

    @property
    def query(self) -> str:
        return address(self.state)


def comparison(council: Council, query: Mapping[str, Sequence[str]]) -> Comparison:
    """What the address asks for, of what there is; seven queries whatever is chosen."""
    state, unread = parse(query)
    asked = any(code.strip() for code in query.get("m", ()))
    comparators = comparators_for(council, None)
    offered = Offered(
        published_indicators(council, _beside(comparators)), places_beside(council), comparators
    )
    chosen, missing = choose(state, offered, asked=asked)
    keys = [facts.id for facts in chosen.measures]
    areas = {area.id for area in chosen.areas if area.id is not None}
    areas |= {area.id for area in comparators.neighbours}
    known = years_with_figures(keys, areas) if keys else None
    problems = [*unread, *missing]
    panels: tuple[Panel, ...] = ()
    shown = chosen.state(state.first, state.last)
    if known:
        first, last, wrong = years_between(state, known)
        problems += wrong
        shown = chosen.state(first, last)
        panels = _panels(council, chosen, comparators, areas, range(first, last + 1))
    lost = asked and not chosen.measures
    return Comparison(offered, chosen, shown, known, panels, tuple(problems), lost)


def _beside(comparators: Comparators) -> list[int]:
    """The areas by which a measure is known to have national figures."""
    wider = (comparators.own, comparators.region, comparators.country)
    return [area.id for area in wider if area]


def _panels(
    council: Council, chosen: Chosen, comparators: Comparators, areas: set[int], years: range
) -> tuple[Panel, ...]:
    keys = [facts.id for facts in chosen.measures]
    cells = cells_of(keys, areas, years[0], years[-1])
    breaks = breaks_by_indicator(council, keys)
    return tuple(
        build_panel(facts, cells[facts.id], chosen.areas, years, comparators, breaks[facts.id])
        for facts in chosen.measures
    )
