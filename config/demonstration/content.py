"""What ships for one demonstration council: its TOML files and its file of figures. Pure."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from config.definition_file.council_file import CouncilDefinition, read_definition
from indicators.catalogue.shipped import FOLDER, read_catalogue

Table = dict[str, Any]
HERE = Path(__file__).parent


@dataclass(frozen=True)
class Content:
    """What council.toml defines, and tables as the other files hold them.

    `figures` is the path of figures.csv, None for the council that is made up. `latest` is what latest-year.toml says
    of the newest year that is published of it, nothing where there is no such file. `indicators` is the folder of its
    own indicators.
    """

    council: Table
    definition: CouncilDefinition
    commentaries: list[Table]
    summaries: list[Table]
    evidence: list[Table]
    editions: list[Table]
    meetings: list[Table]
    figures: Path | None
    latest: Table
    indicators: Path | None = None

    @property
    def slug(self) -> str:
        return str(self.council["slug"])


def read_content(folder: Path, codes: set[str]) -> Content:
    """The files of one council; `codes` are the catalogue's.

    Raises FileFaults, FileNotFoundError or TOMLDecodeError where one is faulty, missing or spoilt.
    """
    parts: Table = {}
    more = ["evidence"] if (folder / "evidence.toml").exists() else []
    for name in ("council", "words", "meetings", *more):
        parts |= tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))
    figures, latest = folder / "figures.csv", folder / "latest-year.toml"
    indicators = folder / "indicators"
    return Content(
        council=parts["council"],
        definition=read_definition(folder / "council.toml", codes),
        commentaries=parts.get("commentary", []),
        summaries=parts.get("summary", []),
        evidence=parts.get("evidence", []),
        editions=parts.get("edition", []),
        meetings=parts["meeting"],
        figures=figures if figures.exists() else None,
        latest=tomllib.loads(latest.read_text(encoding="utf-8")) if latest.exists() else {},
        indicators=indicators if indicators.exists() else None,
    )


def read_all() -> list[Content]:
    """Every demonstration council, the fictional one first."""
    codes = {definition.code for definition in read_catalogue(FOLDER)}
    contents = [read_content(path.parent, codes) for path in sorted(HERE.glob("*/council.toml"))]
    return sorted(contents, key=lambda content: (not content.council["illustrative"], content.slug))
