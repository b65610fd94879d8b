"""What a council's home page tells of what came out lately: editions, briefings and minutes."""

from collections.abc import Sequence
from datetime import date

from django.utils.timezone import localtime

from accounts.models import Council
from committees.addresses import meeting_url
from committees.models import Meeting
from config.home.querysets import EditionsTold
from indicators.terms.periods import day_words
from scorecards.briefings.months.addresses import briefing_url
from scorecards.editions.addresses import edition_url
from scorecards.models import Briefing, Edition

MOST_PUBLISHED = 5


def recently_published(
    council: Council, editions: EditionsTold, minutes: Sequence[Meeting], briefings: Sequence[Briefing]
) -> list[tuple[date, dict]]:
    """Editions, briefings and minutes together, newest first, each with its day."""
    entries = [
        (localtime(edition.published_at).date(), present_edition(edition, council.slug))
        for edition in editions.recent
    ]
    entries += [(meeting.minutes_published, present_minutes(meeting, council.slug)) for meeting in minutes]
    entries += [
        (localtime(briefing.published_at).date(), present_briefing(briefing, council.slug))
        for briefing in sorted(briefings, key=lambda each: each.published_at, reverse=True)
    ]
    return sorted(entries, key=lambda entry: entry[0], reverse=True)


def present_edition(edition: Edition, council_slug: str) -> dict:
    words = f"{day_words(localtime(edition.published_at))}, edition {edition.number}"
    if edition.correction:
        words += f". {edition.correction}"
    return {
        "kind": "editions",
        "title": f"{edition.scorecard.title}, {edition.period.in_sentence}",
        "url": edition_url(edition, council_slug),
        "words": words,
    }


def present_briefing(briefing: Briefing, council_slug: str) -> dict:
    words = day_words(localtime(briefing.published_at))
    return {
        "kind": "briefings",
        "title": f"Monthly briefing, {briefing.period.label}",
        "url": briefing_url(briefing, council_slug),
        "words": f"{words}. {briefing.correction}" if briefing.correction else words,
    }


def present_minutes(meeting: Meeting, council_slug: str) -> dict:
    state = "agreed" if meeting.minutes_state == Meeting.MinutesState.CONFIRMED else "draft"
    return {
        "kind": "minutes",
        "title": f"Minutes, {meeting.committee.name}, {day_words(meeting.date)}",
        "url": meeting_url(meeting, council_slug),
        "words": f"{day_words(meeting.minutes_published)}, {state}{f'. {meeting.note}' if meeting.note else ''}",
    }
