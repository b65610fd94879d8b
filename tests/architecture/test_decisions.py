"""Each decision is written down whole: when, why, what else could have been done, and what follows."""

import re
from pathlib import Path

import pytest

from tests.paths import PROJECT

DECISIONS = sorted((PROJECT / "docs" / "adr").glob("*.md"))
PARTS = ["Context", "Options", "Decision", "Consequences"]
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"


def number_of(path: Path) -> int:
    return int(path.name[:4])


def test_each_decision_has_a_number_of_its_own_and_none_is_missing():
    numbers = [number_of(path) for path in DECISIONS]
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_says_when_why_what_else_and_what_follows(path):
    title, _, rest = path.read_text(encoding="utf-8").partition("\n\n")
    assert re.fullmatch(rf"# {number_of(path)}\. \S.*", title)
    assert re.match(rf"\d{{1,2}} ({MONTHS}) \d{{4}}\b", rest)
    sections = re.split(r"^## (.*)\n", rest, flags=re.MULTILINE)[1:]
    assert sections[::2] == PARTS
    assert all(text.strip() for text in sections[1::2])


def test_decisions_lead_to_each_other_by_links_that_are_there():
    missing = [
        f"{path.name}: {target}"
        for path in DECISIONS
        for target in re.findall(r"\]\((?!https?:)([^)#\s]+)", path.read_text(encoding="utf-8"))
        if not (path.parent / target).exists()
    ]
    assert not missing
