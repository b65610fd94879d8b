"""Where a section's work is done."""

from django.urls import reverse

from accounts.models import Council
from indicators.terms.periods import Period


def section_url(council: Council, section_slug: str, period: Period, name: str) -> str:
    """`name` is the page's, such as "indicators:entry" or "indicators:approval"."""
    return reverse(name, args=[council.slug, period, section_slug])


def worklist_url(council: Council, period: Period) -> str:
    return reverse("indicators:worklist_period", args=[council.slug, period])
