"""Actions as plain data for templates."""

from datetime import date

from django.urls import reverse

from committees.addresses import item_address, item_url
from committees.follow_ups.action_states import AT_THE_NEXT, ActionState, state_of
from committees.follow_ups.addresses import action_url
from committees.follow_ups.awaited.presenters import closes_words
from committees.minutes.corrections.presenters import beside
from committees.models import Action, ActionEvent, AgendaItem
from committees.presenters import is_cancelled, meeting_words, sentence
from indicators.terms.periods import day_words

NEXT = "the next meeting"
Kind = ActionEvent.Kind


def action_state(action: Action, today: date) -> ActionState:
    """The state of an action read through `querysets.actions_of`, which works out what it needs."""
    meeting = action.due_meeting
    return state_of(
        done=action.state == Action.State.DONE,
        dropped=action.state == Action.State.DROPPED,
        closed_on=action.closed_on,
        told_on=action.closed_by.meeting.date if action.closed_by else None,
        due=due_day(action) if meeting else None,
        due_on=action.due_on,
        due_note=NEXT if meeting else action.due_note,  # where it has no day, its meeting is cancelled
        today=today,
        meetings_missed=action.meetings_missed,
        next_meeting=action.next_meeting,
    )


def due_day(action: Action) -> date | None:
    """By when: of what was due at a meeting that is cancelled, the next one that stands; None while there is none."""
    meeting = action.due_meeting
    if meeting is None:
        return action.due_on
    return action.falls_to if is_cancelled(meeting) else meeting.date


def owner_and_due(action: Action, due: str) -> tuple[str, str]:
    """As the minutes have them, in draft and agreed alike; of an action of `as_minuted`. What its history tells is a
    change since it was minuted, so that before the first one it was as minuted. `due` is when it is due now."""
    owner = (each.before for each in action.changed if each.kind == Kind.OWNER)
    day = (each.before for each in action.changed if each.kind == Kind.MOVED and each.before != AT_THE_NEXT)
    return next(owner, action.owner), next(filter(None, day), due)


def due_note(action: Action) -> str:
    """What is to be said beside the day: the words of the meeting, with what is noted on the day of the one that it is
    due at; or that it was due at one that is cancelled, and in which words."""
    if not is_open_at_cancelled(action):
        told = action.due_meeting.note if action.due_meeting else ""
        return " ".join(filter(None, (sentence(action.due_note) if told else action.due_note, told)))
    note = f" ({action.due_note})" if action.due_note else ""
    return f"It was due at the meeting of {day_words(action.due_meeting.date)}{note}, which is cancelled."


def closing_words(action: Action, item: AgendaItem) -> str:
    """What the item that closed it did: an action that had been done before was reported there."""
    before = action.closed_on is not None and action.closed_on < item.meeting.date
    return "Reported done" if before else "Closed"


def is_open_at_cancelled(action: Action) -> bool:
    """Whether it needs another meeting: until it has one it falls to the next that stands."""
    meeting = action.due_meeting
    return action.state == Action.State.OPEN and meeting is not None and is_cancelled(meeting)


def present_action(
    action: Action,
    today: date,
    council_slug: str,
    *,
    origins: dict[int, str] | None = None,
    here: AgendaItem | None = None,
) -> dict:
    """One action with its state. `origins` says of limbs what came of them came of; `here` is the item whose page it is
    on: an action of an earlier item, which this one closed, says so."""
    origin = (origins or {}).get(action.limb_id or 0, "")
    if here is not None and action.item_id != here.pk:
        closed = closing_words(action, here).lower()
        origin = f"Asked for on {day_words(action.item.meeting.date)}, {closed} at this item"
    day = due_day(action)
    due = day_words(day) if day else NEXT if action.due_meeting else action.due_note
    state = action_state(action, today)
    return {
        "title": action.title,
        "corrected": beside(action),
        "owner": action.owner,
        "due": due,
        "due_note": due_note(action) if day or is_open_at_cancelled(action) else "",
        "origin": origin,
        "closes": closes_words(action),
        "state": state.words,
        "kind": state.kind,
        "mark": state.mark,
        "meeting": meeting_words(action.item.meeting),
        "meeting_note": action.item.meeting.note,
        "item": f"item {action.item.number}",
        "url": f"{item_url(action.item, council_slug)}#actions",
        "page_url": action_url(action, council_slug),
        "edit_url": reverse(
            "committees:action_edit", args=[*item_address(action.item, council_slug), action.pk]
        ),
    }
