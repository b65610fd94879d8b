"""A file of history is read: into a proposal, with the answers given so far, and into sheets as they are shown."""

from io import BytesIO
from uuid import UUID

from accounts.background.jobs import ForTheWorker, Lost
from accounts.background.registries import Run
from accounts.models import User
from indicators.files.apart import IN_A_JOB, IN_A_REQUEST, TooHeavy
from indicators.files.faults import FileRefused
from indicators.intake.history.reading.querysets import FileRead, proposal_with, read_history_file
from indicators.intake.history.stored import stored_columns, stored_proposal, stored_rows
from indicators.layouts.proposals import Proposal
from indicators.models import HistoryFile, HistorySheet

State = HistoryFile.State


def read_history(*, run: Run, file: UUID, by: User) -> None:
    """Read the file of this job and leave it open to answers, or refused as a whole.

    It is read outside a transaction, since that may take a minute; once, and then its cells are kept in its place, from
    which every answer is worked out. The first time it is read with the answers that another file of the same headings
    was read by, where they were remembered. Raises Lost where it was thrown away.
    """
    rows = HistoryFile.objects.select_related("council").filter(pk=file, job=run.job.pk)
    kept = rows.first()
    if kept is None:
        raise Lost
    try:
        read = _read(run, kept)
    except FileRefused as refused:
        with run.last():
            faults = [fault.data for fault in refused.faults]
            rows.update(state=State.REFUSED, faults=faults, content=b"")
        return
    with run.last():
        kept.sheets.all().delete()
        HistorySheet.objects.bulk_create(_sheets(kept, read.proposal))
        rows.update(
            state=State.OPEN,
            faults=[],
            proposal=stored_proposal(read.proposal),
            answers=read.answers,
            cells=read.cells,
            content=b"",
        )


def _read(run: Run, kept: HistoryFile) -> FileRead:
    if cells := bytes(kept.cells):
        return FileRead(proposal_with(kept.council, cells, kept.answers), kept.answers, cells)
    limits = IN_A_REQUEST if run.at_once else IN_A_JOB
    try:
        return read_history_file(kept.council, BytesIO(bytes(kept.content)), kept.file_name, limits)
    except TooHeavy:
        if run.at_once:
            raise ForTheWorker from None
        raise


def _sheets(file: HistoryFile, proposal: Proposal) -> list[HistorySheet]:
    return [
        HistorySheet(
            file=file,
            number=number,
            name=sheet.name[:120],
            hidden=sheet.hidden,
            why_not_read=sheet.why_not_read,
            columns=stored_columns(sheet.columns),
            rows=stored_rows(sheet.rows),
        )
        for number, sheet in enumerate(proposal.sheets, 1)
    ]
