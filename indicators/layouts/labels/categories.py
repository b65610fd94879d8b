"""Decides which group of an indicator's breakdown a label is, if it can be no other. Pure."""

import re
import tomllib
from functools import cache
from pathlib import Path

from indicators.catalogue.known_indicators import KnownIndicator, fold
from indicators.layouts.labels.words import FREE, meaning

CATEGORIES = Path(__file__).with_name("categories.toml")
_OF_WHICH = re.compile(r"^\W*(?:of (?:which|whom|these|those)\b)?[\s:,-]*", re.IGNORECASE)
_BRACKETS = re.compile(r"\(([^)]*)\)")


def category_of(label: str, indicator: KnownIndicator) -> str | None:
    """The category's code, by its code, its label or a name that says the same."""
    bare = _OF_WHICH.sub("", label)
    key = indicator.category(bare)
    if key is not None:
        return next((code for code in indicator.category_labels if indicator.category(code) == key), None)
    named = {
        code
        for code, names in _shipped().get(indicator.facts.code, {}).items()
        if code in indicator.category_labels and any(_is_called(bare, name) for name in names)
    }
    return named.pop() if len(named) == 1 else None


def _is_called(label: str, name: str) -> bool:
    wanted, core = meaning(fold(label)), meaning(_BRACKETS.sub(" ", name))
    return core <= wanted <= core | meaning(" ".join(_BRACKETS.findall(name))) | FREE


@cache
def _shipped() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(CATEGORIES.read_text("utf-8"))
