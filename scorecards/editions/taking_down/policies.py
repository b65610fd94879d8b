"""May an edition be withdrawn, or put back? "" for yes, or a sentence that says why not and what to do."""

from accounts.reasons import why_not_this_reason
from scorecards.editions.states import Need, State, Step, state_of_edition, why_not
from scorecards.models import OutOfSight


def why_not_take_down(down: OutOfSight | None, reason: str, what: str = "edition") -> str:
    """`what` it is, in a word."""
    missing = f"Say why the {what} is withdrawn: everybody who opens its address reads it."
    problem = why_not(
        Step.WITHDRAW, state_of(down), {Need.REASON: lambda: why_not_this_reason(reason, missing)}
    )
    return f"This {what} was withdrawn already: {down.reason}" if down else problem


def why_not_put_back(down: OutOfSight | None, reason: str, what: str = "edition") -> str:
    missing = f"Say why the {what} is put back: the audit trail keeps it."
    problem = why_not(
        Step.PUT_BACK, state_of(down), {Need.REASON: lambda: why_not_this_reason(reason, missing)}
    )
    return problem if down else f"This {what} is not withdrawn. Open its page to see it."


def state_of(down: OutOfSight | None) -> State:
    return state_of_edition(withdrawn=down is not None, corrected=False)
