"""One indicator's row, from the parts that assembly fills in. Pure."""

from typing import NotRequired, TypedDict

from scorecards.payload.breakdowns import Breakdown
from scorecards.payload.cells import CellShown, ChangeShown
from scorecards.payload.comparisons import AnnualPoint, AreaYears, ComparisonShown
from scorecards.payload.definitions import DefinitionPart
from scorecards.payload.histories import Asked, Break, CommentaryShown, Event
from scorecards.payload.judgements import Flag, Limits, SampleShown, TargetShown, Verdict
from scorecards.payload.states import VerdictKind


class FiguresPart(TypedDict):
    """The council's own figures, and how they are judged."""

    latest: CellShown
    previous: ChangeShown
    year_ago: ChangeShown
    target: TargetShown
    verdict: Verdict
    # "Over the last five years’ figures it has risen, from 41% (Q2 21/22) to 82%."; only where that can be told
    # or "From 2020/21 to 2024/25 it fell from 56% to 41%, by more than chance."
    long_run: NotRequired[str]
    long_run_kind: NotRequired[VerdictKind]  # missing in editions from before it was kept
    sample: NotRequired[SampleShown]  # only where some of all are looked at
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
    areas: NotRequired[list[AreaYears]]  # the same years of each council, region and country


class RowShown(DefinitionPart, FiguresPart, ComparisonPart):
    breakdowns: list[Breakdown]
    finding: str  # a plain sentence: "Three or more homes: 8%, down from 12% a year ago"
    asked: list[Asked]
