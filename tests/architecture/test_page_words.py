"""Nobody who reads a page has a shell or the repository: what a page says to do is done on a page."""

import ast
import re
from pathlib import Path

import pytest

from tests.architecture.project import PROJECT

FORBIDDEN = re.compile(r"manage\.py|\bdocs/")
# Whoever runs the service has both, and may be told
TOLD = "hoever runs th"
# What is written for a terminal alone, or for a document
FOR_COMMANDS = {
    "scorecards/assembly/querysets/published.py",  # manage.py compare
    "indicators/checks/listing.py",  # writes docs/checks.md
}
BY_COMMAND = "By command:"


def sentences(path: Path) -> list[str]:
    """Every text of a module but its docstrings; of a formatted one its fixed parts together."""
    tree = ast.parse(path.read_text("utf-8"))
    documents = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    parts = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            texts = [part.value for part in node.values if isinstance(part, ast.Constant)]
            found.append("…".join(map(str, texts)))
        elif (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in documents | parts
        ):
            found.append(node.value)
    return found


@pytest.mark.slow
def test_no_page_sends_its_reader_to_a_command_or_into_the_repository():
    found = []
    for app in ("accounts", "indicators", "scorecards", "committees", "config"):
        for path in sorted((PROJECT / app).rglob("*.py")):
            name = path.relative_to(PROJECT).as_posix()
            if "/management/" in name or "/migrations/" in name or name in FOR_COMMANDS:
                continue
            found += [(name, text) for text in sentences(path) if sends_away(text)]
    for path in sorted((PROJECT / "templates").rglob("*.html")):
        text = re.sub(r"\{#.*?#\}", "", path.read_text("utf-8"), flags=re.DOTALL)
        blocks = re.findall(r"<(?:p|li|h\d|summary|td)\b.*?</(?:p|li|h\d|summary|td)>", text, flags=re.DOTALL)
        rest = re.sub(r"<(?:p|li|h\d|summary|td)\b.*?</(?:p|li|h\d|summary|td)>", "", text, flags=re.DOTALL)
        found += [(path.name, part) for part in (*blocks, rest) if sends_away(part)]
    assert not found


def sends_away(text: str) -> bool:
    return bool(FORBIDDEN.search(text)) and TOLD not in text and not text.startswith(BY_COMMAND)


def test_what_is_looked_for_would_be_found():
    assert sends_away("Import it, then run manage.py remap_benchmarks.")
    assert sends_away("Were their labels renamed? See docs/benchmarks.md.")
    assert not sends_away("Whoever runs this service puts it right: manage.py sync_catalogue.")
