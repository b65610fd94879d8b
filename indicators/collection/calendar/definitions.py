"""A council's collection calendar as its file defines it, before it is stored. Pure.

[[collection]]  slug, title, indicators, first_period, days_after, owners
[[collection]]  scorecard, first_period, days_after, owners: one for each section of that scorecard
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from indicators.terms.periods import Frequency, Period, PeriodError
from indicators.terms.toml_file import Table, TomlFile, nearest
from indicators.terms.written_periods import parse_period

USUAL_DAYS, MOST_DAYS = 17, 365
KEYS: dict[str, type] = {"slug": str, "title": str, "indicators": list, "first_period": str}
WHOLE_KEYS: dict[str, type] = {"scorecard": str, "first_period": str}
OPTIONS: dict[str, type] = {"days_after": int, "owners": list}


@dataclass(frozen=True)
class CollectionDefinition:
    """One section of the calendar.

    `first_period` is a quarter's code, `indicators` are codes in their order, `owners` e-mail addresses in small
    letters, sorted; None leaves the owners as they are.
    """

    slug: str
    title: str
    days_after: int
    first_period: str
    indicators: tuple[str, ...]
    owners: tuple[str, ...] | None = None

    @property
    def first(self) -> Period:
        return Period.from_code(self.first_period)


class ScorecardSection(NamedTuple):
    """A section of a scorecard, as far as a calendar can be made from it."""

    slug: str
    title: str
    indicators: tuple[str, ...]


class CollectionTables(TomlFile):
    """`read` gives what has no fault; the rest is in `faults`."""

    longest = {"slug": 40, "title": 80}

    def read(
        self, content: Table, codes: Collection[str], scorecards: Mapping[str, Sequence[ScorecardSection]]
    ) -> tuple[CollectionDefinition, ...] | None:
        """`codes` are the council's indicators, `scorecards` those of the same file. None without any table."""
        if "collection" not in content:
            return None
        rows = list(enumerate(self.tables(content, "collection"), 1))
        named = {
            code
            for _, row in rows
            if "scorecard" not in row and isinstance(row.get("indicators"), list)
            for code in row["indicators"]
            if isinstance(code, str)
        }
        found: list[CollectionDefinition] = []
        for number, row in rows:
            where = f"collection {number}"
            if "scorecard" in row:
                found += self._of_scorecard(row, where, scorecards, named)
            else:
                found += self._of_its_own(row, where, codes)
        self.check_twice("collection, slug", [each.slug for each in found], "this file")
        collected = [code for each in found for code in each.indicators]
        self.check_twice("collection, indicators", collected, "the collections of this file")
        return tuple(found)

    def _of_its_own(self, row: Table, where: str, codes: Collection[str]) -> list[CollectionDefinition]:
        if not self.has_keys(row, KEYS, OPTIONS, where):
            return []
        self.check_slug(f"{where}, slug", row["slug"])
        if not row["indicators"]:
            self.fault(f"{where}, indicators", "is empty. Name at least one.")
        for code in row["indicators"]:
            self.check_known_indicator(f"{where}, indicators", code, codes)
        part = ScorecardSection(row["slug"], row["title"], tuple(row["indicators"]))
        return self._defined(row, where, [part])

    def _of_scorecard(
        self, row: Table, where: str, scorecards: Mapping[str, Sequence[ScorecardSection]], taken: set[str]
    ) -> list[CollectionDefinition]:
        """An indicator that is collected elsewhere is left there; a section without any other has no collection."""
        if not self.has_keys(row, WHOLE_KEYS, OPTIONS, where):
            return []
        if row["scorecard"] not in scorecards:
            remedy = nearest(row["scorecard"], scorecards) or " Add it as [[scorecard]]."
            name = row["scorecard"]
            self.fault(f"{where}, scorecard", f'there is no scorecard "{name}" in this file.{remedy}')
            return []
        parts = []
        for slug, title, indicators in scorecards[row["scorecard"]]:
            left = tuple(code for code in indicators if code not in taken)
            taken.update(left)
            parts += [ScorecardSection(slug, title, left)] if left else []
        return self._defined(row, where, parts)

    def _defined(
        self, row: Table, where: str, parts: Sequence[ScorecardSection]
    ) -> list[CollectionDefinition]:
        days, first = row.get("days_after", USUAL_DAYS), self._quarter(row["first_period"], where)
        if not 0 <= days <= MOST_DAYS:
            self.fault(f"{where}, days_after", f"is {days}. Write a number of days from 0 to {MOST_DAYS}.")
        owners = self._owners(row, where)
        if first is None:
            return []
        return [
            CollectionDefinition(part.slug, part.title, days, first.code, part.indicators, owners)
            for part in parts
        ]

    def _quarter(self, text: str, where: str) -> Period | None:
        try:
            period = parse_period(text)
        except PeriodError as error:
            self.fault(f"{where}, first_period", str(error))
            return None
        if period.frequency is not Frequency.QUARTER:
            self.fault(
                f"{where}, first_period", f'"{text}" is not a quarter. Write one, such as "2025/26 Q1".'
            )
            return None
        return period

    def _owners(self, row: Table, where: str) -> tuple[str, ...] | None:
        if "owners" not in row:
            return None
        owners = [email.strip().lower() for email in row["owners"]]
        for email in owners:
            if "@" not in email:
                self.fault(f"{where}, owners", f'"{email}" is no e-mail address. Write one, or leave it out.')
        return tuple(sorted(set(owners)))
