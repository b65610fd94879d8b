"""What the checklist is told from. As many queries for five measures as for a hundred."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Exists, OuterRef, Subquery
from django.db.models.functions import JSONObject
from django.utils.timezone import localdate

from accounts.models import Council, Membership
from accounts.querysets import KeysOf, unpacked
from accounts.roles import Permission
from indicators.benchmarks.areas.querysets import NEWEST_MODEL_FIRST
from indicators.benchmarks.current.choice import in_use, newest_first
from indicators.benchmarks.current.querysets import facts_of
from indicators.catalogue.owners.querysets import complete_owners
from indicators.collection.calendar.querysets import roles_with
from indicators.models import (
    Commentary,
    MeasureOwner,
    NeighbourModel,
    Release,
)
from indicators.terms.periods import Period
from scorecards.assembly.inputs import remark_of
from scorecards.assembly.querysets.periods import period_at
from scorecards.editions.checking.facts import Changed, Facts, ItemFound, Ownership
from scorecards.editions.checking.lines import CORRECTS, Answer
from scorecards.editions.drafts.querysets import shown_by
from scorecards.editions.sections.querysets import open_sections
from scorecards.models import DraftStep, Edition, Scorecard
from scorecards.payload import Payload, rows_of
from scorecards.registries import item_ahead

Kind = DraftStep.Kind


def facts_for(
    scorecard: Scorecard,
    period: Period,
    payload: Payload,
    *,
    number: int,
    steps: Sequence[DraftStep],
    changed: Changed | None,
) -> Facts:
    """`payload` is the draft's, small numbers hidden; `steps` those of that edition and the one before. Five queries at
    most."""
    comments, owners = said_of_measures(scorecard, period, payload, localdate())
    ahead = item_ahead(scorecard, period)
    return Facts(
        payload=payload,
        number=number,
        threshold=scorecard.council.disclosure_threshold,
        comments=comments,
        sections=open_sections(scorecard, period),
        owners=owners,
        held_back=held_back(payload["comparators"]["releases"]),
        older_model=newer_model(scorecard, payload["comparators"]["model"]),
        item=ItemFound(**ahead) if ahead else None,
        answers=answers_in(step for step in steps if step.number == number),
        answers_before=answers_in(step for step in steps if step.number < number),
        changed=changed,
    )


def steps_of(scorecard: Scorecard, period: Period, *numbers: int) -> list[DraftStep]:
    """What was said of the drafts of these editions, oldest first. One query."""
    steps = DraftStep.objects.for_council(scorecard.council_id).of_drafts(scorecard, period, numbers)
    return list(steps.select_related("by"))


def answers_in(steps: Iterable[DraftStep]) -> dict[str, Answer]:
    """The newest by line."""
    return {
        step.line: Answer(step.text, frozenset(step.about), str(step.by or ""))
        for step in steps
        if step.kind == Kind.REASON
    }


def reasons_kept_with(edition: Edition) -> list[DraftStep]:
    """Given in place of what was open when it was published, the newest of each line. For officers. One query."""
    steps = steps_of(edition.scorecard, edition.period, edition.number)
    newest = {step.line: step for step in steps if step.kind == Kind.REASON and step.line != CORRECTS}
    return list(newest.values())


def checked_as(steps: Iterable[DraftStep], digest: str, correction: str) -> DraftStep | None:
    """The newest step by which the draft was checked as it stands: its digest, and what it is said to correct."""
    found = [
        step
        for step in steps
        if step.kind == Kind.CHECKED and step.digest == digest and step.text == correction
    ]
    return found[-1] if found else None


def said_of_measures(
    scorecard: Scorecard, period: Period, payload: Payload, today: date
) -> tuple[dict[str, str], dict[str, Ownership]]:
    """By code the newest words that readers get of the figure that is shown, as `remark_of` of assembly has it, and who
    answers for the measure. One query.

    Named are owners who may enter figures and write about them: others are asked nothing.
    """
    of_measure = {"council": scorecard.council_id, "indicator": OuterRef("indicator")}
    shown = {row["code"]: Period.from_code(row["latest"]["period"]) for row in rows_of(payload)}
    starts = {period.start, *(each.start for each in shown.values())}
    comments = Commentary.objects.filter(**of_measure, start__in=starts).order_by("created_at", "pk")
    comment = JSONObject(start="start", frequency="frequency", text="text")
    here = MeasureOwner.objects.filter(**of_measure)
    asked = here.filter(owner__is_active=True, owner__memberships__council=scorecard.council_id)
    asked = asked.filter(owner__memberships__role__in=roles_with(Permission.ENTER_FIGURES))
    whole = complete_owners(scorecard.council_id).filter(indicator=OuterRef("indicator"))
    rows = shown_by(scorecard).values_list(
        "indicator__code",
        KeysOf(comments.values(key=comment)),
        Subquery(asked.values("owner__name")[:1]),
        Exists(whole),
        Exists(here.filter(next_review__lt=today)),
    )
    words: dict[str, str] = {}
    owners: dict[str, Ownership] = {}
    for code, remarks, owner, complete, overdue in rows:
        said = {period_of(each): each for each in map(unpacked, remarks)}  # the newest comes last
        remark = remark_of(said, shown.get(code, period), period)
        words[code] = remark["text"] if remark else ""
        owners[code] = Ownership(owner or "", complete, overdue)
    return words, owners


def period_of(found: dict) -> Period:
    return period_at(date.fromisoformat(found["start"]), found["frequency"])


def held_back(used: Iterable[str]) -> list[str]:
    """Datasets of which an older release is in use than the newest that is loaded, in words. One query."""
    by_dataset: dict[str, list] = {}
    for facts in facts_of(Release.objects.all()):
        by_dataset.setdefault(facts.dataset, []).append(facts)
    found = []
    for dataset, releases in sorted(by_dataset.items()):
        now, newest = in_use(releases)[0], newest_first(releases)[0]
        if now.key != newest.key and now.label in set(used):
            found.append(f"{dataset}, {now.label} in place of {newest.label}")
    return found


def newer_model(scorecard: Scorecard, shown: str) -> str:
    """The label of the newest model, where the scorecard names an older one. One query at most."""
    if scorecard.neighbour_model_id is None or not shown:
        return ""
    newest = NeighbourModel.objects.order_by(*NEWEST_MODEL_FIRST).values_list("label", flat=True).first()
    return newest if newest and newest != shown else ""


def people_by_role(council: Council) -> dict[str, list[str]]:
    """Names of those who may sign in, by role. One query."""
    rows = Membership.objects.filter(council=council, user__is_active=True).order_by("user__name")
    found: dict[str, list[str]] = {}
    for role, name, email in rows.values_list("role", "user__name", "user__email"):
        found.setdefault(role, []).append(name or email)
    return found
