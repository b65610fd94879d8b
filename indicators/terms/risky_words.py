"""Words that could say too much of a child: few children counted, and names. It warns and blocks nothing. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from indicators.terms.names.finding import loose_names, names_for_roles
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


class LooksFor(Protocol):
    """In a text, or in what is to be a `role`, with what may be told already settled."""

    def __call__(self, text: str, *, role: bool = False) -> Sequence[Risk]: ...


class Protecting(Protocol):
    """A council, as far as its words are looked through."""

    name: str
    short_name: str
    disclosure_threshold: int


def risks_in(text: str, threshold: int, known: Iterable[str] = (), *, role: bool = False) -> list[Risk]:
    """Counts of children up to `threshold`, then names. `known` are names of people and bodies that may be told; `role`
    says that the text is to be one."""
    few = [Risk("Small number", each.quoted, each.message) for each in small_numbers(text, threshold)]
    names = names_for_roles(text, known) if role else loose_names(text, known)
    return few + [Risk("Name", name, NAMED.format(name)) for name in names]


def risks_for(council: Protecting, text: str, known: Iterable[str] = (), *, role: bool = False) -> list[Risk]:
    """By the council's threshold; its own names may be told, and those that are `known`."""
    ours = [council.name, council.short_name, *known]
    return risks_in(text, council.disclosure_threshold, ours, role=role)
