"""Does the state of a file of history allow it? Each answer is "" for yes, or says why not and what to do."""

from collections.abc import Collection, Sequence
from datetime import datetime

from accounts.models import User
from accounts.policies import NotAllowed
from indicators.intake.bringing.policies import REASON_NEEDED
from indicators.layouts.drafts.draft import written
from indicators.models import HistoryFile
from indicators.terms.periods import PeriodError
from indicators.terms.written_periods import parse_period

State = HistoryFile.State

# In which doubts are answered and figures chosen.
WORKED_ON = frozenset({State.OPEN, State.PREVIEWED})
OVER = frozenset({State.LANDED, State.DROPPED})

BUSY = "This file is worked on just now, perhaps from another window. Wait a moment, then look again."
SENT_AWAY = (
    "This file waits for approval, so it stands still. Take it back first, or ask for it to be returned."
)
IS_OVER = "This file is approved already. What it brought is corrected figure by figure."
THROWN_AWAY = "This file was thrown away. Bring it again."
NOT_READ = "This file could not be read, so there is nothing to settle. Put it right and bring it again."
PREVIEW_FIRST = "Preview the file first: then you see what each of its figures would do."
NOTHING_CHOSEN = "No figure is ticked. Tick the figures that are to come in."
NOT_SENT = "This file does not wait for approval: it may just have been taken back, returned or approved."
SENT_AGAIN = "This file was sent again after you opened it. Look at it again, then decide."
OWN_HANDS = (
    "You brought this file, answered a doubt about it or chose its figures. Somebody who did none of that has to "
    "approve it."
)
NO_ANSWER = "Choose one of the answers, then settle the doubt."
SAY_WHAT = "Say what has to be put right before you return it."
MOVED = (
    "{count} of its figures no longer {stand} as the preview found them: {cells}. Something was recorded or typed "
    "there meanwhile. Return the file, so that it is previewed again."
)


def period_of(typed: str) -> str:
    """As we write it. Raises NotAllowed for what is no period."""
    try:
        period = parse_period(typed)
    except PeriodError as error:
        raise NotAllowed(f"Which period is it? {error}") from None
    return written(period)


def why_not_work_on(file: HistoryFile) -> str:
    """Whether doubts may be answered, figures chosen, the file previewed."""
    if file.state in WORKED_ON:
        return ""
    return {
        State.SENT: SENT_AWAY,
        State.LANDING: SENT_AWAY,
        State.LANDED: IS_OVER,
        State.DROPPED: THROWN_AWAY,
        State.REFUSED: NOT_READ,
    }.get(State(file.state), BUSY)


def why_not_send(file: HistoryFile, chosen: int, changed: int, reason: str) -> str:
    """`chosen` are the figures that are ticked, `changed` those among them that take the place of another."""
    if file.state != State.PREVIEWED:
        return why_not_work_on(file) or PREVIEW_FIRST
    if not chosen:
        return NOTHING_CHOSEN
    return REASON_NEEDED if changed and not reason.strip() else ""


def why_not_drop(file: HistoryFile) -> str:
    if file.state in (State.SENT, State.LANDING):
        return SENT_AWAY
    return IS_OVER if file.state == State.LANDED else ""


def why_not_take_back(file: HistoryFile) -> str:
    return "" if file.state == State.SENT else NOT_SENT


def why_not_decide(
    file: HistoryFile, hands: Collection[int], by: User, sent_at: datetime | None, stopped: bool = False
) -> str:
    """`hands` are primary keys of those who worked on the file, `sent_at` is when what `by` saw was sent.

    `stopped`: its landing was begun and came to no end.
    """
    if file.state != State.SENT and not (file.state == State.LANDING and stopped):
        return NOT_SENT
    if by.pk in hands:
        return OWN_HANDS
    return "" if sent_at in (None, file.sent_at) else SENT_AGAIN


def moved_words(cells: Sequence[str]) -> str:
    """`cells` are those in which the preview is no longer true; "" for none."""
    if not cells:
        return ""
    named = ", ".join(cells[:5]) + (" and others" if len(cells) > 5 else "")
    count, stand = ("1", "stands") if len(cells) == 1 else (f"{len(cells):,}", "stand")
    return MOVED.format(count=count, stand=stand, cells=named)
