"""Reads one TOML file of the catalogue and says what is wrong with it: file, key, fault, remedy. Pure."""

from datetime import date
from typing import Any

from indicators.catalogue.questions import Movement, Situation
from indicators.catalogue.shipped.definitions import (
    BreakdownDefinition,
    BreakdownKind,
    CategoryDefinition,
    ShippedIndicator,
    Theme,
)
from indicators.terms.periods import Frequency
from indicators.terms.toml_file import LARGEST, SLUG, Table, TomlFile, nearest
from indicators.terms.vocabulary import (
    AVERAGES,
    NEEDS_BASE,
    NO_WAY_IS_GOOD,
    UNITS_STORED,
    Basis,
    Polarity,
    Unit,
)

# The longest text of each key, as the database stores it; a key that is not here may be of any length.
LONGEST = {
    "code": 80,
    "title": 120,
    "formal_title": 200,
    "people": 60,
    **dict.fromkeys(("numerator_people", "sampled_from"), 120),
    "optimum_label": 80,
    **dict.fromkeys(("numerator", "denominator"), 200),
    **dict.fromkeys(("source", "published_source", "question", "asked", *Situation), 250),
}
MAY_BE_EMPTY = {"denominator", "published_frequency", "published_source", "take_care"}
MOST_DECIMALS = 3

KEYS: dict[str, type] = {
    **dict.fromkeys(("code", "title", "formal_title", "theme", "meaning", "why_it_matters"), str),
    **dict.fromkeys(("numerator", "denominator", "people", "unit", "polarity", "basis", "frequency"), str),
    **dict.fromkeys(("source", "published_frequency", "published_source", "take_care"), str),
    "counts_children": bool,
    "decimals": int,
    "glossary": list,
    "related": list,
    "last_reviewed": date,
}
KEY_OPTIONS: dict[str, type] = {
    **dict.fromkeys(("question", "numerator_people", "sampled_from", "optimum_label"), str),
    "may_exceed_100": bool,
    "population": int,
    "optimum": float,
}
QUESTION_KEYS: dict[str, type] = dict.fromkeys((situation.value for situation in Situation), str)
LINKED_KEYS: dict[str, type] = dict.fromkeys(("with", "this", "other", "question"), str)
JUDGED = (Situation.MISSED, Situation.WORSE_THAN_OTHERS)
OF_SHARES = (Situation.NUMERATOR_MOVED, Situation.DENOMINATOR_MOVED)
BREAKDOWN_KEYS: dict[str, type] = {"code": str, "title": str, "kind": str, "categories": list}
BREAKDOWN_OPTIONS: dict[str, type] = {
    "open": bool,
    "threshold_label": str,
    "threshold": int,
    "threshold_words": str,  # in place of both, as a page takes it
    "emphasised": list,
}
CATEGORY_KEYS: dict[str, type] = {"code": str, "label": str}
TERM_KEYS: dict[str, type] = {"term": str, "definition": str}
TERM_OPTIONAL: dict[str, type] = {"also": list, "asked": str}


class DefinitionFile(TomlFile):
    """The file of one indicator, or the glossary."""

    longest = LONGEST
    may_be_empty = MAY_BE_EMPTY
    lists_of_tables = frozenset({"categories"})

    def definition(self) -> ShippedIndicator | None:
        """The indicator, or None where the file has a fault."""
        row = self.content()
        tables = row.pop("breakdown", [])
        linked = self._linked(row)
        questions = self._questions(row)
        if not row or not self.has_keys(row, KEYS, KEY_OPTIONS):
            return None
        theme = self.choice("theme", row["theme"], Theme)
        unit = self.choice("unit", row["unit"], UNITS_STORED)
        polarity = self.choice("polarity", row["polarity"], Polarity)
        basis = self.choice("basis", row["basis"], Basis)
        frequency = self.choice("frequency", row["frequency"], Frequency)
        published = row["published_frequency"]
        published = self.choice("published_frequency", published, Frequency) if published else None
        breakdowns = self._breakdowns(tables)
        self._check_sense(row)
        self._check_questions(row, questions)
        if self.found or not (theme and unit and polarity and basis and frequency):
            return None
        choices = {"theme": theme, "unit": unit, "polarity": polarity, "basis": basis, "frequency": frequency}
        lists = {"glossary": tuple(row["glossary"]), "related": tuple(row["related"])}
        return ShippedIndicator(
            **{**row, **choices, **lists, "published_frequency": published, "breakdowns": breakdowns},
            questions=questions,
            linked_questions=linked,
        )

    def _questions(self, row: Table) -> dict[str, str]:
        """By situation. The one that is asked always becomes the row's `question`, which a file may also give alone."""
        questions = row.pop("questions", {})
        if not isinstance(questions, dict):
            self.fault("questions", "is not a table. Start it with [questions].")
            return {}
        if row and not self.has_keys(questions, {}, QUESTION_KEYS, "questions"):
            return {}
        if "question" in row and Situation.ALWAYS in questions:
            self.fault("question", "is under [questions] as always, too. Keep one.")
        elif row and "question" not in row and Situation.ALWAYS not in questions:
            self.fault("question", "is missing. Add always under [questions], as text in quotes.")
        if Situation.ALWAYS in questions:
            row["question"] = questions.pop(Situation.ALWAYS)
        return questions

    def _check_questions(self, row: Table, questions: dict[str, str]) -> None:
        """No situation that this indicator is never in."""
        never = JUDGED if row["polarity"] == Polarity.NONE else JUDGED[1:]
        if row["polarity"] in NO_WAY_IS_GOOD:
            for situation in never:
                if situation in questions:
                    self.fault(
                        f"questions, {situation}", "no way is good here, so it is never so. Take it out."
                    )
        if not row["denominator"]:
            for situation in OF_SHARES:
                if situation in questions:
                    self.fault(f"questions, {situation}", "is for shares alone. Take it out.")

    def _linked(self, row: Table) -> list[dict[str, str]]:
        tables = self.tables(row, "linked")
        row.pop("linked", None)
        for number, table in enumerate(tables, 1):
            where = f"linked {number}"
            if self.has_keys(table, LINKED_KEYS, {}, where):
                self.choice(f"{where}, this", table["this"], Movement)
                self.choice(f"{where}, other", table["other"], Movement)
        return tables

    def _check_sense(self, row: dict[str, Any]) -> None:
        if row["code"] != self.path.stem or not SLUG.fullmatch(row["code"]):
            self.fault(
                "code",
                f'is "{row["code"]}". Write the file\'s name, in lower case with hyphens, without .toml.',
            )
        self.check_numbers(row)
        if bool(row["published_frequency"]) != bool(row["published_source"]):
            self.fault("published_source", "and published_frequency go together. Fill in both or neither.")

    def check_numbers(self, row: dict[str, Any]) -> None:
        """Whether unit, denominator, sample and optimum fit each other."""
        if not 0 <= row["decimals"] <= MOST_DECIMALS:
            self.fault("decimals", f"is {row['decimals']}. Write 0 to {MOST_DECIMALS}.")
        if row["unit"] in NEEDS_BASE and not row["denominator"]:
            self.fault("denominator", f"is empty. Say out of what a {row['unit']} is worked out.")
        if row["unit"] == Unit.COUNT and row["denominator"]:
            self.fault("denominator", 'a count has none. Write "".')
        if row.get("may_exceed_100") and row["unit"] != Unit.PERCENT:
            self.fault("may_exceed_100", f"is for percentages, and this is a {row['unit']}. Take it out.")
        self._check_sample(row)
        self._check_optimum(row)

    def _check_sample(self, row: dict[str, Any]) -> None:
        """A sample is some of all that there are: its figure is a share of those looked at."""
        if "sampled_from" in row and (row["unit"] != Unit.PERCENT or row.get("may_exceed_100")):
            self.fault(
                "sampled_from", "is for a percentage of those looked at, and this is none. Take it out."
            )
        if "population" in row and "sampled_from" not in row:
            self.fault("population", "says how many there are, and not of what. Add sampled_from.")
        if not 1 <= row.get("population", 1) <= LARGEST:
            self.fault(
                "population", f"is {str(row['population'])[:20]}. Write how many there are, or leave it out."
            )

    def _check_optimum(self, row: dict[str, Any]) -> None:
        """A line across averages; bands have a threshold of their own."""
        if ("optimum" in row) != ("optimum_label" in row):
            self.fault("optimum", "and optimum_label go together. Write both or neither.")
        if "optimum" in row and row["unit"] not in AVERAGES:
            self.fault("optimum", f"is for averages, and this is a {row['unit']}. Take it out.")

    def _breakdowns(self, tables: object) -> tuple[BreakdownDefinition, ...]:
        if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
            self.fault("breakdown", "is not a table. Start it with [[breakdown]].")
            return ()
        found: list[BreakdownDefinition] = []
        for number, table in enumerate(tables, 1):
            where = f"breakdown {number}"
            if self.has_keys(table, BREAKDOWN_KEYS, BREAKDOWN_OPTIONS, where):
                found += self._breakdown(table, where)
        self.check_twice("breakdown", [breakdown.code for breakdown in found], "this indicator")
        codes = [category.code for breakdown in found for category in breakdown.categories]
        self.check_twice("categories", codes, "this indicator")
        return tuple(found)

    def _breakdown(self, table: dict[str, Any], where: str) -> list[BreakdownDefinition]:
        kind = self.choice(f"{where}, kind", table["kind"], BreakdownKind)
        emphasised = set(table.get("emphasised", []))
        categories = [
            CategoryDefinition(row["code"], row["label"], row["code"] in emphasised)
            for row in self._category_rows(table["categories"], where)
        ]
        codes = {category.code for category in categories}
        for code in sorted(emphasised - codes):
            self.fault(
                f"{where}, emphasised", f'"{code}" is not one of its categories.{nearest(code, codes)}'
            )
        if len(categories) < 2 and not table.get("open", False):
            self.fault(f"{where}, categories", "has fewer than two. Add some, or write open = true.")
        if ("threshold" in table) != ("threshold_label" in table):
            self.fault(f"{where}, threshold", "and threshold_label go together. Write both or neither.")
        if kind is None:
            return []
        threshold = table.get("threshold_words", "")
        if "threshold" in table:
            threshold = f"{table.get('threshold_label')}: {table['threshold']}"
        is_open = bool(table.get("open", False))
        return [
            BreakdownDefinition(table["code"], table["title"], kind, is_open, threshold, tuple(categories))
        ]

    def _category_rows(self, rows: list[Any], where: str) -> list[dict[str, str]]:
        good = []
        for number, row in enumerate(rows, 1):
            place = f"{where}, category {number}"
            if not isinstance(row, dict):
                self.fault(place, f'is {row!r}. Write {{ code = "...", label = "..." }}.')
            elif self.has_keys(row, CATEGORY_KEYS, {}, place):
                if not SLUG.fullmatch(row["code"]):
                    self.fault(
                        f"{place}, code", f'is "{row["code"]}". Use lower-case letters, digits and hyphens.'
                    )
                good.append(row)
        return good
