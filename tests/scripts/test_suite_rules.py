"""What the suite itself promises: nothing is skipped in integration, and each database has its own tests."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.paths import PROJECT

pytestmark = pytest.mark.slow

PYTEST = (
    "-m",
    "pytest",
    "-q",
    "-p",
    "no:cacheprovider",
    "--continue-on-collection-errors",
    "-c",
    PROJECT / "pyproject.toml",
)
A_TEST_THAT_SKIPS = """
import pytest


def test_skips():
    pytest.skip("a program is missing")
"""
A_MODULE_THAT_SKIPS = """
import pytest

pytest.skip("a program is missing", allow_module_level=True)
"""
ONE_FOR_EACH_DATABASE = """
import pytest


@pytest.mark.sqlite_only
def test_on_sqlite(): ...


@pytest.mark.postgresql_only
def test_on_postgresql(): ...
"""

ONE_OF_EACH_KIND = """
import pytest
from hypothesis import given, strategies
from tests.paths import needs_shared_data


@given(strategies.integers())
def test_from_examples(number): ...


@needs_shared_data
def test_on_published_data(): ...


def test_in_a_browser(page): ...


def test_of_a_rule(): ...


def test_of_what_is_stored(db): ...


@pytest.mark.one_database
def test_of_how_often_a_page_asks(db): ...
"""


@pytest.fixture
def run_suite(tmp_path: Path):
    """Run pytest on these files with the suite's own conftest; gives what it printed and its exit code."""

    def run(*texts: str, **environment: str) -> tuple[str, int]:
        for number, text in enumerate(texts):
            (tmp_path / f"test_given_{number}.py").write_text(text, encoding="utf-8")
        (tmp_path / "conftest.py").write_text(
            "from tests.conftest import *  # noqa: F403\n", encoding="utf-8"
        )
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("CI", "PYTEST"))}
        done = subprocess.run(
            [sys.executable, *PYTEST, "--rootdir", tmp_path, tmp_path],
            env={**kept, **environment},
            cwd=PROJECT,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        return done.stdout + done.stderr, done.returncode

    return run


def test_what_would_be_skipped_fails_in_integration_and_says_why(run_suite):
    printed, code = run_suite(A_TEST_THAT_SKIPS, A_MODULE_THAT_SKIPS, CI="true")
    assert code not in {0, 5}
    for name in ("test_given_0.py::test_skips", "test_given_1.py"):
        assert f"{name} may not be skipped where CI=true. Skipped: a program is missing" in printed


def test_elsewhere_a_test_is_skipped_and_one_about_the_other_database_left_out(run_suite):
    printed, code = run_suite(A_TEST_THAT_SKIPS, ONE_FOR_EACH_DATABASE)
    assert code == 0
    assert "1 passed, 1 skipped, 1 deselected" in printed


def test_the_quick_tests_have_no_browser_no_examples_no_published_data_and_one_database_a_file(run_suite):
    printed, code = run_suite(ONE_OF_EACH_KIND, PYTEST_ADDOPTS="--collect-only -m quick")
    assert code == 0
    assert "::test_of_a_rule" in printed and "::test_of_what_is_stored" in printed
    assert "2/6 tests collected (4 deselected)" in printed


def test_of_tests_that_are_named_all_but_the_slow_ones_are_quick_enough(run_suite):
    printed, code = run_suite(ONE_OF_EACH_KIND, PYTEST_ADDOPTS="--collect-only -m 'not slow'")
    assert code == 0
    assert "3/6 tests collected (3 deselected)" in printed


def test_on_postgresql_runs_what_touches_the_database_and_nothing_that_found_the_same_before(run_suite):
    nowhere = {"DATABASE_URL": "postgresql://nobody@/nothing?host=/nowhere"}
    printed, code = run_suite(ONE_OF_EACH_KIND, PYTEST_ADDOPTS="--collect-only", **nowhere)
    assert code == 0
    assert "::test_of_what_is_stored" in printed
    assert "1/6 tests collected (5 deselected)" in printed
