"""How a request for a measure stands. Pure."""

from datetime import date
from enum import StrEnum

from indicators.terms.wording import count_words


class RequestState(StrEnum):
    ASKED = "Waits for a decision"
    ACCEPTED = "Will be added"
    DECLINED = "Will not be added"
    NOT_YET = "Cannot be counted yet"
    ADDED = "Added, not reported yet"
    REPORTED = "Reported"
    THERE = "On the scorecard already"


# By the kind of its newest step; an answer stays until another is given
ANSWERS = {
    "": RequestState.ASKED,
    "accepted": RequestState.ACCEPTED,
    "declined": RequestState.DECLINED,
    "not_yet": RequestState.NOT_YET,
}
# Shape beside the word, as pages draw it
MARKS = {
    RequestState.ASKED: "query",
    RequestState.ACCEPTED: "close",
    RequestState.DECLINED: "none",
    RequestState.NOT_YET: "query",
    RequestState.ADDED: "close",
    RequestState.REPORTED: "tick",
    RequestState.THERE: "tick",
}


def by_words(asked_by: str) -> str:
    """A role after "Asked for by": "A member" becomes "a member", "The Chair" "the Chair"."""
    first, _, rest = asked_by.partition(" ")
    return f"{first.lower()} {rest}" if first in {"A", "An", "The"} else asked_by


def state_of(newest_step: str, *, reported: bool, before: bool = False) -> RequestState:
    """`newest_step` is the kind of its newest step, "" where there is none; `before` says that it was reported already
    when it was asked for."""
    if newest_step == "added":
        reached = RequestState.THERE if before else RequestState.REPORTED
        return reached if reported else RequestState.ADDED
    return ANSWERS[newest_step]


def took_words(asked: date, reported: date) -> str:
    """ "7 weeks from asking to the first figure"; in days where it was less than two weeks."""
    days = (reported - asked).days
    if days < 0:
        return ""
    time = count_words(days // 7, "weeks", "week") if days >= 14 else count_words(days, "days", "day")
    return f"{time} from asking to the first figure"
