"""All councils of one measure and year: how ours stands to each, their places, who lies beyond the funnel. Pure.

What filed one return together is one here, as in ranks and means everywhere: it has one figure, and is counted once.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from indicators.amounts.amounts import Amounts
from indicators.catalogue.facts import IndicatorFacts
from indicators.statistics.observations import Counted
from indicators.terms.periods import Period
from indicators.terms.vocabulary import MULTIPLIERS, Unit
from scorecards.assembly.inputs import Comparators, PublishedCell, amounts_at
from scorecards.assembly.precision import told_apart
from scorecards.assembly.standing import against_figure, around_published, beside_of, unrounded
from scorecards.charts.councils import Kind
from scorecards.comparing.all_councils.placing import places_of
from scorecards.comparing.places import Place
from scorecards.payload import Standing
from scorecards.statistics.against import Beside, against_each
from scorecards.statistics.comparison import Band, quartile_band
from scorecards.statistics.funnel import (
    ACTION,
    WARNING,
    FunnelLimits,
    funnel_limits,
    funnel_limits_of_rate,
    overdispersion,
    place_of_rate,
    place_of_share,
)
from scorecards.statistics.funnel import Place as Position
from scorecards.statistics.intervals import Interval

FEWEST_IN_A_FUNNEL = 10  # fewer cannot show how far councils differ from one another
FEW_IN_A_FUNNEL = 30  # below this many the width of the limits is itself uncertain by a tenth and more


@dataclass(frozen=True)
class Return:
    """A council, or several that filed one return. `standing` is how ours stands to it by test; "not tested" for ours.

    `place` is 1 for the best, shared by ties; None where there is no best or no figure.
    """

    names: tuple[str, ...]
    kind: Kind
    amounts: Amounts
    beside: Beside
    interval: Interval | None
    standing: Standing = "not tested"
    place: int | None = None
    position: Position | None = None

    @property
    def name(self) -> str:
        return " and ".join(self.names)

    @property
    def value(self) -> float:
        """Of those with a figure."""
        return self.amounts.value if self.amounts.value is not None else 0.0

    @property
    def outlying(self) -> bool:
        return self.position is not None and "0.001" in self.position


@dataclass(frozen=True)
class Funnel:
    """`baseline` is the country's share or rate of one person, `spread` how many times chance the variance is."""

    unit: Unit
    baseline: float
    spread: float
    councils: int  # it was worked out from

    @property
    def multiplier(self) -> int:
        return MULTIPLIERS[self.unit]

    def limits(self, people: float, confidence: float) -> FunnelLimits:
        work_out = funnel_limits if self.unit is Unit.PERCENT else funnel_limits_of_rate
        return work_out(
            self.baseline,
            people,
            confidence=confidence,
            multiplier=self.multiplier,
            overdispersion=self.spread,
        )

    def inner(self, people: float) -> tuple[float, float]:
        return tuple(self.limits(people, WARNING))  # type: ignore[return-value]

    def outer(self, people: float) -> tuple[float, float]:
        return tuple(self.limits(people, ACTION))  # type: ignore[return-value]

    def position(self, counted: Counted) -> Position:
        find = place_of_share if self.unit is Unit.PERCENT else place_of_rate
        return find(*counted, self.baseline, overdispersion=self.spread)


@dataclass(frozen=True)
class AllCouncils:
    """`with_figure` from the lowest figure to the highest; `without` those that have none, by name.

    `definition` has the decimals that tell ours from all it clearly differs from. `country` and `region` are names and
    figures.
    """

    definition: IndicatorFacts
    period: Period
    release: str
    with_figure: tuple[Return, ...]
    without: tuple[Return, ...]
    own: Return | None
    country: tuple[str, Amounts]
    region: tuple[str, Amounts]
    against_country: Standing
    against_region: Standing
    funnel: Funnel | None
    band: Band | None
    councils: int  # that were there in the year

    @cached_property
    def others(self) -> list[Return]:
        """With a figure, without ours."""
        return [one for one in self.with_figure if one.kind != "own"]

    @cached_property
    def unplaced(self) -> list[Return]:
        """Those without a place though others have one: nothing was counted of nobody."""
        placed = any(one.place for one in self.with_figure)
        return [one for one in self.with_figure if placed and one.place is None]

    @cached_property
    def tally(self) -> Counter[Standing]:
        """How ours stands to the others."""
        return Counter(one.standing for one in self.others)

    @property
    def own_figure(self) -> Return | None:
        """Ours, where it has a figure."""
        return self.own if self.own and self.own.amounts.value is not None else None

    @property
    def tested(self) -> bool:
        return self.own_figure is not None and self.tally["not tested"] < len(self.others)

    @property
    def outside(self) -> int:
        """How many lie beyond the outer limits of the funnel."""
        return sum(one.outlying for one in self.with_figure)

    @property
    def shared_by(self) -> int:
        """How many others have our place."""
        own = self.own_figure
        return sum(one.place == own.place for one in self.others) if own and own.place else 0


def all_councils(
    definition: IndicatorFacts,
    period: Period,
    places: Sequence[Place],
    cells: Mapping[int, PublishedCell],
    comparators: Comparators,
) -> AllCouncils:
    """`places` are all councils, `cells` those of the period by area: councils, region and country."""
    # A release may have rows, with a symbol, of councils that are no more or not yet.
    there = [place for place in places if place.there_in(period) or _value_of(place, cells) is not None]
    returns = _returns(there, cells, comparators, definition.unit)
    country, region = (amounts_at(area, cells) for area in (comparators.country, comparators.region))
    figures = [one for one in returns if one.amounts.value is not None]
    funnel = funnel_of(definition.unit, figures, country)
    figures = _judged(figures, definition, funnel)
    own = next((one for one in (*figures, *returns) if one.kind == "own"), None)
    ours = own.amounts if own else Amounts()
    unit, polarity = definition.unit, definition.polarity
    return AllCouncils(
        definition=_told_apart(definition, figures, ours, country.value),
        period=period,
        release=next((cell.release for cell in cells.values()), ""),
        with_figure=_in_order(figures),
        without=_in_order([one for one in returns if one.amounts.value is None]),
        own=own,
        country=(comparators.country.name if comparators.country else "", country),
        region=(comparators.region.name if comparators.region else "", region),
        against_country=against_figure(ours, country, unit, polarity),
        against_region=against_figure(ours, region, unit, polarity),
        funnel=funnel,
        band=quartile_band(ours.value, [one.value for one in figures if _has_place(one, figures)], polarity),
        councils=len(there),
    )


def _in_order(returns: Sequence[Return]) -> tuple[Return, ...]:
    return tuple(sorted(returns, key=lambda one: (one.value, one.name)))


def _value_of(place: Place, cells: Mapping[int, PublishedCell]) -> float | None:
    cell = cells.get(place.id)
    return cell.amounts.value if cell else None


def _returns(
    places: Sequence[Place], cells: Mapping[int, PublishedCell], comparators: Comparators, unit: Unit
) -> list[Return]:
    """One for each council, or for those that filed one together."""
    together: dict[str, list[Place]] = {}
    for place in places:
        cell = cells.get(place.id)
        together.setdefault((cell.joint if cell else "") or place.code, []).append(place)
    found = []
    for members in together.values():
        cell = cells.get(members[0].id)
        amounts = cell.amounts if cell else Amounts()
        found.append(
            Return(
                tuple(place.name for place in members),
                _kind(members, comparators),
                amounts,
                beside_of(cell, unit) if cell else Beside(None),
                around_published(amounts, unit),
            )
        )
    return found


def _kind(members: Sequence[Place], comparators: Comparators) -> Kind:
    keys = {place.id for place in members}
    if comparators.own and comparators.own.id in keys:
        return "own"
    if keys & {area.id for area in comparators.neighbours}:
        return "similar"
    region = comparators.region.name if comparators.region else ""
    return "region" if region and region in {place.region for place in members} else "other"


def funnel_of(unit: Unit, figures: Sequence[Return], country: Amounts) -> Funnel | None:
    """None where nobody stands behind the figures, the country has none, or too few councils are there."""
    counted = [one.beside.people for one in figures if one.beside.people]
    baseline = baseline_of(unit, country)
    if baseline is None or len(counted) < FEWEST_IN_A_FUNNEL:
        return None
    spread = overdispersion(counted, baseline, of_rates=unit is not Unit.PERCENT)
    return Funnel(unit, baseline, spread, len(counted))


def baseline_of(unit: Unit, country: Amounts) -> float | None:
    """The country's share or rate of one person, from its people where they are given; None where none can be."""
    value = unrounded(country, unit)
    if unit not in MULTIPLIERS or value is None:
        return None
    found = value / MULTIPLIERS[unit]
    return found if found > 0 and (unit is not Unit.PERCENT or found < 1) else None


def _judged(figures: Sequence[Return], definition: IndicatorFacts, funnel: Funnel | None) -> list[Return]:
    """With how ours stands to each, its place, and where it lies in the funnel."""
    unit, polarity = definition.unit, definition.polarity
    own = next((one for one in figures if one.kind == "own"), None)
    standings: Sequence[Standing] = ["not tested"] * len(figures)
    if own:
        standings = against_each(own.beside, [one.beside for one in figures], unit, polarity)
    placed = iter(places_of([one.value for one in figures if _has_place(one, figures)], polarity))
    places = [next(placed) if _has_place(one, figures) else None for one in figures]
    return [
        replace(
            one,
            standing="not tested" if one is own else standing,
            place=place,
            position=funnel.position(one.beside.people) if funnel and one.beside.people else None,
        )
        for one, standing, place in zip(figures, standings, places, strict=True)
    ]


def _has_place(one: Return, figures: Sequence[Return]) -> bool:
    """Not where nothing was counted of nobody, as far as is told, though others come with their people."""
    return one.value != 0 or one.beside.people is not None or not any(each.beside.people for each in figures)


def _told_apart(
    definition: IndicatorFacts, figures: Sequence[Return], own: Amounts, country: float | None
) -> IndicatorFacts:
    if own.value is None:
        return definition
    near = 10**-definition.decimals  # what lies further off is rounded otherwise
    others = [one.value for one in figures if one.standing not in ("level", "not tested")]
    others += [country] if country is not None else []
    return told_apart(own.value, [one for one in others if abs(one - own.value) < near], definition)
