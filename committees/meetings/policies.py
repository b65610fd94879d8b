"""Does the state of a meeting allow it? Each answer is "" for yes, or a sentence that says why not and what to do."""

from collections.abc import Sequence
from datetime import date

from accounts.reasons import why_not_this_reason
from committees.models import AgendaItem, Meeting
from committees.models.visibility import PRIVATE, minutes_are_out, readers_of
from committees.presenters import is_cancelled
from indicators.terms.periods import day_words


def was_shown(meeting: Meeting, today: date) -> bool:
    """Whether anybody but democratic services could read its agenda, now or before it was called back. That it stands
    in the list of meetings does not count: the day alone is no paper."""
    return meeting.was_out or readers_of(meeting, today).sees_agenda(meeting)


def why_not_set_day(meeting: Meeting, day: date, today: date) -> str:
    """For who changes a meeting in passing: a day that was shown is moved, so that its address says where to."""
    if day == meeting.date or not was_shown(meeting, today):
        return ""
    return (
        "The agenda was shown for that day. Use “Move the meeting”: its old address then says where it went."
    )


def was_entered_afterwards(day: date, set_up: date) -> bool:
    """Of a meeting on `day`, whether it had been held when it was set up here: its papers came out elsewhere."""
    return day < set_up


def why_not_out_on(out: date | None, before: date | None, *, day: date, set_up: date, today: date) -> str:
    """May the agenda of a meeting on `day` be said to come out on `out`, where it was to on `before`? What the page
    says of the notice follows from it: nobody gives a day that has gone by, but of a meeting that had been held when
    it was set up here (on `set_up`)."""
    if out is None or (out == before and out <= today):
        return ""
    if out > day:
        return "That is after the meeting. Papers come out before it: choose a day up to that of the meeting."
    if out >= today or was_entered_afterwards(day, set_up):
        return ""
    if day < today:
        return (
            "The meeting was held without its agenda being published here, and no earlier day can be given now. The "
            "agenda comes out with its minutes. Leave this as it was."
        )
    return (
        "That day has gone by, and the notice of the meeting is counted from it. Choose today or a later day. Where "
        "the papers came out elsewhere before, say so in the note."
    )


def is_taken_back(meeting: Meeting, out: date | None, today: date) -> bool:
    """Whether an agenda that is in sight would be so no longer, with `out` for the day of publishing."""
    before = meeting.agenda_published
    in_sight = before is not None and before <= today and not minutes_are_out(meeting)
    return in_sight and (out is None or out > today)


def why_not_close(meeting: Meeting, kind: str, named_openly: bool) -> str:
    """For who makes a meeting private; `named_openly`: papers that everybody reads name it."""
    if kind != Meeting.Kind.PRIVATE or meeting.kind == kind or not named_openly:
        return ""
    return (
        "A public meeting names this one: an action is due or was closed at it, an item was postponed to it, or "
        "minutes were agreed at it. Change that first, or leave this meeting public."
    )


def why_not_other_readers(meeting: Meeting, kind: str) -> str:
    """Of a meeting that was shown, for who changes its type without saying that they know who reads it then."""
    if (meeting.kind == PRIVATE) == (kind == PRIVATE):
        return ""
    if kind == PRIVATE:
        return "This takes the meeting from everyone without a role in the council. Tick this to say that it shall."
    return "This makes the meeting public. Tick this to say that everyone may read it."


def why_not_publish_minutes(
    meeting: Meeting,
    today: date,
    has_minutes: bool,
    unsettled: Sequence[str] = (),
    unconfirmed: Sequence[str] = (),
) -> str:
    """`unsettled` are the numbers of items with a warning that is neither followed nor kept with a reason;
    `unconfirmed` the names of files that minutes were read from and nobody has confirmed."""
    if meeting.minutes_state != Meeting.MinutesState.NONE:
        return "These minutes are published already."
    if is_cancelled(meeting):
        return "This meeting is cancelled. Put it back first, if it was held after all."
    if meeting.date > today:
        return "The meeting has not been held yet. Publish the minutes after it."
    if not has_minutes:
        return "There are no minutes to publish: no item has a paragraph or a resolution. Write them first."
    if unconfirmed:
        return (
            f"What was read from {', '.join(unconfirmed)} waits for somebody to confirm it. "
            "Open it from this meeting, and confirm each item or set it aside."
        )
    if unsettled:
        items = "item" if len(unsettled) == 1 else "items"
        return (
            f"There are warnings to settle in the minutes of {items} {', '.join(unsettled)}. "
            "Open them, and change the words or say why they stay."
        )
    return ""


def why_not_agree(meeting: Meeting) -> str:
    """At whatever meeting. Who comes second reads where they are agreed."""
    if meeting.minutes_state == Meeting.MinutesState.CONFIRMED:
        item, where = meeting.minutes_agreed_at, "are agreed already; where is not recorded"
        if item is not None:
            where = f"were agreed on {day_words(item.meeting.date)}, at item {item.number}"
        return f"These minutes {where}. To record it otherwise, reopen them first."
    if meeting.minutes_state != Meeting.MinutesState.DRAFT:
        return "Only published draft minutes can be agreed. Publish them first."
    return ""


def may_agree_anew(reopened: date | None, agreed_at: Meeting) -> bool:
    """A meeting before the day that minutes were `reopened` did not agree them anew. What was recorded of it can be put
    right while its own minutes are not agreed."""
    locked = agreed_at.minutes_state == Meeting.MinutesState.CONFIRMED
    return reopened is None or not locked or agreed_at.date >= reopened


def why_not_agree_yet(meeting: Meeting, later: Meeting | None, today: date) -> str:
    """Of minutes for which no later meeting held so far has an item: `later` is the first that could agree them."""
    if reopened := meeting.minutes_reopened:
        return (
            f"These minutes were reopened on {day_words(reopened)}, and no meeting from then on was held that has an "
            "item for them. The minutes of those before are agreed, and say what was agreed there."
        )
    if later is None:
        return (
            "Minutes are agreed at a later meeting, and none is set up yet. Set it up: from its day on, the item of "
            "its agenda at which they were agreed can be recorded here."
        )
    day = day_words(later.date)
    if later.date > today:
        return (
            f"Minutes are agreed at a later meeting, and none was held yet. The next one is on {day}: from that day "
            "on, the item of its agenda at which they were agreed can be recorded here."
        )
    return f"The meeting of {day} has no item on its agenda. Add the one at which the minutes were agreed."


def why_not_confirm(meeting: Meeting, agreed_at: Meeting, today: date) -> str:
    """A committee agrees its minutes at a later meeting of its own, once that has been held. It may be before they were
    published here: minutes of years ago stood on paper, and are typed and recorded as agreed afterwards."""
    if fault := why_not_agree(meeting):
        return fault
    if agreed_at.committee_id != meeting.committee_id or agreed_at.date <= meeting.date:
        return "Choose a later meeting of the same committee: that is where minutes are agreed."
    if is_cancelled(agreed_at):
        return "That meeting was cancelled. Choose the one that was held."
    if agreed_at.date > today:
        return "That meeting has not been held yet. Record the agreement after it."
    if not may_agree_anew(meeting.minutes_reopened, agreed_at):
        return (
            f"The minutes of {day_words(agreed_at.date)} are agreed, and these were reopened after that meeting. "
            "Choose a meeting from then on: only it can have agreed them anew."
        )
    return ""


def why_not_at_item(agreed_at: Meeting, item: AgendaItem | None, corrected: bool) -> str:
    if item is None:
        return (
            "Choose the item at which they were corrected: the corrections stand there." if corrected else ""
        )
    if item.meeting_id != agreed_at.pk:
        return "Choose an item of the meeting that agreed the minutes."
    if item.state != AgendaItem.State.LISTED:
        return f"Item {item.number} was {item.get_state_display().lower()}: nothing was agreed there. Choose another."
    return ""


def why_not_reopen(meeting: Meeting) -> str:
    """For whatever reason."""
    if meeting.minutes_state == Meeting.MinutesState.CONFIRMED:
        return ""
    return "Only agreed minutes are locked and need to be reopened. These are not agreed: change them as they stand."


def why_not_reopen_for(meeting: Meeting, reason: str) -> str:
    if fault := why_not_reopen(meeting):
        return fault
    if fault := why_not_this_reason(
        reason, "Say why the minutes are reopened: the reason is kept in the audit trail."
    ):
        return fault
    return ""
