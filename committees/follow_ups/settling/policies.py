"""May it be said of an action at this item? Each answer is "" for yes, or a sentence that says why not."""

from datetime import date

from committees.arising.querysets import takes_them
from committees.follow_ups.policies import CANCELLED
from committees.models import Action, AgendaItem, Meeting
from committees.policies import why_not_edit
from committees.presenters import is_cancelled
from indicators.terms.periods import day_words

WORDS_WANTED = "Say why it is no longer needed: members read it."
MEETING_WANTED = "Choose the meeting that it goes on to."


def why_not_settle_at(item: AgendaItem, today: date) -> str:
    if not takes_them(item):
        return "What became of actions is noted at an item for actions that was taken."
    if item.meeting.date > today:
        day = day_words(item.meeting.date)
        return f"The meeting is on {day}. What became of its actions is noted from that day on."
    return why_not_edit(item.meeting)


def why_not_carry(action: Action, state: str, to: Meeting | None, item: AgendaItem) -> str:
    """`state` is the action's by now."""
    if state != Action.State.OPEN:
        return "It is closed already. Open it again first."
    if to is None:
        return MEETING_WANTED
    if to.committee.council_id != item.meeting.committee.council_id:
        return "That meeting belongs to another council. Choose one of yours."
    if to.date <= item.meeting.date:
        return "It goes on to a later meeting than this one."
    return CANCELLED if is_cancelled(to) else ""
