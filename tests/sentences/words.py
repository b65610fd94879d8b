"""Which words of a text nobody wrote: neither the list of sentences nor the data of the made-up scorecards."""

import ast
import re
from functools import cache
from html import unescape
from pathlib import Path

from tests.paths import PROJECT

from .groups import groups
from .templates import templates_of

# Words inside sentences: periods, nouns, units; and what a measure's definition and the catalogue call things.
INSIDE = (
    "indicators/terms/periods.py", "indicators/terms/nouns.py", "indicators/terms/vocabulary.py",
    "indicators/terms/wording.py", "indicators/catalogue/versions/words.py", "indicators/terms/ago.py",
    "indicators/catalogue/questions.py",
)  # fmt: skip
WORLDS = ("measures", "bands", "national", "worlds")
NAMES = re.compile(
    r"Council [K-T]\b|Exampleton|The North Parts|Q[1-4] \d\d/\d\d|[a-f\d]{40,}|#[a-f\d]{6}|\d{4}-\d\d-\S*|"
    r"expected in May\b|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b"
)


@cache
def known() -> re.Pattern[str]:
    """Every word that is said or given, the longest first."""
    found = {chunk for group in groups() for each in group.templates for chunk in each.chunks}
    for file in (*INSIDE, *(file for group in groups() for file in group.files if file.endswith(".py"))):
        found |= constants_of(PROJECT / file)
        found |= {chunk for each in templates_of(file) for chunk in each.chunks}
    # a tag stands between words that a list reads as one sentence, and some are shown up to a colon
    found |= {text for group in groups() for file in group.files for text in between_tags(file)}
    found |= {text.partition(": ")[0] for text in found if text.count(" ") > 3}
    for name in WORLDS:
        found |= constants_of(PROJECT / f"tests/scorecards/generated/{name}.py")
    texts = {" ".join(each.split()).strip(" ;:,.()“”") for each in found if re.search(r"[A-Za-z]", each)}
    written = "|".join(re.escape(each) for each in sorted(texts, key=len, reverse=True))
    return re.compile(rf"(?<![A-Za-z])(?:{written})(?![A-Za-z])", re.IGNORECASE)


def between_tags(file: str) -> list[str]:
    if not file.endswith(".html"):
        return []
    text = (PROJECT / file).read_text(encoding="utf-8")
    return [unescape(part) for part in re.split(r"<[^>]+>|\{[%{#].*?[%}#]\}", text, flags=re.DOTALL)]


def constants_of(path: Path) -> set[str]:
    """Every text in the module, docstrings left out; a text of several paragraphs also as its parts."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    written = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    texts = {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in written
    }
    return texts | {part for text in texts for part in text.split("\n\n")}


def unknown_in(text: str) -> list[str]:
    """The words of the text that are neither said by the product nor given to it."""
    left = known().sub(" ", NAMES.sub(" ", " ".join(text.split())))
    return re.findall(r"[A-Za-z]{2,}", left)
