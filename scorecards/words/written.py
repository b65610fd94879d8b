"""The words officers write above the figures of a quarter: the headline, and each section's answer. Pure.

What is said of one figure is its commentary, which belongs to the figure and is written beside it
(`indicators/collection/commentary/`).
"""

from typing import NamedTuple

HEADLINE, ANSWER = "headline", "answer"
LONGEST = {HEADLINE: 500, ANSWER: 300}


class WordsPlace(NamedTuple):
    """Where words stand. `name` is the section's slug, or "" for the headline."""

    kind: str
    name: str = ""

    @property
    def slug(self) -> str:
        """As addresses and forms name it: "headline", "answer-homes"."""
        return "-".join(filter(None, self))


class Text(NamedTuple):
    """As it stands: `version` is the primary key of its row, None where nobody wrote."""

    text: str = ""
    version: int | None = None


Words = dict[WordsPlace, Text]


def place_of(slug: str) -> WordsPlace:
    return WordsPlace(*slug.split("-", 1))
