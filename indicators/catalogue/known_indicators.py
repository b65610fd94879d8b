"""What a file may name: the council's indicators and their categories, by code or by title. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from indicators.catalogue.facts import IndicatorFacts
from indicators.terms.wording import did_you_mean


@dataclass(frozen=True)
class KnownIndicator:
    """An indicator by what a file may call it. `categories` maps folded codes and labels to primary keys,
    `category_labels` codes to labels."""

    facts: IndicatorFacts
    titles: tuple[str, ...]
    categories: Mapping[str, int] = field(default_factory=dict)
    category_labels: Mapping[str, str] = field(default_factory=dict)

    def category(self, text: str) -> int | None:
        return self.categories.get(fold(text))

    def nearest_categories(self, text: str) -> str:
        if not self.category_labels:
            return "This indicator has no categories: leave the cell empty."
        first = ", ".join(list(self.category_labels)[:8]) + (", …" if len(self.category_labels) > 8 else "")
        meant = did_you_mean(text, self.category_labels)
        return f"{meant} Its categories are {first}; leave empty for the total.".strip()


CODES_LISTED = "Write its title or its code: the page “Bring in a file of figures” lists them."


class Catalogue:
    """Finds indicators by code, or by a title that no other indicator has."""

    def __init__(self, indicators: Iterable[KnownIndicator]) -> None:
        self._by_name: dict[str, KnownIndicator | None] = {}
        self.known = known = tuple(indicators)
        for one in known:
            for title in {fold(title) for title in one.titles}:
                self._by_name[title] = None if title in self._by_name else one
        for one in known:
            self._by_name[fold(one.facts.code)] = one
        self.codes = tuple(one.facts.code for one in known)

    def find(self, text: str) -> KnownIndicator | None:
        return self._by_name.get(fold(text))

    def nearest(self, text: str) -> str:
        found = did_you_mean(fold(text), self._by_name)
        return found or CODES_LISTED


_SIGNS_OF = {
    "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d",
    "'": "\u2018\u2019\u201a\u201b\u02bc\u02b9\u2032\u00b4`\uff07",
    '"': "\u201c\u201d\u201e\u2033\u00ab\u00bb",
    "": "\u00ad\u200b\u200c\u200d\u2060\ufeff",
}
_ONE_KIND = {ord(sign): plain for plain, signs in _SIGNS_OF.items() for sign in signs}


def fold(text: str) -> str:
    """Case, spaces and the kinds of dashes, apostrophes and quotation marks do not matter in names."""
    if not text.isascii():
        text = text.translate(_ONE_KIND)
    elif "`" in text:
        text = text.replace("`", "'")
    return " ".join(text.split()).casefold()


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
