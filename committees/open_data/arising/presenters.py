"""Actions and recommendations of earlier meetings as parts of an agenda item's object."""

from typing import Any

from committees.arising.querysets import Arising
from committees.follow_ups.actions import due_of
from committees.minutes.corrections.presenters import beside
from committees.models import Action, Recommendation
from committees.open_data.kinds import OURS

Object = dict[str, Any]


def present_arising(arising: Arising | None) -> Object:
    """Nothing where the item is none for actions, or nothing stands at it."""
    if arising is None:
        return {}
    told = {
        "action": [_action(each) for each in arising.actions],
        "recommendation": [_recommendation(each) for each in arising.recommendations],
    }
    told = {name: rows for name, rows in told.items() if rows}
    return {f"{OURS}arising": told} if told else {}


def _action(action: Action) -> Object:
    asked = action.item.meeting.date.isoformat()
    told = {"name": action.title, "owner": action.owner, "askedOn": asked, "due": due_of(action)}
    return told | corrected(action)


def _recommendation(row: Recommendation) -> Object:
    return {
        "text": row.text,
        "to": row.to_body,
        "askedOn": row.item.meeting.date.isoformat(),
        "due": row.due_on.isoformat() if row.due_on else "",
    } | corrected(row)


def corrected(row: Action | Recommendation) -> Object:
    """What was put right in its words; nothing where nothing was."""
    words = beside(row)
    return {"corrected": words} if words else {}
