"""Taking in what a system sends: sections first, then what is recorded at once; the valid rows all or nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from accounts.models import User
from accounts.policies import NotAllowed
from accounts.querysets import lock
from accounts.trail import actions as audit
from accounts.trail.parts import Draft, Listing, Public
from indicators.amounts.cells import CellKey
from indicators.catalogue.querysets import council_catalogue
from indicators.checks.facts import CheckUse
from indicators.collection.entry.actions import save_entries
from indicators.collection.sections.querysets import check_settings, read_section
from indicators.figures.actions import SourceFacts, record_figures
from indicators.figures.querysets import compare_figures
from indicators.files.faults import Fault
from indicators.intake import landing
from indicators.intake.landing import Landing, SectionPeriod, as_told, land
from indicators.intake.querysets import known_of
from indicators.intake.remedies import FOR_SYSTEMS, TYPED_BY_PEOPLE
from indicators.intake.systems.answers import Change, Outcome, RowAnswer, counts_for_officers, summary
from indicators.intake.systems.api.body import Sent
from indicators.intake.systems.api.caches import take_rows
from indicators.intake.systems.api.problems import Problem
from indicators.intake.systems.querysets import batch_with_key, codes_it_may_send
from indicators.intake.systems.sending.findings import (
    NO_SUCH_CELL,
    check_outside,
    own_errors,
    with_errors,
)
from indicators.intake.systems.sending.querysets import known_outside
from indicators.intake.systems.sending.rows import SentFigure, check_rows
from indicators.models import CalendarSection, SendingSystem, SentBatch, Source
from indicators.terms.periods import Period

HOUR = 60 * 60
LONGEST_WAIT = 20  # seconds, for another request of the same system; SQLite waits as long
NOT_TAKEN = {Outcome.REFUSED, Outcome.LEFT}
Row = tuple[SentFigure, Landing]
# Each section costs its own reads and writes; more than a year of a large calendar is sent in several requests
MOST_SECTIONS = 40
TOO_MANY_SECTIONS = Fault(
    f"The request reaches into more than {MOST_SECTIONS} sections of the calendar, counted by period.",
    "Send this figure in a request of its own, such as one for each year.",
)
FRESH = {Outcome.ENTERED, Outcome.RECORDED}


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
    Raises Problem, and nothing is saved: "no-token" where the token was revoked meanwhile, "key-used", "rows-refused"
    where one was not taken and all or nothing is wanted.
    """
    system = _locked(system)
    earlier = batch_with_key(system, request.key)
    if earlier is not None:
        if earlier.body_sha256 != request.sha256:
            raise Problem(
                "key-used", "This key came with another body before. Take a new key for every batch."
            )
        return Answer(earlier.answer, replayed=True)
    answers, fresh = _take(system, sent)
    not_taken = [answer.as_json() for answer in answers if answer.outcome in NOT_TAKEN]
    if request.all_or_nothing and not_taken:
        detail = f"Rows that could not be taken: {len(not_taken):,} of {len(answers):,}. So none was."
        raise Problem("rows-refused", detail, more={"figures": not_taken})
    _keep(system, sent, request, answers, fresh, by)
    return Answer(summary(answers))


@transaction.atomic
def count_rows(*, system: SendingSystem, sent: Sent, request: Request) -> None:
    """Before anything is looked at, and in a transaction of its own: rows of a request that is refused count too.

    The same request again counts nothing. Raises Problem "too-many" where the hour's figures are sent.
    """
    system = _locked(system)
    if batch_with_key(system, request.key) is not None:
        return
    wait = take_rows(f"system-{system.pk}", len(sent.rows), settings.API_ROWS_AN_HOUR, HOUR)
    if wait:
        most = f"{settings.API_ROWS_AN_HOUR:,} figures an hour"
        raise Problem("too-many", f"A token may send {most}.", {"Retry-After": str(wait)})


@transaction.atomic
def note_refusal(*, system: SendingSystem, sent: Sent, problem: Problem, by: User | None = None) -> None:
    """An entry in the trail for a request of which nothing was saved: who tries what is the council's to see."""
    detail = {
        "system": Public(system.name),
        "received": Public(len(sent.rows)),
        "why": Public(problem.detail),
        "reason": Draft(sent.reason),
    }
    audit.record(
        by=by, council=system.council, verb="sent figures that were refused", subject=system, detail=detail
    )


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
    council, today = system.council, timezone.localdate()
    reason = sent.reason or f"Sent again by {system.name}"
    figures, answers = check_rows(sent.rows, council_catalogue(council), codes_it_may_send(system), today)
    known = known_of(council, [one.figure for one in figures], today, reason=reason, by_system=True)
    sections: dict[SectionPeriod, list[Row]] = {}
    outside: list[SentFigure] = []
    for figure in figures:
        landed = as_told(land(figure.incoming, known, FOR_SYSTEMS), known)
        if landed.section is not None:
            sections.setdefault(landed.section, []).append((figure, landed))
        elif landed.outcome is landing.Outcome.OUTSIDE:
            outside.append(figure)
        else:
            answers.append(figure.answer(Outcome.REFUSED, landed.fault))
    checks = check_settings(council)
    # In one order for everybody: so no two requests wait for each other's sections
    for number, section in enumerate(sorted(sections, key=lambda each: (each.collection, each.period.start))):
        if number < MOST_SECTIONS:
            answers += _enter(system, section, sections[section])
        else:
            answers += [figure.answer(Outcome.REFUSED, TOO_MANY_SECTIONS) for figure, _ in sections[section]]
    answers += _record(system, outside, reason, checks)
    indicators = {figure.number: figure.key.indicator for figure in figures}
    fresh = {indicators[each.row] for each in answers if each.outcome in FRESH}
    return sorted(answers, key=lambda answer: answer.row), fresh


def _enter(system: SendingSystem, section: SectionPeriod, rows: Sequence[Row]) -> list[RowAnswer]:
    """What became of a section's rows."""
    wanted = {figure.key: (figure, landed) for figure, landed in rows if landed.outcome in landing.SAVED}
    answers = {figure.key: _settled(figure, landed) for figure, landed in rows}
    if not wanted:
        return list(answers.values())
    collection = CalendarSection.objects.select_related("council").get(pk=section.collection)
    now = read_section(collection, section.period).cells
    # Of the rows alone: beside what stands in the section an officer checks them, on its page
    found = own_errors({key: figure.typed() for key, (figure, _) in wanted.items()}, now, whole=False)
    there = {cell.key for cell in now}
    for key, (figure, _) in wanted.items():
        answers[key] = with_errors(answers[key], found.get(key, ()))
        if key not in there:
            answers[key] = figure.answer(Outcome.REFUSED, NO_SUCH_CELL)
    taken = {key: row for key, row in wanted.items() if answers[key].outcome is Outcome.ENTERED}
    return list((answers | _save(system, collection, section.period, taken)).values())


def _settled(figure: SentFigure, landed: Landing) -> RowAnswer:
    """Before it is saved. What changes nothing is told as what does."""
    outcome = Outcome.LEFT if landed.outcome is landing.Outcome.LEFT else Outcome.ENTERED
    change = Change.UNCHANGED if landed.outcome is landing.Outcome.SAME else None
    return replace(figure.answer(outcome, landed.fault), change=change)


def _save(
    system: SendingSystem, collection: CalendarSection, period: Period, rows: Mapping[CellKey, Row]
) -> dict[CellKey, RowAnswer]:
    """Enter these rows; the answers to those that were not, because somebody was there since they were read."""
    try:
        saved = save_entries(
            collection=collection,
            period=period,
            typed={key: landed.typed for key, (_, landed) in rows.items()},
            shown={key: landed.stands.digest for key, (_, landed) in rows.items()},
            by=None,
            system=system,
        )
    except NotAllowed as refusal:
        waits = Fault(str(refusal), FOR_SYSTEMS.waits)
        return {key: figure.answer(Outcome.LEFT, waits) for key, (figure, _) in rows.items()}
    unchanged = {
        key: replace(rows[key][0].answer(Outcome.ENTERED), change=Change.UNCHANGED) for key in saved.unchanged
    }
    left = {key: rows[key][0].answer(Outcome.LEFT, TYPED_BY_PEOPLE) for key in saved.conflicts}
    return unchanged | left


def _record(
    system: SendingSystem, figures: Sequence[SentFigure], reason: str, checks: Mapping[str, CheckUse]
) -> list[RowAnswer]:
    """Record at once what no section holds; recording waits for the council's other imports."""
    if not figures:
        return []
    council = lock(system.council)
    known = known_outside(council, figures)
    answers = {answer.row: answer for answer in check_outside(figures, known, reason, checks)}
    good = {
        each.number: each.recorded for each in figures if answers[each.number].outcome is Outcome.RECORDED
    }
    comparison = compare_figures(council, good.values())
    revised = {change.row.key for change in comparison.changed}
    added = {row.key for row in comparison.added}
    source = SourceFacts(kind=Source.Kind.MACHINE, system=system)
    record_figures(council=council, rows=good.values(), source=source, by=None, reason=reason)
    for number, row in good.items():
        change = Change.REVISED if row.key in revised else None
        answers[number] = replace(
            answers[number], change=change if row.key in revised | added else Change.UNCHANGED
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
    detail = {
        "system": Public(system.name),
        "received": Public(len(answers)),
        **{outcome: Public(count) for outcome, count in counts_for_officers(answers).items()},
        "reason": Draft(sent.reason),
        **_asked(answers),
    }
    audit.record(by=by, council=system.council, verb="sent figures", subject=batch, detail=detail)


def _asked(answers: Sequence[RowAnswer]) -> dict[str, Listing]:
    """What the checks ask about rows that were recorded at once; nothing where they ask nothing."""
    words = {str(each.row): " ".join(each.asked) for each in answers if each.asked}
    names = {str(each.row): f"{each.indicator}, {each.period}" for each in answers if each.asked}
    return {"to be looked at": Listing(words, names)} if words else {}
