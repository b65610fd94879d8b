"""A file of history, read with what the council's files are known to say."""

from typing import BinaryIO, NamedTuple

from django.conf import settings

from accounts.models import Council
from indicators.catalogue.known_indicators import Catalogue
from indicators.catalogue.querysets import council_catalogue
from indicators.files.apart import IN_A_JOB, Limits, TooHeavy
from indicators.files.faults import FileRefused
from indicators.files.figure_files import MOST_ROWS, read_each
from indicators.intake.history.doubts import as_answered, labels_asked, names_given, remembered
from indicators.intake.history.querysets import known_words, remembered_answers
from indicators.intake.history.reading.our_columns import proposal_of_rows
from indicators.layouts.proposals import Proposal
from indicators.layouts.proposing import propose

Answers = dict[str, dict]


class FileRead(NamedTuple):
    """A proposal, and the answers to doubts that it was read by."""

    proposal: Proposal
    answers: Answers


def read_history_file(
    council: Council, file: BinaryIO, name: str, answers: Answers | None = None, limits: Limits = IN_A_JOB
) -> FileRead:
    """With these answers; where there are None yet, with those that a file of the same headings was read by.

    A file with our own columns is read as such. Raises FileRefused for what cannot be read, TooHeavy for what is more
    than the limits allow.
    """
    catalogue = council_catalogue(council)
    if answers is None and (ours := _with_our_columns(file, name, catalogue, limits)):
        return FileRead(ours, {})
    proposal = _proposal(council, catalogue, file, name, answers or {}, limits)
    if answers is None:
        answers = remembered(remembered_answers(council, proposal.layout[:64]), proposal)
        if answers:
            proposal = _proposal(council, catalogue, file, name, answers, limits)
    return FileRead(proposal, answers)


def _with_our_columns(file: BinaryIO, name: str, catalogue: Catalogue, limits: Limits) -> Proposal | None:
    """None for any other layout: its headings are not ours."""
    try:
        read = read_each(file, name, catalogue, settings.IMPORT_MAX_BYTES, most_rows=MOST_ROWS, limits=limits)
    except TooHeavy:
        raise
    except FileRefused:
        return None
    return proposal_of_rows(read, catalogue)


def _proposal(
    council: Council, catalogue: Catalogue, file: BinaryIO, name: str, answers: Answers, limits: Limits
) -> Proposal:
    file.seek(0)
    return propose(
        file,
        name,
        catalogue=catalogue,
        words=known_words(council, as_answered(answers), names_given(answers), labels_asked(answers)),
        council=council.name,
        largest=settings.IMPORT_MAX_BYTES,
        limits=limits,
    )
