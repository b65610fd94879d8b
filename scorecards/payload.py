"""The shape of an assembled scorecard: plain JSON data, already rounded and with small numbers hidden.

Assembly writes it, pages, charts and the appendix read it, and an edition freezes it. Dates are ISO strings, and every
`display` is the text a reader sees. Where `hidden` is true, what would give a child away is already None here. Pure.
"""

import hashlib
import json
from typing import Literal, NotRequired, TypedDict

SCHEMA = 1  # rises when a payload can no longer be read as the shape below says; an added field is no reason

Status = Literal["met", "close", "missed", "none", "hidden", "no_figure"]
VerdictKind = Literal["better", "worse", "same", "neutral", "few"]
VerdictCode = Literal["better", "worse", "up", "down", "no change", "not tested"]
Tested = Literal[
    "better", "worse", "higher", "lower", "level", "not tested"
]  # against somebody else, by test


class CellPlace(TypedDict):
    period: str  # Period.code
    label: str  # Period.short, "Q3 25/26"
    start: str


class CellShown(CellPlace):
    """One figure as shown. `people` is "47 of 563 children"; `reason` says in words why there is no number."""

    value: float | None
    numerator: float | None
    denominator: float | None
    symbol: str
    reason: str
    hidden: bool
    provisional: bool
    display: str  # never empty: the value, or why there is none in a word or two, or "–"
    people: str
    revised_from: str  # the display of the value it corrected, or ""
    note: str


class ChangeShown(TypedDict):
    """An earlier cell and how the latest compares; `reason` says why where no comparison is fair."""

    cell: CellShown | None
    word: Literal["better", "worse", "same", "higher", "lower", ""]
    arrow: Literal["↑", "↓", "–", ""]
    reason: str  # "No comparable data: new system from April 2022", "No figure for Q2 25/26"
    difference: NotRequired[
        str
    ]  # "up by 151, 43%"; "up by 3 percentage points"; "" where nothing is to compare


class TargetShown(TypedDict):
    value: float | None  # of a range its lower edge
    tolerance: float
    display: str  # "9% or less", "5% to 10%", "" where none is set
    status: Status
    word: str  # "Met", "Close", "Missed", "No target", "Not judged"
    to_reach: str  # "3 more children", "" where met or not countable
    set_by: str  # "set by the Panel in March 2025"
    upper: NotRequired[float]  # the upper edge, only of a range
    latest_display: NotRequired[str]  # "9.1%", only where the rounded figure would hide why it is met or not


class Break(TypedDict):
    start: str  # first day of the new series
    label: str  # "New system from April 2022"


class Event(TypedDict):
    date: str
    label: str
    letter: str  # of the pin on the chart


class Limits(TypedDict):
    """The usual range (process-chart limits) of the current, unbroken series."""

    mean: float
    lower: float
    upper: float
    display: str  # "11.2% to 13.7%"
    points: int


class Verdict(TypedDict):
    word: str  # "Getting better", "No real change", "Too early to say", "Rising" ...
    kind: VerdictKind
    rule: str  # which rule said so, in one sentence
    code: NotRequired[VerdictCode]
    method: NotRequired[
        str
    ]  # "process chart", "year on year", "steady baseline"; "" where nothing was tested


class NeighbourShown(TypedDict):
    code: str
    name: str
    value: float | None
    symbol: str
    display: str
    low: float | None  # 95% interval, None where it cannot be worked out
    high: float | None
    tested: NotRequired[Tested]  # how the council stands to this one, by test


class AgainstShown(TypedDict):
    """How the council stands to others by test, never by bare order."""

    better: int
    worse: int
    higher: int  # where neither way is better
    lower: int
    level: int
    not_tested: int
    sentence: str  # "Clearly better than 1, clearly worse than 2, level with 7 of 10 similar councils"
    middle: Tested  # against the middle of similar councils, by the council's own interval
    england: Tested
    region: Tested


class AreaShown(TypedDict):
    name: str
    value: float | None
    symbol: str
    display: str


class ComparisonShown(TypedDict):
    """The council beside its statistical neighbours, region and England, all of one period of one release."""

    period: str  # "2024/25" or "31 March 2025", as shown
    release: str
    model: str
    own: NeighbourShown
    neighbours: list[NeighbourShown]  # nearest first
    mean: float | None
    mean_display: str
    median: float | None
    median_display: str
    n: int
    of: int
    minimum: float | None
    maximum: float | None
    region: AreaShown
    england: AreaShown
    better_than: int | None  # None where no judgement is made
    sentence: str  # "Better than 4 of 10", "Right is higher"
    caution: str  # "Only 5 of 10 councils have a figure", ""
    against: NotRequired[AgainstShown]


class AnnualPoint(TypedDict):
    """One year of the band behind the trend chart."""

    label: str
    start: str
    end: str
    own: float | None
    lower_quartile: float | None
    median: float | None
    upper_quartile: float | None
    england: float | None
    n: int


class CategoryCell(TypedDict):
    code: str
    label: str
    cell: CellShown
    share: float | None  # percent of the total
    share_display: str
    emphasised: bool  # beyond a threshold such as the optimum caseload


class Breakdown(TypedDict):
    title: str  # "Cases held", "Type of home"
    kind: Literal["band", "breakdown"]
    cells: list[CategoryCell]
    total: str
    threshold: str  # "Optimum caseload: 20", ""
    sentence: str  # "52% hold 25 or more", ""
    value_heading: NotRequired[str]  # what the first column of numbers holds, in the indicator's unit
    share_heading: NotRequired[str]  # what the second holds; "" where there is none


class CommentaryShown(TypedDict):
    text: str
    author: str  # a role
    approved: str  # "Agreed by the Director of Children's Services, 9 February 2026", ""


class Term(TypedDict):
    term: str
    definition: str


class Flag(TypedDict):
    kind: Literal[
        "attention", "provisional", "revised", "small", "break", "hidden", "promised", "illustrative"
    ]
    text: str


class Asked(TypedDict):
    """One question about the indicator from a meeting's minutes, with its answer and what came of it."""

    date: str
    meeting: str
    item: str  # "Item 6"
    url: str
    question_by: str
    question: str
    answers: list[dict[str, str]]  # {"by", "text"}
    outcome: str  # "Resolved 6(c) Report back on children who moved more than five times."
    state: str  # "Due 24 February 2026", ""
    state_kind: Literal["due", "late", "done", ""]


class DefinitionChanged(TypedDict):
    """From a period on the definition is another one; `earlier` has what was said before, where it differs."""

    starts: str
    period: str  # "Quarter 1 2025/26"
    reason: str
    earlier: list[Term]


class DefinitionPart(TypedDict):
    number: str  # "2.1"
    code: str
    title: str
    meaning: str
    why: str
    numerator_label: str
    denominator_label: str
    unit: str
    decimals: int
    polarity: Literal["high", "low", "range", "none"]
    direction: str  # "Lower is better", "Best within a range"
    basis: str
    source: str
    take_care: str
    reviewed: str  # "" in a scorecard of a period long before it
    terms: list[Term]
    related: list[dict[str, str]]  # {"code", "title"}
    question: str  # what a councillor could ask; "" where none is suggested
    owner: NotRequired[str]  # a role or a team
    definition_changes: NotRequired[list[DefinitionChanged]]  # of the years shown, newest first
    reported_under: NotRequired[str]  # where the latest figure keeps another definition than the one shown


class FiguresPart(TypedDict):
    """The council's own figures, and how they are judged."""

    latest: CellShown
    previous: ChangeShown
    year_ago: ChangeShown
    target: TargetShown
    verdict: Verdict
    needs_attention: bool
    attention: NotRequired[list[str]]  # why, each reason a sentence
    questions: NotRequired[list[str]]  # worth asking, as the figures stand
    flags: list[Flag]
    series: list[CellShown]  # oldest first, the latest last; a missing quarter is a cell without value
    breaks: list[Break]
    events: list[Event]
    limits: Limits | None
    commentary: CommentaryShown | None


class ComparisonPart(TypedDict):
    comparison: ComparisonShown | None
    no_comparison: str  # why there is none: "No national figure", "Counts are not compared"
    annual: list[AnnualPoint]


class RowShown(DefinitionPart, FiguresPart, ComparisonPart):
    breakdowns: list[Breakdown]
    finding: str  # a plain sentence: "Three or more homes: 8%, down from 12% a year ago"
    asked: list[Asked]


class SectionShown(TypedDict):
    slug: str
    question: str  # "Are children safe, and seen on time?"
    short: str  # "Safe and seen on time"
    answer: str
    rows: list[RowShown]


class Counts(TypedDict):
    missed: int
    close: int
    met: int
    none: int
    hidden: int
    total: int
    no_figure: NotRequired[
        int
    ]  # a figure is due and none is there; editions from before it counted these as none


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
    notes: NotRequired[list[Term]]  # more to say at the end of the appendix


def rows_of(payload: Payload) -> list[RowShown]:
    """Every row in the order of the scorecard, whatever its section."""
    return [row for section in payload["sections"] for row in section["rows"]]


def canonical(payload: Payload) -> bytes:
    """The one way a payload is written as bytes, so that its hash can be checked by anybody.

    JSON in UTF-8 with sorted keys and no spaces; half a surrogate pair, which no database stores, is no error.
    """
    written = json.dumps(payload, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return written.encode("utf-8", "surrogatepass")


def hash_of(payload: Payload) -> str:
    """SHA-256 of the canonical form, in hexadecimal: an edition's fingerprint."""
    return hashlib.sha256(canonical(payload)).hexdigest()
