"""The checklist before publishing: its lines, each with what was found. Pure.

Two strengths only: what is missing stops an edition; for the rest a reason is enough, and is kept with it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from accounts.roles import Permission

CORRECTS = "corrects"  # the line on which readers of a later edition are told what it puts right


class Strength(StrEnum):
    MISSING = "Missing"
    SAY_WHY = "Say why"


class Thing(NamedTuple):
    """What is not so. `key` tells it from others and leads to its page: the code of a measure, the slug of a section.

    `who` are the people who see to it, by name; where nobody is named, everybody whose role lets them: by `mends`, else
    by that of the line.
    """

    key: str
    words: str
    who: tuple[str, ...] = ()
    mends: Permission | None = None


class Answer(NamedTuple):
    """A reason that somebody gave, for the things of these keys and no others."""

    text: str
    about: frozenset[str]
    by: str = ""


@dataclass(frozen=True)
class Line:
    """`said` is what was found where nothing is open; `asks` what is open, without the things themselves."""

    key: str
    title: str
    strength: Strength
    mends: Permission
    said: str = ""
    asks: str = ""
    things: tuple[Thing, ...] = ()
    answer: Answer | None = field(default=None, kw_only=True)

    @property
    def answered(self) -> bool:
        """Whether a reason was given for all that is open now: what came later is not covered by it."""
        if self.strength is Strength.MISSING or self.answer is None:
            return False
        return {thing.key for thing in self.things} <= self.answer.about

    @property
    def stops(self) -> bool:
        return bool(self.things) and not self.answered

    @property
    def state(self) -> str:
        if not self.things:
            return "Done"
        return "Reason given" if self.answered else str(self.strength)


def in_order(lines: Iterable[Line]) -> list[Line]:
    """What stops first: missing before what needs a reason; then reasons given, then what is done."""
    places = {"Missing": 0, "Say why": 1, "Reason given": 2, "Done": 3}
    return sorted(lines, key=lambda line: places[line.state])


def heading_of(lines: Sequence[Line]) -> str:
    """ "1 thing is missing, 1 needs a reason"."""
    missing = sum(line.state == Strength.MISSING for line in lines)
    asked = sum(line.state == Strength.SAY_WHY for line in lines)
    said = []
    if missing:
        said.append(f"{missing} {'thing is' if missing == 1 else 'things are'} missing")
    if asked:
        things = "" if missing else "thing " if asked == 1 else "things "
        said.append(f"{asked} {things}{'needs' if asked == 1 else 'need'} a reason")
    return ", ".join(said) or "Nothing is missing"


def stopped_by(lines: Sequence[Line]) -> str:
    """As `heading_of`, or "" where nothing stops."""
    return heading_of(lines) if any(line.stops for line in lines) else ""


def done_words(lines: Sequence[Line]) -> str:
    return f"{sum(not line.stops for line in lines)} of {len(lines)} done."


def why_not_complete(lines: Sequence[Line]) -> str:
    """ "" where nothing on the checklist stops, or what does, each line by its name and what is open."""
    stopping = [line for line in in_order(lines) if line.stops]
    if not stopping:
        return ""
    said = "; ".join(
        f"{line.title} ({line.state.lower()}): {things_words(line.things).rstrip('.')}" for line in stopping
    )
    return f"The checklist is not done. {said}. Nothing is published until it is."


MOST_NAMED = 3


def things_words(things: Sequence[Thing]) -> str:
    """ "Initial assessments on time, Case reviews on time and 4 more"."""
    names = [thing.words for thing in things]
    more = len(names) - MOST_NAMED
    if more > 0:
        return f"{', '.join(names[:MOST_NAMED])} and {more} more"
    return ", ".join(names)


def reasons_given(lines: Sequence[Line]) -> list[Line]:
    return [line for line in lines if line.things and line.answered]


def open_by_key(lines: Sequence[Line]) -> Mapping[str, Line]:
    """The lines for which a reason may be given now."""
    return {line.key: line for line in lines if line.things and line.strength is Strength.SAY_WHY}
