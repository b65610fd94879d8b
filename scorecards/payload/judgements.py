"""How a figure is judged: its target, its usual range, its verdict, the flags beside it. Pure."""

from typing import Literal, NotRequired, TypedDict

from scorecards.payload.states import Status, VerdictCode, VerdictKind


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


class Limits(TypedDict):
    """The usual range (process-chart limits) of the current, unbroken series."""

    mean: float
    lower: float
    upper: float
    display: str  # "11.2% to 13.7%"
    points: int


class SampleShown(TypedDict):
    """What the latest figure of a sample says of all that it was drawn from."""

    words: str  # "40 of 312 open case files looked at: between 64% and 87% of all, in 19 samples of 20"
    lower: float | None  # of that interval, in the figure's unit
    upper: float | None


class Verdict(TypedDict):
    word: str  # "Getting better", "No real change", "Too early to say", "Rising" ...
    kind: VerdictKind
    rule: str  # which rule said so, in one sentence
    code: NotRequired[VerdictCode]
    # "process chart", "year on year", "steady baseline"; "" where nothing was tested
    method: NotRequired[str]


class Flag(TypedDict):
    kind: Literal[
        "attention", "provisional", "revised", "small", "break", "hidden", "promised", "illustrative"
    ]
    text: str
