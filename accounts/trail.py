"""What an entry of the audit trail says, in words, by the shape of its detail. Pure.

Some names of a detail mean more than their words; `audit.record` is given them so:

- `cells`, `figures`, `rows`, `words`: a listing, that is by key what is now, or `{"before": ..., "after": ...}`. Those
  without the permission to read drafts see which keys, not what stands there.
- `remarks`: a text about unpublished figures, kept back from the same people.
- `names`: what the keys of the entry's listings are called. It is not shown by itself.
- `before` and `after` that both have fields are shown field by field, those that differ.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice

LISTINGS = frozenset({"cells", "figures", "rows", "words"})
DRAFT_TEXTS = frozenset({"remarks"})
NAMES, BEFORE, AFTER = "names", "before", "after"
MOST_LISTED = 20
LONGEST_TEXT = 200
NOTHING = "–"
KEPT_BACK = "Shown to those who may read drafts."


@dataclass(frozen=True)
class Line:
    """One thing of a listing; `before` says nothing in a listing of what is now."""

    name: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class Part:
    """One name of a detail with its words, or a listing: its first lines, and how many `more` there are.

    `compares` where the lines have a before; `kept_back` says why there is nothing but names.
    """

    name: str
    words: str = ""
    lines: tuple[Line, ...] = ()
    more: int = 0
    compares: bool = False
    kept_back: str = ""


def parts(detail: Mapping[str, object], *, may_read_drafts: bool) -> list[Part]:
    """In the order of the entry."""
    names = detail.get(NAMES)
    named = names if isinstance(names, dict) else {}
    before, after = detail.get(BEFORE), detail.get(AFTER)
    by_field = isinstance(before, dict) and isinstance(after, dict)
    shown = [name for name in detail if name != NAMES and not (by_field and name in (BEFORE, AFTER))]
    found = [_part(name, detail[name], named, may_read_drafts) for name in shown]
    if isinstance(before, dict) and isinstance(after, dict):
        found.append(_listing("changed", _differences(before, after), {}))
    return found


def _part(name: str, value: object, names: Mapping[str, str], may_read_drafts: bool) -> Part:
    if name in LISTINGS and isinstance(value, dict):
        return _listing(name, value, names) if may_read_drafts else _names_only(name, value, names)
    if name in DRAFT_TEXTS and value and not may_read_drafts:
        return Part(name, words=KEPT_BACK)
    return Part(name, words=in_words(value))


def _listing(name: str, things: Mapping[str, object], names: Mapping[str, str]) -> Part:
    lines = tuple(_line(names.get(key, key), value) for key, value in islice(things.items(), MOST_LISTED))
    compares = any(_is_change(value) for value in islice(things.values(), MOST_LISTED))
    words = "" if lines else NOTHING
    return Part(name, words=words, lines=lines, more=len(things) - len(lines), compares=compares)


def _names_only(name: str, things: Mapping[str, object], names: Mapping[str, str]) -> Part:
    lines = tuple(Line(names.get(key, key)) for key in islice(things, MOST_LISTED))
    kept_back = KEPT_BACK if lines else ""
    words = "" if lines else NOTHING
    return Part(name, words=words, lines=lines, more=len(things) - len(lines), kept_back=kept_back)


def _is_change(value: object) -> bool:
    return isinstance(value, dict) and value.keys() == {BEFORE, AFTER}


def _line(name: str, value: object) -> Line:
    if not (isinstance(value, dict) and _is_change(value)):
        return Line(name, after=_clipped(in_words(value)))
    before, after = value[BEFORE], value[AFTER]
    if isinstance(before, dict) and isinstance(after, dict):
        differing = _differences(before, after)
        before = {field: change[BEFORE] for field, change in differing.items()}
        after = {field: change[AFTER] for field, change in differing.items()}
    return Line(name, _clipped(in_words(before)), _clipped(in_words(after)))


def _differences(before: Mapping[str, object], after: Mapping[str, object]) -> dict[str, dict[str, object]]:
    """By field, in one order whatever the database's; one that is missing on a side is None there."""
    fields = sorted({**before, **after})
    pairs = {field: {BEFORE: before.get(field), AFTER: after.get(field)} for field in fields}
    return {field: pair for field, pair in pairs.items() if pair[BEFORE] != pair[AFTER]}


def _clipped(words: str) -> str:
    return words if len(words) <= LONGEST_TEXT else f"{words[: LONGEST_TEXT - 1]}…"


def in_words(value: object) -> str:
    """On one line; what says nothing is "–", and a number has no more places than it needs."""
    if isinstance(value, dict):
        filled = (f"{name}: {in_words(each)}" for name, each in value.items())
        return "; ".join(filled) or NOTHING
    if isinstance(value, list):
        return ", ".join(map(in_words, value)) or NOTHING
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return NOTHING if value is None or value == "" else str(value)
