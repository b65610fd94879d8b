"""Writes: an edition is taken down, and put back. What was published stays stored as it was."""

from functools import partial

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.policies import demand
from accounts.querysets import lock
from accounts.trail.actions import record
from accounts.trail.parts import Change, Public
from scorecards.editions.caches import forget_files
from scorecards.editions.downloads.actions import start_files
from scorecards.editions.states import Step, verb_of
from scorecards.editions.taking_down.policies import why_not_put_back, why_not_take_down
from scorecards.editions.taking_down.querysets import taking_down_of
from scorecards.models import Edition, EditionPage, TakingDown
from scorecards.registries import readers_have_changed


@transaction.atomic
def take_down(*, edition: Edition, reason: str, by: User | None) -> TakingDown:
    """From now on its address and all below it say that it was taken down, and why. Raises NotAllowed.

    What was made from it and kept is thrown away.
    """
    lock(edition.scorecard)
    demand(why_not_take_down(taking_down_of(edition), reason))
    down = TakingDown.objects.create(edition=edition, reason=reason.strip(), taken_by=by)
    EditionPage.objects.filter(edition=edition).delete()
    # After the transaction: until then somebody could have a file made again
    transaction.on_commit(partial(forget_files, edition))
    _record(
        edition, verb_of(Step.WITHDRAW), {"stands": Change(True, False), "reason": Public(down.reason)}, by
    )
    readers_have_changed(edition)
    return down


@transaction.atomic
def put_back(*, edition: Edition, reason: str, by: User | None) -> TakingDown:
    """Everybody reads it again as it was published. Raises NotAllowed."""
    lock(edition.scorecard)
    down = taking_down_of(edition)
    demand(why_not_put_back(down, reason))
    down.put_back_at, down.put_back_by, down.put_back_reason = timezone.now(), by, reason.strip()
    down.save()
    _record(
        edition, verb_of(Step.PUT_BACK), {"stands": Change(False, True), "reason": Public(reason.strip())}, by
    )
    readers_have_changed(edition)
    start_files(edition=edition)
    return down


def _record(edition: Edition, verb: str, detail: dict, by: User | None) -> None:
    record(
        by=by, council=edition.scorecard.council, verb=verb, subject=edition, key=str(edition), detail=detail
    )
