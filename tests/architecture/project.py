"""The project's own files, as the architecture tests read them."""

import ast
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.paths import PROJECT

# From the top down: an app may use those after it, never those before it.
LAYERS = ("config", "committees", "scorecards", "indicators", "accounts")
TEMPLATES = PROJECT / "templates"
NOT_OURS = {".git", ".venv", "__pycache__", "staticfiles", "media", "node_modules"}


def higher_layers(app: str) -> tuple[str, ...]:
    return LAYERS[: LAYERS.index(app)]


@cache
def project_files() -> tuple[Path, ...]:
    """Every file of the project that git keeps or would keep; in a copy without git, every file."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listing = shutil.which("git") and subprocess.run(
        command, cwd=PROJECT, capture_output=True, text=True, check=False
    )
    if listing and listing.returncode == 0:
        paths = [PROJECT / name for name in listing.stdout.split("\0") if name]
    else:
        paths = [path for path in PROJECT.rglob("*") if not NOT_OURS & set(path.relative_to(PROJECT).parts)]
    return tuple(path for path in sorted(paths) if path.is_file())


def source_files() -> Iterator[Path]:
    """The application's Python modules, without migrations and tests."""
    for path in project_files():
        parts = path.relative_to(PROJECT).parts
        if path.suffix == ".py" and parts[0] in LAYERS and "migrations" not in parts:
            yield path


def name_of(path: Path) -> str:
    return path.relative_to(PROJECT).as_posix()


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def template_files() -> Iterator[tuple[str | None, Path]]:
    """Each template with the app whose folder it is in; None for the shared ones."""
    for path in project_files():
        if path.suffix not in {".html", ".txt", ".svg", ".typ"}:
            continue
        parts = path.relative_to(PROJECT).parts
        if parts[0] == "templates":
            yield (parts[1] if parts[1] in LAYERS else None), path
        elif parts[0] in LAYERS and "templates" in parts:
            yield parts[0], path
