"""What assembly works from: plain values read from the database in a fixed number of queries. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple, TypeVar

from indicators.amounts.amounts import Amounts, ReportedFigure
from indicators.catalogue.dated.values import TargetValues
from indicators.catalogue.facts import IndicatorFacts
from indicators.catalogue.versions.words import Version
from indicators.terms.periods import Period
from indicators.terms.series import Break

Said = TypeVar("Said")


class PublishedCell(NamedTuple):
    """One cell of a national release. A release is neither provisional nor noted, cell by cell.

    `joint` has the codes of councils that filed one return; it counts once. `dataset` is the key of the data set that
    the release is one of, "" where nobody asks.
    """

    area_id: int
    period: Period
    amounts: Amounts
    release: str
    joint: str = ""
    dataset: str = ""


@dataclass(frozen=True)
class AreaName:
    id: int
    code: str
    name: str
    made_up: bool = False


@dataclass(frozen=True)
class Comparators:
    """Whom the council is compared with. `own` and `region` are None where its area is not known.

    `part` is the part of the region that it lies in: Inner or Outer London; None elsewhere.
    """

    model: str
    own: AreaName | None
    neighbours: tuple[AreaName, ...]  # nearest first
    region: AreaName | None
    country: AreaName | None
    part: AreaName | None = None

    @property
    def areas(self) -> tuple[AreaName, ...]:
        """All of them that are known, the council first."""
        every = (self.own, *self.neighbours, self.region, self.part, self.country)
        return tuple(area for area in every if area)


def amounts_at(area: AreaName | None, cells: Mapping[int, PublishedCell]) -> Amounts:
    """What the release says of the area: nothing where the area is not known or stands in none of its cells."""
    cell = cells.get(area.id) if area else None
    return cell.amounts if cell else Amounts()


@dataclass(frozen=True)
class Pin:
    on: date
    label: str


@dataclass(frozen=True)
class CategoryDefinition:
    id: int
    code: str
    label: str
    breakdown: str
    breakdown_code: str
    kind: str
    threshold: str
    emphasised: bool


@dataclass(frozen=True)
class Remark:
    text: str
    author: str
    approved: str


@dataclass(frozen=True)
class Disclosure:
    """The council's rules for small numbers. `active` is False only for officers who may see everything."""

    active: bool
    threshold: int = 5
    smallest_denominator: int = 6


@dataclass
class IndicatorInputs:
    """Everything known about one indicator for one row."""

    definition: IndicatorFacts
    figures: list[ReportedFigure] = field(default_factory=list)
    category_figures: list[ReportedFigure] = field(default_factory=list)
    categories: list[CategoryDefinition] = field(default_factory=list)
    published: list[PublishedCell] = field(default_factory=list)
    targets: list[TargetValues] = field(default_factory=list)
    breaks: list[Break] = field(default_factory=list)
    versions: list[Version] = field(
        default_factory=list
    )  # of the definition, the catalogue's and the council's
    pins: list[Pin] = field(default_factory=list)
    remarks: dict[Period, Remark] = field(default_factory=dict)  # of those periods that are shown
    terms: list[tuple[str, str]] = field(default_factory=list)
    related: list[tuple[str, str]] = field(default_factory=list)
    collected: bool = False  # whether the council's collection calendar asks for it

    @property
    def in_no_source(self) -> bool:
        """Whether nothing gives its figures: neither a collection of the council nor a national release, nor before."""
        own = any(figure.amounts.value is not None for figure in self.figures)
        return not (self.collected or self.published or own)


def remark_of(remarks: Mapping[Period, Said], latest: Period, scorecard: Period) -> Said | None:
    """Of what is said by period, that of the figure that is shown, else of the scorecard's period."""
    return remarks.get(latest) or remarks.get(scorecard)
