"""Writes: the words of a quarter. What was written before stays; the newest counts."""

from django.db import transaction

from accounts.models import User
from accounts.querysets import lock
from accounts.trail.actions import record
from accounts.trail.parts import Listing, Public
from indicators.models import Commentary
from indicators.terms.periods import Period
from scorecards.assembly.querysets.entries import entries_of
from scorecards.assembly.scorecard import ScorecardEntry
from scorecards.models import Scorecard, Summary
from scorecards.words.querysets import words_of
from scorecards.words.written import COMMENTARY, OfficerWords, Words, WordsPlace


@transaction.atomic
def save_words(*, scorecard: Scorecard, period: Period, words: Words, by: User | None) -> Words:
    """Add a row for each place whose words differ from those that stand; give what was saved.

    Commentary belongs to the council's indicator, so other scorecards that show it say the same. Raises KeyError for
    a place that is not on the scorecard; nothing is saved then. Published editions keep their words.
    """
    lock(scorecard)
    entries = entries_of(scorecard, period)
    before = words_of(scorecard, period, entries)
    changed = {
        place: written
        for place, written in words.items()
        if written.differs(before.get(place, OfficerWords()))
    }
    if not changed:
        return {}
    writer = WordsWriter(scorecard, period, entries, by)
    Summary.objects.bulk_create(
        writer.summary(place, written) for place, written in changed.items() if place.kind != COMMENTARY
    )
    Commentary.objects.bulk_create(
        writer.commentary(place, written) for place, written in changed.items() if place.kind == COMMENTARY
    )
    told = {
        place.words: {"before": words_for_trail(before.get(place)), "after": words_for_trail(written)}
        for place, written in changed.items()
    }
    detail = {"period": Public(period.label), "words": Listing(told)}
    record(by=by, council=scorecard.council, verb="wrote words", subject=scorecard, detail=detail)
    return changed


def words_for_trail(written: OfficerWords | None) -> dict[str, str] | str:
    """As the audit trail keeps it."""
    if written is None:
        return ""
    return {"text": written.text, "author": written.author} if written.author else written.text


class WordsWriter:
    """Makes the rows of one quarter."""

    def __init__(
        self, scorecard: Scorecard, period: Period, entries: list[ScorecardEntry], by: User | None
    ) -> None:
        self.scorecard = scorecard
        self.sections = {entry.section_slug: entry.section_id for entry in entries}
        self.indicators = {entry.indicator.code: entry.indicator.id for entry in entries}
        self.common = {
            "council": scorecard.council,
            "frequency": period.frequency,
            "start": period.start,
            "created_by": by,
        }

    def summary(self, place: WordsPlace, written: OfficerWords) -> Summary:
        section = self.sections[place.name] if place.name else None
        return Summary(scorecard=self.scorecard, section_id=section, text=written.text, **self.common)

    def commentary(self, place: WordsPlace, written: OfficerWords) -> Commentary:
        return Commentary(
            indicator_id=self.indicators[place.name],
            text=written.text,
            author_role=written.author,
            **self.common,
        )
