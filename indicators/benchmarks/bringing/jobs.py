"""National files: small ones are read and taken in while their officer waits, large ones by a worker."""

from uuid import UUID

from accounts.background.registries import Run, job
from indicators.benchmarks.bringing.reading.actions import read_file, take_file


@job()
def read(run: Run, file: str) -> None:
    read_file(run=run, key=UUID(file), by=run.job.by)


@job()
def take(run: Run, file: str) -> None:
    take_file(run=run, key=UUID(file), by=run.job.by)
