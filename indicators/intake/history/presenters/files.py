"""The council's files of history as a list, and the steps that one went through, in words."""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from django.urls import reverse
from django.utils.timezone import localtime

from accounts.models import Council
from accounts.roles import Permission
from indicators.intake.bringing.querysets import has_stopped
from indicators.models import HistoryFile, HistoryStep
from indicators.terms.periods import day_words
from indicators.terms.row_kinds import Kind
from indicators.terms.wording import count_words

State = HistoryFile.State
STATES = {
    State.READING: "Being read",
    State.REFUSED: "Could not be read",
    State.OPEN: "To be settled",
    State.PREVIEWING: "Being previewed",
    State.PREVIEWED: "Previewed: choose and send for approval",
    State.SENT: "Waits for approval",
    State.LANDING: "Approved: its figures are being recorded",
    State.LANDED: "Approved",
    State.DROPPED: "Thrown away",
}
VERBS = {
    HistoryStep.Verb.SENT: "Sent for approval",
    HistoryStep.Verb.TAKEN_BACK: "Taken back",
    HistoryStep.Verb.RETURNED: "Returned",
    HistoryStep.Verb.APPROVED: "Approved",
}


@dataclass(frozen=True)
class FileLine:
    """One file of the list. `url` is where this reader works on it or looks at it."""

    name: str
    url: str
    state: str
    brought: str


def file_lines(
    files: Iterable[HistoryFile], council: Council, permissions: Set[Permission]
) -> list[FileLine]:
    return [
        FileLine(
            name=file.file_name,
            url=address_of(file, council, permissions),
            state="Stopped: try again" if has_stopped(file) else STATES[State(file.state)],
            brought=f"{file.by}, {day_words(localtime(file.at))}",
        )
        for file in files
    ]


def address_of(file: HistoryFile, council: Council, permissions: Set[Permission]) -> str:
    """An officer's page of it; for an approver, who is no officer too, the one on which it is decided."""
    enters = Permission.ENTER_FIGURES in permissions
    decides = Permission.APPROVE_FIGURES in permissions and (file.state == State.SENT or not enters)
    name = "history_approval" if decides else "history_file"
    return reverse(f"indicators:{name}", args=[council.slug, file.pk])


@dataclass(frozen=True)
class StepLine:
    """One step of a file between people, with what it was about."""

    what: str
    who: str
    when: str
    counts: str
    remarks: str


def step_lines(steps: Iterable[HistoryStep]) -> list[StepLine]:
    return [
        StepLine(
            what=VERBS[HistoryStep.Verb(step.verb)],
            who=str(step.by),
            when=f"{day_words(localtime(step.at))}, {localtime(step.at):%H:%M}",
            counts=counts_words(step.counts),
            remarks=step.remarks,
        )
        for step in steps
    ]


def counts_words(counts: dict[str, int]) -> str:
    """ "12 new figures, 3 that take the place of others"."""
    added, changed = counts.get(Kind.ADDED, 0), counts.get(Kind.CORRECTION, 0)
    said: Sequence[str] = (
        count_words(added, "new figures") if added else "",
        f"{changed:,} in the place of another" if changed else "",
    )
    return ", ".join(filter(None, said))
