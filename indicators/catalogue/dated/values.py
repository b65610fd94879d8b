"""What a target, a break in the series or an event says, apart from its row. Pure."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class TargetValues:
    """From `starts` until the next one; within `tolerance` of it is close, both in the indicator's unit.

    Of a range `value` is the lower edge and `upper` the other.
    """

    starts: date
    value: float
    tolerance: float
    set_by: str
    upper: float | None = None


@dataclass(frozen=True)
class BreakValues:
    starts: date
    label: str
    reason: str
    everywhere: bool


@dataclass(frozen=True)
class EventValues:
    """`indicators` are primary keys, sorted; none means all of the council's."""

    on: date
    label: str
    indicators: tuple[int, ...]


Values = TargetValues | BreakValues | EventValues
