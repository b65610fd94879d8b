"""The glossary has each word once, and names what is in the code."""

import ast
import re

from tests.architecture.project import name_of, project_files, source_files, tree_of
from tests.paths import PROJECT

GLOSSARY = PROJECT / "docs" / "glossary.md"
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in GLOSSARY.read_text(encoding="utf-8").splitlines()
    if line.startswith("|")
][2:]
# Names that the code is about to have.
TO_COME: set[str] = set()


def names(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def names_in_code() -> set[str]:
    """Every class, every field as `Class.field`, and every file and folder."""
    found = {name_of(path) for path in project_files()}
    found |= {f"{folder}/" for file in list(found) if (folder := file.rpartition("/")[0])}
    for path in source_files():
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.ClassDef):
                found.add(node.name)
                found |= {f"{node.name}.{field}" for field in fields_of(node)}
    return found


def fields_of(node: ast.ClassDef) -> set[str]:
    targets: list[ast.expr] = []
    for each in node.body:
        targets += each.targets if isinstance(each, ast.Assign) else ()
        targets += [each.target] if isinstance(each, ast.AnnAssign) else ()
    return {target.id for target in targets if isinstance(target, ast.Name)}


def test_each_word_is_there_once_and_in_order():
    words = [row[0] for row in ROWS]
    assert len(words) > 40
    assert words == sorted(set(words))


def test_each_word_is_told_in_one_sentence():
    assert all(len(row) == 5 and row[1] and ". " not in row[1] and not row[1].endswith(".") for row in ROWS)


def test_each_name_of_the_code_is_in_the_code():
    mentioned = {name for row in ROWS for name in names(row[2])}
    assert mentioned - names_in_code() <= TO_COME


def test_each_piece_of_an_address_is_in_an_address():
    addresses = "\n".join(path.read_text(encoding="utf-8") for path in source_files() if path.stem == "urls")
    missing = [piece for row in ROWS for piece in names(row[4]) if piece not in addresses]
    assert not missing
