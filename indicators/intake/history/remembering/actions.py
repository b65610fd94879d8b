"""What a council's own files call things, and how its layouts were read: kept, and forgotten."""

from django.db import transaction
from django.utils import timezone

from accounts.models import Council, User
from accounts.policies import inside_atomic
from accounts.trail import actions as audit
from accounts.trail.parts import Public
from indicators.catalogue.known_indicators import fold
from indicators.catalogue.querysets import council_indicators
from indicators.intake.history.doubts import to_remember
from indicators.intake.history.stored import read_proposal
from indicators.models import Category, HistoryFile, OwnLayout, OwnWords


@inside_atomic
def remember_words(*, council: Council, label: str, code: str, by: User) -> None:
    """That the council's files call the indicator so, or a part of it ("code/category"); "" is none of ours.

    Nothing for words that are too long.
    """
    words, (code, _, part) = fold(label), code.partition("/")
    indicator = council_indicators(council).filter(code=code).first() if code else None
    category = (
        Category.objects.seen_by(council).filter(indicator=indicator, code=part).first() if part else None
    )
    if not words or len(words) > 200 or (code and indicator is None) or (part and category is None):
        return
    OwnWords.objects.update_or_create(
        council=council,
        words=words,
        defaults={
            "written": label[:200],
            "indicator": indicator,
            "category": category,
            "at": timezone.now(),
            "by": by,
        },
    )
    detail = {"words": Public(label[:200]), "indicator": Public(str(category or indicator or "left out"))}
    audit.record(by=by, council=council, verb="remembered words", subject="own words", detail=detail)


@inside_atomic
def remember_layout(*, file: HistoryFile, by: User) -> None:
    """The answers that the file was read by, for the next one of the same headings."""
    proposal = read_proposal(file.proposal)
    if not (shape := proposal.layout):
        return
    answers = to_remember(file.answers, proposal)
    OwnLayout.objects.update_or_create(
        council=file.council,
        shape=shape[:64],
        defaults={"file_name": file.file_name, "answers": answers, "at": timezone.now(), "by": by},
    )
    detail = {"file": Public(file.file_name), "answers": Public(len(answers))}
    audit.record(by=by, council=file.council, verb="remembered a layout", subject="layout", detail=detail)


@transaction.atomic
def forget_words(*, words: OwnWords, by: User) -> None:
    """The next file asks again."""
    detail = {"words": Public(words.written), "indicator": Public(str(words.indicator or "left out"))}
    audit.record(by=by, council=words.council, verb="forgot words", subject="own words", detail=detail)
    words.delete()


@transaction.atomic
def forget_layout(*, layout: OwnLayout, by: User) -> None:
    """The next file of these headings is read without its answers."""
    detail = {"file": Public(layout.file_name)}
    audit.record(by=by, council=layout.council, verb="forgot a layout", subject="layout", detail=detail)
    layout.delete()
