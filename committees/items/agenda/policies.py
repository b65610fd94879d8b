"""May an item stand so on its agenda? Each answer is "" for yes, or a sentence that says why not and what to do."""

from datetime import date

from accounts.reasons import why_not_this_reason
from committees.meetings.policies import was_shown
from committees.models import AgendaItem, Meeting
from committees.notice.presenters import asks_notice
from committees.presenters import is_cancelled, is_held

LONGEST = 250
URGENT = "Say why the item could not wait: the law wants it in the minutes."


def is_added_late(meeting: Meeting, today: date) -> bool:
    """Whether an item added now is late and needs its reason of urgency: the agenda was shown, the meeting is still to
    come, and the law asks notice of it."""
    return asks_notice(meeting) and was_shown(meeting, today) and not is_held(meeting, today)


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
    return why_not_this_reason(reason, "Say why it is withdrawn or postponed.", LONGEST)


def why_not_taken(taken: int | None, other: AgendaItem | None) -> str:
    """Two items are not taken at once. `other` is the item of the same agenda that has this place already, if any."""
    if taken is None or other is None:
        return ""
    return (
        f"Item {other.number} has order taken {taken} already. Give another order, or change that item first."
    )


def why_not_delete_item(item: AgendaItem, has_minutes: bool, referred_to: bool, today: date) -> str:
    """Only what nobody was shown is deleted, and nothing refers to (`is_referred_to`)."""
    if was_shown(item.meeting, today):
        return "This agenda was shown. Withdraw the item instead: it stays and says why."
    if has_minutes:
        return "This item has minutes. Take them away first."
    refers = "A request, a question or an action refers to this item. Take that away first."
    return refers if referred_to else ""
