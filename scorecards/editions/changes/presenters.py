"""Editions that were withdrawn between one and the one that it is compared with, as its pages tell them."""

from collections.abc import Collection, Iterable

from indicators.terms.periods import Period
from scorecards.editions.addresses import numbered_url
from scorecards.editions.changes.telling import withdrawn_before
from scorecards.models import Scorecard


def withdrawn_shown(
    scorecard: Scorecard, period: Period, council_slug: str, standing: Collection[int], number: int
) -> list[dict]:
    """Each by number and address, oldest first; `standing` are the numbers of those that stand."""
    return numbered_shown(scorecard, period, council_slug, withdrawn_before(standing, number))


def numbered_shown(
    scorecard: Scorecard, period: Period, council_slug: str, numbers: Iterable[int]
) -> list[dict]:
    return [{"number": each, "url": numbered_url(scorecard, period, each, council_slug)} for each in numbers]
