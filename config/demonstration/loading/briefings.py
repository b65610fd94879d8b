"""Records the fictional council's months, and publishes some of its briefings: one month has none."""

from collections.abc import Mapping, Sequence
from datetime import date

from accounts.models import Council
from config.demonstration.loading.figures import at_hour, record_known, rows_of
from config.demonstration.monthly import BRIEFINGS, monthly_figures
from config.demonstration.moving import Move
from config.demonstration.series import GeneratedFigure, moved
from scorecards.briefings.months.actions import publish_briefing
from scorecards.models import Scorecard

SCORECARD = "corporate-parenting-panel"


def publish_briefings(
    council: Council, scorecards: Mapping[str, Scorecard], figures: Sequence[GeneratedFigure], move: Move
) -> None:
    """Each from what was known by the day it was published. `figures` are of the quarters as they are written."""
    rows = rows_of(council, moved(monthly_figures(figures), move))
    for written, published in BRIEFINGS:
        month, on = move.period(written), at_hour(move.day(date.fromisoformat(published)), 9)
        record_known(council, [row for row in rows if row.period.end <= month.end], known_by=on)
        publish_briefing(scorecard=scorecards[SCORECARD], period=month, by=None, published_at=on)
    record_known(council, rows)
