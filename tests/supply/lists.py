"""The lists of packages: what is used, by name and reason, and what was locked for it, with hashes."""

import re
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.paths import PROJECT

USED = PROJECT / "requirements.in"
USED_BY_TESTS = PROJECT / "tests" / "requirements.in"
LOCKED = PROJECT / "requirements.txt"
LOCKED_FOR_TESTS = PROJECT / "tests" / "requirements.txt"


def requirements_in(text: str) -> dict[str, Requirement]:
    """Each package of a list by its name, without comments, options and hashes."""
    lines = (line.partition("#")[0].strip().removesuffix("\\").strip() for line in text.splitlines())
    wanted = [Requirement(line) for line in lines if line and not line.startswith("-")]
    return {canonicalize_name(each.name): each for each in wanted}


def listed(path: Path) -> dict[str, Requirement]:
    return requirements_in(path.read_text(encoding="utf-8"))


def is_for_here(requirement: Requirement) -> bool:
    """Whether this machine and this Python need it: some packages are for Windows alone."""
    return requirement.marker is None or requirement.marker.evaluate()


def version_of(requirement: Requirement) -> str:
    """The one version it is locked to. ValueError for anything else than one `==`."""
    (pin,) = requirement.specifier
    if pin.operator != "==":
        raise ValueError(f"{requirement} is not one exact version")
    return pin.version


def hashes_in(text: str) -> dict[str, int]:
    """How many hashes stand under each package."""
    counts: dict[str, int] = {}
    name = ""
    for line in text.splitlines():
        if match := re.match(r"[A-Za-z0-9][\w.-]*", line):
            name = canonicalize_name(match[0])
            counts[name] = 0
        elif re.fullmatch(r"\s+--hash=sha256:[0-9a-f]{64}( \\)?", line):
            counts[name] += 1
    return counts
