"""Loading the national figures that came with the software takes some ten seconds."""

from accounts.background.registries import Run, job
from config.demonstration.loading.national import load_national
from indicators.benchmarks.areas.changes.actions import sync_areas


@job()
def load_shipped_figures(run: Run) -> None:
    """What somebody has brought already stays: begun again after it was stopped, it loads what is left."""
    run.say("Reading the national figures")
    sync_areas(by=run.job.by)
    load_national(by=run.job.by)
