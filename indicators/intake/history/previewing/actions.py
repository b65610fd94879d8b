"""The preview: every settled figure is checked, and set against what stands recorded and what is typed."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from accounts.background.jobs import Lost
from accounts.background.registries import Run
from accounts.models import User
from indicators.amounts.cells import CellKey, Typed
from indicators.amounts.recorded import amounts_of
from indicators.amounts.words import typed_words
from indicators.figures.querysets import BATCH, batched
from indicators.intake.history.checking.querysets import findings_in
from indicators.intake.history.doubts import notes_of
from indicators.intake.history.previewing.querysets import Setting, set_against
from indicators.intake.history.proposed import settled_figures
from indicators.intake.history.querysets import FORMULA, choices_before
from indicators.intake.history.settled import Checked
from indicators.intake.history.stored import read_proposal
from indicators.intake.landing import SAVED, Landing, Outcome
from indicators.models import Figure, HistoryFigure, HistoryFile, Indicator
from indicators.terms.row_kinds import Kind

State = HistoryFile.State
KINDS = {Outcome.NEW: Kind.ADDED, Outcome.CORRECTION: Kind.CORRECTION, Outcome.SAME: Kind.UNCHANGED}


def preview_history(*, run: Run, file: UUID, by: User) -> None:
    """What each figure would do is kept in the place of what an earlier preview found, in one transaction.

    New figures are ticked. Where another stands recorded it stays unless somebody ticks the file's. What was ticked
    before stays as it was. Raises Lost where the file was thrown away.
    """
    with run.last():
        rows = HistoryFile.objects.select_related("council").defer("content", "cells")
        kept = rows.filter(pk=file, job=run.job.pk).first()
        if kept is None:
            raise Lost
        figures = settled_figures(read_proposal(kept.proposal), notes_of(kept.answers))
        run.say(f"{len(figures):,} figures are looked at")
        setting = set_against(kept.council, figures)
        before = choices_before(kept)
        landed = [(one, setting.landing(one)) for one in setting.checked]
        asked = findings_in(kept.council, _changes(landed), setting.indicators)
        HistoryFigure.objects.filter(file=kept).delete()
        for batch in batched(landed, BATCH):
            HistoryFigure.objects.bulk_create(_row(kept, *one, setting, before, asked) for one in batch)
        HistoryFile.objects.filter(pk=file, job=run.job.pk).update(state=State.PREVIEWED, faults=[])


def _changes(landed: Sequence[tuple[Checked, Landing | None]]) -> dict[CellKey, Typed]:
    """What would come in, or take the place of what stands."""
    return {
        landing.key: landing.typed
        for _, landing in landed
        if landing is not None and landing.outcome in SAVED
    }


def _row(
    file: HistoryFile,
    one: Checked,
    landing: Landing | None,
    setting: Setting,
    before: Mapping[str, tuple[str, bool]],
    asked: Mapping[CellKey, Sequence[str]],
) -> HistoryFigure:
    settled = one.settled
    row = HistoryFigure(
        file=file,
        number=settled.number,
        kind=Kind.REFUSED,
        cell=settled.cell[:60],
        label=settled.label[:200],
        faults=[fault.data for fault in one.faults],
        remarks=[FORMULA] if settled.formula else [],
    )
    if one.figure is None or landing is None:
        row.after = ", ".join(filter(None, (settled.indicator, settled.period)))
        return row
    key = one.figure.key
    indicator = setting.indicators[key.indicator]
    row.indicator, row.category_id = indicator, key.category
    row.frequency, row.start = key.period.frequency, key.period.start
    if landing.fault is not None:
        row.faults = [{**landing.fault.data, "column": settled.cell}]
        return row
    row.remarks += asked.get(key, ())
    _fill(row, landing, indicator, setting.recorded.get(key))
    kind, chosen = before.get(row.cell, ("", row.kind == Kind.ADDED))
    row.chosen = chosen if kind == row.kind else row.kind == Kind.ADDED
    return row


def _fill(row: HistoryFigure, landing: Landing, indicator: Indicator, stands: Figure | None) -> None:
    unit = indicator.measured_unit
    row.kind, row.stands = KINDS[landing.outcome], stands
    row.before = typed_words(landing.stands, unit, indicator.decimals) if stands else ""
    row.after = typed_words(landing.typed, unit, indicator.decimals)
    for name, amount in amounts_of(landing.typed, unit)._asdict().items():
        setattr(row, name, amount)
