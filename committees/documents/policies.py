"""May a document be withdrawn, or be said to have come out on a day? "" for yes, or a sentence that says why not."""

from datetime import date

from django.utils.timezone import localdate

from committees.meetings.policies import was_entered_afterwards
from committees.models import Document, Meeting
from indicators.terms.periods import day_words


def why_not_withdraw(document: Document) -> str:
    """For whatever reason. One that is exempt can be taken from members, too."""
    closed = document.restricted and not document.exempt_paragraph
    return "This document is not public already." if closed else ""


def came_out_elsewhere(meeting: Meeting) -> bool:
    """Whether papers of the meeting may have come out before they were here: then somebody says on which day. Of every
    other meeting a document is out from the day on which it is attached, or that of the agenda."""
    return was_entered_afterwards(meeting.date, localdate(meeting.set_up_at))


def why_not_published_on(day: date, meeting: Meeting, today: date) -> str:
    set_up = localdate(meeting.set_up_at)
    if day > today:
        return "That day is to come. Choose the day on which the document came out, or today."
    if set_up <= day < today:
        return (
            f"The meeting was entered here on {day_words(set_up)}, and nobody could read the document here on that "
            "day. Choose today, or an earlier day on which it came out elsewhere."
        )
    return ""
