"""The page of one version of a scorecard."""

from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from accounts.models import Council
from scorecards.definitions.stored_form import from_stored_form
from scorecards.editor import presenters
from scorecards.editor.changes import Comparison, numbers_of
from scorecards.editor.pages import sets_up
from scorecards.editor.querysets import frameworks_of, indicators_of, known_indicators, names_of
from scorecards.editor.steps import measures_of
from scorecards.models import ScorecardVersion


@sets_up
def scorecard_version(
    request: HttpRequest, council: Council, scorecard_slug: str, number: int
) -> HttpResponse:
    """What it shows, section by section, and how it differs from the version before."""
    versions = versions_of_slug(council, scorecard_slug)
    version = get_object_or_404(versions, number=number)
    before = versions.filter(number=number - 1).first()
    titles = {code: each.title for code, each in known_indicators(council, indicators_of(council)).items()}
    card = from_stored_form(version.definition)
    names = names_of(frameworks_of(council).prefetch_related("lines"))
    changes = Comparison(from_stored_form(before.definition), card, titles, names).changes() if before else []
    numbers = numbers_of(card)
    context = {
        "scorecard": version.scorecard,
        "version": version,
        "card": card,
        "who": presenters.who_words(version.created_by, version.created_at),
        "editions": version.editions_made,
        "changes": changes,
        "first": before is None,
        "sections": [
            {
                "question": section.question,
                "measures": [
                    {
                        "number": numbers[each.code],
                        "title": titles.get(each.code, each.code),
                        "quarters": presenters.quarters_words(each) if each.first or each.last else "",
                    }
                    for each in measures_of(section)
                ],
            }
            for section in card.sections
        ],
    }
    return render(request, "scorecards/editor/version.html", context)


def versions_of_slug(council: Council, slug: str) -> QuerySet[ScorecardVersion]:
    found = ScorecardVersion.objects.for_council(council).filter(scorecard__slug=slug)
    return found.select_related("scorecard", "created_by").annotate(editions_made=Count("editions"))
