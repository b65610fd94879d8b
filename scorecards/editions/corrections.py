"""Editions and the corrections that came after them: what was published stays, and says that it was corrected."""

from collections.abc import Collection

from accounts.models import Council
from indicators.figures.registries import Shown
from indicators.models import Figure
from indicators.terms.periods import Period
from scorecards.editions.addresses import edition_url, measure_url
from scorecards.models import Edition
from scorecards.payload import rows_of


def editions_showing(council: Council, period: Period, codes: Collection[str]) -> dict[str, list[Shown]]:
    """The editions of this very period by the code of each indicator on them, oldest first. One query."""
    editions = (
        Edition.objects.for_council(council)
        .filter(frequency=period.frequency, start=period.start)
        .select_related("scorecard")
        .order_by("published_at", "pk")
    )
    found: dict[str, list[Shown]] = {}
    for edition in editions:
        name = f"edition {edition.number} of {period.label}, {edition.scorecard.committee_name}"
        base = edition_url(edition, council.slug)
        for row in rows_of(edition.payload):
            if row["code"] in codes:
                shown = Shown(
                    edition=name, display=row["latest"]["display"], url=measure_url(base, row["code"])
                )
                found.setdefault(row["code"], []).append(shown)
    return found


def corrected_since(edition: Edition) -> list[str]:
    """Titles of the edition's measures whose figure of its own period was corrected after it, by title.

    As the edition has them: what its scorecard took up later is none of them. One query, two where any was corrected.
    """
    codes = set(
        Figure.objects.for_council(edition.council_id)
        .current()
        .filter(
            supersedes__isnull=False,
            created_at__gt=edition.published_at,
            frequency=edition.frequency,
            start=edition.start,
            indicator__in=edition.scorecard.sections.values("indicators"),
        )
        .values_list("indicator__code", flat=True)
    )
    return sorted(row["title"] for row in rows_of(edition.payload) if row["code"] in codes) if codes else []
