"""Reading takes time in proportion to the text, whatever the text is. Counted in steps, never in seconds."""

import ast
import importlib
import pkgutil
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]

import pytest
from hypothesis import given
from hypothesis import strategies as some

import committees.reading
from committees.reading.as_json import as_data
from committees.reading.reading import read_minutes
from committees.reading.sources.kinds import read_pasted
from committees.reading.sources.word_files import read_word_file
from tests.committees.reading.test_sources import paragraph, word_file

MODULES = [
    importlib.import_module(one.name)
    for one in pkgutil.walk_packages(committees.reading.__path__, "committees.reading.")
    if one.name != "committees.reading.sources.reading_process"
]
REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT)
LETTERS = "(NEGATE, None), (CATEGORY, CATEGORY_NOT_WORD)"
WIDE = "ANY", "NEGATE", "NOT_LITERAL", "CATEGORY_NOT_"


def patterns_of(value) -> Iterator[re.Pattern]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, tuple | list):
        for one in value:
            yield from patterns_of(one)
    elif isinstance(value, dict):
        yield from patterns_of(list(value.values()))


def all_patterns() -> dict[str, re.Pattern]:
    """Those that a module keeps, and those that are written where they are used."""
    found = {}
    for module in MODULES:
        for name, value in vars(module).items():
            for number, pattern in enumerate(patterns_of(value)):
                found[f"{module.__name__}.{name} {number}"] = pattern
        for node in ast.walk(ast.parse(Path(module.__file__).read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("re."):
                first = node.args[0] if node.args else None
                if isinstance(first, ast.Constant) and ast.unparse(node.func) != "re.compile":
                    found[f"{module.__name__} line {node.lineno}"] = re.compile(first.value)
    return found


def characters(body) -> str | None:
    """What a repetition of one character at a time repeats; None where it repeats a group."""
    kind, _value = body[0]
    return repr(list(body)) if len(body) == 1 and kind not in (op.SUBPATTERN, op.BRANCH) else None


def endless(items, inside: bool = False, last: bool = True) -> Iterator[str]:
    """What in a parsed pattern could go over the same long text again and again: a repetition without a bound of nearly
    any character, inside another repetition or before something that must follow. Spaces do not count, as no more than
    two stand together in a block; nor do the letters of one word; nor what never gives back what it has taken."""
    items = list(items)
    for number, (kind, value) in enumerate(items):
        end = last and all(each[0] is op.AT for each in items[number + 1 :])
        if kind in REPEATS:
            _, most, body = value
            repeated = characters(body)
            unbounded = most is op.MAXREPEAT
            wide = repeated and LETTERS not in repeated and any(each in repeated for each in WIDE)
            if unbounded and wide and (inside or not end):
                yield f"{repeated} without a bound"
            if unbounded and not repeated and nothing_else(body):
                yield "one repetition inside another, and nothing between"
            yield from endless(body, inside or unbounded, end)
        elif kind is op.SUBPATTERN:
            yield from endless(value[3], inside, end)
        elif kind is op.BRANCH:
            for branch in value[1]:
                yield from endless(branch, inside, end)
        elif kind in (op.ASSERT, op.ASSERT_NOT):
            yield from endless(value[1], inside, False)


def nothing_else(body) -> bool:
    """Whether a group that is repeated is but a repetition."""
    items = list(body[0][1][3]) if len(body) == 1 and body[0][0] is op.SUBPATTERN else list(body)
    return all(kind in REPEATS and value[1] is op.MAXREPEAT for kind, value in items)


@pytest.mark.parametrize("pattern", ["(?:a|[^b]*)*c", "x[^>]*>", "foo.*bar", r"(\d+)*x", r"(?:\s*\w+)*x"])
def test_patterns_that_would_are_told(pattern):
    assert list(endless(parser.parse(pattern)))


def test_no_pattern_goes_over_a_long_text_again_and_again():
    found = {}
    for name, pattern in all_patterns().items():
        text = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode()
        if faults := set(endless(parser.parse(text, pattern.flags & ~re.UNICODE))):
            found[name] = faults, text
    assert not found


TIMES = 60
HEAD = "Agenda item\n\nScorecard\n\nMinutes:\n\nThe Panel met.\n\n"
UNITS = (
    *("RESOLVED that it be noted. The meeting closed. ", "(a) x ", "A. ", "Why? ", "Cllr A asked why and "),
    *("He said so. ", "Anna Brown, ", "Head of ", "• a ", "minutes were agreed and the minutes "),
    *("a) x:\n\n", "to note\n\n", "1. Title\n\n", "5\n\nTitle\n\n", "a | b | c\n\n", "• 5% x\n\n"),
    "The Head of Care replied that so.\n\n",
)
MARKUP = ("<p>a", "<td>a", "<span>a</span>", "<ul><li>a")


def calls(content: str) -> int:
    """How often a function is called, ours or the language's, while this is read."""
    counted = 0

    def count(_frame, event, _argument) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        as_data(read_minutes(content))
    finally:
        sys.setprofile(None)
    return counted


@pytest.mark.parametrize("unit", [*UNITS, *MARKUP], ids=repr)
def test_twice_the_text_takes_twice_the_steps(unit):
    before = f"<div>{HEAD}" if unit in MARKUP else HEAD
    once, twice = calls(before + unit * TIMES), calls(before + unit * 2 * TIMES)
    assert twice < 2.02 * once


def longest_gap(source) -> int:
    return max((len(gap) for block in source.blocks for gap in re.findall(r"\s+", block.text)), default=0)


@given(
    some.lists(some.sampled_from(["a", "•", " ", "\t", "\u00a0", "   ", "\r", "<b> ", "</b>", "&nbsp;"])).map(
        "".join
    )
)
def test_rules_need_not_go_through_wide_gaps(text):
    assert longest_gap(read_pasted(text)) < 3
    assert longest_gap(read_pasted(f"<html><body><p>{text}")) < 3
    plain = re.sub(r"[<>&]", "", text)
    assert (
        longest_gap(read_word_file(word_file(paragraph(plain) + "<w:p><w:r><w:tab/><w:tab/></w:r></w:p>")))
        < 3
    )
