"""Where scorecards are: /county-durham/corporate-parenting-panel/2018-19/q2/edition-1/."""

from urllib.parse import urlencode

from django.urls import reverse

from indicators.terms.periods import Period
from scorecards.models import Edition, Scorecard


def scorecard_url(name: str, scorecard: Scorecard, period: Period, council_slug: str) -> str:
    """The address of that name, such as "scorecards:quarter", for the scorecard of the period."""
    return reverse(name, args=[council_slug, scorecard.slug, period])


def edition_url(edition: Edition, council_slug: str) -> str:
    """The address of this very edition; it never changes."""
    return numbered_url(edition.scorecard, edition.period, edition.number, council_slug)


def numbered_url(scorecard: Scorecard, period: Period, number: int, council_slug: str) -> str:
    return reverse("scorecards:edition", args=[council_slug, scorecard.slug, period, number])


def draft_url(scorecard: Scorecard, period: Period, council_slug: str) -> str:
    return scorecard_url("scorecards:draft", scorecard, period, council_slug)


def as_public_url(scorecard: Scorecard, period: Period, council_slug: str) -> str:
    """The draft as readers would get it."""
    return scorecard_url("scorecards:as_public", scorecard, period, council_slug)


def heat_url(scorecard: Scorecard, council_slug: str, base: str) -> str:
    """Its measures beside similar councils, by the newest national figures; it leads back to where it was opened.

    That is `base`, the address of an edition or draft of the scorecard.
    """
    heat = reverse("scorecards:heat", args=[council_slug, scorecard.slug])
    place = base.removeprefix(heat.removesuffix("heat-table/")).strip("/")
    return f"{heat}?{urlencode({'from': place}, safe='/')}"


def measure_url(base: str, code: str) -> str:
    """The address of one measure below that of an edition or draft, `base`, which ends with a slash."""
    return f"{base}measures/{code}/"


def coverage_url(base: str, line: str) -> str:
    """What evidence the edition or draft at `base` has for one key line of enquiry."""
    return f"{base}evidence/#line-{line}"


def history_url(base: str, code: str) -> str:
    """The address of what each edition said of that measure."""
    return f"{measure_url(base, code)}history/"


def compare_url(council_slug: str, code: str) -> str:
    """The live page on which that measure is set beside others."""
    return f"{reverse('scorecards:compare', args=[council_slug])}?{urlencode({'m': code})}"


def all_councils_url(council_slug: str, code: str) -> str:
    return reverse("scorecards:all_councils", args=[council_slug, code])


def similar_councils_url(council_slug: str) -> str:
    return reverse("scorecards:similar_councils", args=[council_slug])
