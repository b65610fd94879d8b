"""Which appendix is asked for: its length, its print, and which sections. Pure."""

from dataclasses import dataclass, replace
from typing import Literal

from indicators.terms.wording import count_words

Kind = Literal["short", "whole"]
MOST_PAGES = 4  # of the short one: what an agenda takes


@dataclass(frozen=True)
class Length:
    """`sections` are the slugs of chosen sections, in any order; none chosen means all. A choice is of the whole."""

    kind: Kind = "whole"
    large: bool = False
    sections: tuple[str, ...] = ()

    @property
    def slug(self) -> str:
        """As it stands in an address and in a file's name: "short-large-print", "" for the whole in usual print."""
        named = ["short" if self.kind == "short" else "", "large-print" if self.large else ""]
        return "-".join(filter(None, named))

    @property
    def words(self) -> str:
        """What a link calls it."""
        if self.sections:
            named = count_words(len(self.sections), "chosen sections")
        else:
            named = "Short version" if self.kind == "short" else "Whole scorecard"
        return f"{named}, large print" if self.large else named

    def of(self, sections: tuple[str, ...]) -> "Length":
        return replace(self, sections=sections)


WHOLE = Length()
SHORT = Length("short")
LENGTHS = (SHORT, WHOLE, Length("short", large=True), Length("whole", large=True))
BY_SLUG = {each.slug: each for each in LENGTHS}
