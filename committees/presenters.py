"""From meetings, minutes and actions to plain data for templates. No queries: callers fetch what is needed first."""

from datetime import date

from committees.models import Meeting
from committees.models.visibility import minutes_are_out
from indicators.terms.periods import day_words


def is_held(meeting: Meeting, today: date) -> bool:
    """Whether what is said of the meeting stands in the past: the one rule for all pages.

    From the day after it, since on the day itself it may not be over; minutes that are out say that it is.
    """
    return meeting.date < today or minutes_are_out(meeting)


def meeting_words(meeting: Meeting) -> str:
    """ "Corporate Parenting Panel, 18 November 2025"."""
    return f"{meeting.committee.name}, {day_words(meeting.date)}"
