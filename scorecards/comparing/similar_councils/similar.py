"""The similar councils of the model in use, and how ours stands to each, measure by measure. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from indicators.catalogue.facts import IndicatorFacts
from indicators.terms.periods import Period
from scorecards.assembly.inputs import Comparators, PublishedCell
from scorecards.comparing.heat_table.heat import Measured, measured
from scorecards.statistics.comparison import why_not_compared


class Link(NamedTuple):
    """One council of one model. `position` 1 is the nearest; `closeness` is the model's own word for it."""

    code: str
    name: str
    position: int
    closeness: str = ""
    region: str = ""
    ended: date | None = None


@dataclass(frozen=True)
class Model:
    label: str
    year: int  # 0 where it is not known
    links: tuple[Link, ...]

    @cached_property
    def by_code(self) -> dict[str, Link]:
        return {link.code: link for link in self.links}


@dataclass(frozen=True)
class Similar:
    """`before` is the model that the one in use follows; `counting_us` has by code who counts ours among theirs."""

    model: Model
    before: Model | None
    counting_us: Mapping[str, str]
    rows: tuple[Measured, ...]

    @cached_property
    def surviving(self) -> list[Link]:
        """Of the model's councils, those of the model before."""
        return [link for link in self.model.links if self.before and link.code in self.before.by_code]

    @cached_property
    def mutual(self) -> list[Link]:
        """Of the model's councils, those that count ours among theirs."""
        return [link for link in self.model.links if link.code in self.counting_us]

    @cached_property
    def others_counting_us(self) -> list[str]:
        return sorted(name for code, name in self.counting_us.items() if code not in self.model.by_code)

    @cached_property
    def judged(self) -> list[Measured]:
        """The measures on which ours has a figure and one way is good."""
        return [row for row in self.rows if row.judged and row.own.amounts.value is not None]

    @cached_property
    def tested(self) -> list[Measured]:
        """Of those, where a test with any similar council could be made."""
        return [row for row in self.judged if any(one.to_us != "not tested" for one in row.neighbours)]

    @property
    def tests(self) -> int:
        """How many pairs of figures were tested."""
        return sum(one.to_us != "not tested" for row in self.tested for one in row.neighbours)

    def standings(self, code: str) -> tuple[list[Measured], list[Measured], int]:
        """The measures on which that council is clearly better than ours, clearly worse, and how many are level."""
        better, worse, level = [], [], 0
        for row in self.judged:
            to_it = next((one.to_us for one in row.neighbours if one.area and one.area.code == code), "")
            if to_it == "worse":
                better.append(row)
            elif to_it == "better":
                worse.append(row)
            level += to_it == "level"
        return better, worse, level


class Asked(NamedTuple):
    """One measure: who is clearly better than ours, who clearly worse, nearest first."""

    row: Measured
    better: tuple[str, ...]
    worse: tuple[str, ...]


def asked_by_measure(found: Similar) -> list[Asked]:
    """The measures on which any similar council differs clearly from ours, those with most to ask first."""
    asked = [
        Asked(
            row,
            tuple(one.area.name for one in row.neighbours if one.area and one.to_us == "worse"),
            tuple(one.area.name for one in row.neighbours if one.area and one.to_us == "better"),
        )
        for row in found.judged
    ]
    differing = [one for one in asked if one.better or one.worse]
    return sorted(differing, key=lambda one: (-len(one.better), one.row.definition.title.casefold()))


def rows_of(
    measures: Sequence[IndicatorFacts],
    cells: Mapping[int, Sequence[PublishedCell]],
    comparators: Comparators,
    until: Period,
) -> tuple[Measured, ...]:
    """The measures that can be compared and have a figure of a similar council."""
    compared = [each for each in measures if not why_not_compared(each.unit)]
    rows = (measured(each, cells.get(each.id, ()), comparators, until) for each in compared)
    return tuple(row for row in rows if row is not None)
