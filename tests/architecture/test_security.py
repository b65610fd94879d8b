"""docs/security.md answers every requirement of its standard, and each answer names what it stands on."""

import re

import pytest

from tests.architecture.test_documents import is_there
from tests.paths import PROJECT

DOCUMENT = PROJECT / "docs" / "security.md"
# OWASP ASVS 5.0.0: after each section, how many of its requirements are of level 1 or 2; those left out are of level 3
SECTIONS = """
1.1:2 1.2:9 1.3:11 1.4:3 1.5:2 2.1:3 2.2:3 2.3:4 2.4:1 3.2:2 3.3:4 3.4:6 3.5:5 3.7:2 4.1:3 4.2:1 4.3:2 4.4:4
5.1:1 5.2:3 5.3:2 5.4:3 6.1:3 6.2:12 6.3:4 6.4:4 6.5:5 6.6:3 6.8:4 7.1:3 7.2:4 7.3:2 7.4:5 7.5:2 7.6:2 8.1:2 8.2:3
8.3:1 8.4:1 9.1:3 9.2:4 10.1:2 10.2:2 10.3:4 10.4:11 10.5:5 10.6:2 10.7:3 11.1:2 11.2:3 11.3:3 11.4:4 11.5:1 11.6:1
12.1:3 12.2:2 12.3:4 13.1:1 13.2:5 13.3:2 13.4:5 14.1:2 14.2:4 14.3:3 15.1:3 15.2:3 15.3:7 16.1:1 16.2:5 16.3:4
16.4:3 16.5:3 17.1:1 17.2:4 17.3:2
"""
NEEDS = {
    "met": r"`\w+\.py::\w+`",
    "written": r"\]\([\w/.-]+\.md\)",
    "by design": r"\w",
    "operator": r"\w",
    "not met": r"\w",
    "not applicable": r"\w",
}


def required() -> list[str]:
    counts = (each.split(":") for each in SECTIONS.split())
    return [f"{section}.{number}" for section, count in counts for number in range(1, int(count) + 1)]


def named(cell: str) -> list[str]:
    """`1.2.6 – 1.2.8` is three requirements, `2.1.1, 2.1.2` two."""
    found = []
    for part in cell.split(", "):
        first, *last = part.split(" – ")
        section, _, number = first.rpartition(".")
        until = int(last[0].rpartition(".")[2]) if last else int(number)
        found += [f"{section}.{each}" for each in range(int(number), until + 1)]
    return found


def lines() -> list[list[str]]:
    text = DOCUMENT.read_text(encoding="utf-8")
    return [re.split(r" \| ", line.strip("| ")) for line in text.splitlines() if re.match(r"\| \d", line)]


def test_every_requirement_of_both_levels_has_one_answer():
    assert len(required()) == 253
    assert sorted(each for line in lines() for each in named(line[0])) == sorted(required())


@pytest.mark.parametrize("line", lines(), ids=lambda line: line[0])
def test_each_answer_names_what_it_stands_on(line):
    _, asked, state, evidence = line
    assert asked and re.search(NEEDS[state], evidence), line


def test_a_test_that_is_not_there_is_noticed():
    assert is_there("test_security.py::test_a_test_that_is_not_there_is_noticed")
    assert not is_there("test_security.py::test_that_nobody_wrote")
