"""What came of the parts of an item's resolutions, and in which words."""

from typing import NamedTuple

from committees.minutes.numbering import limb_alone
from committees.models import Action, AgendaItem, Limb, Recommendation


class CameOf(NamedTuple):
    """An action or recommendation, by `kind` and key, with its `words`; `limb` are those of what it came of, "" where
    that is not in the minutes any more."""

    kind: str
    key: int
    words: str
    limb: str


def came_of_limbs(item: AgendaItem) -> list[CameOf]:
    """All of an item, in the order in which they were noted; those that came of no limb have none. Two queries."""
    actions = Action.objects.filter(item=item).select_related("limb").order_by("pk")
    advice = Recommendation.objects.filter(item=item).select_related("limb").order_by("pk")
    return [
        *(CameOf("action", each.pk, each.title, _words(each.limb)) for each in actions),
        *(CameOf("recommendation", each.pk, each.text, _words(each.limb)) for each in advice),
    ]


def _words(limb: Limb | None) -> str:
    return limb_alone(limb.text) if limb else ""
