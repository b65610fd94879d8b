"""What a file may name: the council's indicators and their categories, by code or by title. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from indicators.terms.periods import Frequency
from indicators.terms.vocabulary import Unit
from indicators.terms.wording import did_you_mean


@dataclass(frozen=True)
class IndicatorFacts:
    """What checking a figure needs to know. `categories` maps folded codes and labels to keys."""

    key: int
    code: str
    titles: tuple[str, ...]
    unit: Unit
    frequency: Frequency
    categories: Mapping[str, int] = field(default_factory=dict)
    category_codes: tuple[str, ...] = ()

    def category(self, text: str) -> int | None:
        return self.categories.get(fold(text))

    def nearest_categories(self, text: str) -> str:
        if not self.category_codes:
            return "This indicator has no categories: leave the cell empty."
        first = ", ".join(self.category_codes[:8]) + (", …" if len(self.category_codes) > 8 else "")
        meant = did_you_mean(text, self.category_codes)
        return f"{meant} Its categories are {first}; leave empty for the total.".strip()


class Catalogue:
    """Finds indicators by code, or by a title that no other indicator has."""

    def __init__(self, indicators: Iterable[IndicatorFacts]) -> None:
        self._by_name: dict[str, IndicatorFacts | None] = {}
        self.codes: tuple[str, ...] = ()
        known = tuple(indicators)
        for facts in known:
            for title in {fold(title) for title in facts.titles}:
                self._by_name[title] = None if title in self._by_name else facts
        for facts in known:
            self._by_name[fold(facts.code)] = facts
        self.codes = tuple(facts.code for facts in known)

    def find(self, text: str) -> IndicatorFacts | None:
        return self._by_name.get(fold(text))

    def nearest(self, text: str) -> str:
        found = did_you_mean(fold(text), self._by_name)
        return found or "The codes are listed on the page Measures; a council may add its own."


def fold(text: str) -> str:
    """Case, spaces and the kind of dash do not matter in names."""
    return " ".join(text.replace("\u2013", "-").replace("\u00a0", " ").split()).casefold()


def category_names(categories: Iterable[tuple[int, str, str]]) -> dict[str, int]:
    """From (key, code, label) in rising precedence: every code, and each label that only one category has."""
    names: dict[str, int] = {}
    taken: dict[str, int] = {}
    known = tuple(categories)
    for key, _, label in known:
        taken[fold(label)] = taken.get(fold(label), 0) + 1
        names[fold(label)] = key
    unique = {label: key for label, key in names.items() if taken[label] == 1}
    return unique | {fold(code): key for key, code, _ in known}
