"""What the margin of the minutes is made from. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from committees.minutes.notes.voting import Voters


@dataclass(frozen=True)
class Known:
    """What the margin is made from: `people` and bodies may be named; `there` are those on the attendance, as
    `marks.heads.known` gives them; `measures` are called so by code; `shown` is what the edition before the meeting
    says of each; `period` the edition's; `voters` those on the
    attendance, and whether they vote; `held` the meeting's day, and `meetings` the committee's later ones, and whether
    each stands; `unclear` short forms that could mean several on the attendance, with whom."""

    people: Sequence[str]
    there: Sequence[str]
    measures: Mapping[str, Sequence[str]]
    shown: Mapping[str, str]
    period: str
    threshold: int
    held: date | None = None
    meetings: Mapping[date, bool] = field(default_factory=dict)
    unclear: Mapping[str, Sequence[str]] = field(default_factory=dict)
    voters: Voters = field(default_factory=Voters)
