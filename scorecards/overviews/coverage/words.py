"""What the page of evidence says of all key lines together. Pure."""

from collections.abc import Sequence
from typing import NamedTuple

from indicators.terms.nouns import agree

OLDER = "This edition was published before evidence was kept with it, so what stood beside its figures cannot be told."
NO_FRAMEWORK = (
    "This scorecard has no framework with key lines of enquiry, so no evidence can be set beside them."
)


class Filled(NamedTuple):
    """Which cells of a line hold anything."""

    figures: bool
    practice: bool
    voice: bool


def heading(lines: Sequence[Filled]) -> str:
    """ "11 of 36 cells have no evidence yet"."""
    cells = 3 * len(lines)
    empty = sum(not cell for line in lines for cell in line)
    if not lines:
        return "Nothing can be said of evidence"
    if not empty:
        return f"All {cells} cells have evidence"
    if empty == cells:
        return f"None of {cells} cells has evidence yet"
    return f"{empty} of {cells} cells {agree(empty, 'has', 'have')} no evidence yet"


def totals(lines: Sequence[Filled]) -> list[str]:
    """One sentence a column, such as "3 of 12 lines have no practice"."""
    return [
        _total(lines, "figures", "no figures"),
        _total(lines, "practice", "no practice"),
        _total(lines, "voice", "nothing from young people"),
    ]


def _total(lines: Sequence[Filled], column: str, lacking: str) -> str:
    empty = sum(not getattr(line, column) for line in lines)
    number = len(lines)
    have = lacking.removeprefix("no ").replace("nothing", "something")
    if number == 1:
        return f"The one line has {lacking if empty else have}"
    if not empty:
        return f"All {number} lines have {have}"
    return f"{empty} of {number} lines {agree(empty, 'has', 'have')} {lacking}"
