"""Evidence of a council, with its history, and the lines that it may be entered for."""

from django.db.models import QuerySet

from accounts.models import Council
from scorecards.models import Evidence, KeyLineOfEnquiry


def lines_of_council(council: Council) -> QuerySet[KeyLineOfEnquiry]:
    found = KeyLineOfEnquiry.objects.filter(council=council).select_related("framework")
    return found.order_by("framework__name", "order")


def all_evidence(council: Council) -> QuerySet[Evidence]:
    """Every row that was ever entered, the newest first; also what was corrected or withdrawn. One query."""
    found = Evidence.objects.filter(council=council).select_related("line", "created_by", "superseded_by")
    return found.order_by("-created_at", "-pk")
