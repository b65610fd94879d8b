"""Which starter scorecards there are. Each is a file beside this one, in the form of a council's own. Pure."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Starter:
    """`name` is its file's, and what the command calls it; `about` is for whoever chooses one."""

    name: str
    title: str
    about: str

    @property
    def path(self) -> Path:
        return FOLDER / f"{self.name}.toml"

    @property
    def codes(self) -> list[str]:
        """Of its measures, in their order."""
        (card,) = tomllib.loads(self.path.read_text(encoding="utf-8"))["scorecard"]
        return [code for section in card["section"] for code in section["indicators"]]


STARTERS = (
    Starter("corporate-parenting-panel", "Corporate parenting panel", "Children in care and care leavers."),
    Starter("childrens-scrutiny", "Children’s scrutiny", "Help and protection as well."),
    Starter("small-council", "Small council", "The fewest measures that answer the questions."),
)


def starter_named(name: str) -> Starter | None:
    return next((each for each in STARTERS if each.name == name), None)
