"""Frameworks, scorecards and what was published. Reads are in querysets.py, writes in actions.py."""

from scorecards.models.drafts import DraftStep
from scorecards.models.editions import (
    Briefing,
    BriefingTakingDown,
    Edition,
    EditionPage,
    EditionQuerySet,
    EditionText,
    OutOfSight,
    TakingDown,
)
from scorecards.models.frameworks import (
    Evidence,
    Framework,
    KeyLineOfEnquiry,
    Scorecard,
    Section,
    SectionIndicator,
    Summary,
)
from scorecards.models.set_times import SetTime
from scorecards.models.versions import DefinitionFile, FrameworkVersion, ScorecardEdit, ScorecardVersion

__all__ = [
    "Briefing",
    "BriefingTakingDown",
    "DefinitionFile",
    "DraftStep",
    "Edition",
    "EditionPage",
    "EditionQuerySet",
    "EditionText",
    "Evidence",
    "Framework",
    "FrameworkVersion",
    "KeyLineOfEnquiry",
    "OutOfSight",
    "Scorecard",
    "ScorecardEdit",
    "ScorecardVersion",
    "Section",
    "SectionIndicator",
    "SetTime",
    "Summary",
    "TakingDown",
]
