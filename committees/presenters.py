"""From meetings, minutes and actions to plain data for templates. No queries: callers fetch what is needed first."""

from committees.models import Meeting
from indicators.terms.periods import day_words


def meeting_words(meeting: Meeting) -> str:
    """ "Corporate Parenting Panel, 18 November 2025"."""
    return f"{meeting.committee.name}, {day_words(meeting.date)}"
