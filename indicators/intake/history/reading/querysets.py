"""A file of history, read with what the council's files are known to say."""

from typing import BinaryIO, NamedTuple

from django.conf import settings

from accounts.models import Council
from indicators.catalogue.known_indicators import Catalogue
from indicators.catalogue.querysets import council_catalogue
from indicators.files.apart import IN_A_JOB, Limits, TooHeavy, read_book_apart
from indicators.files.books.cells import BookSheet
from indicators.files.books.stored import read_stored_book, stored_book
from indicators.files.faults import FileRefused
from indicators.files.figure_files import MOST_ROWS, read_each
from indicators.intake.history.doubts import as_answered, labels_asked, names_given, remembered
from indicators.intake.history.querysets import known_words, remembered_answers
from indicators.intake.history.reading.our_columns import proposal_of_rows
from indicators.layouts.proposals import Proposal
from indicators.layouts.proposing import propose_book

Answers = dict[str, dict]


class FileRead(NamedTuple):
    """A proposal, the answers to doubts that it was read by, and the cells that it was made from, as they are kept."""

    proposal: Proposal
    answers: Answers
    cells: bytes = b""


def read_history_file(council: Council, file: BinaryIO, name: str, limits: Limits = IN_A_JOB) -> FileRead:
    """With the answers that a file of the same headings was read by. A file with our own columns is read as such.

    Raises FileRefused for what cannot be read, TooHeavy for what is more than the limits allow.
    """
    catalogue = council_catalogue(council)
    if ours := _with_our_columns(file, name, catalogue, limits):
        return FileRead(ours, {})
    file.seek(0)
    book = read_book_apart(file, name, limits, settings.IMPORT_MAX_BYTES)
    proposal = _proposal(council, catalogue, book, {})
    answers = remembered(remembered_answers(council, proposal.layout[:64]), proposal)
    if answers:
        proposal = _proposal(council, catalogue, book, answers)
    return FileRead(proposal, answers, stored_book(book))


def proposal_with(council: Council, cells: bytes, answers: Answers) -> Proposal:
    """Of a file that was read before, from its cells as they are kept."""
    return _proposal(council, council_catalogue(council), read_stored_book(cells), answers)


def _with_our_columns(file: BinaryIO, name: str, catalogue: Catalogue, limits: Limits) -> Proposal | None:
    """None for any other layout: its headings are not ours."""
    try:
        read = read_each(file, name, catalogue, settings.IMPORT_MAX_BYTES, most_rows=MOST_ROWS, limits=limits)
    except TooHeavy:
        raise
    except FileRefused:
        return None
    return proposal_of_rows(read, catalogue)


def _proposal(council: Council, catalogue: Catalogue, book: list[BookSheet], answers: Answers) -> Proposal:
    words = known_words(council, as_answered(answers), names_given(answers), labels_asked(answers))
    return propose_book(book, catalogue, words, council.name)
