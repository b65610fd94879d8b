"""The page docs/sentences.md: every sentence about figures, when it is said, and an example."""

from .examples import example_of
from .groups import Group, groups

OPENING = """# Every sentence about figures

Written by `python -m tests.sentences > docs/sentences.md` from the code itself; do not edit it here. A test
fails where this page differs, where the product says a word that is not on it, and where a sentence has no line in
`tests/sentences/sentences.toml`, which says when it is said.

What stands in braces is filled in; `{up|down}` is a choice. Sentences are put together: `, though {way} than {when}`
goes on with another. Examples are what made-up scorecards say, as it is read. Words used one way: the **usual range**
is what a process chart allows, the **likely range** is the 95% interval, **clearly** is by a test of two figures,
**really** by the verdict on a change.
"""


def document() -> str:
    """The whole page, in Markdown, ending with a line break."""
    number = sum(len(group.templates) for group in groups())
    count = f"{number} sentences and parts of sentences, in {len(groups())} groups.\n"
    return "\n".join([OPENING, count, *map(section, groups())]).rstrip() + "\n"


def section(group: Group) -> str:
    files = ", ".join(f"`{file}`" for file in group.files)
    lines = [f"## {group.title}", "", f"{group.about} In {files}.", ""]
    if group.when:
        lines += [f"Said {group.when}.", "", *(f"- {cell(each.text)}" for each in group.templates)]
    else:
        lines += ["| Sentence | When | Example |", "|---|---|---|"]
        lines += [
            f"| {cell(each.text)} | {cell(group.said.get(each.text, ''))} | {cell(example_of(each))} |"
            for each in group.templates
        ]
    return "\n".join([*lines, ""])


def cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;")
