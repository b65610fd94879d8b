"""Whether an action is done, due or late, worked out from its due meeting and never typed. Pure."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from indicators.terms.periods import day_words
from indicators.terms.wording import count_words

Kind = Literal["due", "late", "done"]
# With which a note begins and which is no name: a capital alone cannot tell "The" from "Ofsted"
BEGINNINGS = re.compile(
    r"(?:an?|after|as|at|before|by|for|if|in|next|not?|on|once|the|to|until|when|with(?:in)?)\b",
    re.IGNORECASE,
)
NOT_KEPT = "Not known: no minutes of that meeting are kept here"
AT_THE_NEXT = "the committee’s next meeting"
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


@dataclass(frozen=True)
class ActionState:
    kind: Kind
    words: str  # "Late by one meeting"
    known: bool = True  # False: nothing is kept that could tell whether it was done

    @property
    def mark(self) -> str:
        """The shape beside the words."""
        return {"due": "close", "late": "missed", "done": "tick"}[self.kind] if self.known else "none"


def state_of(
    *,
    done: bool,
    dropped: bool = False,
    closed_on: date | None,
    told_on: date | None = None,
    due: date | None,
    due_on: date | None,
    due_note: str,
    today: date,
    meetings_missed: int,
    next_meeting: date | None,
) -> ActionState:
    """The state in words. `told_on` is the day of the meeting that was told that it is done, which may be later.

    `meetings_missed` counts the committee's meetings from the due one up to yesterday of which something is kept: an
    action due at a meeting that has been held and not closed there is late by one. A meeting of today has not been
    missed yet, and one of which nothing is kept tells nothing of what was done there. One due by a day is late when
    that has passed; one due in words alone is never late, so that somebody has to give it a day.
    """
    if done or dropped:
        return ActionState("done", closed_words(closed_on, told_on, due or due_on, done=done))
    if due_on is not None and due is None:
        late = due_on < today
        return ActionState(
            "late" if late else "due", f"{'Late: was due' if late else 'Due'} {day_words(due_on)}"
        )
    if due is None:
        return ActionState("due", f"Due: {within_a_line(due_note)}" if due_note else "Due")
    if due < today:
        if not meetings_missed:
            return ActionState("due", NOT_KEPT, known=False)
        return ActionState("late", f"Late by {meetings(meetings_missed)}")
    if due == next_meeting:
        return ActionState("due", "Due at next meeting")
    return ActionState("due", f"Due {day_words(due)}")


def closed_words(on: date | None, told_on: date | None, due: date | None, *, done: bool) -> str:
    """ "Done 9 June 2026, 21 days late, reported on 25 August 2026": that it was late is not lost when it is done. Of
    what is no longer needed no day was missed."""
    closed = "Done" if done else "No longer needed"
    if on is None:
        return closed
    if not done:
        return f"{closed}, {day_words(on)}"
    late = f", {late_by(due, on)}" if due and due < on else ""
    later = f", reported on {day_words(told_on)}" if told_on and told_on > on else ""
    return f"{closed} {day_words(on)}{late}{later}"


def late_by(due_on: date, day: date) -> str:
    """ "12 days late", "2 months late": whole months as the calendar counts them."""
    months = (day.year - due_on.year) * 12 + day.month - due_on.month - (day.day < due_on.day)
    if months:
        return f"{count_words(months, 'months', 'month')} late"
    return f"{count_words((day - due_on).days, 'days', 'day')} late"


def within_a_line(note: str) -> str:
    """As it goes on after a colon: "With the figures" begins small there, "Cabinet" and "February" do not."""
    return note[:1].lower() + note[1:] if BEGINNINGS.match(note) else note


def done_words(on: date) -> str:
    """As the history of an action says it."""
    return f"Done on {day_words(on)}"


def due_said(day: date | None, note: str, *, at_meeting: bool) -> str:
    """When it is due: "the meeting of 24 February 2026", "24 February 2026, or sooner", or the words that were said."""
    if day is None:
        return note
    said = f"the meeting of {day_words(day)}" if at_meeting else day_words(day)
    return f"{said}, {note}" if note else said


def whereabouts_said(was: date | None, now: date, *, cancelled: bool) -> str:
    """Of the meeting that it is due at: "the meeting of 8 December 2026, which moved to 15 December 2026". `was` is the
    day that it was to be on, None where it had been cancelled."""
    due = due_said(was or now, "", at_meeting=True)
    if cancelled:
        return f"{due}, which is cancelled: so it is due at {AT_THE_NEXT}"
    return f"{due}, which {f'moved to {day_words(now)}' if was else 'is to be held after all'}"


def meetings(count: int) -> str:
    number = NUMBERS[count] if count < len(NUMBERS) else str(count)
    return f"{number} meeting" if count == 1 else f"{number} meetings"
