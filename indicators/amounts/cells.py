"""One cell: the key by which pages and answers name it, its name, and what a person types into it. Pure."""

from dataclasses import dataclass, replace
from hashlib import sha256
from typing import NamedTuple

from indicators.terms.periods import Period

DIGEST_LENGTH = 12


class CellKey(NamedTuple):
    """One cell of a council: `indicator` and `category` are primary keys; no category is the total."""

    indicator: int
    category: int | None
    period: Period

    def __str__(self) -> str:
        """As forms name it: "12-0-2025-26-Q4"; the inverse of `read_key`."""
        return f"{self.indicator}-{self.category or 0}-{self.period.code}"


def read_key(text: str) -> CellKey:
    """Raises ValueError for what is no key."""
    indicator, category, code = text.split("-", 2)
    key = CellKey(int(indicator), int(category) or None, Period.from_code(code))
    if str(key) != text:  # digits of other scripts, signs and noughts in front
        raise ValueError(f"{text!r} is not how a cell is named")
    return key


def cell_name(title: str, category: str = "", period: Period | None = None) -> str:
    """As pages and sentences name it: "Placements, 3 or more, Quarter 2 2025/26"; `category` is its label."""
    return ", ".join(filter(None, (title, category, period.label if period else "")))


@dataclass(frozen=True)
class Typed:
    """As it was written, wrong numbers and all. `reason` is only for a correction of an approved figure."""

    numerator: str = ""
    denominator: str = ""
    value: str = ""
    symbol: str = ""
    status: str = "final"
    note: str = ""
    answer: str = ""
    commentary: str = ""
    reason: str = ""

    @property
    def digest(self) -> str:
        """Twelve characters that differ where anything typed differs: what a page was shown, sent back with it."""
        joined = "\x1f".join(vars(self).values())
        return sha256(joined.encode()).hexdigest()[:DIGEST_LENGTH]

    @property
    def blank(self) -> bool:
        """Nothing but perhaps the status."""
        return replace(self, status="final") == Typed()

    @property
    def has_figure(self) -> bool:
        """A number, or the reason why there is none."""
        return bool(self.denominator) or self.says_figure

    @property
    def says_figure(self) -> bool:
        """More than what it is out of, which a total above the rows may have filled in."""
        return bool(self.numerator or self.value or self.symbol)
