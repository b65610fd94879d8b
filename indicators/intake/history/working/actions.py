"""What begins a job of a file of history: reading, previewing, landing."""

from accounts.background.actions import start
from accounts.models import User
from accounts.policies import inside_atomic
from indicators.intake.bringing.querysets import chosen_of
from indicators.intake.history import jobs
from indicators.models import HistoryFile

State = HistoryFile.State
# What is done while the visitor waits costs a web process a second or two; larger ones are for a worker
LARGE_FILE = 256 * 1024  # bytes
LARGE_LANDING = 2_000  # figures
LARGE_PREVIEW = 2_000  # figures: each is checked beside its past


@inside_atomic
def set_to_work(*, file: HistoryFile, state: str, by: User) -> None:
    """Start the job of a state, and give the file that state until the job's end."""
    work, title = {
        State.READING: (jobs.read, "Reading"),
        State.PREVIEWING: (jobs.preview, "Preview"),
        State.LANDING: (jobs.land, "Landing"),
    }[State(state)]
    small = _is_small(file, State(state))
    file.state, file.faults = state, []
    file.job = start(
        work,
        council=file.council,
        by=by,
        title=f"{title} of {file.file_name}",
        small=small,
        waits=small,
        file=str(file.pk),
    )
    file.save(update_fields=["state", "faults", "job"])


def _is_small(file: HistoryFile, state: str) -> bool:
    """Whether it may be done while the visitor waits; what turns out to be too much is left to a worker."""
    match state:
        case State.LANDING:
            return sum(chosen_of(file.figures.all()).values()) <= LARGE_LANDING
        case State.PREVIEWING:
            return len(file.proposal.get("rows", ())) <= LARGE_PREVIEW
    return file.size <= LARGE_FILE
