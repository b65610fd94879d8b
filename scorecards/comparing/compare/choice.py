"""From what an address says to what there is: indicators, areas and years that can be compared. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from indicators.catalogue.facts import IndicatorFacts
from indicators.terms.nouns import area_in_sentence
from scorecards.assembly.inputs import AreaName, Comparators
from scorecards.comparing.compare.state import (
    COUNTRY,
    LONDON,
    MOST_AREAS,
    MOST_DRAWN,
    MOST_TOLD,
    REGION,
    SIMILAR,
    State,
    told,
    year_words,
)
from scorecards.comparing.offered import OfferedIndicator
from scorecards.comparing.places import Place

FIRST_MEASURE = "children-looked-after-rate"  # what the page opens with, where it has figures
YEARS_AT_FIRST = 10

Kind = Literal["own", "council", "middle", "wider"]


@dataclass(frozen=True)
class ChosenArea:
    """`key` is what addresses call it; `id` is None for the middle of similar councils, which is no area."""

    key: str
    name: str
    kind: Kind
    id: int | None = None
    code: str = ""

    @property
    def in_sentence(self) -> str:
        return self.name[:1].lower() + self.name[1:] if self.id is None else area_in_sentence(self.name)


@dataclass(frozen=True)
class Offered:
    """What a council may choose from: measures and places by code."""

    measures: Mapping[str, OfferedIndicator]
    places: Mapping[str, Place]
    comparators: Comparators

    @property
    def own_code(self) -> str:
        return self.comparators.own.code if self.comparators.own else ""

    @property
    def in_london(self) -> bool:
        return bool(self.comparators.region and self.comparators.region.name == "London")

    def area(self, key: str) -> ChosenArea | None:
        """The area of that key; None where this council has none such."""
        if key == SIMILAR:
            found = self.comparators.neighbours
            return ChosenArea(SIMILAR, "Similar councils’ middle", "middle") if found else None
        if key in LONDON and not self.in_london:
            return None
        wider = {REGION: self.comparators.region, COUNTRY: self.comparators.country}
        if key in wider:
            return _wider(key, wider[key])
        place = self.places.get(LONDON.get(key, key))
        if place is None:
            return None
        own, council = place.code == self.own_code, place.kind == "local authority"
        return ChosenArea(
            key, place.name, "own" if own else "council" if council else "wider", place.id, place.code
        )


def _wider(key: str, area: AreaName | None) -> ChosenArea | None:
    return ChosenArea(key, area.name, "wider", area.id, area.code) if area else None


@dataclass(frozen=True)
class Chosen:
    measures: tuple[IndicatorFacts, ...]
    areas: tuple[ChosenArea, ...]

    def state(self, first: int | None, last: int | None) -> State:
        return State(
            tuple(one.code for one in self.measures), tuple(one.key for one in self.areas), first, last
        )

    @property
    def drawn(self) -> tuple[ChosenArea, ...]:
        """Those that are lines on the charts; the others stand in the tables."""
        return self.areas[:MOST_DRAWN]


def choose(state: State, offered: Offered, *, asked: bool = False) -> tuple[Chosen, list[str]]:
    """What of the state there is; what it leaves open as the page opens; and what is not there, with what to do.

    `asked`: a measure was asked for, though it could not be read, so none is chosen in its place.
    """
    problems = [
        f"There are no national figures here for a measure “{told(code)}”. Choose another in the form."
        for code in state.measures
        if code not in offered.measures
    ]
    measures = [offered.measures[code].facts for code in state.measures if code in offered.measures]
    areas, wrong = _areas(state, offered)
    if not state.measures and not asked:
        measures = _first_measure(offered)
    return Chosen(tuple(measures), areas), [*problems, *wrong]


def _areas(state: State, offered: Offered) -> tuple[tuple[ChosenArea, ...], list[str]]:
    """Those asked for that there are, ours kept before all others; and what was left out, and why."""
    named = {key: offered.area(key) for key in state.areas}
    unknown = [key for key, area in named.items() if area is None]
    found = list({area.id: area for area in reversed(named.values()) if area}.values())[::-1]
    if not found:
        opening = (offered.own_code, SIMILAR, COUNTRY)
        found = [area for area in map(offered.area, opening) if area]
    problems = [_no_area(key) for key in unknown[:MOST_TOLD]]
    if len(unknown) > MOST_TOLD:
        problems.append(
            f"{len(unknown) - MOST_TOLD} more codes of areas are not known here and are left out."
        )
    found.sort(key=lambda area: area.kind != "own")
    if over := found[MOST_AREAS:]:
        problems.append(f"At most {MOST_AREAS} areas can be compared at once. Left out: {_names(over)}.")
    return _own_first(found[:MOST_AREAS]), problems


def _names(areas: Sequence[ChosenArea]) -> str:
    """The first few by name, and how many more."""
    more = len(areas) - MOST_TOLD
    said = ", ".join(area.in_sentence for area in areas[:MOST_TOLD])
    return f"{said} and {more} more" if more > 0 else said


def _first_measure(offered: Offered) -> list[IndicatorFacts]:
    code = FIRST_MEASURE if FIRST_MEASURE in offered.measures else next(iter(offered.measures), "")
    return [offered.measures[code].facts] if code else []


def _own_first(areas: Sequence[ChosenArea]) -> tuple[ChosenArea, ...]:
    """In the order in which tables and keys are read: ours, other councils, the middle, region and country."""
    order: tuple[Kind, ...] = ("own", "council", "middle", "wider")
    return tuple(sorted(areas, key=lambda area: order.index(area.kind)))


def _no_area(key: str) -> str:
    own_words = {
        SIMILAR: "No similar councils are known for this council, so their middle cannot be shown.",
        REGION: "This council’s region is not known, so it cannot be shown.",
        COUNTRY: "No country is known to compare with.",
        **dict.fromkeys(LONDON, "Inner and Outer London are offered to councils in London only."),
    }
    return own_words.get(key, f"There is no area “{told(key)}” here. Choose one from the form.")


def years_between(state: State, known: tuple[int, int]) -> tuple[int, int, list[str]]:
    """First and last year to show, of those with figures (`known`), and what to say where others were asked for."""
    least, most = known
    first, last = state.first, state.last
    problems = []
    if first is not None and last is not None and first > last:
        first, last = last, first
        problems.append(
            f"The years came the wrong way round, so they are shown from {year_words(first)} to {year_words(last)}."
        )
    last = most if last is None else last
    first = max(least, last - YEARS_AT_FIRST + 1) if first is None else first
    shown = min(max(first, least), most), max(min(last, most), least)
    if shown != (first, last):
        problems.append(
            f"There are figures for {year_words(least)} to {year_words(most)}: other years are left out."
        )
    return min(shown), max(shown), problems
