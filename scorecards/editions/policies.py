"""Does the state of things allow it? Each function gives the reason why not, or "" where it does."""

from accounts.reasons import why_not_this_reason
from scorecards.payload import Payload, rows_of

LONGEST_CORRECTION = 300
CHANGED_SINCE_SET = (
    "The draft is not any more what it was when the time was set: a figure, a word or a rule has changed since. Read "
    "it, then publish it or set a time again."
)
CHANGED_SINCE_READ = (
    "The draft has changed since it was read, so nothing was done. Read it again as it stands now, then do it again: "
    "what is published is what was read."
)


def why_not_publish(payload: Payload, editions_so_far: int, correction: str) -> str:
    """An edition needs indicators, at least one number, and, from the second on, what it corrects."""
    rows = rows_of(payload)
    if not rows:
        return "This scorecard has no indicators yet. Add some to its sections first."
    if all(row["latest"]["value"] is None and not row["latest"]["hidden"] for row in rows):
        return f"There is no figure yet for {payload['period']['label']}. Enter or import the quarter's figures first."
    if not editions_so_far:
        return ""
    missing = (
        f"Edition {editions_so_far} is already published and stays as it is. "
        f"Say what edition {editions_so_far + 1} corrects."
    )
    return why_not_this_reason(correction, missing, LONGEST_CORRECTION)
