"""Frameworks and scorecards as a council's file defines them, before they are stored. Pure.

[[framework]]  slug, name, description     [[framework.line]]     code, question, evidence
[[scorecard]]  slug, committee, short_name, title, framework
                                           [[scorecard.section]]  slug, question, short_title, line, indicators,
                                                                  shown_from, shown_until (quarters by code)
"""

from collections.abc import Collection
from dataclasses import dataclass

from indicators.terms.toml_file import Table, TomlFile, nearest
from indicators.terms.written_periods import Frequency, Period, PeriodError, parse_period

# First parts of a council's addresses that are taken: a scorecard of that name could not be opened.
TAKEN_ADDRESSES = frozenset(
    {
        "actions",
        "audit",
        "compare",
        "definitions",
        "evidence",
        "figures",
        "frameworks",
        "getting-started",
        "measures",
        "meetings",
    }
    | {
        "national-figures",
        "people",
        "requests",
        "scorecards",
        "search",
        "settings",
        "similar-councils",
        "systems",
    }
    | {"weekly", "words", "work"}
)

FRAMEWORK_KEYS: dict[str, type] = {"slug": str, "name": str, "line": list}
FRAMEWORK_OPTIONS: dict[str, type] = {"description": str}
LINE_KEYS: dict[str, type] = {"code": str, "question": str}
LINE_OPTIONS: dict[str, type] = {"evidence": str}
SCORECARD_KEYS: dict[str, type] = {
    **dict.fromkeys(("slug", "committee", "title"), str),
    "section": list,
}
SCORECARD_OPTIONS: dict[str, type] = {"short_name": str, "framework": str}
SECTION_KEYS: dict[str, type] = {
    **dict.fromkeys(("slug", "question", "short_title"), str),
    "indicators": list,
}
SECTION_OPTIONS: dict[str, type] = {"line": str, "shown_from": dict, "shown_until": dict}
Quarters = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class LineDefinition:
    """A key line of enquiry; `evidence` says what a number cannot show."""

    code: str
    question: str
    evidence: str = ""


@dataclass(frozen=True)
class FrameworkDefinition:
    slug: str
    name: str
    description: str
    lines: tuple[LineDefinition, ...]


@dataclass(frozen=True)
class SectionDefinition:
    """`line` is the code of its key line of enquiry or "", `indicators` are codes in their order.

    `shown_from` and `shown_until` are pairs of an indicator's code and a quarter's ("2026-27-Q1"), sorted: of those
    alone that are not shown in all periods.
    """

    slug: str
    question: str
    short_title: str
    line: str
    indicators: tuple[str, ...]
    shown_from: Quarters = ()
    shown_until: Quarters = ()


@dataclass(frozen=True)
class ScorecardDefinition:
    """`framework` is a slug, or ""."""

    slug: str
    committee: str
    title: str
    framework: str
    sections: tuple[SectionDefinition, ...]


class FrameworkTables(TomlFile):
    longest = {"slug": 80, "name": 160, "code": 40, "question": 250}
    may_be_empty = frozenset({"description", "evidence"})
    lists_of_tables = frozenset({"line"})

    def read(self, content: Table) -> list[FrameworkDefinition]:
        """The frameworks without faults; what is wrong with the others is in `faults`."""
        found = []
        for number, row in enumerate(self.tables(content, "framework"), 1):
            where = f"framework {number}"
            if self.has_keys(row, FRAMEWORK_KEYS, FRAMEWORK_OPTIONS, where):
                self.check_slug(f"{where}, slug", row["slug"])
                lines = self._lines(row, where)
                found.append(FrameworkDefinition(row["slug"], row["name"], row.get("description", ""), lines))
        self.check_twice("framework, slug", [each.slug for each in found], "this file")
        return found

    def _lines(self, framework: Table, where: str) -> tuple[LineDefinition, ...]:
        found = []
        for number, row in enumerate(self.tables(framework, "line", where), 1):
            place = f"{where}, line {number}"
            if self.has_keys(row, LINE_KEYS, LINE_OPTIONS, place):
                self.check_slug(f"{place}, code", row["code"])
                found.append(LineDefinition(row["code"], row["question"], row.get("evidence", "")))
        self.check_twice(f"{where}, line, code", [each.code for each in found], "this framework")
        return tuple(found)


class ScorecardTables(TomlFile):
    """`codes` are the council's indicators, `frameworks` those of the same file."""

    longest = {
        "slug": 80,
        "committee": 160,
        "short_name": 60,
        "title": 160,
        "framework": 80,
        "question": 160,
        "short_title": 60,
        "line": 40,
    }
    lists_of_tables = frozenset({"section"})

    def read(
        self, content: Table, codes: Collection[str], frameworks: Collection[FrameworkDefinition]
    ) -> list[ScorecardDefinition]:
        """The scorecards without faults; what is wrong with the others is in `faults`."""
        lines = {each.slug: {line.code for line in each.lines} for each in frameworks}
        found = []
        for number, row in enumerate(self.tables(content, "scorecard"), 1):
            where = f"scorecard {number}"
            if self.has_keys(row, SCORECARD_KEYS, SCORECARD_OPTIONS, where):
                found.append(self._scorecard(row, where, codes, lines))
        self.check_twice("scorecard, slug", [each.slug for each in found], "this file")
        return found

    def _scorecard(
        self, row: Table, where: str, codes: Collection[str], lines: dict[str, set[str]]
    ) -> ScorecardDefinition:
        self.check_slug(f"{where}, slug", row["slug"])
        if row["slug"] in TAKEN_ADDRESSES:
            self.fault(f"{where}, slug", f'"{row["slug"]}" is an address of the site itself. Choose another.')
        framework = row.get("framework", "")
        if framework and framework not in lines:
            remedy = nearest(framework, lines) or " Add it as [[framework]]."
            self.fault(f"{where}, framework", f'there is no framework "{framework}" in this file.{remedy}')
        sections = self._sections(row, where, codes, lines.get(framework, set()))
        return ScorecardDefinition(row["slug"], row["committee"], row["title"], framework, sections)

    def _sections(
        self, scorecard: Table, where: str, codes: Collection[str], lines: set[str]
    ) -> tuple[SectionDefinition, ...]:
        found: list[SectionDefinition] = []
        for number, row in enumerate(self.tables(scorecard, "section", where), 1):
            place = f"{where}, section {number}"
            if self.has_keys(row, SECTION_KEYS, SECTION_OPTIONS, place):
                self._check_section(row, place, codes, lines)
                texts = (row["slug"], row["question"], row["short_title"], row.get("line", ""))
                quarters = (self._quarters(row, each, place) for each in ("shown_from", "shown_until"))
                found.append(SectionDefinition(*texts, tuple(row["indicators"]), *quarters))
        if not found:
            self.fault(f"{where}, section", "is missing. Add at least one as [[scorecard.section]].")
        self.check_twice(f"{where}, section, slug", [each.slug for each in found], "this scorecard")
        named = [code for section in found for code in section.indicators]
        self.check_twice(f"{where}, section, indicators", named, "this scorecard")
        return tuple(found)

    def _quarters(self, row: Table, key: str, place: str) -> Quarters:
        found = []
        for code, text in sorted(row.get(key, {}).items()):
            where = f"{place}, {key}, {code}"
            if code not in row["indicators"]:
                self.fault(where, f"is not in this section.{nearest(code, row['indicators'])}")
            elif (quarter := self._quarter(text, where)) is not None:
                found.append((code, quarter.code))
        return tuple(found)

    def _quarter(self, text: object, where: str) -> Period | None:
        try:
            period = parse_period(text) if isinstance(text, str) else None
        except PeriodError:
            period = None
        if period is None or period.frequency is not Frequency.QUARTER:
            self.fault(where, f'is {str(text)[:40]!r}. Write a quarter, such as "2026/27 Q1".')
            return None
        return period

    def _check_section(self, row: Table, place: str, codes: Collection[str], lines: set[str]) -> None:
        self.check_slug(f"{place}, slug", row["slug"])
        self.check_length(f"{place}, slug", row["slug"], 40)
        line = row.get("line", "")
        if line and line not in lines:
            self.fault(
                f"{place}, line",
                f'the scorecard\'s framework has no line "{line}".{nearest(line, lines) or " Add it there."}',
            )
        if not row["indicators"]:
            self.fault(f"{place}, indicators", "is empty. Name at least one.")
        for code in row["indicators"]:
            self.check_known_indicator(f"{place}, indicators", code, codes)
