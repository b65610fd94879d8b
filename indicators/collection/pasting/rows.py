"""Which row of a section a pasted title means: by its words, as a band of the measure above, by its names. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from indicators.amounts.cells import CellKey
from indicators.catalogue.facts import IndicatorFacts
from indicators.catalogue.known_indicators import fold
from indicators.checks.facts import CategoryFacts
from indicators.layouts.labels.names import Labels
from indicators.layouts.labels.words import without_numbering
from indicators.terms.periods import Period


class Place(NamedTuple):
    """A row of the page: `ref` is its number there, "" for a category."""

    key: CellKey
    indicator: IndicatorFacts
    category: CategoryFacts | None
    ref: str


class Meant(NamedTuple):
    """`places` are the periods of the row that was found; `likely` the row that it may be; `why` it is none."""

    places: Sequence[Place] = ()
    likely: Place | None = None
    why: str = ""


@dataclass
class Rows:
    """Finds rows in the order of a block: a band's title means that of the measure found last."""

    places: Sequence[Place]
    labels: Labels
    _last: int | None = None
    _by_name: dict[str, list[Place]] = field(default_factory=dict)
    _totals: dict[int, list[Place]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for place in self.places:
            if place.category is None:
                self._totals.setdefault(place.indicator.id, []).append(place)
            for name in _names(place):
                self._by_name.setdefault(fold(name), []).append(place)

    def find(self, title: str, reference: str = "") -> Meant:
        meant = self._find(title) if title else Meant()
        if not meant.places and reference and (places := self._by_name.get(fold(reference))):
            meant = Meant(places)
        if meant.places and meant.places[0].category is None:
            self._last = meant.places[0].indicator.id
        return meant

    def _find(self, title: str) -> Meant:
        named = self._by_name.get(fold(title)) or self._by_name.get(fold(without_numbering(title)), [])
        under = [place for place in named if place.category and place.indicator.id == self._last]
        if len({(one.indicator.id, one.category.id if one.category else 0) for one in under or named}) == 1:
            return Meant(under or named)
        if named:
            return Meant(why="Several rows have this title.")
        return self._by_words(title)

    def _by_words(self, title: str) -> Meant:
        """As workbooks are read: by the council's own words and the names that measures go by."""
        match = self.labels.find(title)
        codes = {places[0].indicator.code: places for places in self._totals.values()}
        if match.code in codes and match.category:
            return self._part(match.code, match.category)
        if match.code in codes:
            return Meant(codes[match.code])
        if match.code:
            other = self.labels.entries[match.code].facts.title
            return Meant(why=f"It is read as “{other}”, which is not in this section.")
        if match.own:
            return Meant(why="Your council’s own words leave it out.")
        likely = next((codes[code][0] for code in match.candidates if code in codes), None)
        return Meant(likely=likely)

    def _part(self, code: str, category: str) -> Meant:
        part = self.labels.entries[code].category(category)
        found = [
            place
            for place in self.places
            if place.category and (place.indicator.code, place.category.id) == (code, part)
        ]
        if found:
            return Meant(found)
        return Meant(
            why=f"It is read as “{self.labels.title(code, category)}”, which is not in this section."
        )


def of_period(places: Iterable[Place], period: Period | None, here: Period) -> Place | None:
    """The row of this period; one that has a period of its own also stands under the page's period."""
    found = list(places)
    if period is not None and (own := [place for place in found if place.key.period == period]):
        return own[0]
    return found[0] if len(found) == 1 and period in (None, here) else None


def _names(place: Place) -> list[str]:
    title = place.indicator.title
    if place.category is None:
        return [one for one in (title, place.ref, f"{place.ref} {title}") if one.strip()]
    return [place.category.label, f"{title}, {place.category.label}"]
