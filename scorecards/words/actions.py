"""Writes: the words of a quarter, each text by itself. What was written before stays; the newest counts."""

from django.db import transaction

from accounts.models import User
from accounts.policies import demand
from accounts.querysets import lock
from accounts.trail.actions import record
from accounts.trail.parts import Listing, Public
from indicators.terms.periods import Period
from scorecards.models import Scorecard, Summary
from scorecards.words.policies import why_not_write
from scorecards.words.querysets import texts_of
from scorecards.words.written import Text, WordsPlace


@transaction.atomic
def save_text(
    *,
    scorecard: Scorecard,
    period: Period,
    sections: dict[int, str],
    place: WordsPlace,
    text: str,
    seen: int | None,
    by: User,
) -> bool:
    """Add a row where the words differ from those that stand; gives whether they do. An empty text takes them back.

    `sections` gives slugs by primary key, as the scorecard has them in the period; `seen` is the version that the
    writer was shown. Raises NotAllowed where somebody else wrote meanwhile. Published editions keep their words.
    """
    lock(scorecard)  # of two who write at once the second is told
    stands = texts_of(scorecard, period, sections).get(place, Text())
    demand(why_not_write(stands, seen))
    if text == stands.text:
        return False
    keys = {slug: key for key, slug in sections.items()}
    Summary.objects.create(
        council=scorecard.council,
        scorecard=scorecard,
        section_id=keys[place.name] if place.name else None,
        frequency=period.frequency,
        start=period.start,
        text=text,
        created_by=by,
    )
    told = {place.slug.replace("-", " ", 1): {"before": stands.text, "after": text}}
    detail = {"period": Public(period.label), "words": Listing(told)}
    record(by=by, council=scorecard.council, verb="wrote words", subject=scorecard, detail=detail)
    return True
