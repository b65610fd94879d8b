"""Writes: actions are set beside what is published. A figure closes them, or asks a person where a threshold was set;
where its edition is withdrawn, they are open, or ask no more."""

from django.db import transaction
from django.utils.timezone import localdate

from accounts.models import Council, User
from accounts.policies import demand
from accounts.querysets import lock
from committees.follow_ups.actions import FIELDS, record_action, tell
from committees.follow_ups.awaited.presenters import reached_words
from committees.follow_ups.awaited.querysets import awaiting, edition_with_figure, is_readable, with_editions
from committees.follow_ups.policies import why_not_keep, why_not_say
from committees.models import Action, ActionEvent
from committees.snapshots import changes, snapshot
from scorecards.models import Edition

Kind = ActionEvent.Kind
WITHDRAWN = "The edition with its figure was withdrawn"


@transaction.atomic
def settle_awaited(*, council: Council | None = None, by: User | None = None) -> None:
    """The one way, at publishing, at withdrawing and once a day: of one council, or of all. First those whose edition
    was withdrawn: a corrected one may close them again."""
    for action in with_editions(council):
        if not is_readable(action.closed_by_edition or action.reached_in):
            take_back(action=action, by=by)
    for action in awaiting(council):
        if edition := edition_with_figure(action):
            asks = action.awaits_above is not None or action.awaits_below is not None
            settle = ask_about_figure if asks else close_by_figure
            settle(action=action, edition=edition, by=by)


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
    tell(action=action, kind=Kind.CLOSED, by=by, text=said, edition=edition)
    record_action(action, "closed an action", changes(before, snapshot(action, FIELDS)), by)
    return True


@transaction.atomic
def ask_about_figure(*, action: Action, edition: Edition, by: User | None) -> bool:
    """`edition` has its figure as `row`. False where somebody has closed it since it was read."""
    if lock(action).state != Action.State.OPEN:
        return False
    before = snapshot(action, FIELDS)
    action.reached_in = edition
    action.save()
    tell(action=action, kind=Kind.ASKED, by=by, text=reached_words(action, edition.row), edition=edition)
    record_action(action, "asked whether an action is done", changes(before, snapshot(action, FIELDS)), by)
    return True


@transaction.atomic
def take_back(*, action: Action, by: User | None) -> bool:
    """The edition that closed it, or asks, is withdrawn. False where somebody has changed that since it was read."""
    now, edition = lock(action), action.closed_by_edition or action.reached_in
    if edition is None or edition.pk not in (now.closed_by_edition_id, now.reached_in_id):
        return False
    before, was_open = snapshot(action, FIELDS), action.state == Action.State.OPEN
    action.state, action.closed_by_edition, action.closed_on = Action.State.OPEN, None, None
    action.reached_in = None
    action.save()
    kind = Kind.PROGRESS if was_open else Kind.REOPENED
    tell(action=action, kind=kind, by=by, text=WITHDRAWN, edition=edition)
    record_action(action, "reopened an action", changes(before, snapshot(action, FIELDS)), by)
    return True


@transaction.atomic
def keep_open(*, action: Action, text: str, by: User | None) -> Action:
    """A person was asked by a figure and says why the action is not done; the next edition whose figure is there asks
    again. Raises NotAllowed."""
    now = lock(action)
    demand(why_not_keep(now.state, bool(now.reached_in_id)) or why_not_say(now.state, text))
    before = snapshot(action, FIELDS)
    edition, action.reached_in = action.reached_in, None
    action.save()
    said = f"Stays open: {text.strip()}"
    tell(action=action, kind=Kind.PROGRESS, by=by, text=said, edition=edition)
    record_action(action, "kept an action open", changes(before, snapshot(action, FIELDS)), by)
    return action
