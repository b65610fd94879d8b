"""The council beside its similar councils, region and England, and the years before. Pure."""

from typing import Literal, NotRequired, TypedDict

from scorecards.payload.states import Standing

AreaKind = Literal["own", "neighbour", "region", "part", "country"]


class NeighbourShown(TypedDict):
    code: str
    name: str
    value: float | None
    symbol: str
    display: str
    low: float | None  # 95% interval, None where it cannot be worked out
    high: float | None
    tested: NotRequired[Standing]  # how the council stands to this one, by test


class AgainstShown(TypedDict):
    """How the council stands to others by test, never by bare order."""

    better: int
    worse: int
    higher: int  # where neither way is better
    lower: int
    level: int
    not_tested: int
    sentence: str  # "Clearly better than 1, clearly worse than 2, level with 7 of 10 similar councils"
    # "Clearly worse than England, level with their middle and the North East"; "" where none can be tested
    benchmarks: NotRequired[str]
    middle: Standing  # against the middle of similar councils, by the council's own interval
    england: Standing
    region: Standing
    part: NotRequired[Standing]  # of the region, where there is one


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
    part: NotRequired[AreaShown]  # of the region: Inner or Outer London
    sentence: (
        str  # "Clearly better than 1, level with 9 of 10 similar councils"; of old "Better than 4 of 10"
    )
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


class AreaYears(TypedDict):
    """One area's national figures; every list has as many places as the row's `annual`, in the same order.

    Lists instead of a cell for each year: eighty measures of thirteen areas are a thousand of these in one payload.
    """

    kind: AreaKind
    code: str
    name: str
    values: list[float | None]
    symbols: list[str]  # why there is no number
    numerators: list[float | None]
    denominators: list[float | None]
    joint: NotRequired[list[str]]  # the codes of those that filed one return, where any year has one
