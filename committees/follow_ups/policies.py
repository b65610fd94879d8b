"""May an action be so? Each answer is "" for yes, or a sentence that says why not and what to do."""

from datetime import date
from decimal import Decimal

from committees.minutes.editor.due import why_not_on
from committees.models import Action, AgendaItem, Limb, Meeting, MinutesParagraph
from committees.policies import why_not_edit
from committees.presenters import is_cancelled
from indicators.models import Indicator
from indicators.terms.periods import day_words

CANCELLED = "That meeting is cancelled. Choose another one."


def why_not_due(meeting: Meeting | None, on: date | None, note: str, item: AgendaItem) -> str:
    if on is not None and (fault := why_not_on(on, item.meeting.date)):
        return fault
    if meeting is None:
        said = on is not None or note.strip()
        return "" if said else "Say when it is due: choose a meeting, or enter a day."
    if on is not None:
        return "It is due at a meeting or by a day. Choose one of the two."
    if meeting.committee.council_id != item.meeting.committee.council_id:
        return "That meeting belongs to another council. Choose one of yours."
    if meeting.date < item.meeting.date:
        return "It cannot be due before the meeting that asked for it. Choose a later meeting."
    return CANCELLED if is_cancelled(meeting) else ""


def why_not_reword(action: Action, title: str, limb: Limb | None, paragraph: MinutesParagraph | None) -> str:
    """Its owner and its day may change; its words, and what it came of, are those of the minutes."""
    now = (action.title, action.limb_id, action.paragraph_id)
    if now == (title, limb and limb.pk, paragraph and paragraph.pk) or not why_not_edit(action.item.meeting):
        return ""
    return (
        "The minutes that record this action are agreed: its words, and what it came of, stay as they were agreed. "
        "Say what else is to be known of it as progress."
    )


def why_not_await(
    indicator: Indicator | None, period: str, above: Decimal | None, below: Decimal | None
) -> str:
    if above is not None and below is not None:
        return "A figure is to come above or below: enter one of the two."
    if indicator is None and (above is not None or below is not None):
        return "Choose the measure whose figure is to come there."
    return "Say of which period the figure is." if indicator is not None and not period else ""


def why_not_close(state: str, closed_by: AgendaItem | None, item: AgendaItem) -> str:
    if state == Action.State.DONE:
        return "This action is done already."
    if state == Action.State.DROPPED:
        return "This action is no longer needed. Open it again first."
    if closed_by is None:
        return ""
    if closed_by.meeting.committee.council_id != item.meeting.committee.council_id:
        return "That agenda item belongs to another council. Choose one of yours."
    if closed_by.meeting.date < item.meeting.date:
        return "It cannot have been closed before the meeting that asked for it."
    if is_cancelled(closed_by.meeting) or closed_by.state != AgendaItem.State.LISTED:
        return "That agenda item was not taken, so it closed nothing. Choose another one."
    return ""


def why_not_done_on(on: date, item: AgendaItem, closed_by: AgendaItem | None = None) -> str:
    """Of an action of `item` that is done, or no longer needed, since a day: a meeting can be told of it on that day or
    later, and no sooner."""
    if on < item.meeting.date:
        asked = day_words(item.meeting.date)
        return (
            f"It was asked for on {asked} and cannot have been closed before. Enter that day or a later one."
        )
    if closed_by is not None and on > closed_by.meeting.date:
        told = day_words(closed_by.meeting.date)
        return (
            f"The agenda item is of {told}, when this was not done yet. Enter that day or an earlier one, or choose an "
            "item of a later meeting, or none."
        )
    return ""


def why_not_keep(state: str, asks: bool) -> str:
    """`asks` says whether a figure came that it waits for."""
    if state != Action.State.OPEN:
        return "This action is closed. Open it again first."
    return "" if asks else "No figure asks whether this action is done, so it stays open as it is."


def why_not_say(state: str, text: str) -> str:
    if state != Action.State.OPEN:
        return "This action is closed. Open it again to say more about it."
    return "" if text.strip() else "Say what was done about it."


def named(owner: str, person: object) -> bool:
    """Whether an action's owner is this person: by role, as people are named here."""
    return owner.strip().casefold() == str(person).strip().casefold()
