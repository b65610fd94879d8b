"""Taking in what a system sends: sections first, then what is recorded at once; the valid rows all or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from accounts import audit
from accounts.models import Council, User
from accounts.policies import NotAllowed
from indicators.catalogue.querysets import council_catalogue
from indicators.checks.facts import Setting
from indicators.collection.entry.actions import save_entries
from indicators.collection.sections.querysets import check_settings
from indicators.figures.actions import SourceFacts, record_figures
from indicators.figures.querysets import compare_figures
from indicators.intake.systems.answers import Outcome, RowAnswer, counts_of, summary
from indicators.intake.systems.api.body import Sent
from indicators.intake.systems.api.limits import take_rows
from indicators.intake.systems.api.problems import Problem
from indicators.intake.systems.querysets import batch_with_key, codes_it_may_send
from indicators.intake.systems.sending.outside import as_recorded, check_outside
from indicators.intake.systems.sending.rows import SentFigure, check_rows
from indicators.intake.systems.sending.sections import (
    LEFT_TO_PEOPLE,
    MOST_SECTIONS,
    Place,
    entering,
    sections_of,
)
from indicators.models import SendingSystem, SentBatch, Source

HOUR = 60 * 60
LONGEST_WAIT = 20  # seconds, for another request of the same system; SQLite waits as long
NOT_TAKEN = {Outcome.REFUSED, Outcome.LEFT}
FRESH = {Outcome.ENTERED, Outcome.RECORDED, Outcome.REVISED, Outcome.UNCHANGED}


@dataclass(frozen=True)
class Request:
    """What makes two requests the same: the key, and the hash of the body with what decides how it is read."""

    key: str
    sha256: str
    all_or_nothing: bool = False


@dataclass(frozen=True)
class Answer:
    """`told` is the body of the answer; `replayed` where the same request was answered before."""

    told: dict[str, object]
    replayed: bool = False


@transaction.atomic
def take_batch(*, system: SendingSystem, sent: Sent, request: Request, by: User | None = None) -> Answer:
    """Enter or record every row that can be, and keep the answer under the request's key.

    Requests of one system take turns, so that of two with the same key the second finds the first one's answer.
    Raises Problem, and nothing is saved: "no-token" where the token was revoked meanwhile, "key-used", "too-many"
    rows in this hour, "rows-refused" where one was not taken and all or nothing is wanted.
    """
    system = _locked(system)
    earlier = batch_with_key(system, request.key)
    if earlier is not None:
        if earlier.body_sha256 != request.sha256:
            raise Problem(
                "key-used", "This key came with another body before. Take a new key for every batch."
            )
        return Answer(earlier.answer, replayed=True)
    wait = take_rows(f"system-{system.pk}", len(sent.rows), settings.API_ROWS_AN_HOUR, HOUR)
    if wait:
        most = f"{settings.API_ROWS_AN_HOUR:,} figures an hour"
        raise Problem("too-many", f"A token may send {most}.", {"Retry-After": str(wait)})
    answers, fresh = _take(system, sent)
    not_taken = [answer.as_json() for answer in answers if answer.outcome in NOT_TAKEN]
    if request.all_or_nothing and not_taken:
        detail = f"{len(not_taken):,} of {len(answers):,} rows could not be taken, so none was."
        raise Problem("rows-refused", detail, more={"figures": not_taken})
    _keep(system, sent, request, answers, fresh, by)
    return Answer(summary(answers))


def _locked(system: SendingSystem) -> SendingSystem:
    """The system's row, held to the end of the transaction. Raises Problem where it was revoked meanwhile."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('lock_timeout', %s, true)", [f"{LONGEST_WAIT}s"])
    # Without a key lock: entries and sources name the system meanwhile
    found = SendingSystem.objects.select_for_update(no_key=True, of=("self",)).select_related("council")
    locked = found.filter(pk=system.pk, revoked_at=None).first()
    if locked is None:
        raise Problem("no-token", "This token was revoked.", {"WWW-Authenticate": "Bearer"})
    return locked


def _take(system: SendingSystem, sent: Sent) -> tuple[list[RowAnswer], set[int]]:
    """An answer to every row, in the order in which they came, and the indicators of which figures are fresh now."""
    council = system.council
    catalogue = council_catalogue(council)
    reason = sent.reason or f"Sent again by {system.name}"
    figures, answers = check_rows(sent.rows, catalogue, codes_it_may_send(system), timezone.localdate())
    checks = check_settings(council)
    places, outside = sections_of(council, figures)
    for number, (place, group) in enumerate(places.items()):
        if number < MOST_SECTIONS:
            answers += _enter(system, place, group, reason, checks)
        else:
            answers += [figure.answer(Outcome.REFUSED, *_TOO_MANY_SECTIONS) for figure in group]
    answers += _record(system, outside, reason, checks)
    indicators = {figure.number: figure.key.indicator for figure in figures}
    fresh = {indicators[each.row] for each in answers if each.outcome in FRESH}
    return sorted(answers, key=lambda answer: answer.row), fresh


_TOO_MANY_SECTIONS = (
    f"The request reaches into more than {MOST_SECTIONS} sections of the calendar, counted by period.",
    "Send this figure in a request of its own, such as one for each year.",
)


def _enter(
    system: SendingSystem,
    place: Place,
    figures: Sequence[SentFigure],
    reason: str,
    checks: dict[str, Setting],
) -> list[RowAnswer]:
    """What became of a section's rows. A section that waits for approval is left as it is."""
    plan = entering(place, figures, reason, checks)
    collection, period = place
    try:
        saved = save_entries(
            collection=collection, period=period, typed=plan.typed, shown=plan.shown, by=None, system=system
        )
    except NotAllowed as refusal:
        waits = (str(refusal), "Send it again when the section is approved or returned.")
        return [*plan.answers, *(_left(answer, *waits) for answer in plan.taken.values())]
    unchanged = {key: replace(plan.taken[key], outcome=Outcome.UNCHANGED) for key in saved.unchanged}
    left = {key: _left(plan.taken[key], *LEFT_TO_PEOPLE) for key in saved.conflicts}
    return [*plan.answers, *({**plan.taken, **unchanged, **left}).values()]


def _left(answer: RowAnswer, problem: str, remedy: str) -> RowAnswer:
    return replace(answer, outcome=Outcome.LEFT, problem=problem, remedy=remedy, queries=())


def _record(
    system: SendingSystem, figures: Sequence[SentFigure], reason: str, checks: dict[str, Setting]
) -> list[RowAnswer]:
    """Record at once what no section holds; recording waits for the council's other imports."""
    if not figures:
        return []
    council = Council.objects.select_for_update(no_key=True).get(pk=system.council_id)
    answers = {answer.row: answer for answer in check_outside(council, figures, reason, checks)}
    good = {
        each.number: as_recorded(each) for each in figures if answers[each.number].outcome is Outcome.RECORDED
    }
    comparison = compare_figures(council, good.values())
    revised = {change.row.key for change in comparison.changed}
    added = {row.key for row in comparison.added}
    source = SourceFacts(kind=Source.Kind.MACHINE, system=system)
    record_figures(council=council, rows=good.values(), source=source, by=None, reason=reason)
    for number, row in good.items():
        outcome = Outcome.REVISED if row.key in revised else Outcome.RECORDED
        answers[number] = replace(
            answers[number], outcome=outcome if row.key in revised | added else Outcome.UNCHANGED
        )
    return list(answers.values())


def _keep(
    system: SendingSystem,
    sent: Sent,
    request: Request,
    answers: Sequence[RowAnswer],
    fresh: set[int],
    by: User | None,
) -> None:
    """The answer under its key, when figures last came, and an entry in the trail."""
    at = timezone.now()
    system.last_sent_at = at
    system.save(update_fields=["last_sent_at"])
    system.sends.filter(indicator__in=fresh).update(last_sent_at=at)
    batch = SentBatch.objects.create(
        system=system,
        idempotency_key=request.key,
        body_sha256=request.sha256,
        status_code=200,
        answer=summary(answers),
        at=at,
    )
    detail = {"system": system.name, "received": len(answers), **counts_of(answers), "reason": sent.reason}
    audit.record(by=by, council=system.council, verb="sent figures", subject=batch, detail=detail)
