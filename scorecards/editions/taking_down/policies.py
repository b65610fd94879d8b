"""May an edition be taken down, or put back? "" for yes, or a sentence that says why not and what to do."""

from scorecards.models import OutOfSight

LONGEST_REASON = 300


def why_not_take_down(down: OutOfSight | None, reason: str, what: str = "edition") -> str:
    """`what` it is, in a word."""
    if down is not None:
        return f"This {what} was taken down already: {down.reason}"
    return why_not_this_reason(
        reason, f"Say why the {what} is taken down: everybody who opens its address reads it."
    )


def why_not_put_back(down: OutOfSight | None, reason: str, what: str = "edition") -> str:
    if down is None:
        return f"This {what} is not down. Open its page to see it."
    return why_not_this_reason(reason, f"Say why the {what} is put back: the audit trail keeps it.")


def why_not_this_reason(reason: str, missing: str) -> str:
    if not reason.strip():
        return missing
    if len(reason.strip()) > LONGEST_REASON:
        return f"Shorten the reason to {LONGEST_REASON} characters."
    return ""
