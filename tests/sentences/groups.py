"""The sentences in their groups: which there are is read from the code, when each is said from sentences.toml."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .templates import Template, templates_of

SAID = Path(__file__).parent / "sentences.toml"


@dataclass(frozen=True)
class Group:
    """`when` holds for all of the group; `said` by sentence, where each has its own."""

    title: str
    about: str
    files: list[str]
    when: str
    said: dict[str, str]
    templates: list[Template]

    @property
    def unexplained(self) -> list[str]:
        """Sentences of the code of which sentences.toml does not say when they are said."""
        return [] if self.when else [each.text for each in self.templates if each.text not in self.said]

    @property
    def gone(self) -> list[str]:
        """Sentences of sentences.toml that the code has no more."""
        texts = {each.text for each in self.templates}
        return [text for text in self.said if text not in texts]


@cache
def groups() -> list[Group]:
    found = tomllib.loads(SAID.read_text(encoding="utf-8"))["group"]
    return [
        Group(
            each["title"],
            each["about"],
            each["files"],
            each.get("when", ""),
            each.get("said", {}),
            templates_in(each),
        )
        for each in found
    ]


def templates_in(group: dict) -> list[Template]:
    """Those of its files, `only` of some functions or `without` some; each text once."""
    only, without = group.get("only"), group.get("without", [])
    once: dict[str, Template] = {}
    for file in group["files"]:
        for each in templates_of(file):
            if (only is None or each.where in only) and each.where not in without:
                once.setdefault(each.text, each)
    return list(once.values())
