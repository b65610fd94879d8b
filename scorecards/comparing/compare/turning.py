"""Would another first year say otherwise? The same test from every year that is loaded to the last. Pure.

A change between two years follows from which two are taken. So the test is made with every first year since the last
break, those before the chosen one too. A step of one year that may be chance turns nothing: of any course the last
step may be chance.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

Way = int  # 1 rose and -1 fell, by more than chance; 0 no change beyond chance


@dataclass(frozen=True)
class Turning:
    """What the test finds by first year; `chosen` is the first year of what is shown that can be tested."""

    ways: Mapping[int, Way]
    chosen: int

    @property
    def turns(self) -> bool:
        return len(set(self.ways.values())) > 1

    @cached_property
    def told_from(self) -> int:
        """The year the headline begins to judge with: from then on there is no change beyond chance.

        The chosen one where no such year comes after it.
        """
        still = (year for year, way in self.ways.items() if year >= self.chosen and not way)
        return min(still, default=self.chosen)

    @property
    def way(self) -> Way:
        """What the test finds from `told_from` on."""
        return self.ways[self.told_from]

    def others(self) -> dict[Way, list[tuple[int, int]]]:
        """By what they find, the first years that find another thing, as spans of years that follow each other."""
        found: dict[Way, list[tuple[int, int]]] = {}
        for year, way in sorted(self.ways.items()):
            if way != self.way:
                spans = found.setdefault(way, [])
                if spans and spans[-1][1] == year - 1:
                    spans[-1] = (spans[-1][0], year)
                else:
                    spans.append((year, year))
        return found


def turning_of(ways: Mapping[int, Way], last: int, chosen: int) -> Turning | None:
    """`ways` by first year. None where the chosen one was not tested, or every other says the same."""
    if chosen not in ways:
        return None
    kept = {year: way for year, way in ways.items() if year == chosen or way or year < last - 1}
    found = Turning(kept, chosen)
    return found if found.turns else None


def spans_words(spans: Sequence[tuple[str, str]]) -> str:
    """ "2012/13 to 2016/17 or 2021/22 (234)", of the words of each span's first and last year."""
    said = [first if first == last else f"{first} to {last}" for first, last in spans]
    return " or ".join(filter(None, (", ".join(said[:-1]), said[-1])))
