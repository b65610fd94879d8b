"""Numbers and letters of limbs: which family a marker is of, and which one follows which. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from committees.reading.wordlists import holds

_ROMANS = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii"
_COUNTS = {sign: count for count, sign in enumerate(_ROMANS.split(), 1)}
_INSIDE = re.compile(
    r"(?:(?<=\s)|^)(\((?:\d{1,2}|[a-z]|[ivx]{1,5})\)|(?:\d{1,2}|[a-z]|[ivx]{1,5})\))(?=\s|[A-Za-z])"
)
_INSIDE_POINTED = re.compile(
    r"(?:(?<=[:;.,–-]\s)|(?<=\sand\s)|(?<=\bthat\s)|(?<=\bThat\s)|^)(\d{1,2}\.|[a-z]\.|"
    r"[ivx]{1,5}\.)(?=\s+[A-Za-z])"
)


@dataclass(frozen=True)
class Mark:
    """`family` is how it looks and counts: "roman )"; bullets count nothing."""

    family: str
    count: int


@lru_cache(500)
def marks_of(marker: str) -> tuple[Mark, ...]:
    """What a marker can be: "i)" is a letter or a Roman number."""
    core = re.sub(r"[().]", "", marker)
    look = re.sub(r"\w+", "", marker)
    # "o" is how a bullet within a bullet is copied
    if not core or not core.isalnum() or marker == "o":
        return (Mark(f"bullet {marker}", 0),)
    if core.isdigit():
        return (Mark(f"number {look}", int(core)),)
    found = []
    case = "upper" if core.isupper() else "lower"
    if core.lower() in _COUNTS:
        found.append(Mark(f"{case} roman {look}", _COUNTS[core.lower()]))
    if len(core) == 1:
        found.append(Mark(f"{case} letter {look}", ord(core.lower()) - ord("a") + 1))
    return tuple(found)


def inner_marks(text: str) -> list[tuple[int, int]]:
    """Where markers that count from one stand within a text, as (start, end); at least two, or one at its beginning."""
    for pattern, firsts in ((_INSIDE, ("1)", "a)", "i)")), (_INSIDE_POINTED, ("1.", "a.", "i."))):
        matches = pattern.finditer(text) if holds(text, firsts) else ()
        found = [(match.start(1), match.end(1), marks_of(match.group(1))) for match in matches]
        for _, _, marks in found[:1]:
            for first in marks:
                if first.count == 1 and len(run := _run(found, first.family)) > 1:
                    return run
    return []


def first_mark(text: str) -> tuple[int, int] | None:
    """Where the first marker stands that counts one: "That (a) it be noted", which goes on below."""
    found = _INSIDE.search(text)
    one = found and any(mark.count == 1 for mark in marks_of(found.group(1)))
    return found.span(1) if found and one else None


def _run(found: Sequence[tuple[int, int, tuple[Mark, ...]]], family: str) -> list[tuple[int, int]]:
    wanted, run = 1, []
    for start, end, marks in found:
        if any(mark.family == family and mark.count == wanted for mark in marks):
            run.append((start, end))
            wanted += 1
    return run
