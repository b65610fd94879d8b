"""Writes: who answers for a measure, and when it is looked at next."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from accounts.models import Council, User
from accounts.policies import NotAllowed
from accounts.querysets import lock
from accounts.trail.actions import record
from accounts.trail.parts import Change
from indicators.catalogue.owners.querysets import owned, people_of
from indicators.catalogue.querysets import council_indicators
from indicators.models import MeasureOwner


class Ownership(NamedTuple):
    """`owner` is a person's primary key; None for nobody, and for no day."""

    owner: int | None
    next_review: date | None


@transaction.atomic
def save_owners(*, council: Council, wanted: Mapping[int, Ownership], by: User | None) -> int:
    """Store them by indicator; how many changed. The others stay.

    Raises NotAllowed for somebody without a role in the council, a measure of another council, or a new day that is
    past.
    """
    lock(council)
    people = {each.pk: str(each) for each in people_of(council)}
    codes = dict(council_indicators(council).filter(pk__in=wanted).values_list("pk", "code"))
    stored = owned(council, wanted)
    before: dict[str, str] = {}
    after: dict[str, str] = {}
    for key, ownership in wanted.items():
        row = stored.get(key) or MeasureOwner(council=council, indicator_id=key)
        was = Ownership(row.owner_id, row.next_review)
        if was == ownership:
            continue
        _demand_possible(key, ownership, was, people, codes)
        before[codes[key]] = _words(was, people)
        after[codes[key]] = _words(ownership, people)
        row.owner_id, row.next_review = ownership
        row.save()
    if after:
        change = Change(before, after)
        record(by=by, council=council, verb="set owners", subject="owners", detail={"changed": change})
    return len(after)


def _demand_possible(
    key: int, wanted: Ownership, was: Ownership, people: Mapping[int, str], codes: Mapping[int, str]
) -> None:
    if key not in codes:
        raise NotAllowed("That measure is not one of your council’s. Reload the page.")
    if wanted.owner not in (None, was.owner) and wanted.owner not in people:
        raise NotAllowed("Somebody chosen has no role in your council any more. Reload the page.")
    day = wanted.next_review
    if day is not None and day != was.next_review and day < timezone.localdate():
        raise NotAllowed("A next review lies ahead: choose a day from today on.")


def _words(ownership: Ownership, people: Mapping[int, str]) -> str:
    who = people.get(ownership.owner, "somebody who left") if ownership.owner else "nobody"
    return f"{who}, {ownership.next_review.isoformat()}" if ownership.next_review else who
