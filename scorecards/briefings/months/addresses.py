"""Where a month's briefing is."""

from django.urls import reverse

from scorecards.models import Briefing


def briefing_url(briefing: Briefing, council_slug: str) -> str:
    """Of the month's newest, whatever its number: the page of a corrected one leads on by itself."""
    return reverse("scorecards:briefing", args=[council_slug, briefing.scorecard.slug, briefing.period])


def numbered_url(briefing: Briefing, council_slug: str) -> str:
    """Of this very briefing, also where another has corrected it since."""
    address = [council_slug, briefing.scorecard.slug, briefing.period, briefing.number]
    return reverse("scorecards:briefing_number", args=address)
