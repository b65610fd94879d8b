"""Decides which part of a figure, or what else than a figure, stands under a heading or in a row. Pure.

Columns are told by any of the words (`role_of`): there a word too many is harmless. Rows hold measures, whose names
have such words too ("Average caseload"), so theirs must say it and nothing else (`row_role`).
"""

import re
import tomllib
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple


class Role(StrEnum):
    NONE = ""
    # parts of a figure
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    VALUE = "value"
    # what is beside figures
    NOTE = "commentary"
    LABEL = "name of the measure"
    REFERENCE = "reference"
    AREA = "area"
    ABOUT = "about the measure"
    # what is left out
    TARGET = "target"
    THRESHOLD = "threshold of a colour"
    RAG = "RAG"
    STATUS = "status"
    DIRECTION = "direction of travel"
    NEIGHBOURS = "neighbours"
    ENGLAND = "England"
    REGION = "region"
    YEAR_TO_DATE = "year to date"
    PART_OF_YEAR = "a part of the year that is no quarter"
    AVERAGE = "average"
    CHANGE = "change or difference"
    PREVIOUS = "an earlier period, beside this one"
    FORECAST = "forecast"
    ORDER = "sort order"
    TOTAL = "total"
    PART_OF_COUNCIL = "one team or area"
    OTHER_AREA = "another council or area"

    @property
    def left_out(self) -> bool:
        return self in WHY

    @property
    def part(self) -> bool:
        return self in (Role.NUMERATOR, Role.DENOMINATOR, Role.VALUE)


# Why cells of the role are no figures, in words for who brought the file.
WHY: dict[Role, str] = {
    Role.TARGET: "target: targets are not figures; set them with the measures, with their dates",
    Role.THRESHOLD: "threshold of a colour: not a figure",
    Role.RAG: "RAG: the status is worked out from the figure and the target",
    Role.STATUS: "status: it is worked out from the figure and the target",
    Role.DIRECTION: "direction of travel: it is worked out from the figures",
    Role.NEIGHBOURS: "statistical neighbours: they come from the national file, each by name and year",
    Role.ENGLAND: "England or another national figure: it comes from the national file",
    Role.REGION: "region: it comes from the national file",
    Role.YEAR_TO_DATE: "year to date: a part of the year would stand as a whole one",
    Role.PART_OF_YEAR: "a half year, a term or so many months: no period that figures are kept by",
    Role.AVERAGE: "average: worked out from other figures, of no one period",
    Role.CHANGE: "change or difference: it is worked out from the figures",
    Role.PREVIOUS: "an earlier period beside this one: it has its own place",
    Role.FORECAST: "forecast: not a figure",
    Role.ORDER: "sort order: not a figure",
    Role.PART_OF_COUNCIL: "one team, area or group of several, whose total stands beside it",
    Role.OTHER_AREA: "another council, team or area, beside this council's own",
    Role.TOTAL: "total, minimum or maximum of other figures, of no one period",
}
_LONGEST = 80
ROLES = Path(__file__).with_name("roles.toml")
_ROW_ROLES = {role for role in WHY if role is not Role.ORDER} | {Role.NOTE}


class _Roles(NamedTuple):
    """`columns` in the order in which they are tried; `parts` of rows; `fillers` may stand beside a row's role."""

    columns: tuple[tuple[Role, re.Pattern[str]], ...]
    parts: tuple[tuple[Role, re.Pattern[str]], ...]
    fillers: re.Pattern[str]
    values: frozenset[str]


@cache
def _roles() -> _Roles:
    kept = tomllib.loads(ROLES.read_text("utf-8"))
    columns, parts = (
        tuple((Role[one["role"]], re.compile("|".join(one["said"]))) for one in kept[kind])
        for kind in ("role", "part")
    )
    return _Roles(
        columns, parts, re.compile(rf"\b({'|'.join(kept['fillers'])})\b|[^a-z\s]"), frozenset(kept["values"])
    )


def role_of(rest: str) -> tuple[Role, str]:
    """The role that a heading's words say, and the words that say nothing known ("" beside a role)."""
    words = " ".join(rest.split()).strip(" -:,;.")
    if not words:
        return Role.NONE, ""
    if all(word in _roles().values for word in re.findall(r"[^\s()]+", words)):
        return Role.VALUE, ""
    for role, pattern in _roles().columns:
        if pattern.search(words):
            return role, ""
    return Role.NONE, words


@lru_cache(maxsize=8192)
def row_role(text: str) -> Role:
    """The role of a row by the text beside it, where that says the role and nothing else; a part of a figure too."""
    if len(text) > _LONGEST:
        return Role.NONE
    words = " ".join(re.sub(r"20\d\d([/-]\d\d)?|\b\d\d/\d\d\b", " ", text.casefold()).split()).strip(
        " -:,;.*"
    )
    if not words:
        return Role.NONE
    for part, named in _roles().parts:
        if named.fullmatch(words):
            return part
    for role, pattern in _roles().columns:
        if role in _ROW_ROLES and pattern.search(words):
            rest = _roles().fillers.sub(" ", pattern.sub(" ", words))
            if not rest.strip():
                return role
    return Role.NONE
