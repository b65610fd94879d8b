"""Reads of items of coming meetings that carry a scorecard or await one."""

from dataclasses import dataclass

from committees.items.listed.querysets import items_listed
from committees.models import AgendaItem
from indicators.worklist.lists.registries import Asked
from scorecards.editions.unpublished.querysets import scorecards_read


@dataclass(frozen=True)
class ItemToCome:
    """`newest` is the number of the newest edition that stands of what the item carries or awaits, 0 where none."""

    item: AgendaItem
    newest: int


def items_to_come(asked: Asked) -> list[ItemToCome]:
    """Of meetings from today on, by day. Two queries, none where the checklists have read the same."""
    standing = {each.scorecard.pk: each.standing for each in asked.once(scorecards_read)}
    return [
        ItemToCome(each, standing.get(each.of_scorecard, {}).get(each.of_period, 0))
        for each in asked.once(items_listed).with_scorecards
        if each.meeting.date >= asked.today
    ]
