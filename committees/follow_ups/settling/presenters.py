"""What became of an action at a meeting, in words."""

from collections.abc import Sequence

from committees.models import ActionEvent
from indicators.terms.wording import sentence_of

Kind = ActionEvent.Kind


def became_words(events: Sequence[ActionEvent]) -> str:
    """ "Figures of two teams are missing. Goes on to the meeting of 14 April 2026." Events of one meeting, oldest
    first."""
    return " ".join(sentence_of(said) for each in events if (said := _said(each)))


def _said(event: ActionEvent) -> str:
    if event.kind == Kind.MOVED:
        return f"Goes on to {event.text}"
    if event.kind == Kind.DROPPED:
        return f"No longer needed: {event.text}" if event.text else "No longer needed"
    return event.text or event.get_kind_display()


def due_before(events: Sequence[ActionEvent]) -> str:
    """When it was due before these events: "the meeting of 24 February 2026"; "" where none of them changed that."""
    return next((each.before for each in events if each.kind == Kind.MOVED), "")
