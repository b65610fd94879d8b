"""What is done with a file of history: small ones while the visitor waits, large ones by a worker."""

from uuid import UUID

from accounts.background.registries import Run, job
from indicators.intake.history.landing.actions import land_history
from indicators.intake.history.previewing.actions import preview_history
from indicators.intake.history.reading.actions import read_history


@job()
def read(run: Run, file: str) -> None:
    read_history(run=run, file=UUID(file), by=run.job.by)


@job()
def preview(run: Run, file: str) -> None:
    preview_history(run=run, file=UUID(file), by=run.job.by)


@job()
def land(run: Run, file: str) -> None:
    land_history(run=run, file=UUID(file), by=run.job.by)
