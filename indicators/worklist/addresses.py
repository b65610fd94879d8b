"""Where the work at a section, or at a file of history, is done."""

from django.urls import reverse

from accounts.models import Council
from indicators.intake.history.querysets import WaitingFile
from indicators.terms.periods import Period


def section_url(council: Council, section_slug: str, period: Period, name: str) -> str:
    """`name` is the page's, such as "indicators:entry" or "indicators:approval"."""
    return reverse(name, args=[council.slug, period, section_slug])


def worklist_url(council: Council, period: Period) -> str:
    return reverse("indicators:worklist_period", args=[council.slug, period])


def history_url(council: Council, waiting: WaitingFile) -> str:
    """Where it is put right, or decided."""
    name = "history_file" if waiting.returned else "history_approval"
    return reverse(f"indicators:{name}", args=[council.slug, waiting.file.pk])
