"""The words in a module, as templates: "The figure always was {level}; that it differs now may be chance".

Read from the source, so that none can be forgotten. What stands for something is in braces; a choice between words is
"{up|down}". Words of a page are read from its template.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from itertools import product
from pathlib import Path

from tests.paths import PROJECT

# What takes text apart, or asks about it, says none.
ASKING = {
    *(
        "get",
        "pop",
        "removeprefix",
        "removesuffix",
        "partition",
        "rpartition",
        "split",
        "replace",
        "startswith",
    ),
    *(
        "endswith",
        "strip",
        "rstrip",
        "lstrip",
        "setdefault",
        "element",
        "_line",
        "text_element",
        "compile",
        "search",
    ),
    *("match", "fullmatch", "findall", "sub", "dict", "Path", "getattr", "count", "cast"),
}
KEY = re.compile(
    r"^[a-z_\-+]+$|^[a-zA-Z]+2d$|^[a-z]+\.[a-z]+$|^utf|^[a-z]+ [a-z]+ci$|^[a-z]+:[a-z]+$|px,|^\S+/\S+$"
)
MARKUP = re.compile(
    r"^#|=\"|<\w+ |[MHVhl]\{|rgba\(|sans-serif|https?:|<extra>|;’|mwMW|[{}]$(?<!\})|__|\.typ|Sans "
)


@dataclass(frozen=True)
class Template:
    """`where` is the function, or the constant of the module; `about` the first sentence of its docstring."""

    text: str
    file: str
    where: str
    about: str

    @property
    def chunks(self) -> list[str]:
        """The words that stand as they are, in every choice: "than a year ago (", "measures have no figure"."""
        return [part for text in every_choice(self.text) for part in re.split(r"\{[^{}]*\}", text)]


def every_choice(text: str) -> list[str]:
    """ "{1|2} measure{|s}" as four texts."""
    parts = re.split(r"\{([^{}]*\|[^{}]*)\}", text)
    choices = [part.split("|") if place % 2 else [part] for place, part in enumerate(parts)]
    return ["".join(each) for each in product(*choices)]


def templates_of(file: str) -> list[Template]:
    """In the order of the file, each once."""
    text = (PROJECT / file).read_text(encoding="utf-8")
    if file.endswith(".py"):
        found = list(_Words(file).visit_module(ast.parse(text)))
    else:
        read = _of_layout if file.endswith(".typ") else _of_page
        found = [Template(words, file, Path(file).name, "") for words in read(text)]
    return list({each.text: each for each in reversed(found)}.values())[::-1]


class _Words:
    """Walks a module's functions and constants."""

    def __init__(self, file: str) -> None:
        self.file = file

    def visit_module(self, tree: ast.Module) -> Iterator[Template]:
        for node in tree.body:
            yield from self._of(node, "", "")

    def _of(self, node: ast.AST, where: str, about: str) -> Iterator[Template]:
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            where, about = node.name, first_sentence(ast.get_docstring(node) or "") or about
            for each in node.body:
                yield from self._of(each, where, about)
            return
        if isinstance(node, ast.Assign | ast.AnnAssign) and not where:
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            where = ast.unparse(target)
        for text in words_in(node):
            yield Template(text, self.file, where, about)


def first_sentence(docstring: str) -> str:
    return re.split(r"(?<=[.:])\s", docstring.strip().partition("\n\n")[0].replace("\n", " "))[0].strip()


def words_in(node: ast.AST) -> Iterator[str]:
    """The templates in a statement or expression that a reader may come to see."""
    if isinstance(node, ast.JoinedStr):
        text = template_of(node)
        if re.search(r"[A-Za-z]{2}", re.sub(r"\{[^{}|]*\}", "", text)) and not MARKUP.search(text):
            yield text
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                yield from (text for text in words_in(part.value) if not _choice(part.value))
    elif isinstance(node, ast.Constant):
        if isinstance(node.value, str) and says_something(node.value):
            yield node.value
    else:
        for child in _telling(node):
            yield from words_in(child)


def _telling(node: ast.AST) -> list[ast.AST]:
    """The parts of a node whose texts are said, not asked about."""
    match node:
        case (
            ast.Expr(value=ast.Constant())
            | ast.Raise()
            | ast.Assert()
            | ast.Compare()
            | ast.Import()
            | ast.ImportFrom()
        ):
            return (
                [node.exc]
                if isinstance(node, ast.Raise) and node.exc and "NotTested" in ast.unparse(node.exc)
                else []
            )
        case ast.AnnAssign():
            return [node.value] if node.value else []
        case ast.Dict():
            return list(node.values)
        case ast.Subscript():
            return [node.value]
        case ast.Call() if isinstance(node.func, ast.Attribute) and node.func.attr == "join":
            return list(node.args)
        case ast.Call() if _name(node.func) in ("get", "setdefault"):
            return [node.func, *node.args[1:]]
        case ast.Call() if _name(node.func) in ASKING:
            return [node.func] if isinstance(node.func, ast.Attribute) else []
        case ast.FunctionDef() | ast.Lambda():
            return list(node.body) if isinstance(node, ast.FunctionDef) else [node.body]
    return list(ast.iter_child_nodes(node))


def _name(node: ast.AST) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def says_something(text: str) -> bool:
    """A sentence or a part of one: not a key, a colour or a class."""
    return bool(re.search(r"[A-Za-z]{2}", text)) and not KEY.search(text.strip()) and not MARKUP.search(text)


def template_of(node: ast.JoinedStr) -> str:
    return "".join(
        part.value if isinstance(part, ast.Constant) else f"{{{_stands_for(part.value)}}}"  # type: ignore[attr-defined]
        for part in node.values
    )


def _choice(node: ast.AST) -> list[str]:
    """The words between which a figure decides."""
    if isinstance(node, ast.IfExp):
        ends = [node.body, node.orelse]
    elif isinstance(node, ast.Call) and _name(node.func) == "agree":
        ends = list(node.args[1:])
    else:
        return []
    words = [each.value for each in ends if isinstance(each, ast.Constant) and isinstance(each.value, str)]
    return words if len(words) == len(ends) else []


def _stands_for(node: ast.AST) -> str:
    if words := _choice(node):
        return "|".join(words)
    match node:
        case ast.Name(id=name):
            return name.replace("_", " ")
        case ast.Attribute(attr=name):
            return name.replace("_", " ")
        case ast.Subscript(slice=ast.Constant(value=str(name))):
            return name.replace("_", " ")
        case ast.Call(func=ast.Attribute(value=inner, attr=method)) if method in ASKING or method in (
            "lower",
            "upper",
            "join",
        ):
            return _stands_for(inner)
        case ast.Call() if _name(node.func) == "count_words" and isinstance(node.args[1], ast.Constant):
            return f"number of {node.args[1].value}"
        case ast.Call():
            return _name(node.func).strip("_").replace("_", " ")
        case ast.Subscript(value=inner):
            return _stands_for(inner)
    return "…"


# Pages and the appendix's layout


def _of_page(text: str) -> Iterator[str]:
    """Between tags, and in what is read aloud."""
    text = re.sub(r"\{#.*?#\}|<!--.*?-->", "", text, flags=re.DOTALL)
    text = re.sub(r"\{\{[^}]*\|pluralize\s*\}\}", "{|s}", text)
    text = re.sub(r'\{\{[^}]*\|pluralize:"([^",]*),([^",]*)"\s*\}\}', r"{\1|\2}", text)
    text = re.sub(r"\{\{\s*([\w.]+)[^}]*\}\}", lambda each: f"{{{name_in_page(each[1])}}}", text)
    labels = re.findall(r'(?:aria-label|alt|title)="([^"%]+)"', text)
    yield from (each for each in labels if says_something(re.sub(r"\{[^}]*\}", "", each)))
    inline = re.sub(r"</?(b|a|span|small|i)\b[^>]*>", "", text)
    for part in re.split(r"<[^>]+>|\{%.*?%\}", inline, flags=re.DOTALL):
        words = " ".join(unescape(part).split())
        if says_something(re.sub(r"\{[^}]*\}", "", words)):
            yield words


def name_in_page(name: str) -> str:
    """ "row.target.set_by" as "set by"."""
    return name.rpartition(".")[2].replace("_", " ")


def _of_layout(text: str) -> Iterator[str]:
    """What typst sets as it stands: labels in quotes, and text in square brackets that holds no code."""
    text = re.sub(r"(^|\s)//[^\n]*", "", text)
    for line in text.splitlines():
        quoted = (each.strip() for each in re.findall(r'"([^"]*)"', line))
        yield from (each for each in quoted if re.match(r"[A-Z][a-z]+", each) and says_something(each))
    for set_in in re.findall(r"\[((?:[^\[\]]|\[[^\[\]]*\])*)\]", text):
        words = re.sub(r"#\(?[\w-]+((?:\.[\w-]+)*)(\(\S*\))?\)?", _of_layout_name, set_in)
        words = " ".join(words.replace("*", "").replace("\\", "").split())
        if re.search(r"[A-Z][a-z]{2}", re.sub(r"\{[^}]*\}", "", words)) and not re.search(r'[()="]', words):
            yield words


def _of_layout_name(found: re.Match[str]) -> str:
    return f"{{{found[1].rpartition('.')[2] or '…'}}}"
