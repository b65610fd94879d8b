"""A monthly briefing: rows by the month, each with the quarter beside it. Pure."""

from typing import NotRequired, TypedDict

from scorecards.payload.rows import RowShown
from scorecards.payload.scorecards import CouncilShown, EditionShown, PeriodShown, ScorecardShown


class QuarterBeside(TypedDict):
    """The newest published quarter of the measure, or of one that is related to it."""

    title: str  # "" where it is the measure itself
    code: str
    period: str  # "Q2 25/26"
    display: str


class BriefingRow(RowShown):
    """A row of months. `gaps` are months of the last twelve that nobody reported."""

    gaps: list[str]  # "August 2025"
    quarter: NotRequired[QuarterBeside]


class BriefingPayload(TypedDict):
    schema: int
    council: CouncilShown
    scorecard: ScorecardShown
    period: PeriodShown
    edition: EditionShown
    headline: str
    quarter: (
        str  # "quarter 2 2025/26, edition 1": what the quarters beside are from; "" where none is published
    )
    rows: list[BriefingRow]
