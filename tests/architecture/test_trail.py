"""Nothing comes into the trail but through `record`, which takes only what says who may read it."""

import ast

import pytest

from tests.architecture.project import source_files, tree_of


def adds_to_the_trail(call: ast.Call) -> bool:
    """`AuditEntry(...)`, or a method that makes rows of it."""
    words = ast.unparse(call.func)
    return words == "AuditEntry" or (words.startswith("AuditEntry.objects.") and "create" in words)


@pytest.mark.slow
def test_one_function_alone_adds_to_the_trail():
    adding = {
        function.name
        for path in source_files()
        for function in ast.walk(tree_of(path))
        if isinstance(function, ast.FunctionDef)
        for call in ast.walk(function)
        if isinstance(call, ast.Call) and adds_to_the_trail(call)
    }
    assert adding == {"record"}
