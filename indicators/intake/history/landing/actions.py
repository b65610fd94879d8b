"""An approved file of history becomes figures: all that was ticked, in one transaction, or nothing."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.utils import timezone

from accounts.background.jobs import Lost
from accounts.background.registries import Run
from accounts.models import User
from accounts.policies import NotAllowed, demand
from accounts.querysets import lock
from accounts.trail.parts import Public
from indicators.amounts.amounts import Amounts, ReportedFigure
from indicators.catalogue.querysets import council_indicators
from indicators.collection.cells.querysets import recorded_in
from indicators.figures.actions import ReasonNeeded, RecordedMeanwhile, SourceFacts, record_figures
from indicators.intake.bringing.querysets import chosen_of
from indicators.intake.history.holding.actions import note
from indicators.intake.history.policies import moved_words
from indicators.intake.history.presenters.sheet import sheet_and_row
from indicators.intake.history.querysets import chosen_figures, key_of
from indicators.intake.landing import Incoming, Outcome
from indicators.intake.querysets import known_of
from indicators.intake.whole_landing import land_whole
from indicators.models import HistoryFigure, HistoryFile, HistoryStep, Source
from indicators.terms.row_kinds import Kind

State = HistoryFile.State
NOT_KEPT = "No figure came from this sheet, so what it holds is not kept."


def land_history(*, run: Run, file: UUID, by: User) -> None:
    """Record the ticked figures of the file that `by` approved, with the end of the job.

    Where something was recorded or typed in one of their cells since the preview, or waits for approval there, nothing
    is recorded, and the file waits for its approver again with the reason. Raises Lost where it was thrown away.
    """
    try:
        with run.last():
            _land(run, file, by)
    except NotAllowed as refused:
        with run.last():
            faults = [{"problem": str(refused), "remedy": ""}]
            HistoryFile.objects.filter(pk=file, job=run.job.pk).update(state=State.SENT, faults=faults)


def _land(run: Run, key: UUID, by: User) -> None:
    rows = HistoryFile.objects.select_related("council", "sent_by").defer(
        "content", "cells", "proposal", "answers"
    )
    file = rows.filter(pk=key, job=run.job.pk).first()
    if file is None:
        raise Lost
    # Before the figures are read, so that no import comes between reading and recording; see record_figures
    lock(file.council)
    chosen = chosen_figures(file)
    run.say(f"{len(chosen):,} figures are looked at once more")
    demand(moved_words([row.cell for row in _moved(file, chosen)]))
    source = SourceFacts(
        kind=Source.Kind.HISTORY, file_name=file.file_name, file_sha256=file.sha256, approved_by=by
    )
    figures = [_figure(row, file) for row in chosen]
    try:
        done = record_figures(
            council=file.council,
            rows=figures,
            source=source,
            by=file.sent_by,
            reason=file.reason,
            progress=run.say,
        )
    except (ReasonNeeded, RecordedMeanwhile) as error:
        raise NotAllowed(str(error)) from error
    counts = {str(kind): number for kind, number in chosen_of(file.figures.all()).items()}
    HistoryStep.objects.create(file=file, verb=HistoryStep.Verb.APPROVED, by=by, counts=counts)
    said = {
        "added": Public(done.added),
        "changed": Public(done.changed),
        "sent by": Public(str(file.sent_by)),
    }
    note(file=file, by=by, verb="approved a file of history", **said)
    _keep_what_shows_the_figures(file, chosen)
    left = HistoryFile.objects.filter(pk=key, job=run.job.pk)
    left.update(state=State.LANDED, faults=[], content=b"", cells=b"", changed_at=timezone.now())


def _keep_what_shows_the_figures(file: HistoryFile, chosen: Sequence[HistoryFigure]) -> None:
    """Of the file stay the sheets from which a figure came: others may hold what nobody looked at."""
    names = {sheet_and_row(row.cell)[0][:120] for row in chosen}
    file.sheets.exclude(name__in=names).update(columns=[], rows=[], why_not_read=NOT_KEPT)


def _figure(row: HistoryFigure, file: HistoryFile) -> ReportedFigure:
    reason = file.reason if row.kind == Kind.CORRECTION else ""
    return ReportedFigure(key_of(row), Amounts.of(row), reason=reason, cell=row.cell)


def _moved(file: HistoryFile, chosen: Sequence[HistoryFigure]) -> list[HistoryFigure]:
    """Those in whose cells something else stands, or is on its way, than the preview found."""
    units = units_of(file, {row.indicator_id for row in chosen})
    figures = {row.pk: ReportedFigure(key_of(row), Amounts.of(row)) for row in chosen}
    known = known_of(file.council, figures.values(), timezone.localdate(), units=units)
    recorded = recorded_in(file.council_id, {figure.key for figure in figures.values()})
    found = []
    for row in chosen:
        figure = figures[row.pk]
        stands = recorded.get(figure.key)
        landing = land_whole(Incoming(figure, frozenset()), known, units[row.indicator_id])
        if (stands.pk if stands else None) != row.stands_id or landing.outcome == Outcome.LEFT:
            found.append(row)
    return found


def units_of(file: HistoryFile, indicators: set[int]) -> Mapping[int, str]:
    """Each indicator's unit as figures are read by it. One query."""
    return {one.pk: one.measured_unit for one in council_indicators(file.council).filter(pk__in=indicators)}
