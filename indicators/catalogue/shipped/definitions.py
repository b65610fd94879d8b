"""What a definition of an indicator is before it is stored: what the catalogue's files are read into. Pure."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from indicators.terms.periods import Frequency
from indicators.terms.toml_file import FileFaults
from indicators.terms.vocabulary import Basis, Polarity, Unit


class Theme(StrEnum):
    SAFE = "safe"
    HOMES = "homes"
    HEALTH = "health"
    EDUCATION = "education"
    PERMANENCE = "permanence"
    CARE_LEAVERS = "care-leavers"
    VOICE = "voice"
    WORKFORCE = "workforce"
    DEMAND = "demand"
    PARTNERS = "partners"
    MONEY = "money"


class BreakdownKind(StrEnum):
    BAND = "band"
    BREAKDOWN = "breakdown"


@dataclass(frozen=True)
class TermDefinition:
    """`also` are its other names; `asked` is a question that members put and it answers."""

    term: str
    definition: str
    also: tuple[str, ...] = ()
    asked: str = ""


@dataclass(frozen=True)
class CategoryDefinition:
    code: str
    label: str
    emphasised: bool


@dataclass(frozen=True)
class BreakdownDefinition:
    """`threshold` is in words, "Optimum caseload: 20", or "". `open` lets a council add its own, such as teams."""

    code: str
    title: str
    kind: BreakdownKind
    open: bool
    threshold: str
    categories: tuple[CategoryDefinition, ...]


@dataclass(frozen=True)
class ShippedIndicator:
    """One indicator as its file gives it. `published_frequency` is None where there is no national figure.

    `question` is asked always, `questions` by situation, `linked_questions` with another indicator.
    """

    code: str
    title: str
    formal_title: str
    theme: Theme
    meaning: str
    why_it_matters: str
    numerator: str
    denominator: str
    people: str
    counts_children: bool
    unit: Unit
    decimals: int
    polarity: Polarity
    basis: Basis
    frequency: Frequency
    source: str
    published_frequency: Frequency | None
    published_source: str
    take_care: str
    question: str
    questions: dict[str, str]
    linked_questions: list[dict[str, str]]
    glossary: tuple[str, ...]
    related: tuple[str, ...]
    last_reviewed: date
    breakdowns: tuple[BreakdownDefinition, ...]
    numerator_people: str = ""  # what those counted have in common: "with 25 or more cases"
    may_exceed_100: bool = False
    sampled_from: str = ""  # all of which only some are looked at
    population: int | None = None  # about how many there are of these
    optimum: float | None = None  # of an average
    optimum_label: str = ""  # "Optimum caseload"


class CatalogueError(FileFaults):
    """The catalogue cannot be used. `faults` holds one line for each fault: file, key, what is wrong, remedy."""
