"""What is measured, where, when, what was reported, and how it came in. Reads are in querysets, writes in actions."""

from indicators.models.areas import (
    Area,
    AreaAlias,
    Neighbour,
    NeighbourModel,
)
from indicators.models.collection import (
    CalendarFeed,
    CalendarSection,
    CheckSetting,
    CollectedIndicator,
    Entry,
    ReminderSent,
    Submission,
    SubmissionEvent,
)
from indicators.models.definitions import (
    Breakdown,
    Category,
    ContextEvent,
    GlossaryTerm,
    Indicator,
    IndicatorDefinition,
    SeriesBreak,
    Target,
)
from indicators.models.figures import (
    Commentary,
    Figure,
    FigureQuerySet,
    Source,
)
from indicators.models.history import (
    HistoryFigure,
    HistoryFile,
    HistorySheet,
    HistoryStep,
    OwnLayout,
    OwnWords,
)
from indicators.models.national import (
    NationalFile,
    OwnMapping,
)
from indicators.models.owners import (
    MeasureOwner,
)
from indicators.models.periods import (
    PeriodFields,
    choices_of,
)
from indicators.models.published import (
    PublishedFigure,
    Release,
)
from indicators.models.systems import (
    SendingSystem,
    SentBatch,
    SentIndicator,
)
from indicators.models.uploads import (
    Upload,
    UploadRow,
)

__all__ = [
    "Area",
    "AreaAlias",
    "Breakdown",
    "CalendarFeed",
    "CalendarSection",
    "Category",
    "CheckSetting",
    "CollectedIndicator",
    "Commentary",
    "ContextEvent",
    "Entry",
    "Figure",
    "FigureQuerySet",
    "GlossaryTerm",
    "HistoryFigure",
    "HistoryFile",
    "HistorySheet",
    "HistoryStep",
    "Indicator",
    "IndicatorDefinition",
    "MeasureOwner",
    "NationalFile",
    "Neighbour",
    "NeighbourModel",
    "OwnLayout",
    "OwnMapping",
    "OwnWords",
    "PeriodFields",
    "PublishedFigure",
    "Release",
    "ReminderSent",
    "SendingSystem",
    "SentBatch",
    "SentIndicator",
    "SeriesBreak",
    "Source",
    "Submission",
    "SubmissionEvent",
    "Target",
    "Upload",
    "UploadRow",
    "choices_of",
]
