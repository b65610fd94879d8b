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
# What a file of a feature may be, beside pure: these may know Django. A pure file bears the name of what it knows.
ROLES = {
    "actions": "writes: keyword-only, by whom, one transaction, an entry in the trail",
    "adapters": "how a package behaves here",
    "addresses": "where things are: URLs made and read",
    "apps": "what happens when Django starts",
    "base": "one of Django's databases, as it is used here",
    "caches": "what is made once and kept",
    "checks": "what `manage.py check` says",
    "converters": "what addresses hold",
    "forms": "what people send, checked",
    "jobs": "work that goes on after its page was answered",
    "letters": "what is sent by mail",
    "loaders": "how templates are read",
    "middleware": "what stands around every view",
    "models": "tables",
    "pages": "what the views of a feature share",
    "permissions": "may this person",
    "policies": "does the state allow it",
    "presenters": "plain data for templates",
    "querysets": "reads",
    "registries": "what a higher app tells a lower one",
    "settings": "settings",
    "storages": "where files are kept",
    "tables": "lists that are sorted and paged",
    "urls": "addresses of views",
    "views": "pages and answers",
    "wsgi": "the way in for the web server",
}
ROLE_FOLDERS = {"commands", "loading", "management", "models", "presenters", "querysets", "templatetags"}
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


def is_pure(path: Path) -> bool:
    """Whether the module's name says that it knows neither Django nor the database."""
    folders = path.relative_to(PROJECT).parts[:-1]
    return path.stem not in ROLES and not ROLE_FOLDERS & set(folders)


def pure_files() -> list[Path]:
    return [path for path in source_files() if is_pure(path)]


def name_of(path: Path) -> str:
    return path.relative_to(PROJECT).as_posix()


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def defined_in(path: Path) -> set[str]:
    """The module's own classes and functions."""
    return {node.name for node in tree_of(path).body if isinstance(node, ast.ClassDef | ast.FunctionDef)}


def names_defined_in(path: Path) -> set[str]:
    """What others can import from the module: classes, functions, constants, and what it imports itself."""
    names = set(defined_in(path))
    for node in tree_of(path).body:
        if isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names |= {target.id for target in targets if isinstance(target, ast.Name)}
        elif isinstance(node, ast.ImportFrom):
            names |= {each.asname or each.name for each in node.names}
    return names


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
