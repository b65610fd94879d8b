"""Where an item that is added stands on its agenda. Pure."""

import re
from collections.abc import Iterable

LEADING = re.compile(r"\d+")


def place_of(number: str, others: Iterable[tuple[str, int]]) -> int:
    """The place on the agenda of an item with that number, where nobody gave one: before the first with a higher
    number, which has to make room where there is none, else last. `others` are the number and place of each item there.

    Agendas are put together around an item that was there first: 1, 2 and 3 come before a 4, and a 6a behind a 6.
    """
    rows = sorted(others, key=lambda each: each[1])
    last = rows[-1][1] + 1 if rows else 1
    ours = _leading(number)
    if ours is None:
        return last
    behind = next((place for other, place in rows if (_leading(other) or 0) > ours), None)
    if behind is None:
        return last
    before = max((place for other, place in rows if place < behind), default=0)
    return min(before + 1, behind)


def _leading(number: str) -> int | None:
    found = LEADING.match(number)
    return int(found[0]) if found else None
