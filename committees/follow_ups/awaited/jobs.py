"""Actions are set beside what is published: when it is published or withdrawn, and once a day."""

from committees.follow_ups.awaited.actions import settle_awaited
from scorecards.models import Edition


def settle_by_edition(edition: Edition) -> None:
    settle_awaited(council=edition.scorecard.council)
