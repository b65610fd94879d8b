"""Writes: reasons given before publishing, and that a draft was checked as it stands."""

from django.db import transaction

from accounts.models import User
from accounts.policies import demand
from accounts.querysets import lock
from accounts.trail.actions import record
from accounts.trail.parts import Draft, Public
from indicators.terms.periods import Period
from scorecards.editions.checking.lines import reasons_given, things_words
from scorecards.editions.checking.policies import DraftNow, why_not_reason
from scorecards.editions.states import Need, State, Step, verb_of, why_not
from scorecards.models import DraftStep, Scorecard

Kind = DraftStep.Kind


@transaction.atomic
def give_reason(
    *,
    scorecard: Scorecard,
    period: Period,
    line: str,
    text: str,
    by: User | None,
    draft: DraftNow | None = None,
) -> DraftStep:
    """A reason for all that is open now on that line, or what the edition corrects. Raises NotAllowed.

    `draft` is the one of which nothing was read yet, for a page that shows it where this is refused.
    """
    scorecard = lock(scorecard)
    draft = draft or DraftNow(scorecard, period)
    number, lines = draft.number, draft.lines
    needs = {Need.REASON: lambda: why_not_reason(line, lines, text, number)}
    demand(why_not(Step.GIVE_REASON, State.DRAFT, needs))  # as it does of one that was checked
    found = next(each for each in lines if each.key == line)
    step = DraftStep.objects.create(
        **place_of(scorecard, period, number),
        kind=Kind.REASON,
        line=line,
        about=[thing.key for thing in found.things],
        found=things_words(found.things),
        text=text.strip(),
        by=by,
    )
    note(step, Step.GIVE_REASON, {"line": Public(found.title), "reason": Draft(step.text)}, by)
    return step


@transaction.atomic
def check_draft(*, scorecard: Scorecard, period: Period, digest: str, by: User | None) -> DraftStep:
    """That somebody has read the draft of that name, its checklist and what it changes. Raises NotAllowed."""
    return checked(now=DraftNow(lock(scorecard), period), digest=digest, by=by)


@transaction.atomic
def checked(*, now: DraftNow, digest: str, by: User | None) -> DraftStep:
    """The same inside another action, of a draft that was read there. Raises NotAllowed."""
    demand(now.why_not(Step.CHECK, {Need.AS_SEEN: lambda: now.why_not_as_seen(digest)}))
    step = DraftStep.objects.create(
        **place_of(now.scorecard, now.period, now.number),
        kind=Kind.CHECKED,
        digest=now.name,
        text=now.correction,
        by=by,
    )
    reasons = {line.title: line.answer.text for line in reasons_given(now.lines) if line.answer}
    note(step, Step.CHECK, {"edition": Public(now.number), "reasons": Draft(reasons)}, by)
    return step


def place_of(scorecard: Scorecard, period: Period, number: int) -> dict:
    return {"scorecard": scorecard, "frequency": period.frequency, "start": period.start, "number": number}


def note(step: DraftStep, taken: Step, detail: dict, by: User | None) -> None:
    record(
        by=by,
        council=step.scorecard.council,
        verb=verb_of(taken),
        subject=step,
        key=f"{step.scorecard.title}, {step.period.label}, edition {step.number}",
        detail=detail,
    )
