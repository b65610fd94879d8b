"""What an entry of the audit trail says: who may read each part of it, how it is stored, and its words. Pure.

A writer says of each part what it is: `Public`, `Draft`, `Listing` or `Change`. It is stored with its part, so that
the page asks no list of names. What a stored detail does not say to be public is kept back from those without the
permission to read drafts.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import islice

BEFORE, AFTER = "before", "after"
MOST_LISTED = 20
LONGEST_TEXT = 200
NOTHING = "–"
KEPT_BACK = "Shown to those who may read drafts."


@dataclass(frozen=True)
class Public:
    """For all who read the trail: a count, what something is called, a role, a file's name, a setting."""

    value: object


@dataclass(frozen=True)
class Draft:
    """Says something of figures that are not published, such as a remark about one or why it changes."""

    value: object


@dataclass(frozen=True)
class Listing:
    """Figures or texts that are not published, by key: what is now, or `{"before": ..., "after": ...}`.

    All who read the trail see which they are, by the `names` of their keys, and only readers of drafts what they say.
    """

    things: Mapping[str, object]
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Change:
    """For all who read the trail: what something that is no figure said, and says.

    Of fields on both sides those are shown that differ.
    """

    before: object
    after: object


@dataclass(frozen=True)
class Within:
    """What the subject is part of, as in "agenda item 12", which decides who may read the entry. Shown to nobody."""

    thing: str


Detail = Public | Draft | Listing | Change | Within
WITHIN = "within"
CLOSED = "Not shown: it belongs to something that is not public, and that you may not read."


def detail_as_stored(detail: Mapping[str, Detail]) -> dict[str, dict[str, object]]:
    """As JSON has it: each part under its name, with what it is. Raises TypeError for a bare value."""
    return {name: _stored(name, part) for name, part in detail.items()}


def _stored(name: str, part: Detail) -> dict[str, object]:
    match part:
        case Public(value):
            return {"public": value}
        case Draft(value):
            return {"draft": value}
        case Listing(things, names):
            return {"listing": dict(things), "names": dict(names)}
        case Change(before, after):
            return {"change": {BEFORE: before, AFTER: after}}
        case Within(thing):
            return {"within": thing}
    raise TypeError(
        f"The trail's “{name}” is a bare {type(part).__name__}, which does not say who may read it: "
        "make it Public, Draft, Listing or Change."
    )


def read_detail(kept: Mapping[str, object]) -> dict[str, Detail]:
    """What `stored` gave. Whatever else is found is a Draft."""
    return {name: _read(part) for name, part in kept.items()}


def _read(part: object) -> Detail:
    match part:
        case {"public": value, **more} if not more:
            return Public(value)
        case {"draft": value, **more} if not more:
            return Draft(value)
        case {"listing": dict(things), "names": dict(names), **more} if not more:
            return Listing(things, names)
        case {"change": {"before": before, "after": after, **fields}, **more} if not fields and not more:
            return Change(before, after)
        case {"within": str(thing), **more} if not more:
            return Within(thing)
    return Draft(part)


def thing_of(subject: str, key: str, detail: Mapping[str, object]) -> str:
    """What decides who may read an entry: what its subject is part of, or the subject itself."""
    within = _read(detail.get(WITHIN, {}))
    return within.thing if isinstance(within, Within) else f"{subject} {key}"


@dataclass(frozen=True)
class LineShown:
    """One thing of a listing; `before` says nothing in a listing of what is now."""

    name: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class PartShown:
    """One name of a detail with its words, or a listing: its first lines, and how many `more` there are.

    `compares` where the lines have a before; `kept_back` says why there is nothing but names.
    """

    name: str
    words: str = ""
    lines: tuple[LineShown, ...] = ()
    more: int = 0
    compares: bool = False
    kept_back: str = ""


def parts_shown(detail: Mapping[str, Detail], *, may_read_drafts: bool) -> list[PartShown]:
    """In the order of the entry; fields before and after come last."""
    found: list[PartShown] = []
    fields: list[PartShown] = []
    for name, part in detail.items():
        match part:
            case Change(dict(before), dict(after)):
                fields.append(_listing(name, _differences(before, after), {}))
            case Change(before, after):
                found += [PartShown(BEFORE, words=in_words(before)), PartShown(AFTER, words=in_words(after))]
            case Listing(things, names):
                listing = _listing if may_read_drafts else _names_only
                found.append(listing(name, things, names))
            case Public(value):
                found.append(PartShown(name, words=in_words(value)))
            case Draft(value):
                words = in_words(value)
                kept_back = not may_read_drafts and words != NOTHING
                found.append(PartShown(name, words=KEPT_BACK if kept_back else words))
    return found + fields


def _listing(name: str, things: Mapping[str, object], names: Mapping[str, str]) -> PartShown:
    lines = tuple(_line(names.get(key, key), value) for key, value in islice(things.items(), MOST_LISTED))
    compares = any(_is_change(value) for value in islice(things.values(), MOST_LISTED))
    words = "" if lines else NOTHING
    return PartShown(name, words=words, lines=lines, more=len(things) - len(lines), compares=compares)


def _names_only(name: str, things: Mapping[str, object], names: Mapping[str, str]) -> PartShown:
    lines = tuple(LineShown(names.get(key, key)) for key in islice(things, MOST_LISTED))
    kept_back = KEPT_BACK if lines else ""
    words = "" if lines else NOTHING
    return PartShown(name, words=words, lines=lines, more=len(things) - len(lines), kept_back=kept_back)


def _is_change(value: object) -> bool:
    return isinstance(value, dict) and value.keys() == {BEFORE, AFTER}


def _line(name: str, value: object) -> LineShown:
    if not (isinstance(value, dict) and _is_change(value)):
        return LineShown(name, after=_clipped(in_words(value)))
    before, after = value[BEFORE], value[AFTER]
    if isinstance(before, dict) and isinstance(after, dict):
        differing = _differences(before, after)
        before = {field: change[BEFORE] for field, change in differing.items()}
        after = {field: change[AFTER] for field, change in differing.items()}
    return LineShown(name, _clipped(in_words(before)), _clipped(in_words(after)))


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
