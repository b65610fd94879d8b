"""Decides which indicator a council's own label is, if it can be no other; else which it may be. Pure.

In this order: the council's own words as it answered before; a code; a title that one indicator has; words that come
to the same as one of its names. A label that says more than a name is never taken for it.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from indicators.catalogue.known_indicators import Catalogue, KnownIndicator
from indicators.layouts.headings.whose import people_in, speaks_of
from indicators.layouts.labels.words import (
    FREE,
    meaning,
    plain,
    says_number,
    says_percent,
    without_council,
    without_endings,
    without_numbering,
)
from indicators.terms.vocabulary import WITH_PER_CENT_SIGN, Basis, Unit

NAMES = Path(__file__).with_name("names.toml")
MOST_CANDIDATES = 4
BY_NAME = "much like its title"
BY_COUNCIL = "its title and the council's name"
_NEAR = 0.34  # of the words of a label and a name together, so many must be common to both to be offered
_OURS, _OTHERS = frozenset({"kid", "leaver"}), frozenset({"cp", "cin"})
_PEOPLE = _OURS | _OTHERS
_ONLY_OURS = frozenset(
    {"adopt", "foster", "placement", "sgo", "iha", "chome", "supacc", "uasc", "pep", "pathway"}
)
_NEEDS_12_MONTHS = frozenset({"social-worker-changes"})  # else it may be of the whole time in care
_AGES = re.compile(r"age\w+")


@dataclass(frozen=True)
class LabelMatch:
    """`code` None: not known; `candidates` are then the indicators it may be, the nearest first. `own`: as the council
    answered before, be it that it is none of ours. `category`: the code of the part of the indicator that it is."""

    code: str | None = None
    candidates: tuple[str, ...] = ()
    own: bool = False
    how: str = ""
    category: str | None = None


class _Name(NamedTuple):
    code: str
    core: frozenset[str]
    maybe: frozenset[str]


class _Named(NamedTuple):
    """What a catalogue calls its indicators. `titles` None: of several. `of_others_too` are measures of children in
    care that are called as those of other children, but for who they are."""

    entries: dict[str, KnownIndicator]
    titles: dict[str, str | None]
    names: list[_Name]
    of_others_too: frozenset[str]


@dataclass
class Labels:
    """Finds a label's indicator in a catalogue. `words` are a council's answers: label to code, "" for none."""

    catalogue: Catalogue
    words: Mapping[str, str] = field(default_factory=dict)
    council: str = ""

    def __post_init__(self) -> None:
        self._words = {plain(label): code for label, code in self.words.items()}
        self.entries, self._titles, self._names, self._of_others_too = _named(self.catalogue)
        self._known: dict[tuple[str, str, bool | None], LabelMatch] = {}

    def find(self, label: str, around: str = "", *, percent: bool | None = None) -> LabelMatch:
        """`around` are the headings that a label stands under, which may say of whom it is; `percent` says whether
        its figures are shown as percentages, where that is known."""
        key = label, around, percent
        if key not in self._known:
            self._known[key] = self._find(*key)
        return self._known[key]

    def part(self, said: str) -> tuple[str | None, str | None]:
        """The indicator and the category of "code/category"; None for what is none of the catalogue."""
        code, _, category = said.partition("/")
        entry = self.entries.get(code)
        if entry is None or (category and entry.category(category) is None):
            return None, None
        return code, category or None

    def title(self, code: str, category: str | None) -> str:
        entry = self.entries[code]
        part = f": {entry.category_labels.get(category, category)}" if category else ""
        return f"{entry.facts.title}{part}"

    def unit(self, code: str) -> Unit:
        return self.entries[code].facts.unit

    def is_within(self, code: str, whole: str | None) -> bool:
        """Whether an indicator counts some of those of another, at the same moment: its title has all of its words."""
        if whole is None:
            return False
        same = self.entries[code].facts.basis is self.entries[whole].facts.basis
        return same and self._says(whole) <= self._says(code) and code != whole

    def _find(self, label: str, around: str, percent: bool | None) -> LabelMatch:
        text = plain(label)
        if text in self._words:
            code, category = self.part(self._words[text])
            return LabelMatch(code, (), own=True, how="your own words", category=category)
        if text in self.entries and "-" in text:  # a word alone, "offending", is a theme as often
            return LabelMatch(text, how="its code")
        named = without_council(text, self.council)
        if named != text:
            match = self._find(named, around, percent)
            return replace(match, how=BY_COUNCIL) if match.code else match
        text = without_endings(without_numbering(label))
        told = meaning(around)
        wanted = _completed(meaning(text), told)
        title = self._by_title(text)
        others = _others(around) if not wanted & _PEOPLE else frozenset()
        if title and self._is_theirs(title, wanted, around) and self._is_of(title, others):
            return LabelMatch(title, how="its title")
        codes = self._by_name(label, wanted, percent)
        if len(whose := _whose(around) & _OTHERS) == 1 and not wanted & _PEOPLE:
            codes = self._by_name(label, wanted | whose, percent) or codes
        sure = len(codes) == 1 and self._is_sure(label, codes[0]) and self._is_of(codes[0], others)
        if sure and self._is_theirs(codes[0], wanted, around) and self._says_whose(codes[0], wanted | told):
            return LabelMatch(codes[0], how=BY_NAME)
        near = codes or self._near(wanted)
        return LabelMatch(None, tuple(near[:MOST_CANDIDATES]))

    def _is_theirs(self, code: str, wanted: frozenset[str], around: str) -> bool:
        """Whether the indicator is of those whom the headings around speak of, the nearest first, where the label does
        not say it: not of children in care under a heading of child protection, nor of another age."""
        said = [name.core | name.maybe for name in self._names if name.code == code]
        ages = {age for tokens in said for age in _ages(tokens)}
        if _ages(wanted) and ages and not _ages(wanted) & ages:
            return False
        if wanted & _OURS and wanted & _OTHERS and not wanted & _PEOPLE <= self._says(code):
            return False  # "CLA and CP visits"
        whose = frozenset[str]() if wanted & (_PEOPLE | _ONLY_OURS) else _whose(around)
        of_others = len(whose) == 1 and bool(whose & _OTHERS)
        return not of_others or any(whose <= tokens for tokens in said) or not self._says(code) & _OURS

    def _says(self, code: str) -> frozenset[str]:
        return meaning(" ".join(self.entries[code].titles))

    def _says_whose(self, code: str, said: frozenset[str]) -> bool:
        """Whether label or headings say that it is of children in care, where others are visited and reviewed too: by
        name, or as statutory visits, which are theirs."""
        return code not in self._of_others_too or bool(said & {"kid", "statutory", "iro"})

    def _is_of(self, code: str, others: frozenset[str]) -> bool:
        """Whether the indicator speaks of all those people of whom the headings around are."""
        said = (*self.entries[code].titles, *shipped_names().get(code, ()))
        return all(speaks_of(said, who) for who in others)

    def _is_sure(self, label: str, code: str) -> bool:
        """A label of one word is a theme as often as a measure, unless it is a plural or an abbreviation; and one that
        says a number is no percentage."""
        one = label.split()
        if len(one) == 1 and not (one[0].endswith("s") or sum(map(str.isupper, one[0])) > 1):
            return False
        is_percent = self.unit(code) in WITH_PER_CENT_SIGN
        return not (is_percent and says_number(label)) and not (
            says_percent(label) and self.unit(code) is Unit.COUNT
        )

    def _by_title(self, text: str) -> str | None:
        for form in (text, re.sub(r"^(% |percentage |proportion |number |no\. )?(of )?", "", text)):
            if self._titles.get(form):
                return self._titles[form]
        return None

    def _by_name(self, label: str, wanted: frozenset[str], percent: bool | None) -> list[str]:
        found = {
            name.code
            for name in self._names
            if name.core <= wanted <= name.core | name.maybe and self._allows(name, wanted)
        }
        if len(found) > 1:
            kind = {code for code in found if self._kind_fits(label, code, percent)}
            found = kind or found
        return sorted(found)

    def _allows(self, name: _Name, wanted: frozenset[str]) -> bool:
        """Words that are harmless in most labels: "in 12 months" only of what is counted over 12 months, "in the year"
        not of what is counted on a day, "for 12 months or more" not of children themselves, "(all)" not of a part."""
        basis = self.entries[name.code].facts.basis
        if "m12" in wanted and not self._is_over_a_year(name.code):
            return False
        if "inyear" in wanted and basis is Basis.POINT and not self._is_over_a_year(name.code):
            return False
        if name.code in _NEEDS_12_MONTHS and "m12" not in wanted:
            return False
        if "m12plus" in wanted and name.core <= FREE | {"per10k"}:
            return False
        return "everyone" not in wanted or not (_ages(name.core) or "y2plus" in name.core)

    def _is_over_a_year(self, code: str) -> bool:
        entry = self.entries[code]
        said = (*entry.titles, *shipped_names().get(code, ()))
        return entry.facts.basis is Basis.ROLLING or any("m12" in meaning(one) for one in said)

    def _kind_fits(self, label: str, code: str, percent: bool | None) -> bool:
        is_percent = self.unit(code) in WITH_PER_CENT_SIGN
        if says_percent(label) or says_number(label):
            return is_percent is says_percent(label)
        return percent is None or is_percent is percent

    def _near(self, wanted: frozenset[str]) -> list[str]:
        telling = wanted - FREE | ({"lacking", "eet"} if "neet" in wanted else frozenset())
        near: dict[str, float] = {}
        for name in self._names:
            core = name.core - FREE
            common = len(telling & (name.core | name.maybe))
            if common:
                near[name.code] = max(near.get(name.code, 0), common / len(telling | core))
        likely = [code for code, share in near.items() if share >= _NEAR]
        return sorted(likely, key=lambda code: (-near[code], code))


@lru_cache(maxsize=2)  # a file is proposed anew for every answer
def _named(catalogue: Catalogue) -> _Named:
    entries = {one.facts.code: one for one in catalogue.known}
    titles: dict[str, str | None] = {}
    names: list[_Name] = []
    for code, entry in entries.items():
        for title in {plain(title) for title in entry.titles}:
            titles[title] = None if title in titles else code
        for name in (entry.titles[1:2] or entry.titles[:1]) + shipped_names().get(code, ()):
            names.append(_name(code, name))
    whose = {(name.core - _OTHERS, name.code) for name in names if name.core & _OTHERS}
    of_others = {
        name.code for name in names for core, code in whose if core == name.core and code != name.code
    }
    return _Named(entries, titles, names, frozenset(of_others))


def _name(code: str, name: str) -> _Name:
    maybe = " ".join(re.findall(r"\(([^)]*)\)", name))
    core = meaning(re.sub(r"\([^)]*\)", " ", name))
    # Where a name says nothing but of whom it is, that is no part of it that may be missing.
    needs = core if core <= FREE | {"per10k"} else core - FREE
    return _Name(code, needs, meaning(maybe) | FREE)


def _completed(wanted: frozenset[str], told: frozenset[str]) -> frozenset[str]:
    """A label with the age that the headings above it say, and whose age that is."""
    ages = _ages(told) if not _ages(wanted) else frozenset()
    return wanted | ages | (told & {"leaver"}) if ages else wanted


def _others(around: str) -> frozenset[str]:
    """The people of whom headings around speak that say nothing of children in care, each heading by itself."""
    texts = [text for text in around.split(" | ") if not meaning(text) & _OURS]
    return frozenset(who for text in texts for who in people_in(text))


def _whose(around: str) -> frozenset[str]:
    """Of whom the nearest heading is that says it."""
    said = (meaning(text) & _PEOPLE for text in around.split(" | "))
    return next((people for people in said if people), frozenset())


def _ages(tokens: Iterable[str]) -> frozenset[str]:
    return frozenset(token for token in tokens if _AGES.fullmatch(token))


@cache
def shipped_names() -> dict[str, tuple[str, ...]]:
    return {code: tuple(names) for code, names in tomllib.loads(NAMES.read_text("utf-8")).items()}
