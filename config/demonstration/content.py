"""What ships for one demonstration council: its TOML files and its file of figures. Pure."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Table = dict[str, Any]
HERE = Path(__file__).parent


@dataclass(frozen=True)
class Content:
    """Tables as the files hold them. `figures` is the path of figures.csv, None for the council that is made up."""

    council: Table
    frameworks: list[Table]
    scorecards: list[Table]
    targets: list[Table]
    breaks: list[Table]
    events: list[Table]
    commentaries: list[Table]
    summaries: list[Table]
    editions: list[Table]
    meetings: list[Table]
    figures: Path | None

    @property
    def slug(self) -> str:
        return str(self.council["slug"])


def read_content(folder: Path) -> Content:
    """The files of one council. Raises FileNotFoundError or TOMLDecodeError where one is missing or spoilt."""
    parts: Table = {}
    for name in ("council", "words", "meetings"):
        parts |= tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))
    figures = folder / "figures.csv"
    return Content(
        council=parts["council"],
        frameworks=parts.get("framework", []),
        scorecards=parts["scorecard"],
        targets=parts.get("target", []),
        breaks=parts.get("break", []),
        events=parts.get("event", []),
        commentaries=parts.get("commentary", []),
        summaries=parts.get("summary", []),
        editions=parts.get("edition", []),
        meetings=parts["meeting"],
        figures=figures if figures.exists() else None,
    )


def read_all() -> list[Content]:
    """Every demonstration council, the fictional one first."""
    contents = [read_content(path.parent) for path in sorted(HERE.glob("*/council.toml"))]
    return sorted(contents, key=lambda content: (not content.council["illustrative"], content.slug))
