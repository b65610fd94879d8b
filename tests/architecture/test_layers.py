"""Imports go one way, and nothing slips past them by name."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from importlinter import configuration
from importlinter.application.use_cases import lint_imports

from tests.architecture.project import (
    LAYERS,
    higher_layers,
    is_pure,
    name_of,
    pure_files,
    source_files,
    tree_of,
)
from tests.paths import PROJECT

CONFIGURATION = PROJECT / "pyproject.toml"
NOT_PURE = {"allauth", "csp", "django", "django_tables2", "psycopg2", "sqlite3"}


def test_imports_go_down_the_layers_and_the_floors(capsys):
    # Not by its command line, which silences every logger there is for the tests that follow.
    configuration.configure()
    assert lint_imports(config_filename=str(CONFIGURATION), cache_dir=None), capsys.readouterr().out


def test_no_contract_ignores_an_import():
    assert "ignore_imports" not in CONFIGURATION.read_text(encoding="utf-8")


def test_a_file_that_is_not_named_a_role_is_pure():
    """It imports neither Django nor the database, nor a module that does."""
    faults = []
    for path in pure_files():
        for module in imported(path):
            ours = file_of(module)
            if module.split(".")[0] in NOT_PURE or (ours and not is_pure(ours)):
                faults.append(f"{name_of(path)} imports {module}")
    assert not faults, "\n".join(faults)


def imported(path: Path) -> Iterator[str]:
    """The modules it imports, a module of a package by its own name."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for each in node.names:
                inner = f"{node.module}.{each.name}"
                yield inner if file_of(inner) else node.module


def file_of(module: str) -> Path | None:
    """The project's file of that module, or None."""
    place = PROJECT.joinpath(*module.split("."))
    if not module.startswith(LAYERS):
        return None
    return next((file for file in (place.with_suffix(".py"), place / "__init__.py") if file.is_file()), None)


def test_no_lower_app_names_a_higher_one_in_a_string():
    """Model names, URL names and module paths in strings would go round the import contract."""
    faults = []
    for path in source_files():
        app = path.relative_to(PROJECT).parts[0]
        upward = "|".join(higher_layers(app))
        if not upward:
            continue
        for node in ast.walk(tree_of(path)):
            text = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
            if text != "config" and re.fullmatch(rf"({upward})([.:][\w.:-]+)?", text):
                faults.append(f"{name_of(path)}:{node.lineno}: {text!r}")
    assert not faults, "\n".join(faults)


def test_migrations_depend_only_downwards():
    faults = []
    for app in LAYERS:
        for path in (PROJECT / app / "migrations").glob("0*.py"):
            text = path.read_text(encoding="utf-8")
            faults += [
                f"{name_of(path)}: {higher}"
                for higher in higher_layers(app)
                if re.search(rf"""\(\s*["']{higher}["']\s*,""", text)
            ]
    assert not faults, "\n".join(faults)


def test_no_signals():
    faults = []
    for path in source_files():
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.ImportFrom) and re.search(
                r"signals$|^django\.dispatch", node.module or ""
            ):
                faults.append(f"{name_of(path)}:{node.lineno}: {node.module}")
    assert not faults, "\n".join(faults)


def test_a_model_cannot_be_followed_upwards():
    """A lower app's model has no accessor for rows of a higher app: such relations say related_name="+"."""
    from django.apps import apps

    faults = []
    for app in LAYERS:
        for model in apps.get_app_config(app).get_models():
            for field in model._meta.get_fields():
                if not field.is_relation or field.auto_created or field.related_model is None:
                    continue
                target = field.related_model._meta.app_label
                crosses = target in LAYERS and target != app
                if crosses and not field.remote_field.hidden:
                    faults.append(f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}")
    assert not faults, 'Give these related_name="+":\n' + "\n".join(faults)
