"""The whole: sections of rows, and whose, when and beside whom. Pure."""

from typing import NotRequired, TypedDict

from scorecards.payload.definitions import Term
from scorecards.payload.lines import LineShown
from scorecards.payload.rows import RowShown

SCHEMA = 1  # rises when a payload can no longer be read as these shapes say; an added field is no reason


class SectionShown(TypedDict):
    slug: str
    question: str  # "Are children safe, and seen on time?"
    short: str  # "Safe and seen on time"
    answer: str
    rows: list[RowShown]
    line: NotRequired[str]  # the code of the key line of enquiry it answers


class Counts(TypedDict):
    missed: int
    close: int
    met: int
    none: int
    hidden: int
    total: int
    # a figure is due and none is there; editions from before it counted these as none
    no_figure: NotRequired[int]


class CouncilShown(TypedDict):
    name: str
    short_name: NotRequired[str]  # as charts say it
    slug: str
    illustrative: bool
    brand: str


class ScorecardShown(TypedDict):
    slug: str
    title: str
    committee: str


class PeriodShown(TypedDict):
    code: str
    label: str  # "Quarter 3 2025/26"
    long: str  # "October to December 2025"
    start: str
    end: str
    year_slug: str
    part_slug: str


class EditionShown(TypedDict):
    number: int  # 0 for a draft
    published: str  # ISO date, "" for a draft
    correction: str  # why there is a second edition, ""


class ComparatorsShown(TypedDict):
    model: str
    releases: list[str]
    neighbours: list[dict[str, str]]  # {"code", "name"}, nearest first
    region: str
    england: str


class Payload(TypedDict):
    schema: int
    council: CouncilShown
    scorecard: ScorecardShown
    period: PeriodShown
    edition: EditionShown
    comparators: ComparatorsShown
    headline: str
    counts: Counts
    previous_counts: Counts | None
    sections: list[SectionShown]
    # of the scorecard's framework; none where it has no framework, missing in editions from before evidence was kept
    lines: NotRequired[list[LineShown]]
    notes: NotRequired[list[Term]]  # more to say at the end of the appendix


def rows_of(payload: Payload) -> list[RowShown]:
    """Every row in the order of the scorecard, whatever its section."""
    return [row for section in payload["sections"] for row in section["rows"]]
