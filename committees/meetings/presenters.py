"""The state of a meeting's minutes in words."""

from committees.models import Meeting
from indicators.terms.periods import day_words


def minutes_words(meeting: Meeting, next_meeting: Meeting | None) -> dict:
    """ "Minutes: draft," with "to be agreed on 24 February 2026"."""
    state = Meeting.MinutesState(meeting.minutes_state)
    if state == Meeting.MinutesState.CONFIRMED:
        return {"state": "Minutes: agreed.", "more": ""}
    if state == Meeting.MinutesState.DRAFT:
        when = f"on {day_words(next_meeting.date)}" if next_meeting else "at the next meeting"
        return {"state": "Minutes: draft,", "more": f"to be agreed {when}."}
    return {"state": "No minutes yet.", "more": ""}
