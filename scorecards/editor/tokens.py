"""What a page of the editor remembers of the state it shows. Pure."""

import re
from typing import NamedTuple


class Token(NamedTuple):
    """The numbers of the newest version and the newest edit, 0 where there is none; in a form "3.12"."""

    version: int
    edit: int

    def __str__(self) -> str:
        return f"{self.version}.{self.edit}"


def token_from(text: str) -> Token:
    """What a form brought back; of anything else the state before everything, so that all of it counts as newer."""
    found = re.fullmatch(r"(\d{1,6})\.(\d{1,9})", text, re.ASCII)
    return Token(int(found[1]), int(found[2])) if found else Token(0, 0)
