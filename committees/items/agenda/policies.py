"""May an item stand so on its agenda? Each answer is "" for yes, or a sentence that says why not and what to do."""

from datetime import date

from django.utils.timezone import localdate

from accounts.reasons import why_not_this_reason
from committees.exemption.schedules import Regime
from committees.meetings.policies import was_shown
from committees.models import AgendaItem, Meeting
from committees.notice.clear_days import NEEDED, clear_days
from committees.notice.presenters import asks_notice, given_words
from committees.presenters import is_cancelled, is_held

LONGEST = 250
URGENT = "Say why the item could not wait: the law wants it in the minutes."


def is_added_late(meeting: Meeting, regime: Regime, today: date) -> bool:
    """Whether an item added now is late and needs its reason of urgency: the agenda was shown, the meeting is still to
    come, the law asks notice of it, and the item would be open to inspection for fewer clear days than that."""
    if not asks_notice(meeting) or not was_shown(meeting, today) or is_held(meeting, today):
        return False
    return not is_open_in_time(meeting, today, regime)


def is_open_in_time(meeting: Meeting, added: date, regime: Regime) -> bool:
    """Whether an item put on the agenda on a day can be inspected for as many clear days as the law asks for. Local
    Government Act 1972, section 100B(4)(a); in Scotland section 50B(4)(a) of the Act of 1973. Of an agenda that was
    called back nothing can be inspected until it comes out again."""
    out = max(added, meeting.agenda_published or added)
    return clear_days(out, meeting.date, regime) >= NEEDED[regime]


def may_be_late(item: AgendaItem, regime: Regime) -> bool:
    """Whether somebody may say so of an item that stands on an agenda: not of one that is there in time. When that was
    is not known of every item."""
    meeting, added = item.meeting, item.added_at
    out = meeting.agenda_published is not None
    return asks_notice(meeting) and not (out and added and is_open_in_time(meeting, localdate(added), regime))


def left_words(meeting: Meeting, regime: Regime, today: date) -> str:
    """What is said where an item added now is late."""
    given = given_words(max(today, meeting.agenda_published or today), meeting.date, regime)
    return (
        f"The agenda is out and the item can be inspected for {given}, so this is a late item. It can be taken where "
        "the chair finds it urgent for this reason. The agenda and the minutes say it."
    )


def why_not_late(late: bool, reason: str) -> str:
    """Local Government Act 1972, section 100B(4)(b): the reason of urgency is minuted; in Scotland section 50B(4)(b) of
    the Act of 1973."""
    return why_not_this_reason(reason, URGENT, LONGEST) if late else ""


def why_not_off(
    item: AgendaItem, state: str, reason: str, postponed_to: Meeting | None, agreed_minutes: bool
) -> str:
    """An item that is withdrawn or postponed stays on the agenda and says why. One at which minutes of an earlier
    meeting were agreed was taken."""
    if state == AgendaItem.State.LISTED:
        return ""
    if agreed_minutes:
        return (
            "Minutes of an earlier meeting were agreed at this item, so it was taken and stays on the agenda."
        )
    if postponed_to is not None and state == AgendaItem.State.POSTPONED:
        if postponed_to.committee_id != item.meeting.committee_id or postponed_to.date <= item.meeting.date:
            return "Choose a later meeting of the same committee to postpone the item to."
        if is_cancelled(postponed_to):
            return "That meeting is cancelled. Choose another one."
    return why_not_this_reason(reason, "Say why it is withdrawn or postponed.", LONGEST, fewest=1)


def why_not_taken(taken: int | None, other: AgendaItem | None) -> str:
    """Two items are not taken at once. `other` is the item of the same agenda that has this place already, if any."""
    if taken is None or other is None:
        return ""
    return (
        f"Item {other.number} has order taken {taken} already. Give another order, or change that item first."
    )


MINUTED = "This item has minutes. Take them away first."


def why_not_delete_item(item: AgendaItem, has_minutes: bool, referred_to: bool, today: date) -> str:
    """Only what nobody was shown is deleted, and nothing refers to (`is_referred_to`)."""
    if was_shown(item.meeting, today):
        return "This agenda was shown. Withdraw the item instead: it stays and says why."
    if has_minutes:
        return MINUTED
    refers = "A request, a question or an action refers to this item. Take that away first."
    return refers if referred_to else ""
