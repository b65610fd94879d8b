"""May a month's briefing be published? The reason why not, or "" where it may."""

from accounts.reasons import why_not_this_reason
from scorecards.editions.policies import LONGEST_CORRECTION
from scorecards.payload.briefings import BriefingPayload


def why_not_publish(payload: BriefingPayload, so_far: int, correction: str) -> str:
    """A briefing needs at least one number of its month, and, from the second on, what it corrects."""
    label = payload["period"]["label"]
    if all(row["latest"]["value"] is None and not row["latest"]["hidden"] for row in payload["rows"]):
        return f"There is no figure yet for {label}. Have the month's figures first."
    if not so_far:
        return ""
    missing = f"Briefing {so_far} of {label} is already published and stays as it is. Say what the next one corrects."
    return why_not_this_reason(correction, missing, LONGEST_CORRECTION)
