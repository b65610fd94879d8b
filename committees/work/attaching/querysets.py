"""Reads of items of coming meetings that carry a scorecard or await one."""

from dataclasses import dataclass

from committees.items.querysets import items_with_scorecards
from committees.models import AgendaItem
from indicators.worklist.work.registries import Asked
from scorecards.editions.unpublished.querysets import newest_standing


@dataclass(frozen=True)
class ItemToCome:
    """`newest` is the number of the newest edition that stands of what the item carries or awaits, 0 where none."""

    item: AgendaItem
    newest: int


def items_to_come(asked: Asked) -> list[ItemToCome]:
    """Of meetings from today on, by day. Two queries, none where the checklists have read the same."""
    newest = asked.once(newest_standing)
    return [
        ItemToCome(each, newest.get((each.of_scorecard, each.of_period), 0))
        for each in asked.once(items_with_scorecards)
        if each.meeting.date >= asked.today
    ]
