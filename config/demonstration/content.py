"""What ships for one demonstration council: its TOML files and its file of figures. Pure."""

import tomllib
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from config.definition_file.council_file import CouncilDefinition, read_definition
from config.demonstration.moving import AS_WRITTEN, Move
from config.demonstration.since import with_since
from indicators.catalogue.shipped import FOLDER, read_catalogue

Table = dict[str, Any]
HERE = Path(__file__).parent
IN_HAND = ("collecting", "coming")  # what is being done, and is still to come


@dataclass(frozen=True)
class Content:
    """What council.toml defines, and tables as the other files hold them.

    `figures` is the path of figures.csv, None for the council that is made up. `latest` is what latest-year.toml says
    of the newest year that is published of it, nothing where there is no such file. `indicators` is the folder of its
    own indicators, `collecting` the quarter in which officers are at work; `move` is by how much days and periods were
    moved on from those that were written.
    """

    council: Table
    definition: CouncilDefinition
    commentaries: list[Table]
    summaries: list[Table]
    evidence: list[Table]
    editions: list[Table]
    members: list[Table]
    meetings: list[Table]
    figures: Path | None
    latest: Table
    indicators: Path | None = None
    collecting: Table | None = None
    move: Move = AS_WRITTEN

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
    for meeting in parts["meeting"]:
        if "minutes" in meeting:  # in our words, in a form in which councils publish theirs
            meeting["minutes"] = (folder / "minutes" / meeting["minutes"]).read_text(encoding="utf-8")
    figures, latest = folder / "figures.csv", folder / "latest-year.toml"
    indicators, collecting = folder / "indicators", folder / "collecting.toml"
    return Content(
        council=parts["council"],
        definition=read_definition(folder / "council.toml", codes),
        commentaries=parts.get("commentary", []),
        summaries=parts.get("summary", []),
        evidence=parts.get("evidence", []),
        editions=parts.get("edition", []),
        members=parts.get("member", []),
        meetings=parts["meeting"],
        figures=figures if figures.exists() else None,
        latest=tomllib.loads(latest.read_text(encoding="utf-8")) if latest.exists() else {},
        indicators=indicators if indicators.exists() else None,
        collecting=tomllib.loads(collecting.read_text(encoding="utf-8")) if collecting.exists() else None,
    )


def read_moved(folder: Path, codes: set[str], move: Move) -> Content:
    """The files of the fictional council as they would be written some quarters later, with what came since and the
    meeting to come."""
    with TemporaryDirectory() as name:
        moved = Path(name)
        (moved / "minutes").mkdir()
        for path in (*folder.glob("*.toml"), *folder.glob("minutes/*.txt")):
            text = move.text(path.read_text(encoding="utf-8"), in_hand=path.stem in IN_HAND)
            named = move.text(str(path.relative_to(folder)), in_hand=path.stem in IN_HAND)
            (moved / named).write_text(text, encoding="utf-8")
        content = read_content(moved, codes)
        since, coming = (
            tomllib.loads((moved / f"{name}.toml").read_text(encoding="utf-8"))
            for name in ("since", "coming")
        )
    return replace(
        content,
        definition=due_later(content.definition, move.due_later),
        editions=content.editions + since["edition"],
        meetings=with_since(content.meetings, since) + coming["meeting"],
        indicators=folder / "indicators",
        move=move,
    )


def due_later(definition: CouncilDefinition, days: int) -> CouncilDefinition:
    """What is due so many days after a quarter's end, due `days` later."""
    later = (replace(each, days_after=each.days_after + days) for each in definition.collections or ())
    return replace(definition, collections=tuple(later))


def read_all(today: date | None = None) -> list[Content]:
    """Every demonstration council, the fictional one first.

    With `today` the fictional one stands today as it stood on the day it was written of; without, as it is written.
    Real councils keep the days of their documents.
    """
    codes = {definition.code for definition in read_catalogue(FOLDER)}
    contents = [read_content(path.parent, codes) for path in sorted(HERE.glob("*/council.toml"))]
    if today is not None:
        move = Move.to(today)
        contents = [
            read_moved(HERE / one.slug, codes, move) if one.council["illustrative"] else one
            for one in contents
        ]
    return sorted(contents, key=lambda content: (not content.council["illustrative"], content.slug))
