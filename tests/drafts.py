"""A draft on its way to being published, as tests take it there."""

from accounts.models import User
from indicators.models import Commentary
from indicators.terms.periods import Period
from scorecards.editions.checking.actions import give_reason
from scorecards.editions.checking.lines import CORRECTS, open_by_key
from scorecards.editions.checking.policies import DraftNow
from scorecards.models import Scorecard, SectionIndicator

WAITS = "It waits for the meeting in May."


def made_ready(scorecard: Scorecard, period: Period, by: User | None = None, corrects: str = "") -> str:
    """Reasons for all that a reason is enough for, a comment wherever one is missing; the draft's name then."""
    now = DraftNow(scorecard, period)
    for line in now.lines:
        if line.key == "comment":
            for thing in line.things:
                found = SectionIndicator.objects.filter(
                    section__scorecard=scorecard, indicator__code=thing.key
                )
                Commentary.objects.create(
                    council=scorecard.council,
                    indicator=found[0].indicator,
                    frequency=period.frequency,
                    start=period.start,
                    text="More were late in May.",
                    author_role="Head of Service",
                )
    for key, line in open_by_key(now.lines).items():
        if not line.answered:
            give_reason(scorecard=scorecard, period=period, line=key, text=WAITS, by=by)
    if corrects:
        give_reason(scorecard=scorecard, period=period, line=CORRECTS, text=corrects, by=by)
    return name_of(scorecard, period)


def name_of(scorecard: Scorecard, period: Period) -> str:
    """As the page names the draft that it shows."""
    return DraftNow(scorecard, period).name
