"""Does the state of a meeting allow it? What every room asks; "" for yes, or a sentence that says why not."""

from committees.models import Meeting


def why_not_edit(meeting: Meeting) -> str:
    """The agenda item, its report, minutes and resolution stand once the committee has agreed the minutes."""
    if meeting.minutes_state == Meeting.MinutesState.CONFIRMED:
        return "These minutes have been agreed, so the item cannot be changed. Reopen the minutes first and say why."
    return ""
