"""What an indicator means, and where that changed. Pure."""

from typing import Literal, NotRequired, TypedDict


class Term(TypedDict):
    term: str
    definition: str


class DefinitionChanged(TypedDict):
    """From a period on the definition is another one; `earlier` has what was said before, where it differs."""

    starts: str
    period: str  # "Quarter 1 2025/26"
    reason: str
    earlier: list[Term]


class FrameworkPlace(TypedDict):
    """Where the indicator stands in a national framework, and which source says so under what name."""

    framework: str
    place: str
    metric: str
    differs: str  # how the source's metric is another one, ""
    source: str
    address: str


class OptimumShown(TypedDict):
    value: float
    words: str  # "Optimum caseload: 20"


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
    reviewed: str  # ISO; an edition that was published before that day does not show it
    terms: list[Term]
    related: list[
        dict[str, str]
    ]  # {"code", "title"}, and "standing" of one on the same scorecard: "43%, close"
    question: str  # what a councillor could ask; "" where none is suggested
    optimum: NotRequired[OptimumShown]  # of an average: a line across its charts
    # none where no source names it; missing in editions from before places were kept
    frameworks: NotRequired[list[FrameworkPlace]]
    # what one figure of a national release counts: "counted on one day, 31 March"; only where there is a release
    national_counts: NotRequired[str]
    owner: NotRequired[str]  # a role or a team
    definition_changes: NotRequired[list[DefinitionChanged]]  # of the years shown, newest first
    reported_under: NotRequired[str]  # where the latest figure keeps another definition than the one shown
