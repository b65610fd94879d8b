"""Reads for agenda items: the editions and briefings that one may carry."""

from django.db.models import QuerySet

from accounts.models import Council
from committees.models import Committee
from scorecards.briefings.months.querysets import readable_briefings
from scorecards.editions.querysets import readable_editions
from scorecards.models import Briefing, Edition


def editions_to_attach(council: Council, committee: Committee) -> QuerySet[Edition]:
    """The council's editions, the committee's own scorecard only where it has one; newest first."""
    editions = readable_editions(council).defer("payload")
    if committee.scorecard_id:
        editions = editions.filter(scorecard=committee.scorecard_id)
    return editions.order_by("-start", "-number")


def briefings_to_attach(council: Council, committee: Committee) -> QuerySet[Briefing]:
    """The council's monthly briefings, of the committee's own scorecard where it has one; newest first."""
    briefings = readable_briefings(council).defer("payload")
    if committee.scorecard_id:
        briefings = briefings.filter(scorecard=committee.scorecard_id)
    return briefings.order_by("-start", "-number")


def newest_of(committee: Committee) -> Edition | None:
    """What the committee's members see today: the newest edition of its scorecard; None where none is out."""
    if committee.scorecard_id is None:
        return None
    editions = readable_editions(committee.council_id).filter(scorecard=committee.scorecard_id)
    return editions.order_by("-start", "-number").first()


def newest_edition(edition: Edition) -> Edition:
    """The newest edition of the same scorecard and frequency: what members see today."""
    newest = (
        readable_editions(edition.council_id)
        .filter(scorecard=edition.scorecard_id, frequency=edition.frequency)
        .order_by("-start", "-number")
        .first()
    )
    return newest or edition
