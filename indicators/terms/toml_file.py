"""Reads the tables of one TOML file and says what is wrong with them: table, key, fault, remedy. Pure.

A kind of file subclasses `TomlFile` with what its keys may hold.
"""

import re
import tomllib
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from indicators.terms.wording import did_you_mean

Member = TypeVar("Member", bound=StrEnum)
Table = dict[str, Any]

FIRST_YEAR, LAST_YEAR = 1990, 2100
LARGEST = 1_000_000_000
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
TYPE_WORDS = {
    str: "text in quotes",
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    list: "a list",
    dict: "a table in curly brackets",
    date: "a date without quotes, such as 2026-04-01",
}


class FileFaults(ValueError):
    """The file cannot be used. `faults` holds one line for each fault: file, table, key, what is wrong, remedy."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


def read_toml(text: str) -> Table:
    """Raises ValueError, which says what is wrong and where it can be told."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        raise
    except ValueError:
        raise ValueError("a whole number in it has more digits than can be read") from None
    except RecursionError:
        raise ValueError("it is nested more deeply than can be read") from None


def nearest(word: str, known: Collection[str], most: int = 1) -> str:
    """' Did you mean "advocacy"?', or "" where nothing known is like it."""
    said = did_you_mean(word, sorted(known), most)
    return f" {said}" if said else ""


class TomlFile:
    """One TOML file and what is wrong with it. Faults go into the list given, so that many files can share it."""

    # The longest text of each key, as the database stores it; a key that is not here may be of any length.
    longest: Mapping[str, int] = {}
    may_be_empty: Collection[str] = frozenset()
    lists_of_tables: Collection[str] = frozenset()

    def __init__(self, path: Path, faults: list[str]) -> None:
        self.path = path
        self.faults = faults
        self.found = 0

    def fault(self, key: str, message: str) -> None:
        self.found += 1
        self.faults.append(f"{self.path.name}, {key}: {message}")

    def content(self) -> Table:
        """Everything in the file; nothing where it cannot be read, which is a fault."""
        try:
            return read_toml(self.path.read_text(encoding="utf-8-sig"))
        except FileNotFoundError:
            self.fault("file", f"there is no such file in {self.path.parent}. Add it.")
        except OSError as error:
            self.fault("file", f"cannot be read: {error.strerror}.")
        except ValueError as error:  # not TOML, or not UTF-8
            self.fault("file", f"cannot be read as TOML: {error}. Mend it at the place named.")
        return {}

    def tables(self, content: Table, name: str, where: str = "") -> list[Table]:
        """The tables of that name; a fault where it is something else."""
        rows = content.get(name, [])
        if isinstance(rows, list) and all(isinstance(row, dict) for row in rows):
            return rows
        self.fault(f"{where}, {name}" if where else name, f"is not a table. Start each with [[{name}]].")
        return []

    def has_keys(
        self, row: Table, needed: Mapping[str, type], optional: Mapping[str, type], where: str = ""
    ) -> bool:
        """Whether every key is known, there, of its type, not empty and not too long; faults say what is not."""
        before, known = self.found, {**needed, **optional}
        prefix = f"{where}, " if where else ""
        for key in sorted(row.keys() - known.keys()):
            others = f" Known: {', '.join(known)}."
            self.fault(prefix + key, f"is not a known key.{nearest(key, known) or others}")
        for key in sorted(needed.keys() - row.keys()):
            self.fault(prefix + key, f"is missing. Add it as {TYPE_WORDS[known[key]]}.")
        for key in sorted(row.keys() & known.keys()):
            self._check_value(prefix + key, key, row[key], known[key])
        return self.found == before

    def _check_value(self, where: str, key: str, value: object, kind: type) -> None:
        # TOML's true is a Python int as well, so the type has to be the very one.
        if type(value) is not kind and not (kind is float and type(value) is int):
            self.fault(where, f"is {value!r}. Write {TYPE_WORDS[kind]}.")
        elif isinstance(value, str):
            self._check_text(where, key, value)
        elif kind is float and isinstance(value, int | float) and not abs(value) <= LARGEST:
            self.fault(where, f"is {str(value)[:20]}. Write a number up to {LARGEST:,}.")
        elif isinstance(value, date) and not FIRST_YEAR <= value.year <= LAST_YEAR:
            self.fault(where, f"is {value}. Write a date from {FIRST_YEAR} to {LAST_YEAR}.")
        elif isinstance(value, list) and not (
            key in self.lists_of_tables or all(type(item) is str for item in value)
        ):
            self.fault(where, "holds something that is not text. Put every entry in quotes.")

    def _check_text(self, where: str, key: str, value: str) -> None:
        if not value.strip() and key not in self.may_be_empty:
            self.fault(where, "is empty. Fill it in.")
        elif CONTROL.search(value):
            self.fault(where, "holds a control character. Take it out.")
        else:
            self.check_length(where, value, self.longest.get(key, len(value)))

    def check_length(self, where: str, value: str, most: int) -> None:
        if len(value) > most:
            self.fault(where, f"has {len(value)} letters. Shorten it to {most}.")

    def choice(self, key: str, value: str, kind: Iterable[Member]) -> Member | None:
        """The member of the enumeration, or of some of it, that is written so."""
        found = next((member for member in kind if member.value == value), None)
        if found is None:
            allowed = ", ".join(f'"{member.value}"' for member in kind)
            self.fault(key, f'is "{value}". Write one of {allowed}.')
        return found

    def check_slug(self, where: str, value: str) -> None:
        """For what stands in addresses."""
        if not SLUG.fullmatch(value):
            self.fault(where, f'is "{value}". Use lower-case letters, digits and single hyphens.')

    def check_twice(self, key: str, names: list[str], place: str) -> None:
        """A fault for each name that is there more than once in `place`, as in "this file"."""
        for name in sorted({name for name in names if names.count(name) > 1}):
            self.fault(key, f'"{name}" is there twice in {place}. Give each its own.')

    def check_known_indicator(self, where: str, code: str, codes: Collection[str]) -> None:
        """A fault with the nearest codes where the council has no such indicator."""
        if code not in codes:
            remedy = nearest(code, codes, 3) or " The page “Bring in a file of figures” lists the codes."
            self.fault(where, f'there is no indicator "{code}".{remedy}')
