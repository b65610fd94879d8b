"""Words that could say too much of a child: few children counted, and names. It warns and blocks nothing. Pure."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from indicators.terms.names.finding import loose_names
from indicators.terms.small_numbers import small_numbers

NAMED = (
    "“{}” looks like somebody’s name. Write of children, families and staff by their role; a name that may be told can "
    "stay."
)


@dataclass(frozen=True)
class Risk:
    heading: str
    quoted: str  # the words of the text
    message: str


LooksFor = Callable[[str], Sequence[Risk]]  # in a text, with what may be told already settled


class Protecting(Protocol):
    """A council, as far as its words are looked through."""

    name: str
    short_name: str
    disclosure_threshold: int


def risks_in(text: str, threshold: int, known: Iterable[str] = ()) -> list[Risk]:
    """Counts of children up to `threshold`, then names. `known` are names of people and bodies that may be told."""
    few = [Risk("Small number", each.quoted, each.message) for each in small_numbers(text, threshold)]
    return few + [Risk("Name", name, NAMED.format(name)) for name in loose_names(text, known)]


def risks_for(council: Protecting, text: str, known: Iterable[str] = ()) -> list[Risk]:
    """By the council's threshold; its own names may be told, and those that are `known`."""
    return risks_in(text, council.disclosure_threshold, [council.name, council.short_name, *known])
