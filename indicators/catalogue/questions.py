"""The questions an indicator carries: one for each situation of its figures, and some with another indicator. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Situation(StrEnum):
    """How the figures stand. ALWAYS is what no figure of the page can answer or deny."""

    MISSED = "missed"
    RISING = "rising"
    FALLING = "falling"
    WORSE_THAN_OTHERS = "worse_than_others"
    NO_FIGURE = "no_figure"
    HIDDEN = "hidden"
    AFTER_BREAK = "after_break"
    NUMERATOR_MOVED = "numerator_moved"
    DENOMINATOR_MOVED = "denominator_moved"
    ALWAYS = "always"


class Movement(StrEnum):
    """Which way a figure went in a year, by more than chance; STEADY where it was tested and did not."""

    RISING = "rising"
    FALLING = "falling"
    STEADY = "steady"


@dataclass(frozen=True)
class LinkedQuestion:
    """Asked where this indicator moves as `this` says and the one of the code `linked` as `other` says."""

    linked: str
    this: Movement
    other: Movement
    question: str


@dataclass(frozen=True)
class Questions:
    """A situation that is not there has no question of the indicator's own."""

    by_situation: Mapping[Situation, str] = field(default_factory=dict)
    linked: tuple[LinkedQuestion, ...] = ()


def questions_from(
    always: str, by_situation: Mapping[str, str], linked: Iterable[Mapping[str, str]]
) -> Questions:
    """From what is stored; `linked` as tables of the indicator's file. A council's own question is asked always."""
    said = {Situation(name): question for name, question in by_situation.items()}
    if always:
        said[Situation.ALWAYS] = always
    pairs = (
        LinkedQuestion(row["with"], Movement(row["this"]), Movement(row["other"]), row["question"])
        for row in linked
    )
    return Questions(said, tuple(pairs))
