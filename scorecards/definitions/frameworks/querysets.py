"""Reads of frameworks' versions."""

from django.db.models import Count, QuerySet

from scorecards.models import Framework, FrameworkVersion, Scorecard, ScorecardVersion


def newest_framework_version(framework: Framework) -> FrameworkVersion | None:
    """None where nobody has changed it since versions are kept."""
    return FrameworkVersion.objects.filter(framework=framework).order_by("-number").first()


def framework_versions(council_id: int, slug: str) -> QuerySet[FrameworkVersion]:
    """Newest first, with who made them and how many editions were made with each."""
    found = FrameworkVersion.objects.filter(framework__council=council_id, framework__slug=slug)
    return found.select_related("created_by").annotate(editions_made=Count("editions")).order_by("-number")


def framework_version_of(scorecard: Scorecard, version: ScorecardVersion | None) -> FrameworkVersion | None:
    """What an edition made with that version of the scorecard has its key lines from. At most one query."""
    slug = version.definition["framework"] if version else scorecard.framework and scorecard.framework.slug
    if not slug:
        return None
    found = FrameworkVersion.objects.filter(framework__council=scorecard.council_id, framework__slug=slug)
    return found.order_by("-number").first()
