"""Imports go one way, and nothing slips past them by name."""

import ast
import re
import tomllib

from importlinter.cli import lint_imports

from tests.architecture.project import LAYERS, higher_layers, name_of, source_files, tree_of
from tests.paths import PROJECT

CONFIGURATION = PROJECT / "pyproject.toml"


def test_imports_go_down_the_layers_and_pure_modules_stay_pure(capsys):
    result = lint_imports(config_filename=str(CONFIGURATION), no_cache=True)
    assert result == 0, capsys.readouterr().out


def test_the_types_of_every_pure_module_are_checked():
    tools = tomllib.loads(CONFIGURATION.read_text(encoding="utf-8"))["tool"]
    checked = {re.sub(r"(/__init__)?\.py$", "", name).replace("/", ".") for name in tools["mypy"]["files"]}
    contract = next(each for each in tools["importlinter"]["contracts"] if each["id"] == "pure")
    assert checked == set(contract["source_modules"])


def test_every_module_that_calls_itself_pure_is_checked():
    tools = tomllib.loads(CONFIGURATION.read_text(encoding="utf-8"))["tool"]
    claims = {
        name_of(path)
        for path in source_files()
        if re.search(r"\bPure\b(?!ly)", ast.get_docstring(tree_of(path)) or "")
    }
    assert claims <= set(tools["mypy"]["files"])


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
