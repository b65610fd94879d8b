"""What documents say of the code is so: the files and names they mention are there, and architecture.md is whole."""

import re
import tomllib
from functools import cache
from pathlib import Path

import pytest

from tests.architecture.project import LAYERS, ROLES, defined_in, name_of, names_defined_in, project_files
from tests.paths import PROJECT

DOCUMENTS = [PROJECT / "README.md", *sorted((PROJECT / "docs").glob("*.md"))]
ARCHITECTURE = PROJECT / "docs" / "architecture.md"
TOP_FOLDERS = (*LAYERS, "bin", "docs", "static", "templates", "tests")


def code_names(text: str) -> list[str]:
    """What stands between backticks in a line."""
    without_blocks = re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE)
    return re.findall(r"`([^`\n]+)`", without_blocks)


@cache
def files() -> frozenset[str]:
    return frozenset(map(name_of, project_files()))


def is_there(name: str) -> bool:
    """Whether a name is none of a file, folder or module of ours, or is one that exists.

    A file may be named by the end of its path. Names with a gap, such as `templates/<app>/`, say nothing.
    """
    if re.search(r"[<>*{}\s]|\.\.\.", name):
        return True
    if "::" in name:
        return is_test(*name.split("::"))
    if re.fullmatch(r"[\w/-]+\.(py|toml)", name):
        return any(file == name or file.endswith(f"/{name}") for file in files())
    if name.startswith(tuple(f"{folder}/" for folder in TOP_FOLDERS)):
        return (PROJECT / name).exists()
    if re.fullmatch(rf"({'|'.join(LAYERS)})(\.\w+)+", name):
        return is_module(name) or is_defined(name)
    return True


def is_test(place: str, function: str) -> bool:
    found = [file for file in files() if file == place or file.endswith(f"/{place}")]
    return any(function in names_defined_in(PROJECT / file) for file in found)


def is_module(name: str) -> bool:
    place = PROJECT.joinpath(*name.split("."))
    return place.is_dir() or place.with_suffix(".py").is_file()


def is_defined(name: str) -> bool:
    """In the module, or among what its package offers."""
    module, _, last = name.rpartition(".")
    place = PROJECT.joinpath(*module.split("."))
    file = place / "__init__.py" if place.is_dir() else place.with_suffix(".py")
    return file.is_file() and last in names_defined_in(file)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_file_and_name_of_ours_that_a_document_mentions_is_there(document):
    missing = [name for name in code_names(document.read_text(encoding="utf-8")) if not is_there(name)]
    assert not missing


def table(heading: str) -> list[list[str]]:
    """The cells of the table in architecture.md whose first heading that is, without the headings."""
    text = ARCHITECTURE.read_text(encoding="utf-8")
    rows = re.search(rf"^\| {re.escape(heading)} \|.*\n\|[-|]+\n((?:\|.*\n)+)", text, re.MULTILINE)
    assert rows, f"There is no table headed {heading}."
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows[1].splitlines()]


@pytest.mark.parametrize("app", ["indicators", "scorecards", "committees", "accounts"])
def test_architecture_lists_every_room_from_the_ground_up(app):
    contracts = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    floors = next(
        each["layers"] for each in contracts["tool"]["importlinter"]["contracts"] if each["id"] == app
    )
    rooms = [
        floor for floor in reversed(floors) if (PROJECT / app / floor).is_dir() and floor != "management"
    ]
    assert [name.strip("`") for name, _ in table(f"In `{app}/`")] == rooms


def test_architecture_says_of_every_role_what_it_is():
    assert {name.strip("`"): words for name, words in table("Role")} == ROLES


def test_every_step_of_a_figures_way_is_where_architecture_says():
    for step, place, words in table("Step"):
        function = code_names(words)[0]
        path = PROJECT / place.strip("`")
        within: list[Path] = [path] if path.is_file() else sorted(path.rglob("*.py"))
        assert any(function in defined_in(file) for file in within), f"{step}: {function} is not in {place}"
