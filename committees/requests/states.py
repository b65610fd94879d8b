"""How a request for a measure stands. Pure."""

from enum import StrEnum


class RequestState(StrEnum):
    ASKED = "Waits for a decision"
    ACCEPTED = "Will be added"
    DECLINED = "Will not be added"
    ADDED = "Added, not reported yet"
    REPORTED = "Reported"


# Shape beside the word, as pages draw it
MARKS = {
    RequestState.ASKED: "query",
    RequestState.ACCEPTED: "close",
    RequestState.DECLINED: "none",
    RequestState.ADDED: "close",
    RequestState.REPORTED: "tick",
}


def by_words(asked_by: str) -> str:
    """A role after "Asked for by": "A member" becomes "a member", "The Chair" "the Chair"."""
    first, _, rest = asked_by.partition(" ")
    return f"{first.lower()} {rest}" if first in {"A", "An", "The"} else asked_by


def state_of(newest_step: str, *, reported: bool) -> RequestState:
    """`newest_step` is the kind of its newest step, "" where there is none."""
    if newest_step == "added":
        return RequestState.REPORTED if reported else RequestState.ADDED
    known = {"": RequestState.ASKED, "accepted": RequestState.ACCEPTED, "declined": RequestState.DECLINED}
    return known[newest_step]
