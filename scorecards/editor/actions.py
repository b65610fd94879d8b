"""Writes: one step on the way to a scorecard's next version, and the version that the steps make."""

from collections.abc import Callable, Sequence
from datetime import date

from django.db import transaction

from accounts.models import User
from accounts.policies import NotAllowed, demand
from accounts.querysets import lock
from accounts.trail.actions import record
from accounts.trail.parts import Public
from indicators.terms.periods import Period
from scorecards.definitions.council_file import ScorecardDefinition
from scorecards.definitions.policies import why_not_use
from scorecards.definitions.stored_form import stored_form
from scorecards.definitions.versions.actions import keep_first_version, make_version
from scorecards.editor.querysets import (
    edits_since,
    indicators_of,
    read_editing,
    section_unchanged,
    versions_since,
)
from scorecards.editor.steps import StepRefused
from scorecards.editor.tokens import Token
from scorecards.models import Scorecard, ScorecardEdit, ScorecardVersion

MADE = "Made on its page"
LONGEST_SAID = 400
Step = Callable[[ScorecardDefinition], ScorecardDefinition]


class ChangedMeanwhile(NotAllowed):
    """Somebody else changed the scorecard since it was shown. `others` says what, oldest first."""

    def __init__(self, others: Sequence[ScorecardEdit], versions: Sequence[ScorecardVersion]) -> None:
        super().__init__(
            "Somebody else changed this scorecard while you had it open. Nothing of yours is saved yet, and nothing "
            "of it is lost."
        )
        self.others, self.versions = others, versions


@transaction.atomic
def edit_scorecard(
    *, scorecard: Scorecard, step: Step, said: str, shown: Token, by: User | None, within: str = ""
) -> ScorecardEdit | None:
    """Take one step from what stands to the next version; None where it changes nothing. Drafts stay as they are.

    `said` is what the step does, for the trail and for whoever edits at the same time. `shown` is the state that the
    person saw, `within` the slug of the section that the step stays in, or "". Raises ChangedMeanwhile where another
    state stands by now, in that section where there is one; NotAllowed where the step cannot be taken.
    """
    lock(scorecard)
    editing = read_editing(scorecard, indicators_of(scorecard.council))
    if not section_unchanged(editing, shown, within):
        _demand_shown(scorecard, editing.token, shown)
    try:
        wanted = step(editing.after)
    except StepRefused as refusal:
        raise NotAllowed(str(refusal)) from refusal
    if wanted == editing.after:
        return None
    base = keep_first_version(scorecard=scorecard, by=by, standing=editing.before)
    edit = ScorecardEdit.objects.create(
        scorecard=scorecard,
        number=editing.token.edit + 1,
        base=base.number,
        definition=stored_form(wanted),
        said=said[:LONGEST_SAID],
        created_by=by,
    )
    detail = {"step": Public(edit.said)}
    record(
        by=by,
        council=scorecard.council,
        verb="edited a scorecard",
        subject=scorecard,
        key=scorecard.slug,
        detail=detail,
    )
    return edit


@transaction.atomic
def use_changes(
    *, scorecard: Scorecard, starts: Period | None, shown: Token, by: User | None
) -> ScorecardVersion:
    """Make the next version of what was changed: for periods that begin with `starts` and after; None for all.

    Editions keep the version that they were made with. Raises ChangedMeanwhile as `edit_scorecard` does, NotAllowed
    where nothing was changed, a section shows nothing, or the version that stands begins later.
    """
    lock(
        scorecard.council
    )  # before the scorecard, as every definition does: two that wait for each other never end
    lock(scorecard)
    editing = read_editing(scorecard, indicators := indicators_of(scorecard.council))
    _demand_shown(scorecard, editing.token, shown)
    if editing.edit is None or editing.after == editing.before:
        raise NotAllowed("Nothing differs from the version that stands. Change something first.")
    demand(why_not_use(editing.after, {each.code for each in indicators}))
    first: date | None = starts.start if starts else None
    return make_version(
        council=scorecard.council,
        wanted=editing.after,
        starts=first,
        made=MADE,
        by=by,
        edits=editing.edit.number,
    )


def _demand_shown(scorecard: Scorecard, standing: Token, shown: Token) -> None:
    if shown != standing:
        raise ChangedMeanwhile(edits_since(scorecard, shown), versions_since(scorecard, shown))
