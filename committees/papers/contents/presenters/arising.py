"""What stands by itself at an item for actions: as the agenda lists it, and what the minutes say became of it."""

from collections.abc import Collection, Sequence

from committees.arising.querysets import Arising, told_at
from committees.follow_ups.action_states import closed_words
from committees.follow_ups.actions import due_of
from committees.follow_ups.settling.presenters import became_words, due_before
from committees.minutes.corrections.presenters import beside
from committees.models import Action, Meeting, Recommendation
from committees.papers.written.blocks import Block, Heading, Table
from committees.presenters import meeting_words
from indicators.terms.periods import day_words

ACTIONS, ANSWERS = "Actions of earlier meetings", "Recommendations and their responses"
CLOSED = "Closed since the last meeting"


def told_right(row: Action | Recommendation) -> str:
    """Its words, with what was put right in them."""
    words = row.text if isinstance(row, Recommendation) else row.title
    corrected = beside(row)
    return f"{words} ({corrected})" if corrected else words


def arising_blocks(arising: Arising | None, meeting: Meeting) -> list[Block]:
    """As the agenda lists it: when each was due before the meeting, whatever was said of it there."""
    if arising is None:
        return []
    heads = ("Action", "Owner", "Asked for at", "Due")
    rows = tuple(
        (told_right(each), each.owner, asked_words(each.item.meeting, meeting), due_at_meeting(each, meeting))
        for each in arising.actions
    )
    return [
        *([Table(ACTIONS, heads, rows)] if rows else []),
        *closed_blocks(arising.closed_since, meeting),
        *answer_blocks(arising.recommendations, meeting),
    ]


def closed_blocks(actions: Sequence[Action], meeting: Meeting) -> list[Block]:
    heads = ("Action", "Owner", "Asked for at", "What became of it")
    rows = tuple(
        (told_right(each), each.owner, asked_words(each.item.meeting, meeting), how_closed(each))
        for each in actions
    )
    return [Table(CLOSED, heads, rows)] if rows else []


def how_closed(action: Action) -> str:
    due = action.due_meeting.date if action.due_meeting else action.due_on
    return closed_words(action.closed_on, None, due, done=action.state == Action.State.DONE)


def asked_words(asked_at: Meeting, meeting: Meeting) -> str:
    """Where it was asked for; and since when readers know, where that came after the agenda that lists it."""
    out, minutes = meeting.agenda_published, asked_at.minutes_published
    later = f", in minutes published on {day_words(minutes)}" if out and minutes and minutes > out else ""
    return f"{meeting_words(asked_at)}{later}"


def due_at_meeting(action: Action, meeting: Meeting) -> str:
    return due_before(told_at(action, meeting)) or due_of(action)


def answer_blocks(recommendations: Sequence[Recommendation], meeting: Meeting) -> list[Block]:
    heads = ("Recommendation", "To", "Recommended at", "Response due")
    rows = tuple(
        (
            told_right(each),
            each.to_body,
            asked_words(each.item.meeting, meeting),
            day_words(each.due_on) if each.due_on else "No day set",
        )
        for each in recommendations
    )
    return [Table(ANSWERS, heads, rows)] if rows else []


def became_blocks(arising: Arising | None, meeting: Meeting, seen: Collection[int]) -> list[Block]:
    """For the minutes: what the meeting said of each action that was before it, at the items (keys) that are `seen`."""
    rows = []
    for each in arising.actions if arising else ():
        if told := [event for event in told_at(each, meeting) if event.at_item_id in seen]:
            rows.append((told_right(each), each.owner, became_words(told)))
    heading = "Actions of earlier meetings"
    return (
        [Heading(heading, 2), Table(heading, ("Action", "Owner", "What became of it"), tuple(rows))]
        if rows
        else []
    )
