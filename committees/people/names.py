"""How a person's name is shown, as the council chose. Pure."""

import re
from dataclasses import dataclass

NAME, NAME_AND_ROLE, ROLE = "name", "name_and_role", "role"


@dataclass(frozen=True)
class Shown:
    """`words` stand first; `more` beneath or after a comma, "" where there is nothing more to say."""

    words: str
    more: str

    @property
    def together(self) -> str:
        return f"{self.words}, {self.more}" if self.more else self.words


def within_sentence(words: str) -> str:
    """ "moved by the Vice-chair": a post that is kept with its article begins with a small one after other words."""
    return re.sub(r"^The(?= )", "the", words)


def shown_as(name: str, role: str, capacity: str, style: str) -> Shown:
    """`role` is the person's own ("Head of Service, Placements"), `capacity` what they are on the committee ("Chair").

    Without a name the role stands for it, and without either the capacity. A council that shows roles alone never
    shows a name.
    """
    if style == ROLE or not name:
        first = role or capacity
        return Shown(first, "" if capacity.lower() in first.lower() else capacity)
    if style == NAME:
        return Shown(name, "")
    return Shown(name, role or capacity)
