"""May these minutes be brought in? Each answer is "" for yes, or a sentence that says why not and what to do."""

from datetime import date

from committees.models import Meeting, MinutesSource
from indicators.terms.periods import day_words

NO_DAY = "The file does not say on which day the meeting was. Name the meeting, or say the day, such as 2025-11-18."


def why_not_this_day(meeting: Meeting, said: date | None) -> str:
    """A file of another day is another meeting's, where nobody says that it is not."""
    if said is None or said == meeting.date:
        return ""
    return (
        f"The file says {day_words(said)}, and the meeting is of {day_words(meeting.date)}. "
        "Choose the other meeting, or say that the file is of this one all the same."
    )


def why_not_yet(day: date, today: date) -> str:
    """Minutes are of a meeting that was held."""
    if day <= today:
        return ""
    return (
        f"The meeting of {day_words(day)} has not been held yet, so these cannot be its minutes. "
        "Choose the meeting that they are of, or give the day on which it was."
    )


def why_not_answer(source: MinutesSource) -> str:
    if source.meeting_id is None or source.kind == MinutesSource.Kind.TRANSCRIPT:
        return "There are no minutes of a meeting in this."
    if source.state == MinutesSource.State.SET_ASIDE:
        return "This was set aside. Bring the file in again to use it."
    return ""


def why_not_private(title: str, private: bool, closed: bool) -> str:
    """What a file calls private is written into closed items alone."""
    if private and not closed:
        return (
            f"The file says that “{title}” is not public. Close the item on its page first, with the paragraph and "
            "the reason; then choose it here and confirm."
        )
    return ""
