"""The words of an indicator in their versions: which hold for a period, and where the definition changed. Pure.

A version without a first day holds from the beginning. One that begins on the same day as the version before it makes
that one's words clearer and counts the same; one that begins later is another definition from then on.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date
from itertools import pairwise

from indicators.terms.periods import Frequency, Period, PeriodError, day_words

LABELS: dict[str, str] = {
    "title": "Title",
    "meaning": "What it is",
    "why_it_matters": "Why it matters",
    "numerator": "What is counted",
    "denominator": "Out of what",
    "source": "Source",
    "take_care": "Method, and what to take care of",
    "owner": "Role or team",
}
DEFINING = tuple(name for name in LABELS if name not in {"owner", "source"})


@dataclass(frozen=True)
class Words:
    """What is said about an indicator, by the names of its fields."""

    title: str
    meaning: str = ""
    why_it_matters: str = ""
    numerator: str = ""
    denominator: str = ""
    source: str = ""
    take_care: str = ""
    owner: str = ""

    def differing(self, other: "Words") -> list[str]:
        """The names of the fields in which two differ, in the order of LABELS."""
        return [name for name in LABELS if getattr(self, name) != getattr(other, name)]

    def defines_like(self, other: "Words") -> bool:
        """Whether both define the same; who answers for it and where it comes from may differ."""
        return not set(self.differing(other)) & set(DEFINING)


NAMES: tuple[str, ...] = tuple(each.name for each in fields(Words))


@dataclass(frozen=True)
class Version:
    """One version. `key` is its primary key; `shared` that it is the catalogue's and not the council's."""

    key: int
    number: int
    starts: date | None
    words: Words
    reason: str
    shared: bool
    created: date


@dataclass(frozen=True)
class Stretch:
    """From `starts` (None: the beginning) until the next stretch an indicator is defined by `words`."""

    starts: date | None
    words: Words
    reason: str
    version: Version


@dataclass(frozen=True)
class DefinitionChange:
    """From `starts` on `after` holds, because of `reason`."""

    starts: date
    reason: str
    before: Words
    after: Words


def chain_of(versions: Iterable[Version]) -> list[Version]:
    """The versions that count, by number: the council's own where it has any, otherwise the catalogue's."""
    found = sorted(versions, key=lambda version: version.number)
    own = [version for version in found if not version.shared]
    return own or found


def stretches(chain: Sequence[Version]) -> list[Stretch]:
    """What holds from when, oldest first; a newer version takes the place of those that begin no earlier."""
    found: list[Stretch] = []
    for version in chain:
        begins = version.starts or date.min
        while found and (found[-1].starts or date.min) > begins:
            found.pop()
        reason = version.reason
        if found and (found[-1].starts or date.min) == begins:
            reason = found.pop().reason
        found.append(Stretch(version.starts, version.words, reason, version))
    return found


def in_force(chain: Sequence[Version], start: date) -> Stretch | None:
    """What defines a figure whose period begins on `start`; None where nobody ever changed the words."""
    begun = [each for each in stretches(chain) if each.starts is None or each.starts <= start]
    return begun[-1] if begun else None


def changes_between(chain: Sequence[Version], after: date, until: date) -> list[DefinitionChange]:
    """Where the definition became another one after the day `after` and by `until`, oldest first."""
    found = stretches(chain)
    return [
        DefinitionChange(later.starts, later.reason, earlier.words, later.words)
        for earlier, later in pairwise(found)
        if later.starts is not None
        and after < later.starts <= until
        and not later.words.defines_like(earlier.words)
    ]


def period_words(starts: date, frequency: Frequency) -> str:
    """The period that begins on that day, "Quarter 1 2025/26", or the day where none of the frequency does."""
    try:
        return Period(starts, frequency).label
    except PeriodError:
        return day_words(starts)


def from_words(starts: date | None, frequency: Frequency) -> str:
    return f"from {period_words(starts, frequency)}" if starts else "from the beginning"


def words_by_label(words: Words, names: Iterable[str]) -> dict[str, str]:
    """Some of the words by their labels, as pages and the audit trail show them."""
    values: Mapping[str, str] = asdict(words)
    return {LABELS[name]: values[name] for name in names}
