"""From meetings, minutes and actions to plain data for templates. No queries: callers fetch what is needed first."""

from datetime import date, timedelta
from enum import StrEnum

from committees.models import AgendaItem, Meeting
from committees.models.visibility import PRIVATE, minutes_are_out
from indicators.terms.periods import day_words

AWAITED = timedelta(days=180)  # older meetings without minutes are no work any more, but history


class Standing(StrEnum):
    """How a meeting stands, in the words of pages. Follows from its days, but that it is cancelled."""

    PLANNED = "Planned"
    PAPERS = "Papers published"
    HELD = "Held"
    CANCELLED = "Cancelled"


def standing_of(meeting: Meeting, today: date) -> Standing:
    """The one rule for all pages.

    Held is a meeting from the day after it, since on the day itself it may not be over; minutes that are out say that
    it is.
    """
    if meeting.state == Meeting.State.CANCELLED:
        return Standing.CANCELLED
    if meeting.date < today or minutes_are_out(meeting):
        return Standing.HELD
    out = meeting.agenda_published is not None and meeting.agenda_published <= today
    return Standing.PAPERS if out else Standing.PLANNED


def is_held(meeting: Meeting, today: date) -> bool:
    """Whether what is said of the meeting stands in the past. Of one that was cancelled nothing does."""
    return standing_of(meeting, today) == Standing.HELD


def is_cancelled(meeting: Meeting) -> bool:
    return meeting.state == Meeting.State.CANCELLED


def out_word(meeting: Meeting) -> str:
    """How papers of it are there for those who read it: of a private meeting nothing is published."""
    return "out in the council" if meeting.kind == PRIVATE else "published"


def report_heading(heading: str, meeting: Meeting) -> str:
    """What a cover report recommends it recommends to the committee, which may recommend more to others."""
    asks = heading.strip().rstrip(":").lower() in {"recommendation", "recommendations"}
    return f"{heading.strip().rstrip(':')} to {meeting.committee.short_name}" if asks else heading


def shortened(words: str) -> str:
    """In a line or two of a list, cut between words where there are several."""
    if len(words) <= 90:
        return words
    return f"{(words[:88].rpartition(' ')[0] or words[:88]).rstrip()}…"


def tally_words(new: int, closed: int) -> str:
    """Of an item, wherever its actions are counted: how many came of it, and how many of earlier ones it closed.
    "3 new, 1 closed"; "none"."""
    said = ((new, "new"), (closed, "closed"))
    return ", ".join(f"{number} {what}" for number, what in said if number) or "none"


def meeting_words(meeting: Meeting) -> str:
    """ "Corporate Parenting Panel, 18 November 2025"."""
    return f"{meeting.committee.name}, {day_words(meeting.date)}"


def sentence(reason: str) -> str:
    """What somebody typed, with a full stop where it ends in none."""
    said = reason.strip()
    return said if not said or said[-1] in ".!?…”" else f"{said}."


def locked_words(agreed_at: AgendaItem | None) -> str:
    """Of agreed minutes, for those who would change them: since when. `agreed_at` is the item of the later meeting."""
    since = "are agreed and locked; it is not recorded since when"
    if agreed_at is not None:
        day = day_words(agreed_at.meeting.date)
        since = f"were agreed on {day}, at item {agreed_at.number}, and are locked since then"
    return (
        f"The minutes of this meeting {since}. Its agenda, reports, attendance and resolutions stand with them. "
        "To put something right, reopen the minutes and say why, or have it recorded as a correction."
    )
