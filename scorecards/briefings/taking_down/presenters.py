"""What taking a briefing down will do, in sentences, before it is done."""

from scorecards.briefings.months.querysets import readable_briefings
from scorecards.editions.taking_down.presenters import CANNOT, KEPT
from scorecards.models import Briefing

GONE = (
    "Its page answers, at the same addresses, that it was withdrawn, with your reason. The list of briefings says "
    "so beside its month, an agenda item that carries it too, and the home page leaves it out."
)


def effects_of_taking_down(briefing: Briefing) -> list[str]:
    return [GONE, newest_after(briefing), CANNOT, KEPT]


def effects_of_putting_back(briefing: Briefing) -> list[str]:
    return [
        "Everybody who may read what is published reads it again, as it was published, at the same addresses.",
        "Its small numbers are hidden by the rules of the day it was published; rules changed since do not change it.",
    ]


def newest_after(briefing: Briefing) -> str:
    """Which briefing of its month readers are led to then."""
    others = readable_briefings(briefing.council_id).of_period(briefing.period)
    others = others.filter(scorecard=briefing.scorecard_id).exclude(pk=briefing.pk)
    newest = others.defer("payload").order_by("-number").first()
    if newest is None:
        return f"Nothing is then published for {briefing.period.label}, until another briefing is."
    return f"Readers of {briefing.period.label} are then led to briefing {newest.number}."
