"""Templates keep to their layer, and to the content security policy."""

import ast
import re

import pytest

from config.white_space import BLOCKS
from tests.architecture.project import (
    higher_layers,
    name_of,
    project_files,
    source_files,
    template_files,
    tree_of,
)

URL_NAME = re.compile(r"""\{%\s*url\s+["']([\w-]+):""")
TEMPLATE_NAME = re.compile(r"""\{%\s*(?:include|extends|import)\s+["']([\w-]+)/""")
INLINE = {
    "a style attribute": re.compile(r"""<[^>]*\sstyle\s*=""", re.IGNORECASE),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "a script in the page": re.compile(
        r"""<script\b(?![^>]*\bsrc=)(?![^>]*type=["']application/(?:ld\+)?json["'])""", re.IGNORECASE
    ),
    "an event attribute": re.compile(r"""<[^>]*\son[a-z]+\s*=""", re.IGNORECASE),
    "a javascript: address": re.compile(r"""["']javascript:""", re.IGNORECASE),
}
# Where text is marked as safe HTML, and why it is.
MARKED_SAFE = {
    "templates/accounts/email/invitation.txt": "a letter in plain text: nothing in it is run",
    "templates/accounts/email/new_role.txt": "a letter in plain text: nothing in it is run",
    "templates/account/email/break_glass.txt": "a letter in plain text: nothing in it is run",
    "scorecards/editions/caches.py": "the same, kept",
    "scorecards/editions/pages.py": "our own template's output, escaped when it was rendered",
    "templates/accounts/email/second_factor_reset.txt": "a letter in plain text: nothing in it is run",
    "templates/indicators/worklist/reminders/reminder.txt": "a letter in plain text: nothing in it is run",
    "templates/committees/papers/letter.txt": "a letter in plain text: nothing in it is run",
    "templates/scorecards/editions/set_times/letter.txt": "a letter in plain text: nothing in it is run",
    "scorecards/editions/presenters.py": "drawings of our own chart module, which escapes what it writes",
}

LONGEST_LINE = 140
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
SET_IN_A_LINE = re.compile(r"\bdisplay:\s*(?:inline|contents)")
WHITE_SPACE_KEPT = re.compile(r"\bwhite-space:\s*(?:pre|break-spaces)")


def without_comments(text: str) -> str:
    return re.sub(r"\{#.*?#\}|\{% comment .*?endcomment %\}", "", text, flags=re.DOTALL)


@pytest.mark.parametrize("pattern", [URL_NAME, TEMPLATE_NAME], ids=["URL", "template"])
def test_no_template_of_a_lower_app_names_one_of_a_higher_app(pattern):
    faults = []
    for app, path in template_files():
        upward = higher_layers(app) if app else ()
        names = pattern.findall(path.read_text(encoding="utf-8"))
        faults += [f"{name_of(path)}: {name}" for name in names if name in upward]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("kind", INLINE)
def test_no_template_holds_what_the_policy_refuses(kind):
    faults = []
    for _app, path in template_files():
        if path.suffix == ".typ":
            continue
        found = INLINE[kind].findall(without_comments(path.read_text(encoding="utf-8")))
        faults += [f"{name_of(path)}: {each}" for each in found]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("kind", INLINE)
def test_no_markup_made_in_code_holds_what_the_policy_refuses(kind):
    faults = []
    for path in source_files():
        for node in ast.walk(tree_of(path)):
            if (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and INLINE[kind].search(node.value)
            ):
                faults.append(f"{name_of(path)}:{node.lineno}")
    assert not faults, "\n".join(faults)


def test_every_place_that_marks_text_as_safe_is_known():
    """A new one needs a hard look: is all of it made by us, or cleaned?"""
    places = {
        name_of(path)
        for _app, path in template_files()
        if re.search(r"\|\s*safe\b|autoescape off", path.read_text("utf-8"))
    }
    places |= {
        name_of(path)
        for path in source_files()
        if any(
            isinstance(node, ast.Name) and node.id in {"mark_safe", "SafeString"}
            for node in ast.walk(tree_of(path))
        )
    }
    assert places == set(MARKED_SAFE)


def test_templates_are_lines_that_a_person_can_read():
    """Pages are made small when templates are loaded: see config/white_space.py."""
    faults = []
    for _app, path in template_files():
        text = re.sub(r"<pre\b.*?</pre>", "<pre></pre>", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        for number, line in enumerate(text.splitlines(), 1) if path.suffix == ".html" else ():
            indentation = len(line) - len(line.lstrip())
            if len(line) > LONGEST_LINE or indentation % 2 or "\t" in line or line != line.rstrip():
                faults.append(f"{name_of(path)}, about line {number}: {line.strip()[:60]}")
    assert not faults, "\n".join(faults)


def test_the_stylesheet_shows_no_white_space_that_is_not_sent():
    """Elements that are sent without white space beside them are not set in a line, nor is any set as written."""
    sheets = [path.read_text(encoding="utf-8") for path in project_files() if path.suffix == ".css"]
    style = re.sub(r"/\*.*?\*/", "", "".join(sheets), flags=re.DOTALL)
    assert style
    faults = []
    for selectors, declarations in RULE.findall(style):
        for selector in selectors.split(","):
            last = re.split(r"[\s>+~]", selector.strip())[-1]
            element = re.match(r"[a-z][a-z0-9]*|", last)[0]
            if SET_IN_A_LINE.search(declarations) and element in BLOCKS and "::" not in last:
                faults.append(f"{selector.strip()} is set in a line")
            if WHITE_SPACE_KEPT.search(declarations) and element != "pre":
                faults.append(f"{selector.strip()} shows white space as it is written")
    assert not faults, "\n".join(faults)
