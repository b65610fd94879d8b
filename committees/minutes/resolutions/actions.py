"""What a committee resolved: a preamble, and limbs (a), (b) with (i), (ii) within."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from accounts.models import User
from accounts.policies import demand
from accounts.trail import actions as audit
from committees.minutes.following.actions import follow_limbs
from committees.minutes.policies import why_not_these_limbs
from committees.models import AgendaItem, Limb, Resolution
from committees.policies import why_not_edit
from committees.snapshots import changes

OUT_OF_THE_WAY = 10_000


@dataclass(frozen=True)
class LimbWords:
    """One limb as written, in order. `level` is 1, or 2 for one within the limb above; `key` names one to keep."""

    text: str
    verb: str = Limb.Verb.OTHER
    level: int = 1
    key: int | None = None


@transaction.atomic
def set_resolution(
    *,
    item: AgendaItem,
    limbs: Sequence[LimbWords],
    preamble: str,
    vote: str = "",
    order: int = 1,
    by: User | None,
) -> Resolution:
    """Write or rewrite the item's resolution; `order` is which of them, counted from 1. Limbs whose `key` is given keep
    the actions that came of them; limbs that are left out go. Raises NotAllowed without limbs, with an inner limb
    first, or once minutes are agreed."""
    demand(why_not_edit(item.meeting))
    demand(why_not_these_limbs([limb.level for limb in limbs]))
    resolution, created = Resolution.objects.select_for_update().get_or_create(item=item, order=order)
    before = {} if created else _state(resolution)
    words = dict(resolution.limbs.values_list("pk", "text"))
    resolution.preamble, resolution.vote = preamble, vote
    resolution.save()
    _write_limbs(resolution, limbs)
    follow_limbs(item=item, was=words, by=by)
    council = item.meeting.committee.council
    audit.record(
        by=by,
        council=council,
        verb="recorded a resolution",
        subject=resolution,
        detail={"changed": changes(before, _state(resolution))},
    )
    return resolution


def _write_limbs(resolution: Resolution, limbs: Sequence[LimbWords]) -> None:
    existing = {limb.pk: limb for limb in resolution.limbs.all()}
    kept = {limb.key for limb in limbs} & set(existing)
    # All leave their parents and places first: no limb that goes takes a kept one along, and no place is taken twice
    for place, limb in enumerate(existing.values()):
        limb.parent, limb.order = None, OUT_OF_THE_WAY + place
    Limb.objects.bulk_update(existing.values(), ["parent", "order"])
    resolution.limbs.exclude(pk__in=kept).delete()
    parent, outer, inner = None, 0, 0
    for words in limbs:
        limb = existing.pop(words.key, None) or Limb(resolution=resolution)
        limb.text, limb.verb = words.text, words.verb
        if words.level == 1:
            outer, inner = outer + 1, 0
            limb.parent, limb.order = None, outer
        else:
            inner += 1
            limb.parent, limb.order = parent, inner
        limb.save()
        parent = limb if words.level == 1 else parent


def _state(resolution: Resolution) -> dict[str, object]:
    limbs = resolution.limbs.select_related("parent").order_by("order")
    outer = [limb for limb in limbs if limb.parent_id is None]
    words = []
    for limb in outer:
        words.append(f"{limb.verb}: {limb.text}")
        words += [f"  {inner.verb}: {inner.text}" for inner in limbs if inner.parent_id == limb.pk]
    return {"preamble": resolution.preamble, "vote": resolution.vote, "limbs": words}
