"""A file of history in its officers' hands: brought, its doubts answered, previewed, its figures chosen, dropped."""

from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from accounts.background.actions import cancel
from accounts.background.querysets import OPEN
from accounts.models import Council, User
from accounts.policies import NotAllowed, demand
from accounts.querysets import lock
from accounts.trail.parts import Draft, Public
from indicators.catalogue.known_indicators import fold
from indicators.figures.actions import LONGEST_REASON
from indicators.intake.bringing.actions import tick
from indicators.intake.bringing.forms import Choice
from indicators.intake.bringing.querysets import has_stopped
from indicators.intake.history.doubts import (
    NAMED,
    NotExpected,
    code_of,
    expected_note,
    line_taken,
    taken_back,
    words_said,
)
from indicators.intake.history.holding.actions import held, note
from indicators.intake.history.policies import (
    BUSY,
    period_of,
    why_not_drop,
    why_not_work_on,
)
from indicators.intake.history.querysets import files_of, old_files, unfinished_twin
from indicators.intake.history.reading.our_columns import LAYOUT
from indicators.intake.history.remembering.actions import remember_layout, remember_words
from indicators.intake.history.stored import read_proposal
from indicators.intake.history.working.actions import set_to_work
from indicators.layouts.drafts.doubts import TAKE
from indicators.layouts.proposals import Doubt, Proposal
from indicators.layouts.tables.taken_back import PERIOD
from indicators.models import HistoryFile

State = HistoryFile.State
MOST_WAITING = 20
TOO_MANY = (
    f"{MOST_WAITING} files of history wait already. Finish or throw away one of them, then bring the next."
)
THERE_ALREADY = "This very file waits already: it was brought by {by}. Go on with it, or throw it away first."
ANSWERED_MEANWHILE = (
    "Somebody else answered this doubt while you looked at it. Their answer stands: look at it, then change it if it "
    "is wrong."
)
NO_SUCH_DOUBT = "The file was read again since, and has no such doubt any more. Look at its doubts again."


@transaction.atomic
def bring_history(*, council: Council, file_name: str, content: bytes, by: User) -> HistoryFile:
    """Keep a file and have it read. Raises NotAllowed where the same one waits, or too many do."""
    lock(council)
    digest = sha256(content).hexdigest()
    if twin := unfinished_twin(council, digest):
        raise NotAllowed(THERE_ALREADY.format(by=twin.by))
    files = files_of(council)
    files.filter(state=State.REFUSED, by=by).delete()
    if files.exclude(state__in=(State.LANDED, State.DROPPED, State.REFUSED)).count() >= MOST_WAITING:
        raise NotAllowed(TOO_MANY)
    file = HistoryFile.objects.create(
        council=council,
        by=by,
        file_name=file_name[-200:],
        content=content,
        size=len(content),
        sha256=digest,
    )
    file.hands.add(by)
    note(file=file, by=by, verb="brought a file of history", sha256=Public(digest))
    set_to_work(file=file, state=State.READING, by=by)
    return file


@transaction.atomic
def answer_doubt(
    *,
    file: HistoryFile,
    doubt: str,
    answer: str,
    was: str,
    by: User,
    remembers: bool = False,
    expected: str = "",
) -> None:
    """Settle a doubt, or change its answer; "" opens it again. The file is then read again with all answers.

    `expected` says when a figure that is not yet available is. `was` is the answer that stood when `by` looked: raises
    NotAllowed where it is another by now, and for what is no doubt.
    """
    file = held(file=file, by=by)
    demand(why_not_work_on(file))
    proposal = read_proposal(file.proposal)
    found = next((one for one in proposal.doubts if one.key == doubt), None)
    if found is None:
        raise NotAllowed(NO_SUCH_DOUBT)
    if file.answers.get(doubt, {}).get("answer", found.settled) != was:
        raise NotAllowed(ANSWERED_MEANWHILE)
    answer, typed = _whole(found, answer, expected, proposal)
    said = words_said(found, answer, proposal)
    file.answers.pop(doubt, None)
    if answer:
        file.answers[doubt] = {
            "answer": answer,
            "note": typed,
            "label": said.label if said else "",
            "by": by.pk,
        }
    file.save(update_fields=["answers"])
    if remembers and answer and said:
        remember_words(council=file.council, label=said.label, code=said.code, by=by)
    told = {"where": Public(found.cell), "before": Draft(was), "after": Draft(answer)}
    note(file=file, by=by, verb="answered a doubt about a file of history", **told)
    set_to_work(file=file, state=State.READING, by=by)


def _whole(doubt: Doubt, answer: str, expected: str, proposal: Proposal) -> tuple[str, str]:
    """The answer with its period as we write it, and the note that it needs. Raises NotAllowed where either lacks."""
    try:
        if answer.startswith(PERIOD):
            answer = f"{PERIOD}{period_of(answer.removeprefix(PERIOD))}"
        return answer, expected_note(doubt, answer, expected, proposal)
    except NotExpected as error:
        raise NotAllowed(str(error)) from None


@transaction.atomic
def name_label(
    *, file: HistoryFile, label: str, code: str, was: str, by: User, remembers: bool = False
) -> None:
    """Say which indicator the rows of a label are, where they were taken for another; "" is none of ours.

    `was` is what `by` saw it taken for. Raises NotAllowed where it is taken for another by now.
    """
    file = held(file=file, by=by)
    demand(why_not_work_on(file))
    proposal = read_proposal(file.proposal)
    rows = () if proposal.layout == LAYOUT else proposal.rows  # those name their indicator by its code
    if was != next((code_of(row) for row in rows if row.label == label), None):
        raise NotAllowed(ANSWERED_MEANWHILE)
    file.answers[f"{NAMED}{fold(label)}"] = {"answer": code, "by": by.pk}
    file.save(update_fields=["answers"])
    if remembers:
        remember_words(council=file.council, label=label, code=code, by=by)
    told = {"where": Public(label[:200]), "before": Draft(was), "after": Draft(code)}
    note(file=file, by=by, verb="said what a row of a file of history is", **told)
    set_to_work(file=file, state=State.READING, by=by)


@transaction.atomic
def take_back(*, file: HistoryFile, key: str, period: str, by: User) -> None:
    """Read a column, row or sheet that would be left out, as of that period where one is given.

    Raises NotAllowed for what is not left out any more, and for what is no period.
    """
    file = held(file=file, by=by)
    demand(why_not_work_on(file))
    line = next((one for one in read_proposal(file.proposal).left_out if key and one.back == key), None)
    if line is None:
        raise NotAllowed(NO_SUCH_DOUBT)
    answer = f"{PERIOD}{period_of(period)}" if period.strip() else TAKE
    file.answers[key] = {**line_taken(line, answer), "by": by.pk}
    file.save(update_fields=["answers"])
    told = {"where": Public(line.cells), "before": Draft("left out"), "after": Draft(answer)}
    note(file=file, by=by, verb="took back what a file of history leaves out", **told)
    set_to_work(file=file, state=State.READING, by=by)


@transaction.atomic
def leave_out_again(*, file: HistoryFile, key: str, by: User) -> None:
    """What was taken back. Nothing where it is left out already."""
    file = held(file=file, by=by)
    demand(why_not_work_on(file))
    if (was := taken_back(file.answers).get(key)) is None:
        return
    del file.answers[key]
    file.save(update_fields=["answers"])
    told = {"where": Public(key), "before": Draft(was["answer"]), "after": Draft("left out")}
    note(file=file, by=by, verb="left out again what was taken back", **told)
    set_to_work(file=file, state=State.READING, by=by)


@transaction.atomic
def begin_preview(*, file: HistoryFile, remembers: bool, by: User) -> None:
    """Set what is settled against what stands recorded, in a job. What still waits is not brought in."""
    file = held(file=file, by=by)
    demand(why_not_work_on(file))
    if remembers:
        remember_layout(file=file, by=by)
    if remembers != file.remembers:
        file.remembers = remembers
        file.save(update_fields=["remembers"])
    set_to_work(file=file, state=State.PREVIEWING, by=by)


@transaction.atomic
def begin_again(*, file: HistoryFile, by: User) -> None:
    """What stopped, from its start: nothing of it was kept. Raises NotAllowed where it goes on."""
    file = held(file=file, by=by)
    if not has_stopped(file) or file.state == State.LANDING:  # that is its approver's to begin again
        raise NotAllowed(BUSY)
    set_to_work(file=file, state=State(file.state), by=by)


@transaction.atomic
def go_back(*, file: HistoryFile, by: User) -> None:
    """From the preview to its doubts; what is ticked is remembered for the next preview."""
    file = held(file=file, by=by)
    demand(why_not_work_on(file))
    file.state, file.faults = State.OPEN, []
    file.save(update_fields=["state", "faults"])


@transaction.atomic
def choose_figures(*, file: HistoryFile, choice: Choice, by: User) -> None:
    """Keep which figures are ticked, and the reason so far."""
    file = held(file=file, by=by)
    demand(why_not_work_on(file))
    tick(rows=file.figures.all(), choice=choice, by=by)
    if choice.reason != file.reason:
        file.reason = choice.reason[:LONGEST_REASON]
        file.save(update_fields=["reason"])


@transaction.atomic
def drop_file(*, file: HistoryFile, by: User) -> None:
    """Throw the file away with all that was made of it. Of one that was ever sent stays that it was."""
    file = held(file=file, by=by)
    demand(why_not_drop(file))
    if file.job and file.job.state in OPEN:
        cancel(job=file.job, by=by)
    note(file=file, by=by, verb="threw away a file of history")
    if not file.steps.exists():
        file.delete()
        return
    file.figures.all().delete()
    file.sheets.all().delete()
    file.state, file.proposal, file.answers = State.DROPPED, {}, {}
    file.content = file.cells = b""
    file.save(update_fields=["state", "content", "cells", "proposal", "answers"])


def clear_old_history() -> None:
    """Those that nobody touched for long and nobody ever sent for approval."""
    old_files(timezone.now()).defer("content", "cells").delete()
