"""Decides where nought stands for a period that is yet to come: at the end, in every row of a table. Pure."""

from collections.abc import Sequence
from datetime import date

from indicators.layouts.drafts.doubts import LEAVE_OUT, TAKE, Doubts
from indicators.layouts.drafts.draft import Draft
from indicators.layouts.proposals import Choice, DoubtKind

_LEAST = 2  # rows of which each has another number before


def check_noughts(drafts: Sequence[Draft], doubts: Doubts) -> None:
    by_table: dict[int, list[Draft]] = {}
    for draft in drafts:
        if draft.period is not None and not draft.out and draft.value is not None:
            by_table.setdefault(id(draft.table), []).append(draft)
    for found in by_table.values():
        empty = _to_come(found)
        if empty:
            doubts.ask(
                DoubtKind.HEADING,
                [draft.address() for draft in empty],
                "Nothing but nought stands here, in every row: are these periods yet to come?",
                empty,
                choices=(Choice(TAKE, "They are noughts"), Choice(LEAVE_OUT, "Leave them out", likely=True)),
                holds=True,
            )


def _to_come(found: Sequence[Draft]) -> list[Draft]:
    """Of the last periods those in which all rows are nought, of rows that were none before."""
    by_end: dict[date, list[Draft]] = {}
    for draft in found:
        if draft.period is not None:
            by_end.setdefault(draft.period.end, []).append(draft)
    empty: list[Draft] = []
    for end in sorted(by_end, reverse=True):
        if any(draft.value for draft in by_end[end]):
            break
        empty += by_end[end]
    others = {draft.group for draft in found if draft.value}
    return empty if len({draft.group for draft in empty} & others) >= _LEAST else []
