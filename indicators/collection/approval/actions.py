"""A section's steps: submitted, taken back, returned, approved. Each locks the submission's row, so one step wins."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import Council, User
from accounts.policies import AT_ONCE, NotAllowed, demand
from accounts.querysets import lock
from accounts.trail import actions as audit
from accounts.trail.parts import Detail, Draft, Listing, Public
from indicators.amounts.amounts import ReportedFigure
from indicators.amounts.recorded import amounts_of, typed_of_figure
from indicators.checks.facts import CheckedCell, Finding
from indicators.collection.commentary.actions import add_commentaries, change_words
from indicators.collection.commentary.changes import Change
from indicators.collection.entry.actions import fields_of, figure_part
from indicators.collection.sections.actions import State, lock_again, locked_submission, move
from indicators.collection.sections.policies import (
    why_not_approve,
    why_not_as_seen,
    why_not_record,
    why_not_return,
    why_not_submit,
    why_not_take_back,
)
from indicators.collection.sections.querysets import SectionReading, check_settings, read_section, recorded_in
from indicators.collection.sections.standing import frozen_queries, in_the_way, standing_findings
from indicators.figures.actions import (
    ReasonNeeded,
    RecordedMeanwhile,
    RecordingResult,
    SourceFacts,
    record_figures,
)
from indicators.models import CalendarSection, Entry, Source, Submission, SubmissionEvent
from indicators.terms.periods import Period

Verb = SubmissionEvent.Verb


class ChecksFailed(NotAllowed):
    """Errors or unanswered queries stand in the way; `findings` are they."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        count = "1 check" if len(findings) == 1 else f"{len(findings)} checks"
        super().__init__(
            f"{count} stopped this section. Put the errors right and answer the queries, then go on."
        )
        self.findings = tuple(findings)


@transaction.atomic
def submit_section(*, collection: CalendarSection, period: Period, by: User) -> Submission:
    """Hand the section to an approver. Raises ChecksFailed, or NotAllowed where nothing was entered or it waits."""
    submission = locked_submission(collection=collection, period=period, by=by)
    reading = read_section(collection, period)
    demand(why_not_submit(submission, reading.entries))
    queries = _passed_checks(reading, collection.council)
    submission.submitted_by, submission.submitted_at = by, timezone.now()
    move(submission=submission, state=State.SUBMITTED, by=by, verb=Verb.SUBMITTED, queries=queries)
    _audit(submission, by, "submitted a section", figures=Public(len(reading.entries)))
    return submission


@transaction.atomic
def take_back(*, submission: Submission, by: User) -> Submission:
    """Whoever submitted it goes on typing. Raises NotAllowed for others, and where it was decided meanwhile."""
    submission = lock_again(submission)
    demand(why_not_take_back(submission, by))
    submission.submitted_by = submission.submitted_at = None
    move(submission=submission, state=State.DRAFT, by=by)
    _audit(submission, by, "took back a section")
    return submission


@transaction.atomic
def return_section(
    *,
    submission: Submission,
    remarks: str,
    row_remarks: Mapping[str, str],
    by: User,
    submitted_at: datetime | None = None,
    changes: Mapping[str, Change] | None = None,
) -> Submission:
    """Send it back to be put right; `row_remarks` by the row's key. Raises NotAllowed without any remark.

    `submitted_at` is when what `by` has seen was submitted: raises NotAllowed where it was submitted again since.
    `changes` are what `by` made of its commentary, see `change_words`.
    """
    submission = lock_again(submission)
    if changes:
        change_words(submission=submission, changes=changes, by=by, submitted_at=submitted_at)
    reading = read_section(submission.collection, submission.period)
    keys = {str(cell.key) for cell in reading.cells}
    demand(why_not_return(submission, remarks, row_remarks, keys))
    demand(why_not_as_seen(submission, submitted_at))
    kept = {key: text.strip() for key, text in row_remarks.items() if text.strip()}
    move(
        submission=submission,
        state=State.RETURNED,
        by=by,
        verb=Verb.RETURNED,
        remarks=remarks.strip(),
        row_remarks=kept,
    )
    names = {str(cell.key): cell.name for cell in reading.cells if str(cell.key) in kept}
    _audit(submission, by, "returned a section", remarks=Draft(remarks.strip()), rows=Listing(kept, names))
    return submission


@transaction.atomic
def approve_section(
    *,
    submission: Submission,
    by: User,
    submitted_at: datetime | None = None,
    changes: Mapping[str, Change] | None = None,
) -> RecordingResult:
    """Record the section's figures; what was typed is deleted, its commentary and queries are kept.

    `changes` are what `by` made of its commentary, see `change_words`. All or nothing. Imports into the council wait
    for it. Raises NotAllowed where `by` submitted or entered any of it, where it does not wait, where it was submitted
    again since `submitted_at`, when what `by` has seen was, or where a figure was recorded another way meanwhile;
    ChecksFailed as submission does.
    """
    submission = lock_again(submission)
    council = submission.collection.council
    if changes:
        change_words(submission=submission, changes=changes, by=by, submitted_at=submitted_at)
    # Before the figures are read, so that no import comes between reading and recording; see record_figures
    lock(council)
    reading = read_section(submission.collection, submission.period)
    demand(why_not_approve(submission, reading.saved_by, by))
    demand(why_not_as_seen(submission, submitted_at))
    _demand_recordable(reading)
    queries = _passed_checks(reading, council)
    done = _record(submission, reading, council, by)
    commentaries = add_commentaries(reading=reading, by=by)
    Entry.objects.filter(pk__in=[entry.pk for entry in reading.entries.values()]).delete()
    move(submission=submission, state=State.APPROVED, by=by, verb=Verb.APPROVED, queries=queries)
    entries = {str(cell.key): fields_of(cell.typed) for cell in _entered(reading)}
    names = {str(cell.key): cell.name for cell in _entered(reading)}
    said = {"commentaries": Public(commentaries), "cells": Listing(entries, names)}
    _audit(submission, by, "approved a section", **said)
    return done


def _passed_checks(reading: SectionReading, council: Council) -> list[dict[str, str]]:
    findings = standing_findings(reading.cells, reading.locked, check_settings(council))
    if stopping := in_the_way(reading.cells, findings):
        raise ChecksFailed(stopping)
    return frozen_queries(reading.cells, findings)


def _entered(reading: SectionReading) -> list[CheckedCell]:
    return [cell for cell in reading.cells if cell.key in reading.entries]


def _demand_recordable(reading: SectionReading) -> None:
    current = recorded_in(reading.collection.council_id, reading.entries.keys())
    for cell in _entered(reading):
        demand(why_not_record(cell, reading.entries[cell.key], current.get(cell.key)))


def _record(submission: Submission, reading: SectionReading, council: Council, by: User) -> RecordingResult:
    rows = [row_of(cell, reading.entries[cell.key]) for cell in _entered(reading) if _brings_a_figure(cell)]
    source = SourceFacts(kind=Source.Kind.TYPED, submission=submission, approved_by=by)
    try:
        return record_figures(council=council, rows=rows, source=source, by=submission.submitted_by)
    except RecordedMeanwhile as error:
        raise NotAllowed(AT_ONCE) from error
    except ReasonNeeded as error:
        raise NotAllowed(str(error)) from error


def _brings_a_figure(cell: CheckedCell) -> bool:
    """Not where only an answer or commentary was typed beside a figure that stands."""
    stands = cell.now and figure_part(cell.typed) == typed_of_figure(cell.now.amounts, cell.indicator.unit)
    return cell.typed.has_figure and not stands


def row_of(cell: CheckedCell, entry: Entry) -> ReportedFigure:
    """A typed cell as it is recorded."""
    amounts = amounts_of(cell.typed, cell.indicator.unit)
    return ReportedFigure(cell.key, amounts, reason=cell.typed.reason, entered_by=entry.saved_by_id)


def _audit(submission: Submission, by: User, verb: str, **detail: Detail) -> None:
    detail = {"title": Public(str(submission)), "round": Public(submission.round), **detail}
    audit.record(by=by, council=submission.collection.council, verb=verb, subject=submission, detail=detail)
