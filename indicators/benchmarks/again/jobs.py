"""Reading the stored files again takes as long as bringing all of them did."""

from accounts.background.registries import Run, job
from indicators.benchmarks.remapping.actions import remap_releases


@job()
def read_again(run: Run) -> None:
    """Each release is a transaction of its own: begun again after it was stopped, it goes on with what is left."""
    run.result = [one.words for one in remap_releases(by=run.job.by, progress=run.say)]
