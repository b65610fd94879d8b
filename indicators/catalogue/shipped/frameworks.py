"""Where the catalogue's indicators stand in national frameworks, as `frameworks.toml` says with its source. Pure."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

FILE = Path(__file__).parent / "frameworks.toml"


@dataclass(frozen=True)
class Place:
    """An outcome or an enabler of a framework."""

    code: str
    kind: Literal["outcome", "enabler"]
    title: str


@dataclass(frozen=True)
class NationalFramework:
    """`note` says what a reader must know of how measures were matched."""

    code: str
    title: str
    published: str
    address: str
    note: str
    places: tuple[Place, ...] = ()


@dataclass(frozen=True)
class FrameworkSource:
    """What names the metrics, and when it was read."""

    code: str
    title: str
    address: str
    read: date


@dataclass(frozen=True)
class Tag:
    """An indicator at its place. `metric` and `domain` are the source's own words."""

    indicator: str
    framework: NationalFramework
    place: Place
    source: FrameworkSource
    domain: str
    metric: str
    differs: str = ""


@dataclass(frozen=True)
class NationalFrameworks:
    frameworks: tuple[NationalFramework, ...]
    tags: tuple[Tag, ...]

    def of(self, code: str) -> list[Tag]:
        """Where the catalogue's indicator of that code stands."""
        return [tag for tag in self.tags if tag.indicator == code]


@cache
def national_frameworks(path: Path = FILE) -> NationalFrameworks:
    """Raises KeyError where a tag names a framework, a place or a source that the file does not have."""
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    frameworks = {row["code"]: _framework(row) for row in content["framework"]}
    sources = {row["code"]: FrameworkSource(**row) for row in content["source"]}
    tags = (_tag(row, frameworks, sources) for row in content["tag"])
    return NationalFrameworks(tuple(frameworks.values()), tuple(tags))


def _framework(row: dict[str, Any]) -> NationalFramework:
    places = tuple(Place(**place) for place in row.pop("place", []))
    return NationalFramework(**row, places=places)


def _tag(
    row: dict[str, Any], frameworks: dict[str, NationalFramework], sources: dict[str, FrameworkSource]
) -> Tag:
    framework = frameworks[row["framework"]]
    places = {place.code: place for place in framework.places}
    named = {"framework": framework, "place": places[row["place"]], "source": sources[row["source"]]}
    return Tag(**{**row, **named})
