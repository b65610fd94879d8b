"""A file in a council's own layout, read with what the council's files are known to say."""

from typing import BinaryIO, NamedTuple

from django.conf import settings

from accounts.models import Council
from indicators.catalogue.querysets import council_catalogue
from indicators.files.apart import IN_A_JOB, Limits
from indicators.intake.history.doubts import as_answered, names_given, remembered
from indicators.intake.history.querysets import known_words, remembered_answers
from indicators.layouts.proposals import Proposal
from indicators.layouts.reading import propose

Answers = dict[str, dict]


class FileRead(NamedTuple):
    """A proposal, and the answers to doubts that it was read by."""

    proposal: Proposal
    answers: Answers


def read_own_layout(
    council: Council, file: BinaryIO, name: str, answers: Answers | None = None, limits: Limits = IN_A_JOB
) -> FileRead:
    """With these answers; where there are None yet, with those that a file of the same headings was read by.

    Raises FileRefused for what cannot be read, TooHeavy for what is more than the limits allow.
    """
    proposal = _proposal(council, file, name, answers or {}, limits)
    if answers is None:
        answers = remembered(remembered_answers(council, proposal.layout[:64]), proposal)
        if answers:
            proposal = _proposal(council, file, name, answers, limits)
    return FileRead(proposal, answers)


def _proposal(council: Council, file: BinaryIO, name: str, answers: Answers, limits: Limits) -> Proposal:
    file.seek(0)
    return propose(
        file,
        name,
        catalogue=council_catalogue(council),
        words=known_words(council, as_answered(answers), names_given(answers)),
        council=council.name,
        largest=settings.IMPORT_MAX_BYTES,
        limits=limits,
    )
