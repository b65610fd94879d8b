"""The words as they stand for a quarter. Two queries."""

from collections.abc import Collection

from django.db.models import Q

from indicators.models import Commentary
from indicators.terms.periods import Frequency, Period
from scorecards.assembly.querysets.scorecards import summaries_for
from scorecards.assembly.scorecard import ScorecardEntry
from scorecards.models import Scorecard
from scorecards.words.written import ANSWER, COMMENTARY, HEADLINE, OfficerWords, Words, WordsPlace


def words_of(scorecard: Scorecard, period: Period, entries: Collection[ScorecardEntry]) -> Words:
    """What the scorecard of the period says now; places nobody wrote for are left out."""
    summaries = summaries_for(scorecard, period)
    sections = {entry.section_id: entry.section_slug for entry in entries}
    places = {None: WordsPlace(HEADLINE), **{key: WordsPlace(ANSWER, slug) for key, slug in sections.items()}}
    words = {places[key]: OfficerWords(text) for key, text in summaries.items() if key in places}
    rows = commentaries(scorecard, entries).filter(start__gte=period.start, start__lte=period.end)
    if period.frequency is not Frequency.MONTH:  # a month's briefing has words of its own
        rows = rows.exclude(~Q(indicator__frequency=Frequency.MONTH), frequency=Frequency.MONTH)
    for code, text, author in rows.values_list("indicator__code", "text", "author_role"):
        words[WordsPlace(COMMENTARY, code)] = OfficerWords(text, author)
    return words


def earlier_authors(
    scorecard: Scorecard, period: Period, entries: Collection[ScorecardEntry]
) -> dict[str, str]:
    """Whose commentary each indicator had in the period before, by code: often theirs again. One query."""
    before = period.previous()
    rows = commentaries(scorecard, entries).filter(frequency=before.frequency, start=before.start)
    return dict(rows.values_list("indicator__code", "author_role"))


def commentaries(scorecard: Scorecard, entries: Collection[ScorecardEntry]):
    """Of the scorecard's indicators, the newest last, so that it wins."""
    keys = [entry.indicator.id for entry in entries]
    rows = Commentary.objects.filter(council=scorecard.council, indicator__in=keys)
    return rows.order_by("created_at", "id")
