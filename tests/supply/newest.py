"""Which releases are the newest: asked of a package index, kept in newest.toml, compared with what is locked."""

import subprocess
import sys
import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from packaging.version import Version

from tests.paths import PROJECT
from tests.supply.lists import LOCKED_FOR_TESTS, USED, USED_BY_TESTS, listed, requirements_in, version_of

KEPT = Path(__file__).with_name("newest.toml")
# The same rules by which bin/lock chooses
ASK = (
    *("uv", "pip", "compile", "--quiet", "--no-config", "--no-header", "--no-annotate", "--upgrade"),
    *("--universal", "--python-version", "3.11", "--fork-strategy", "fewest"),
)


def patch_line(version: str) -> str:
    """The releases that differ from it by a patch alone: 5.2.19 is one of 5.2.*."""
    parsed = Version(version)
    return f"{parsed.major}.{parsed.minor}.*"


def locked_versions() -> dict[str, str]:
    return {name: version_of(each) for name, each in listed(LOCKED_FOR_TESTS).items()}


def ask_index(bounds: Mapping[str, str]) -> dict[str, str]:
    """The newest versions that fit together, each package within its bound (`5.2.*`). Needs an index within reach."""
    with TemporaryDirectory() as folder:
        constraints = Path(folder) / "constraints.txt"
        constraints.write_text("".join(f"{name}=={bound}\n" for name, bound in bounds.items()))
        command = [
            sys.executable,
            "-m",
            *ASK,
            "--constraint",
            str(constraints),
            str(USED),
            str(USED_BY_TESTS),
        ]
        answer = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    if answer.returncode:
        sys.exit(f"The package index did not answer:\n{answer.stderr}")
    return {name: version_of(each) for name, each in requirements_in(answer.stdout).items()}


def behind(locked: Mapping[str, str], newest: Mapping[str, str]) -> list[str]:
    """What is older than it could be, in words; a package that the newest no longer need is not."""
    return [
        f"{name} {version}: {newest[name]} is out"
        for name, version in sorted(locked.items())
        if name in newest and Version(version) < Version(newest[name])
    ]


def kept() -> tuple[date, dict[str, str]]:
    """The day of the list and the newest patch of each package on that day."""
    content = tomllib.loads(KEPT.read_text(encoding="utf-8"))
    return content["asked_on"], content["newest_patch"]


def keep(newest: Mapping[str, str], on: date) -> None:
    lines = [f'{name} = "{version}"\n' for name, version in sorted(newest.items())]
    KEPT.write_text(
        "# Written by `python -m tests.supply newest --keep`: the newest patch of each package's own line.\n"
        f"asked_on = {on.isoformat()}\n\n[newest_patch]\n{''.join(lines)}",
        encoding="utf-8",
    )
