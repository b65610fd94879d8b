"""The shape of an assembled scorecard: plain JSON data, already rounded and with small numbers hidden.

Assembly writes it, pages, charts and the appendix read it, and an edition freezes it. Dates are ISO strings, and every
`display` is the text a reader sees. Where `hidden` is true, what would give a child away is already None here. Pure.
"""

from scorecards.payload.breakdowns import Breakdown, CategoryCell
from scorecards.payload.cells import CellPlace, CellShown, ChangeShown
from scorecards.payload.comparisons import (
    AgainstShown,
    AnnualPoint,
    AreaKind,
    AreaShown,
    AreaYears,
    ComparisonShown,
    NeighbourShown,
)
from scorecards.payload.definitions import (
    DefinitionChanged,
    DefinitionPart,
    FrameworkPlace,
    OptimumShown,
    Term,
)
from scorecards.payload.fingerprints import canonical, hash_as_read, hash_of
from scorecards.payload.histories import Asked, Break, CommentaryShown, Discussed, Event, Said
from scorecards.payload.judgements import Flag, Limits, SampleShown, TargetShown, Verdict
from scorecards.payload.lines import EvidenceShown, LineShown
from scorecards.payload.rows import ComparisonPart, FiguresPart, RowShown
from scorecards.payload.scorecards import (
    SCHEMA,
    ComparatorsShown,
    CouncilShown,
    Counts,
    EditionShown,
    Payload,
    PeriodShown,
    ScorecardShown,
    SectionShown,
    rows_of,
)
from scorecards.payload.states import Standing, Status, VerdictCode, VerdictKind

__all__ = [
    "SCHEMA",
    "AgainstShown",
    "AnnualPoint",
    "AreaKind",
    "AreaShown",
    "AreaYears",
    "Asked",
    "Break",
    "Breakdown",
    "CategoryCell",
    "CellPlace",
    "CellShown",
    "ChangeShown",
    "CommentaryShown",
    "ComparatorsShown",
    "ComparisonPart",
    "ComparisonShown",
    "CouncilShown",
    "Counts",
    "DefinitionChanged",
    "DefinitionPart",
    "Discussed",
    "EditionShown",
    "Event",
    "EvidenceShown",
    "FiguresPart",
    "Flag",
    "FrameworkPlace",
    "Limits",
    "LineShown",
    "NeighbourShown",
    "OptimumShown",
    "Payload",
    "PeriodShown",
    "RowShown",
    "Said",
    "SampleShown",
    "ScorecardShown",
    "SectionShown",
    "Standing",
    "Status",
    "TargetShown",
    "Term",
    "Verdict",
    "VerdictCode",
    "VerdictKind",
    "canonical",
    "hash_as_read",
    "hash_of",
    "rows_of",
]
