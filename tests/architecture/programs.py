"""Which external programs a source starts, and which it first asks for: read from Python and from bash.

A program is given by its name, the interpreter as "python". What cannot be read from the source, such as a variable,
is given as it is written there, so that it is seen too.
"""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import PurePath

import tree_sitter
import tree_sitter_bash

STARTERS = {
    "subprocess": "run Popen call check_call check_output getoutput getstatusoutput",
    "os": "system popen",
}
STARTER_PREFIXES = {
    "os": ("exec", "spawn", "posix_spawn"),
    "asyncio": ("create_subprocess",),
    "pty": ("spawn",),
}
# Bash words that carry out the words after them; the number of arguments of their own, options aside.
CARRIERS = {"env": 0, "exec": 0, "nohup": 0, "xargs": 0, "as_root": 0, "as_postgres": 0, "part": 1}
CARRIERS_AFTER_DASHES = {"sudo", "runuser"}
INTERPRETERS = {"$PYTHON", "$python"}
PASSED_ON = {"$@", "$1"}  # a function's own arguments: read where it is called


# ---- Python ----


def started_by_python(tree: ast.Module) -> set[str]:
    imported = {
        alias.asname or alias.name: node.module
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args and is_starter(node.func, imported):
            found.add(program_of(node.args[0], tree))
        elif isinstance(node, ast.keyword) and node.arg == "executable_path":
            found.add(program_of(node.value, tree))
        elif isinstance(node, ast.Dict):
            given = zip(node.keys, node.values, strict=True)
            found |= {program_of(value, tree) for key, value in given if is_text(key, "executable_path")}
    return found


def is_text(node: ast.expr | None, text: str) -> bool:
    return isinstance(node, ast.Constant) and node.value == text


def is_starter(function: ast.expr, imported: dict[str, str | None]) -> bool:
    if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name):
        module, name = function.value.id, function.attr
    elif isinstance(function, ast.Name) and imported.get(function.id):
        module, name = imported[function.id], function.id
    else:
        return False
    return name in STARTERS.get(module, "").split() or name.startswith(STARTER_PREFIXES.get(module, ("\0",)))


def program_of(given: ast.expr, tree: ast.Module) -> str:
    """The program that a command starts: its text, or the first of its list."""
    match given:
        case ast.Constant(value=str(command)):
            return PurePath(command.split()[0]).name
        case ast.List(elts=[first, *_]) | ast.Tuple(elts=[first, *_]) | ast.Starred(value=first):
            return program_of(first, tree)
        case ast.Attribute(value=ast.Name(id="sys"), attr="executable"):
            return "python"
        case ast.Name(id=name):
            for node in ast.walk(tree):
                if isinstance(node, ast.Assign) and any(getattr(to, "id", "") == name for to in node.targets):
                    return program_of(node.value, tree)
    return ast.unparse(given)


def asked_for_by_python(tree: ast.Module) -> set[str]:
    found = set()
    for node in ast.walk(tree):
        match node:
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id="shutil"), attr="which"), args=[ast.Constant(value=name)]
            ):
                found.add(name)
    return found


# ---- Bash ----


@cache
def builtins() -> set[str]:
    said = subprocess.run(["bash", "-c", "compgen -b"], capture_output=True, text=True, check=True)
    return set(said.stdout.split())


def nodes(source: str, kind: str) -> Iterator[tree_sitter.Node]:
    language = tree_sitter.Language(tree_sitter_bash.language())
    waiting = [tree_sitter.Parser(language).parse(source.encode()).root_node]
    while waiting:
        node = waiting.pop()
        waiting.extend(node.children)
        if node.type == kind:
            yield node


def commands(source: str) -> Iterator[list[str]]:
    """The words of each simple command, wherever it stands, without quotes and settings before it."""
    for node in nodes(source, "command"):
        words = [
            part.text.decode().strip("\"'") for part in node.children if part.type != "variable_assignment"
        ]
        if words:
            yield words


def started_by_bash(source: str) -> set[str]:
    return {name for words in commands(source) for name in started_by(words)}


def started_by(words: list[str]) -> Iterator[str]:
    name = words[0]
    if name in INTERPRETERS:
        yield "python"
    elif name not in PASSED_ON:
        # "$folder/initdb" is initdb
        yield name.rpartition("/")[2] if "/" in name else name
    rest = words[1:]
    if name in CARRIERS_AFTER_DASHES:
        rest = rest[rest.index("--") + 1 :] if "--" in rest else rest[1:]
    elif name in CARRIERS:
        rest = [word for word in rest if not word.startswith("-") and "=" not in word][CARRIERS[name] :]
    else:
        return
    if rest:
        yield from started_by(rest)


def functions_of(source: str) -> set[str]:
    return {node.child_by_field_name("name").text.decode() for node in nodes(source, "function_definition")}


def asked_for_by_bash(source: str) -> set[str]:
    return {words[2] for words in commands(source) if words[:2] == ["command", "-v"]}
