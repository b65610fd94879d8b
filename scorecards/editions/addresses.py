"""Periods in addresses: /county-durham/corporate-parenting-panel/2018-19/q2/."""

from django.http import Http404
from django.urls import reverse

from indicators.terms import written_periods as periods
from indicators.terms.periods import Frequency, Period, PeriodError
from scorecards.models import Edition, Scorecard

READ_BY = (Frequency.QUARTER, Frequency.MONTH, Frequency.FINANCIAL_YEAR)  # what committees meet about


def period_from_slugs(year: str, part: str) -> Period:
    """The quarter, month or year of an address. Raises Http404 for anything else."""
    try:
        period = periods.period_from_slugs(year, part)
    except PeriodError:
        raise Http404("There is no such quarter.") from None
    if period.frequency not in READ_BY:
        raise Http404("There is no such quarter.")
    return period


def place(scorecard: Scorecard, period: Period, council_slug: str) -> list[str]:
    return [council_slug, scorecard.slug, period.year_slug, period.part_slug]


def edition_url(edition: Edition, council_slug: str) -> str:
    """The address of this very edition; it never changes."""
    return reverse(
        "scorecards:edition", args=[*place(edition.scorecard, edition.period, council_slug), edition.number]
    )


def draft_url(scorecard: Scorecard, period: Period, council_slug: str) -> str:
    return reverse("scorecards:draft", args=place(scorecard, period, council_slug))


def measure_url(base: str, code: str) -> str:
    """The address of one measure below that of an edition or draft, `base`, which ends with a slash."""
    return f"{base}measures/{code}/"
