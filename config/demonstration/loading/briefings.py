"""Records the fictional council's months, and publishes some of its briefings: one month has none."""

from collections.abc import Mapping, Sequence
from datetime import date

from accounts.models import Council
from config.demonstration.loading.figures import at_hour, record_known, rows_of
from config.demonstration.monthly import BRIEFINGS, monthly_figures
from config.demonstration.series import GeneratedFigure
from scorecards.briefings.months.actions import publish_briefing
from scorecards.models import Scorecard

SCORECARD = "corporate-parenting-panel"


def publish_briefings(
    council: Council, scorecards: Mapping[str, Scorecard], figures: Sequence[GeneratedFigure]
) -> None:
    """Each from what was known by the day it was published."""
    rows = rows_of(council, monthly_figures(figures))
    for month, published in BRIEFINGS:
        on = at_hour(date.fromisoformat(published), 9)
        record_known(council, [row for row in rows if row.period.end <= month.end], known_by=on)
        publish_briefing(scorecard=scorecards[SCORECARD], period=month, by=None, published_at=on)
    record_known(council, rows)
