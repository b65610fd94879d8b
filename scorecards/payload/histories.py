"""What happened to an indicator: breaks, events, commentary, what members asked. Pure."""

from typing import Literal, NotRequired, TypedDict


class Break(TypedDict):
    start: str  # first day of the new series
    label: str  # "New system from April 2022"


class Event(TypedDict):
    date: str
    label: str
    letter: str  # of old editions "A"; charts and lists number events by their place


class CommentaryShown(TypedDict):
    text: str
    author: str  # a role
    approved: str  # "Agreed by the Director of Children's Services, 9 February 2026", ""


class Asked(TypedDict):
    """One question about the indicator from a meeting's minutes, with its answer and what came of it."""

    date: str
    meeting: str
    item: str  # "Item 6"
    url: str
    question_by: str
    question: str
    answers: list[dict[str, str]]  # {"by", "text"}
    outcome: str  # "Resolved 6(c) Report back on children who moved more than five times."
    state: str  # "Due 24 February 2026", ""
    state_kind: Literal["due", "late", "done", ""]


class Said(TypedDict):
    """One thing a meeting said or resolved about an indicator, or that came of it."""

    kind: Literal["question", "answer", "resolution", "action", "added"]
    label: str  # "Question", "Resolution 6(c)"
    by: str  # who said it, as minutes have it; of an action its owner; "" where nobody is named
    text: str
    state: str  # of an action: "Due 24 February 2026"; of a resolution that was not carried: "Lost"
    state_kind: Literal["due", "late", "done", ""]
    note: NotRequired[str]  # "The minutes say 8%; the edition published for that meeting says 9.2%."


class Discussed(TypedDict):
    """An agenda item at which an indicator was spoken of or something was resolved about it."""

    date: str  # ISO date
    meeting: str  # the committee's name
    item: str  # "Item 6"
    url: str
    said: list[Said]
    measures: NotRequired[int]  # how many the item is about, where they are several
