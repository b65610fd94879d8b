"""Reads the file in which a council defines its indicators, scorecards, targets, breaks, events and calendar. Pure.

Each app reads its own tables. All faults are told together, so that the file can be mended in one go.
`manage.py define_scorecards` stores what is read here; docs/operations.md says what the file looks like.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from committees.definitions.council_file import CommitteeDefinition, committees_of
from indicators.catalogue.dated.definitions import SeriesDefinitions, SeriesTables
from indicators.catalogue.own.defined.definitions import OwnDefinition, OwnTables
from indicators.collection.calendar.definitions import (
    CollectionDefinition,
    CollectionTables,
    ScorecardSection,
)
from indicators.terms.toml_file import FileFaults, TomlFile, nearest
from scorecards.definitions.council_file import (
    FrameworkDefinition,
    FrameworkTables,
    ScorecardDefinition,
    ScorecardTables,
)

KINDS = ("framework", "scorecard", "indicator", "collection", "target", "break", "event")


@dataclass(frozen=True)
class CouncilDefinition:
    """What one file defines. `gss_code` is the council's where the file says it, otherwise "".

    `indicators` are the council's own. `collections` are None where the file does not speak of them, so that the
    calendar stays as it is.
    """

    gss_code: str
    frameworks: tuple[FrameworkDefinition, ...]
    scorecards: tuple[ScorecardDefinition, ...]
    committees: tuple[CommitteeDefinition, ...]
    collections: tuple[CollectionDefinition, ...] | None
    series: SeriesDefinitions
    indicators: tuple[OwnDefinition, ...] = ()


def read_definition(path: Path, codes: Collection[str]) -> CouncilDefinition:
    """`codes` are those of the indicators the council may show; the file may add others.

    Raises FileFaults with every fault found.
    """
    faults: list[str] = []
    file = TomlFile(path, faults)
    content = file.content()
    if not faults and not content.keys() & set(KINDS):
        file.fault(
            "file", f"defines nothing. Add at least one of {', '.join(f'[[{kind}]]' for kind in KINDS)}."
        )
    for name in content.keys() - {*KINDS, "council"}:
        others = f" Known: {', '.join(KINDS)}."
        file.fault(name, f"is not a known table.{nearest(name, KINDS) or others}")
    council = content.get("council", {})
    gss_code = council.get("gss_code", "") if isinstance(council, dict) else ""
    indicators = OwnTables(path, faults).read(content)
    codes = {*codes, *(each.code for each in indicators)}
    frameworks = FrameworkTables(path, faults).read(content)
    scorecards = ScorecardTables(path, faults).read(content, codes, frameworks)
    collections = CollectionTables(path, faults).read(content, codes, parts_of(scorecards))
    series = SeriesTables(path, faults).read(content, codes)
    if faults:
        raise FileFaults(faults)
    committees = committees_of(content.get("scorecard", []))
    return CouncilDefinition(
        str(gss_code),
        tuple(frameworks),
        tuple(scorecards),
        tuple(committees),
        collections,
        series,
        tuple(indicators),
    )


def parts_of(scorecards: Iterable[ScorecardDefinition]) -> dict[str, list[ScorecardSection]]:
    """Sections by scorecard, for a calendar that follows one."""
    return {
        scorecard.slug: [
            ScorecardSection(each.slug, each.short_title, each.indicators) for each in scorecard.sections
        ]
        for scorecard in scorecards
    }
