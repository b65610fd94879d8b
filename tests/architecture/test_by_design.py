"""What docs/security.md says is so by how the code is written: no SQL, template or expression is made of input."""

import ast

import pytest

from tests.architecture.project import name_of, source_files, tree_of

# Where statements of our own are run, each a constant or composed once by Django, with parameters
OWN_STATEMENTS = {
    "accounts/composing/querysets.py",
    "accounts/querysets.py",
    "config/unavailable/querysets.py",
    "indicators/intake/systems/sending/actions.py",
}
pytestmark = pytest.mark.slow  # every tree of the source is walked
OF_TEXT = {"from_string", "RawSQL", "raw", "extra", "system", "popen", "eval", "exec"}


def called(node: ast.AST) -> str:
    if not isinstance(node, ast.Call):
        return ""
    return getattr(node.func, "attr", getattr(node.func, "id", ""))


def test_nothing_is_made_of_text_that_somebody_sent():
    found = {
        f"{name_of(path)}, line {node.lineno}: {called(node)}"
        for path in source_files()
        for node in ast.walk(tree_of(path))
        if called(node) in OF_TEXT
    }
    assert not found


def test_statements_of_our_own_stand_where_they_are_known_and_hold_no_value():
    found = set()
    for path in source_files():
        for node in ast.walk(tree_of(path)):
            if called(node) == "execute":
                found.add(name_of(path))
                assert not isinstance(node.args[0], ast.JoinedStr | ast.BinOp), (
                    f"{name_of(path)}: {node.lineno}"
                )
    assert found == OWN_STATEMENTS
