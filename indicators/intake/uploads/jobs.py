"""Checks and savings: small ones while the visitor waits, large ones by a worker, after the page was answered."""

from uuid import UUID

from accounts.background.registries import Run, job
from indicators.files.faults import Fault
from indicators.intake.uploads.checking.actions import check_file
from indicators.intake.uploads.saving.actions import CHANGED, ChangedMeanwhile, save_file


@job()
def check(run: Run, upload: str) -> None:
    check_file(run=run, upload=UUID(upload), by=run.job.by)


@job()
def save(run: Run, upload: str) -> None:
    """Where a cell was changed meanwhile, the file is checked again, so that its officer sees what it would do now."""
    try:
        save_file(run=run, upload=UUID(upload), by=run.job.by)
    except ChangedMeanwhile:
        check_file(run=run, upload=UUID(upload), by=run.job.by, told=[Fault(CHANGED, "")])
