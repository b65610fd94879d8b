"""How a recommendation stands, worked out from its days and never typed. Pure."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from committees.follow_ups.action_states import late_by
from indicators.terms.periods import day_words
from indicators.terms.wording import count_words, part_words

Kind = Literal["due", "late", "done"]
ANSWERS = {"accepted": "Accepted", "partly": "Accepted in part", "refused": "Refused"}


@dataclass(frozen=True)
class RecommendationState:
    kind: Kind
    words: str  # "No response, 4 months late"

    @property
    def mark(self) -> str:
        """The shape beside the words."""
        return {"due": "close", "late": "missed", "done": "tick"}[self.kind]


def state_of(
    response: str, *, due_on: date | None, responded_on: date | None, today: date
) -> RecommendationState:
    """`response` is "none" or a key of ANSWERS. Without a day by which to answer it is never late."""
    if response in ANSWERS:
        return RecommendationState("done", answer_words(ANSWERS[response], due_on, responded_on))
    if due_on is None:
        return RecommendationState("due", "No response yet")
    if due_on < today:
        return RecommendationState("late", f"No response, {late_by(due_on, today)}")
    return RecommendationState("due", f"Waiting: response due {day_words(due_on)}")


def answer_words(answer: str, due_on: date | None, responded_on: date | None) -> str:
    """ "Accepted in part, 9 December 2025" and, where it came after the day, how late."""
    if responded_on is None:
        return answer
    late = f", {late_by(due_on, responded_on)}" if due_on and due_on < responded_on else ""
    return f"{answer}, {day_words(responded_on)}{late}"


def headline(made: int, waiting: int, late: int) -> str:
    """ "4 recommendations, 2 without a response, 1 late." True in every state."""
    if not made:
        return "No recommendation has been made."
    said = count_words(made, "recommendations", "recommendation")
    if not waiting:
        return f"{said}, {'with' if made == 1 else 'each with'} a response."
    return f"{said}, {part_words(waiting, made, 'without a response')}, {part_words(late, waiting, 'late')}."
