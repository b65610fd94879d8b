"""Reads one TOML file of the catalogue and says what is wrong with it: file, key, fault, remedy. Pure."""

import re
import tomllib
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from indicators.definitions import (
    BreakdownDefinition,
    BreakdownKind,
    CategoryDefinition,
    Definition,
    Theme,
)
from indicators.periods import Frequency
from indicators.vocabulary import Basis, Polarity, Unit

Member = TypeVar("Member", bound=StrEnum)

# The longest text of each key, as the database stores it; a key that is not here may be of any length.
LONGEST = {
    "code": 80,
    "title": 120,
    "formal_title": 200,
    "people": 60,
    **dict.fromkeys(("numerator", "denominator"), 200),
    **dict.fromkeys(("source", "published_source", "question"), 250),
}
MAY_BE_EMPTY = {"denominator", "published_frequency", "published_source", "take_care"}
NEEDS_DENOMINATOR = {Unit.PERCENT, Unit.RATE, Unit.RATE_PER_1000, Unit.AVERAGE}
MOST_DECIMALS = 3
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)

KEYS: dict[str, type] = {
    **dict.fromkeys(("code", "title", "formal_title", "theme", "meaning", "why_it_matters"), str),
    **dict.fromkeys(("numerator", "denominator", "people", "unit", "polarity", "basis", "frequency"), str),
    **dict.fromkeys(("source", "published_frequency", "published_source", "take_care", "question"), str),
    "counts_children": bool,
    "decimals": int,
    "glossary": list,
    "related": list,
    "last_reviewed": date,
}
BREAKDOWN_KEYS: dict[str, type] = {"code": str, "title": str, "kind": str, "categories": list}
BREAKDOWN_OPTIONS: dict[str, type] = {
    "open": bool,
    "threshold_label": str,
    "threshold": int,
    "emphasised": list,
}
CATEGORY_KEYS: dict[str, type] = {"code": str, "label": str}
TERM_KEYS: dict[str, type] = {"term": str, "definition": str}
TYPE_WORDS = {
    str: "text in quotes",
    bool: "true or false",
    int: "a whole number",
    list: "a list",
    date: "a date",
}


def nearest(word: str, known: set[str]) -> str:
    near = get_close_matches(word, sorted(known), 1)
    return f' Did you mean "{near[0]}"?' if near else ""


class DefinitionFile:
    """One TOML file and what is wrong with it."""

    def __init__(self, path: Path, faults: list[str]) -> None:
        self.path = path
        self.faults = faults
        self.found = 0

    def fault(self, key: str, message: str) -> None:
        self.found += 1
        self.faults.append(f"{self.path.name}, {key}: {message}")

    def content(self) -> dict[str, Any]:
        try:
            return tomllib.loads(self.path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            self.fault("file", f"there is no such file in {self.path.parent}. Add it.")
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            self.fault("file", f"cannot be read as TOML: {error}. Mend it at the place named.")
        return {}

    def tables(self, name: str) -> list[dict[str, Any]]:
        rows = self.content().get(name, [])
        return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []

    def has_keys(
        self, row: dict[str, Any], needed: dict[str, type], optional: dict[str, type], where: str = ""
    ) -> bool:
        """Whether every key is known, there, of its type, not empty and not too long; faults say what is not."""
        before, known = self.found, {**needed, **optional}
        prefix = f"{where}, " if where else ""
        for key in row.keys() - known.keys():
            self.fault(prefix + key, f"is not a known key.{nearest(key, set(known))}")
        for key in needed.keys() - row.keys():
            self.fault(prefix + key, f"is missing. Add it as {TYPE_WORDS[known[key]]}.")
        for key in sorted(row.keys() & known.keys()):
            self._check_value(prefix + key, key, row[key], known[key])
        return self.found == before

    def _check_value(self, where: str, key: str, value: object, kind: type) -> None:
        # TOML's true is a Python int as well, so the type has to be the very one.
        if type(value) is not kind:
            self.fault(where, f"is {value!r}. Write {TYPE_WORDS[kind]}.")
        elif isinstance(value, str) and not value.strip() and key not in MAY_BE_EMPTY:
            self.fault(where, "is empty. Fill it in.")
        elif isinstance(value, str) and len(value) > LONGEST.get(key, len(value)):
            self.fault(where, f"has {len(value)} letters. Shorten it to {LONGEST[key]}.")
        elif isinstance(value, list) and key != "categories" and not all(type(item) is str for item in value):
            self.fault(where, "holds something that is not text. Put every entry in quotes.")

    def choice(self, key: str, value: str, kind: type[Member]) -> Member | None:
        try:
            return kind(value)
        except ValueError:
            allowed = ", ".join(f'"{member.value}"' for member in kind)
            self.fault(key, f'is "{value}". Write one of {allowed}.')
            return None

    def definition(self) -> Definition | None:
        """The indicator, or None where the file has a fault."""
        row = self.content()
        tables = row.pop("breakdown", [])
        if not row or not self.has_keys(row, KEYS, {}):
            return None
        theme = self.choice("theme", row["theme"], Theme)
        unit = self.choice("unit", row["unit"], Unit)
        polarity = self.choice("polarity", row["polarity"], Polarity)
        basis = self.choice("basis", row["basis"], Basis)
        frequency = self.choice("frequency", row["frequency"], Frequency)
        published = row["published_frequency"]
        published = self.choice("published_frequency", published, Frequency) if published else None
        breakdowns = self._breakdowns(tables)
        self._check_sense(row)
        if self.found or not (theme and unit and polarity and basis and frequency):
            return None
        choices = {"theme": theme, "unit": unit, "polarity": polarity, "basis": basis, "frequency": frequency}
        lists = {"glossary": tuple(row["glossary"]), "related": tuple(row["related"])}
        return Definition(
            **{**row, **choices, **lists, "published_frequency": published, "breakdowns": breakdowns}
        )

    def _check_sense(self, row: dict[str, Any]) -> None:
        if row["code"] != self.path.stem or not SLUG.fullmatch(row["code"]):
            self.fault(
                "code",
                f'is "{row["code"]}". Write the file\'s name, in lower case with hyphens, without .toml.',
            )
        if not 0 <= row["decimals"] <= MOST_DECIMALS:
            self.fault("decimals", f"is {row['decimals']}. Write 0 to {MOST_DECIMALS}.")
        if row["unit"] in NEEDS_DENOMINATOR and not row["denominator"]:
            self.fault("denominator", f"is empty. Say out of what a {row['unit']} is worked out.")
        if row["unit"] == Unit.COUNT and row["denominator"]:
            self.fault("denominator", 'a count has none. Write "".')
        if bool(row["published_frequency"]) != bool(row["published_source"]):
            self.fault("published_source", "and published_frequency go together. Fill in both or neither.")

    def _breakdowns(self, tables: object) -> tuple[BreakdownDefinition, ...]:
        if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
            self.fault("breakdown", "is not a table. Start it with [[breakdown]].")
            return ()
        found: list[BreakdownDefinition] = []
        for number, table in enumerate(tables, 1):
            where = f"breakdown {number}"
            if self.has_keys(table, BREAKDOWN_KEYS, BREAKDOWN_OPTIONS, where):
                found += self._breakdown(table, where)
        self._check_twice("breakdown", [breakdown.code for breakdown in found])
        self._check_twice(
            "categories", [category.code for breakdown in found for category in breakdown.categories]
        )
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
        threshold = f"{table.get('threshold_label')}: {table['threshold']}" if "threshold" in table else ""
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

    def _check_twice(self, key: str, codes: list[str]) -> None:
        for code in sorted({code for code in codes if codes.count(code) > 1}):
            self.fault(key, f'"{code}" is there twice in this indicator. Give each its own code.')
