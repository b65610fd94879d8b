"""May a meeting be moved, cancelled, put back or deleted? "" for yes, or a sentence that says why not, what to do."""

from collections.abc import Sequence
from datetime import date

from django.utils.timezone import localdate

from accounts.reasons import why_not_this_reason
from committees.meetings.days.ties import Tie, why_not_on
from committees.meetings.policies import was_entered_afterwards, was_shown
from committees.models import Action, AgendaItem, Meeting
from committees.models.visibility import minutes_are_out
from committees.policies import why_not_edit
from committees.presenters import is_cancelled
from indicators.terms.periods import day_words

LONGEST = 250
NOT_MOVED = "This meeting is cancelled. Put it back first, then move it."
REFERRED_TO = (
    "Something is to come to this meeting, such as an action or a postponed item, or was asked for at it. "
    "Take that away first, or cancel the meeting."
)
WAS_HELD = "So it was held, and only a meeting that was not held can be cancelled."
MINUTED = "Minutes were written for this meeting, or those of another one were agreed or an action was closed at it."


def why_not_move(
    meeting: Meeting,
    day: date,
    reason: str,
    *,
    taken: bool,
    same: bool,
    agreed_others: bool,
    ties: Sequence[Tie],
    today: date,
) -> str:
    """`taken` says whether the committee has another meeting on that day, `same` that nothing would change,
    `agreed_others` that minutes were agreed at it; `ties` are what its day has to keep to."""
    if fault := why_not_edit(meeting):
        return fault
    if is_cancelled(meeting):
        return NOT_MOVED
    if same:
        return "That is where the meeting is already. Choose another day, time or place."
    if taken:
        return "This committee has a meeting on that day already. Choose another day."
    if fault := _why_not_day(meeting, day, agreed_others, ties, today):
        return fault
    return why_not_this_reason(reason, "Say why the meeting is moved: everyone reads it.", LONGEST, fewest=1)


def _why_not_day(meeting: Meeting, day: date, agreed_others: bool, ties: Sequence[Tie], today: date) -> str:
    if (agreed_others or minutes_are_out(meeting)) and day > today:
        shows = "It agreed minutes of another meeting" if agreed_others else "Its minutes are published"
        return f"{shows}, so it was held. Choose a day up to {day_words(today)}."
    if day != meeting.date and (fault := why_not_on(day, ties) or why_not_on_with(meeting, day)):
        return fault
    if (out := meeting.agenda_published) is not None and out > max(day, today):
        return (
            f"Its papers are to come out on {day_words(out)}, after that day. Change the day of publishing first, "
            "under “Change the meeting”."
        )
    return ""


def why_not_on_with(meeting: Meeting, day: date) -> str:
    """Of a meeting that was entered after it had been held somebody says when its papers came out elsewhere. No notice
    of a day to come is counted from that; and papers that came out here are of no day before the meeting was entered.
    """
    out, set_up = meeting.agenda_published, localdate(meeting.set_up_at)
    before = was_entered_afterwards(day, set_up)
    if out is None or was_entered_afterwards(meeting.date, set_up) == before:
        return ""
    if before:
        return (
            f"The meeting was entered here on {day_words(set_up)}, to be held that day or later, and its papers are "
            f"said to have come out on {day_words(out)}. Choose {day_words(set_up)} or a later day. If it was held "
            "before, take the day of publishing away under “Change the meeting”, then move it."
        )
    return (
        f"Its papers are said to have come out on {day_words(out)}, before the meeting was entered here, and the "
        f"notice of that day would be counted from then. Choose a day before {day_words(set_up)}. Or take the day of "
        "publishing away under “Change the meeting”, move the meeting, and publish its agenda anew."
    )


def why_not_cancel(meeting: Meeting, agreed_at: AgendaItem | None, closed: Action | None) -> str:
    """`agreed_at` is an item at which minutes of another meeting were agreed, `closed` an action that was closed at the
    meeting. Minutes that are written and not published say nothing of whether it was held."""
    if is_cancelled(meeting):
        return "This meeting is cancelled already."
    if minutes_are_out(meeting):
        return f"Its minutes are published. {WAS_HELD}"
    if agreed_at is not None:
        return f"Minutes of another meeting were agreed at its item {agreed_at.number}. {WAS_HELD}"
    if closed is not None:
        return f"The action “{closed.title}” was closed at it. {WAS_HELD} If that was a mistake, open it again first."
    return ""


def why_not_for(reason: str) -> str:
    """The reason for cancelling."""
    return why_not_this_reason(
        reason, "Say why the meeting is cancelled: everyone reads it.", LONGEST, fewest=1
    )


def why_not_put_back(meeting: Meeting, ties: Sequence[Tie] = ()) -> str:
    """`ties` are what its day has to keep to."""
    if not is_cancelled(meeting):
        return "This meeting is not cancelled."
    return why_not_on(meeting.date, ties)


def why_not_delete(meeting: Meeting, was_held: bool, referred_to: bool, today: date) -> str:
    """Only what nobody was shown is deleted, and nothing refers to (`is_referred_to`)."""
    if was_held or minutes_are_out(meeting):
        return f"{MINUTED} It stays with them."
    if was_shown(meeting, today):
        stays = "Its address says that it is cancelled, and stays." if is_cancelled(meeting) else ""
        cancel = "Cancel the meeting instead: its address then says what became of it."
        return f"Its agenda was shown. {stays or cancel}"
    return REFERRED_TO if referred_to else ""
