"""Does the state of a section allow it? Each answer is "" for yes, or a sentence that says why not and what to do."""

from collections.abc import Collection, Iterable, Mapping, Set
from datetime import datetime

from django.utils.timezone import localdate

from accounts.models import User
from indicators.amounts.cells import CellKey, Typed
from indicators.amounts.typed import worked_out
from indicators.checks import entry_rules
from indicators.checks.facts import CheckedCell
from indicators.models import CalendarSection, Entry, Figure, Submission
from indicators.terms.periods import Period, day_words
from indicators.terms.vocabulary import FigureStatus, Symbol

State = Submission.State

# What is too long for a check is kept while it is typed, where there is room.
LONGEST = {**entry_rules.LONGEST, "commentary": 10_000}

WAITS = (
    "This section waits for approval, so its figures stand still. Take it back, or ask for it to be returned, "
    "then change them."
)
NOT_THIS_SECTION = (
    "The cell {cell} does not belong to this section and period. Open the section again: its calendar may have "
    "changed."
)
REASON_NEEDED = (
    "{cell} stands recorded. To correct it, say why: the reason is kept with the figure and shown beside it."
)
COMMENTARY_ELSEWHERE = "{cell}: commentary goes with the indicator's total, not with one of its parts."
NOTHING_TYPED = "Nothing has been entered here since the last approval. Enter or correct a figure first."
ALREADY_SUBMITTED = "This section was submitted already and waits for approval."
NOT_SUBMITTED = (
    "This section does not wait for approval: it may just have been returned, approved or taken back."
)
NOT_YOURS_TO_TAKE_BACK = (
    "Only the person who submitted this section takes it back. Ask an approver to return it instead."
)
SAY_WHAT = "Say what has to be put right, for the whole section or beside a row, before you return it."
REMARK_ELSEWHERE = "A remark names a row that this section does not have. Open the section again."
SUBMITTED_AGAIN = (
    "This section was submitted again after you opened it, so its figures may have changed. Look at it again, then "
    "decide."
)
SUBMITTED_IT = "You submitted this section. Somebody else has to approve it."
ENTERED_SOME = "You entered figures of this section. Somebody who entered none of them has to approve it."
OVERTAKEN = (
    "{cell} was recorded another way after it was entered here, so approving would undo that. Return the section; "
    "the officer discards what was entered in that cell and, where the recorded figure is wrong, corrects it."
)
NO_NUMBER = (
    "{cell} gives no number. Return the section, so that the number is put right or a symbol says why not."
)


def why_not_type(submission: Submission | None) -> str:
    return WAITS if submission is not None and submission.state == State.SUBMITTED else ""


def why_not_this_period(collection: CalendarSection, period: Period) -> str:
    if period.frequency != collection.frequency:
        return f"{collection.title} is collected for each {collection.frequency}, and {period.label} is none."
    if period.start > localdate():
        return f"{period.label} begins on {day_words(period.start)}. Enter its figures from then on."
    return ""


def why_not_these_cells(keys: Iterable[CellKey], section: Set[CellKey]) -> str:
    """One cell that is not of the section refuses all."""
    strange = next((key for key in keys if key not in section), None)
    return "" if strange is None else NOT_THIS_SECTION.format(cell=strange)


def why_not_keep(typed: Typed, cell: str) -> str:
    """What no column can hold. Wrong numbers are kept as they were written: checks are about those."""
    for column, longest in LONGEST.items():
        text = getattr(typed, column)
        if len(text) > longest:
            return f"{cell}: the {column} has {len(text):,} characters. Shorten it to {longest:,} at most."
        if "\x00" in text:
            return f"{cell}: the {column} holds a character that cannot be kept. Type it again."
    if typed.symbol not in {"", *Symbol}:
        return f"{cell}: there is no symbol of that kind. Use one of {', '.join(sorted(set(Symbol)))}."
    if typed.status not in set(FigureStatus):
        return f"{cell}: a figure is provisional or final. Choose one of the two."
    return ""


def why_not_submit(submission: Submission | None, entries: Collection[Entry]) -> str:
    if submission is not None and submission.state == State.SUBMITTED:
        return ALREADY_SUBMITTED
    return "" if entries else NOTHING_TYPED


def why_not_take_back(submission: Submission, by: User) -> str:
    if submission.state != State.SUBMITTED:
        return NOT_SUBMITTED
    return "" if submission.submitted_by_id == by.pk else NOT_YOURS_TO_TAKE_BACK


def why_not_return(
    submission: Submission, remarks: str, row_remarks: Mapping[str, str], section: Set[str]
) -> str:
    """`section` holds the keys of its rows as text."""
    if submission.state != State.SUBMITTED:
        return NOT_SUBMITTED
    if not remarks.strip() and not any(text.strip() for text in row_remarks.values()):
        return SAY_WHAT
    return "" if set(row_remarks) <= section else REMARK_ELSEWHERE


def why_not_as_seen(submission: Submission, submitted_at: datetime | None) -> str:
    """Nobody decides about figures they have not seen. None: when they were submitted is not asked."""
    return "" if submitted_at in (None, submission.submitted_at) else SUBMITTED_AGAIN


def why_not_approve(submission: Submission, saved_by: Collection[int | None], by: User) -> str:
    """Nobody approves what they submitted, nor a section in which they saved an entry last.

    `saved_by` has for each entry the primary key of who saved it last.
    """
    if submission.state != State.SUBMITTED:
        return NOT_SUBMITTED
    if submission.submitted_by_id == by.pk:
        return SUBMITTED_IT
    return ENTERED_SOME if by.pk in saved_by else ""


def why_not_record(cell: CheckedCell, entry: Entry, current: Figure | None) -> str:
    """What stands recorded has to be what stood when it was typed, and the figure a number or a reason for none."""
    name = cell.name
    if (current.pk if current else None) != entry.replaces_id:
        return OVERTAKEN.format(cell=name)
    if (
        cell.typed.has_figure
        and not cell.typed.symbol
        and worked_out(cell.typed, cell.indicator.unit) is None
    ):
        return NO_NUMBER.format(cell=name)
    return ""
