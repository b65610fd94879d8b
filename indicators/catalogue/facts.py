"""An indicator as everything that reads its figures needs it: what is fixed, and the words in force. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from indicators.catalogue.questions import Questions
from indicators.catalogue.versions.words import Words
from indicators.terms.periods import Frequency
from indicators.terms.vocabulary import Basis, Polarity, Unit, measured_unit

# What is fixed, by the columns of the indicator's row, in the order in which `facts_from` takes them.
FACT_COLUMNS = (
    *("code", "unit", "decimals", "polarity", "basis", "frequency", "people", "counts_children"),
    *("published_source", "question", "last_reviewed", "numerator_people", "may_exceed_100"),
    *("sampled_from", "population", "optimum", "optimum_label"),
)


@dataclass(frozen=True)
class IndicatorFacts:
    """`id` is a primary key. `words` are those in force where it is read; of those nobody asked for none are there.

    `question` is what can always be asked. `questions` are all of them; only scorecards read them.
    """

    id: int
    code: str
    words: Words
    unit: Unit
    decimals: int
    polarity: Polarity
    basis: Basis
    frequency: Frequency
    people: str
    counts_children: bool
    published_source: str
    question: str
    reviewed: date
    questions: Questions = field(default_factory=Questions, compare=False)
    numerator_people: str = ""  # what those counted have in common: "with 25 or more cases"
    may_exceed_100: bool = False  # a percentage whose numerator is no part of its denominator
    sampled_from: str = ""  # all of which only some are looked at, "open case files"; "" where all are
    population: int | None = None  # about how many there are of these
    optimum: float | None = None  # of an average: what it should be about
    optimum_label: str = ""  # "Optimum caseload"
    own: bool = False  # a council's own, which may stand in for one of the catalogue of the same code

    def __post_init__(self) -> None:
        """What may exceed 100 is never taken for a part of a whole, whoever reads the unit."""
        unit = measured_unit(self.unit, may_exceed_100=self.may_exceed_100)
        object.__setattr__(self, "unit", unit)

    @property
    def is_sample(self) -> bool:
        return bool(self.sampled_from)

    @property
    def title(self) -> str:
        return self.words.title


def facts_from(pk: int, words: Words, columns: Sequence[Any]) -> IndicatorFacts:
    """From a row of the database; `columns` are its FACT_COLUMNS."""
    code, unit, decimals, polarity, basis, frequency, people, counts_children, *rest = columns
    published_source, question, reviewed, numerator_people, may_exceed_100, *optional = rest
    sampled_from, population, optimum, optimum_label = optional
    return IndicatorFacts(
        id=pk,
        code=code,
        words=words,
        unit=Unit(unit),
        decimals=decimals,
        polarity=Polarity(polarity),
        basis=Basis(basis),
        frequency=Frequency(frequency),
        people=people,
        counts_children=counts_children,
        published_source=published_source,
        question=question,
        reviewed=reviewed,
        numerator_people=numerator_people,
        may_exceed_100=may_exceed_100,
        sampled_from=sampled_from,
        population=population,
        optimum=optimum,
        optimum_label=optimum_label,
    )
