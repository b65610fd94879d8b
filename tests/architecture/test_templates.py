"""Templates keep to their layer, and to the content security policy."""

import ast
import re

import pytest

from tests.architecture.project import higher_layers, name_of, source_files, template_files, tree_of

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
    "scorecards/editions/caches.py": "the same, kept",
    "scorecards/editions/pages.py": "our own template's output, escaped when it was rendered",
    "templates/indicators/email/reminder.txt": "a letter in plain text: nothing in it is run",
    "scorecards/editions/presenters.py": "drawings of our own chart module, which escapes what it writes",
}


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
