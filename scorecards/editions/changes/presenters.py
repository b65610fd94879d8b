"""Editions that were withdrawn between one and the one that it is compared with, as its pages tell them."""

from collections.abc import Collection

from indicators.terms.periods import Period
from scorecards.editions.addresses import numbered_url
from scorecards.editions.changes.telling import withdrawn_before
from scorecards.models import Scorecard


def withdrawn_shown(
    scorecard: Scorecard, period: Period, council_slug: str, standing: Collection[int], number: int
) -> list[dict]:
    """Each by number and address, oldest first; `standing` are the numbers of those that stand."""
    return [
        {"number": each, "url": numbered_url(scorecard, period, each, council_slug)}
        for each in withdrawn_before(standing, number)
    ]
