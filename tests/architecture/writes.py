"""What a module writes to the database, read off its code, whatever its name."""

import ast
from collections.abc import Iterator

# Always the database's; the others are, unless they are given something by position, as sets, hashes and files are.
ONLY_OF_A_DATABASE = {"bulk_create", "bulk_update", "get_or_create", "update_or_create"}
ALSO_OF_OTHERS = {"create", "save", "delete", "update"}

Definition = ast.FunctionDef | ast.ClassDef


def writes(node: ast.AST) -> list[ast.Call]:
    """The calls in it that write to the database."""
    return [call for call in ast.walk(node) if isinstance(call, ast.Call) and is_write(call)]


def is_write(call: ast.Call) -> bool:
    if not isinstance(call.func, ast.Attribute):
        return False
    by_position = [each for each in call.args if not isinstance(each, ast.Starred)]
    return call.func.attr in ONLY_OF_A_DATABASE or (call.func.attr in ALSO_OF_OTHERS and not by_position)


def writers(module: ast.Module) -> Iterator[tuple[ast.FunctionDef, list[Definition]]]:
    """Each public function from which a write of the module can be reached, with all it reaches, itself first."""
    defined = {node.name: node for node in module.body if isinstance(node, Definition)}
    for node in module.body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            reached = reached_from(node, defined)
            if any(writes(each) for each in reached):
                yield node, reached


def reached_from(start: ast.FunctionDef, defined: dict[str, Definition]) -> list[Definition]:
    reached, ahead = [], [start]
    while ahead:
        node = ahead.pop()
        if node not in reached:
            reached.append(node)
            names = (each.id for each in ast.walk(node) if isinstance(each, ast.Name))
            ahead += [defined[name] for name in names if name in defined]
    return reached
