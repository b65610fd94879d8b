"""Periods in addresses: /county-durham/corporate-parenting-panel/2018-19/q2/."""

from django.http import Http404
from django.urls import reverse

from indicators.calendar import MONTHS
from indicators.periods import Period, PeriodError, parse_period
from scorecards.models import Edition, Scorecard


def period_from_slugs(year: str, part: str) -> Period:
    """The quarter, month or year of an address. Raises Http404 for anything else."""
    try:
        if part in {"q1", "q2", "q3", "q4"}:
            return Period.from_code(f"{year}-{part.upper()}")
        if part == "year":
            return Period.from_code(year)
        if part.capitalize() in MONTHS:
            return month_in(year, part)
    except PeriodError:
        pass
    raise Http404("There is no such quarter.")


def month_in(year: str, month: str) -> Period:
    """The month of that name in a financial year: "january" of "2018-19" is January 2019."""
    first = int(year[:4]) if Period.from_code(year) else 0
    return parse_period(f"{month} {first + (MONTHS.index(month.capitalize()) < 3)}")


def place(scorecard: Scorecard, period: Period, council_slug: str) -> list[str]:
    return [council_slug, scorecard.slug, period.year_slug, period.part_slug]


def edition_url(edition: Edition, council_slug: str) -> str:
    """The address of this very edition; it never changes."""
    return reverse(
        "scorecards:edition", args=[*place(edition.scorecard, edition.period, council_slug), edition.number]
    )


def quarter_url(scorecard: Scorecard, period: Period, council_slug: str) -> str:
    """The address of the newest edition of a period."""
    return reverse("scorecards:quarter", args=place(scorecard, period, council_slug))


def draft_url(scorecard: Scorecard, period: Period, council_slug: str) -> str:
    return reverse("scorecards:draft", args=place(scorecard, period, council_slug))
