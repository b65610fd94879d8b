"""The state of a meeting's minutes in words."""

from datetime import date

from committees.models import Meeting
from committees.presenters import is_held
from indicators.terms.periods import day_words


def minutes_words(meeting: Meeting, next_meeting: Meeting | None, today: date) -> dict:
    """ "Minutes: draft," with "to be agreed on 24 February 2026", until that meeting has been held."""
    state = Meeting.MinutesState(meeting.minutes_state)
    if state == Meeting.MinutesState.CONFIRMED:
        return {"state": "Minutes: agreed.", "more": ""}
    if state == Meeting.MinutesState.DRAFT:
        if next_meeting and is_held(next_meeting, today):
            held = day_words(next_meeting.date)
            return {
                "state": "Minutes: draft,",
                "more": f"not recorded as agreed. The next meeting was on {held}.",
            }
        when = f"on {day_words(next_meeting.date)}" if next_meeting else "at the next meeting"
        return {"state": "Minutes: draft,", "more": f"to be agreed {when}."}
    return {"state": "No minutes yet.", "more": ""}
