"""Writes: an action is closed by a published figure, and is open again where that edition is withdrawn."""

from django.db import transaction
from django.utils.timezone import localdate

from accounts.models import User
from accounts.querysets import lock
from committees.follow_ups.actions import FIELDS, record_action, tell
from committees.models import Action, ActionEvent
from committees.snapshots import changes, snapshot
from scorecards.models import Edition


@transaction.atomic
def close_by_figure(*, action: Action, edition: Edition, by: User | None) -> bool:
    """False where somebody has closed it since it was read."""
    if lock(action).state != Action.State.OPEN:
        return False
    before = snapshot(action, FIELDS)
    action.state, action.closed_by_edition = Action.State.DONE, edition
    action.closed_on = localdate(edition.published_at)
    action.save()
    said = f"Closed by itself: the figure of “{action.awaits_indicator.title}” was published"
    tell(action=action, kind=ActionEvent.Kind.CLOSED, by=by, text=said, edition=edition)
    record_action(action, "closed an action", changes(before, snapshot(action, FIELDS)), by)
    return True


@transaction.atomic
def open_as_withdrawn(*, action: Action, by: User | None) -> bool:
    """The edition that closed it is withdrawn. False where somebody has opened it since it was read."""
    if lock(action).state != Action.State.DONE:
        return False
    before, edition = snapshot(action, FIELDS), action.closed_by_edition
    action.state, action.closed_by_edition, action.closed_on = Action.State.OPEN, None, None
    action.save()
    said = "The edition with its figure was withdrawn"
    tell(action=action, kind=ActionEvent.Kind.REOPENED, by=by, text=said, edition=edition)
    record_action(action, "reopened an action", changes(before, snapshot(action, FIELDS)), by)
    return True
