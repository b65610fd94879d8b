"""Decides which rows are parts of the row above them: indented, begun with "of which", or adding up to it. Pure."""

import re
from collections.abc import Sequence
from itertools import takewhile

from indicators.layouts.cells.contents import Said
from indicators.layouts.drafts.draft import Draft

_OF_WHICH = re.compile(r"\W*of (which|whom|these|those)\b", re.IGNORECASE)
_BEFORE = " \t\u00a0-\u2010\u2011\u2012\u2013\u2014\u2022\u00b7\u25e6>"
MOST_PARTS = 30
Numbers = dict[int, float]


def parts_of_another(groups: Sequence[list[Draft]]) -> dict[int, int]:
    """The places in `groups` of those that are parts of another group of their table, and that one's place: the
    nearest above, where several are."""
    found: dict[int, int] = {}
    numbers = [_numbers(group) for group in groups]
    for place, own in enumerate(numbers):
        if not own:
            continue
        after = _beside(groups, place, range(place + 1, min(place + 1 + MOST_PARTS, len(groups))))
        above = _beside(groups, place, range(place - 1, max(place - 1 - MOST_PARTS, -1), -1))
        found |= dict.fromkeys(_adding_up(numbers, place, above), place)
        found |= dict.fromkeys((*_indented(groups, place, after), *_adding_up(numbers, place, after)), place)
    return found


def _beside(groups: Sequence[list[Draft]], place: int, others: range) -> list[int]:
    """Those of its own table, up to where another begins."""
    table = groups[place][0].table
    return list(takewhile(lambda each: groups[each][0].table is table, others))


def _numbers(group: Sequence[Draft]) -> Numbers:
    """By column, where all are numbers."""
    readings = {draft.main.at[1]: draft.main.reading for draft in group}
    if any(one.said is not Said.NUMBER for one in readings.values()):
        return {}
    return {column: one.value or 0 for column, one in readings.items()}


def _depth(group: Sequence[Draft]) -> int:
    """How many spaces, dashes or bullets its label begins with."""
    at = group[0].row.label_at
    cell = group[0].sheet.grid.cell(*at) if at else None
    return len(cell.shown) - len(cell.shown.lstrip(_BEFORE)) if cell else 0


def _indented(groups: Sequence[list[Draft]], place: int, after: Sequence[int]) -> list[int]:
    depth, begins = _depth(groups[place]), _OF_WHICH.match(groups[place][0].label)
    found: list[int] = []
    for each in after:
        if groups[each][0].row.around != groups[place][0].row.around:
            break
        said = not begins and _OF_WHICH.match(groups[each][0].label)
        if _depth(groups[each]) <= depth and not said:
            break
        found.append(each)
    return found


def _adding_up(numbers: Sequence[Numbers], place: int, after: Sequence[int]) -> list[int]:
    """Those right below, or above, that come to it in every column: one number may do so by chance, several do not."""
    whole, so_far = numbers[place], dict.fromkeys(numbers[place], 0.0)
    if len(whole) < 2 or not all(whole.values()):
        return []
    for count, each in enumerate(after, 1):
        if numbers[each].keys() != whole.keys():
            return []
        so_far = {column: so_far[column] + number for column, number in numbers[each].items()}
        if count > 1 and so_far == whole:
            return list(after[:count])
        if any(so_far[column] > whole[column] for column in whole):
            return []
    return []
