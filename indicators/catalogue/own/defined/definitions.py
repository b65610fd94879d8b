"""A council's own indicators as its file gives them, in the form of the catalogue's files. Pure.

[[indicator]]  code, title, meaning, numerator, unit, decimals, polarity, basis, frequency, source, people,
               counts_children, theme, and what may be left out: formal_title, why_it_matters, denominator, take_care,
               owner, question, numerator_people, may_exceed_100, sampled_from, population, optimum, optimum_label,
               last_day (of one that is retired), questions (by situation), [[indicator.breakdown]]
"""

from dataclasses import dataclass, field, fields
from datetime import date

from indicators.catalogue.shipped.definitions import BreakdownDefinition, BreakdownKind, Theme
from indicators.catalogue.shipped.files import QUESTION_KEYS, DefinitionFile
from indicators.terms.periods import Frequency
from indicators.terms.toml_file import Table
from indicators.terms.vocabulary import UNITS_STORED, Basis, Polarity, Unit

KEYS: dict[str, type] = {
    **dict.fromkeys(("code", "title", "meaning", "numerator", "source", "people", "theme"), str),
    **dict.fromkeys(("unit", "polarity", "basis", "frequency"), str),
    "decimals": int,
    "counts_children": bool,
}
OPTIONS: dict[str, type] = {
    **dict.fromkeys(("formal_title", "why_it_matters", "denominator", "take_care", "owner", "question"), str),
    **dict.fromkeys(("numerator_people", "sampled_from", "optimum_label"), str),
    "may_exceed_100": bool,
    "population": int,
    "optimum": float,
    "last_day": date,
    "questions": dict,
    "breakdown": list,
}
TOO_LITTLE = "has fewer than two categories"


@dataclass(frozen=True)
class OwnDefinition:
    """What it counts and the words that were said of it last. `last_day` ends its last period, None: it goes on."""

    code: str
    title: str
    meaning: str
    numerator: str
    source: str
    people: str
    theme: Theme
    unit: Unit
    polarity: Polarity
    basis: Basis
    frequency: Frequency
    decimals: int
    counts_children: bool
    formal_title: str = ""
    why_it_matters: str = ""
    denominator: str = ""
    take_care: str = ""
    owner: str = ""
    question: str = ""
    numerator_people: str = ""
    sampled_from: str = ""
    optimum_label: str = ""
    may_exceed_100: bool = False
    population: int | None = None
    optimum: float | None = None
    last_day: date | None = None
    questions: tuple[tuple[str, str], ...] = ()
    breakdowns: tuple[BreakdownDefinition, ...] = field(default=())

    def differing(self, other: "OwnDefinition") -> list[str]:
        """The names of what is not the same."""
        return [each.name for each in fields(self) if getattr(self, each.name) != getattr(other, each.name)]


class OwnTables(DefinitionFile):
    """The tables of indicators in a council's file."""

    longest = {**DefinitionFile.longest, "owner": 120}
    may_be_empty = {*DefinitionFile.may_be_empty, *(key for key, kind in OPTIONS.items() if kind is str)}
    lists_of_tables = frozenset({"categories", "breakdown"})
    where = ""

    def fault(self, key: str, message: str) -> None:
        super().fault(f"{self.where}{key}", message)

    def read(self, content: Table) -> list[OwnDefinition]:
        """Those without faults; what is wrong with the others is in `faults`."""
        found: list[OwnDefinition] = []
        for number, row in enumerate(self.tables(content, "indicator"), 1):
            self.where = f"indicator {number}, "
            if self.has_keys(row, KEYS, OPTIONS) and (definition := self._own(dict(row))):
                found.append(definition)
        self.where = ""
        self.check_twice("indicator, code", [each.code for each in found], "this file")
        return found

    def _own(self, row: Table) -> OwnDefinition | None:
        before = self.found
        questions, breakdowns = row.pop("questions", {}), self._breakdowns(row.pop("breakdown", []))
        self.check_slug("code", row["code"])
        self.has_keys(questions, {}, QUESTION_KEYS, "questions")
        theme, unit = (
            self.choice("theme", row["theme"], Theme),
            self.choice("unit", row["unit"], UNITS_STORED),
        )
        polarity = self.choice("polarity", row["polarity"], Polarity)
        basis = self.choice("basis", row["basis"], Basis)
        frequency = self.choice("frequency", row["frequency"], Frequency)
        row.setdefault("denominator", "")
        self.check_numbers(row)
        if self.found > before or not (theme and unit and polarity and basis and frequency):
            return None
        choices = {"theme": theme, "unit": unit, "polarity": polarity, "basis": basis, "frequency": frequency}
        asked = tuple(sorted(questions.items()))
        return OwnDefinition(**{**row, **choices, "questions": asked, "breakdowns": breakdowns})


def table_of(definition: OwnDefinition) -> Table:
    """As a file says it: without what is empty."""
    said = {each.name: getattr(definition, each.name) for each in fields(definition)}
    table = {name: value for name, value in said.items() if value not in ("", None, (), False)}
    table |= {"counts_children": definition.counts_children, "decimals": definition.decimals}
    table.pop("breakdowns", None)
    if definition.questions:
        table["questions"] = dict(definition.questions)
    if definition.breakdowns:
        table["breakdown"] = [_breakdown(each) for each in definition.breakdowns]
    return {name: str(value) if isinstance(value, BreakdownKind) else value for name, value in table.items()}


def _breakdown(each: BreakdownDefinition) -> Table:
    table: Table = {"code": each.code, "title": each.title, "kind": str(each.kind)}
    if each.open:
        table["open"] = True
    if each.threshold:
        table["threshold_words"] = each.threshold
    if emphasised := [category.code for category in each.categories if category.emphasised]:
        table["emphasised"] = emphasised
    table["categories"] = [{"code": one.code, "label": one.label} for one in each.categories]
    return table
