"""What the suite itself promises: nothing is skipped in integration, and each database has its own tests."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.paths import PROJECT

PYTEST = ("-m", "pytest", "-q", "-p", "no:cacheprovider", "-c", PROJECT / "pyproject.toml")
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


@pytest.fixture
def run_suite(tmp_path: Path):
    """Run pytest on one file with the suite's own conftest; gives what it printed and its exit code."""

    def run(text: str, **environment: str) -> tuple[str, int]:
        (tmp_path / "test_given.py").write_text(text, encoding="utf-8")
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


@pytest.mark.parametrize("text", [A_TEST_THAT_SKIPS, A_MODULE_THAT_SKIPS], ids=["test", "module"])
def test_what_would_be_skipped_fails_in_integration_and_says_why(run_suite, text):
    printed, code = run_suite(text, CI="true")
    assert code not in {0, 5}
    assert "a program is missing" in printed
    assert "may not be skipped" in printed


def test_elsewhere_a_test_is_skipped_with_its_reason(run_suite):
    printed, code = run_suite(A_TEST_THAT_SKIPS)
    assert code == 0
    assert "1 skipped" in printed


def test_a_test_about_the_other_database_is_left_out_and_not_skipped(run_suite):
    printed, code = run_suite(ONE_FOR_EACH_DATABASE, CI="true")
    assert code == 0
    assert "1 passed, 1 deselected" in printed
