"""The files themselves: short, with nothing of one machine in them."""

import ast
import re

import pytest

from scorecards.editions.caches import source_files as source_files_that_draw
from tests.architecture.project import name_of, project_files, source_files, tree_of
from tests.paths import PROJECT

LONGEST_MODULE = 300
LONGEST_FUNCTION = 45
# Longer ones, and why they are.
LONG_MODULES: dict[str, str] = {}
LONG_FUNCTIONS: dict[str, str] = {}
# What stands beside the application: how it is tried, started and told of.
NEVER_DRAWS = (
    ".ci/",
    ".gitignore",
    "LICENSE",
    "README.md",
    "bin/",
    "docs/",
    "gunicorn.conf.py",
    "manage.py",
    "pyproject.toml",
    "requirements.in",
    "tests/",
)

# Spelt in halves, so that this file does not hold what it looks for.
OF_ONE_MACHINE = re.compile(
    "|".join(
        [
            r"(?<![\w.}])/" + r"work/",
            r"(?<![\w.}])/" + r"tmp/",
            r"(?<![\w.}])/" + r"root/",
            r"/" + r"home/\w+/",
            r"files\." + r"pythonhosted",
            r"pypi\." + r"org",
            r"registry\." + r"npmjs",
            r"(?<![\w/-])sha" + r"red/",
        ]
    )
)
MAY_NAME_THE_REFERENCE_DATA = {"tests/paths.py"}


def test_no_file_names_a_place_on_one_machine():
    faults = []
    for path in project_files():
        if name_of(path) in MAY_NAME_THE_REFERENCE_DATA:
            continue
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except UnicodeDecodeError:
            continue
        faults += [
            f"{name_of(path)}:{number}: {line.strip()[:120]}"
            for number, line in enumerate(lines, 1)
            if OF_ONE_MACHINE.search(line)
        ]
    assert not faults, "\n".join(faults)


def test_modules_are_short_or_say_why_not():
    long = {
        name_of(path) for path in source_files() if len(path.read_text("utf-8").splitlines()) > LONGEST_MODULE
    }
    assert long == set(LONG_MODULES), (
        f"Not listed: {long - set(LONG_MODULES)}. No longer long: {set(LONG_MODULES) - long}"
    )


@pytest.mark.slow
def test_functions_are_short_or_say_why_not():
    long = set()
    for path in source_files():
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno >= LONGEST_FUNCTION:
                long.add(f"{name_of(path)}:{node.name}")
    assert long == set(LONG_FUNCTIONS), (
        f"Not listed: {long - set(LONG_FUNCTIONS)}. No longer long: {set(LONG_FUNCTIONS) - long}"
    )


def test_every_file_that_may_draw_a_page_names_what_is_kept_of_it():
    """A kept page, appendix or spreadsheet is made again when any file of the application has changed."""
    ours = {path for path in project_files() if not name_of(path).startswith(NEVER_DRAWS)}
    assert ours - set(source_files_that_draw(PROJECT)) == set()
    assert len(ours) > 500
