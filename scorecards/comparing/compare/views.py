"""Compare: any indicators, areas and years; its charts as pictures and its figures as a file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.models import Council
from accounts.permissions import for_council
from accounts.roles import Permission
from scorecards.comparing.caches import kept_main
from scorecards.comparing.compare import words
from scorecards.comparing.compare.drawings import caption_of, draw
from scorecards.comparing.compare.pages import Comparison, comparison
from scorecards.comparing.compare.presenters import compare_context
from scorecards.comparing.compare.querysets import measured_codes
from scorecards.comparing.compare.rows import rows_of
from scorecards.comparing.compare.sources import source_words
from scorecards.editions.pages import html_of
from scorecards.exports.pictures import captioned
from scorecards.exports.pictures.pages import csv_response, picture_response

TEMPLATES = "scorecards/comparing/compare"

reads = for_council(Permission.VIEW_PUBLISHED)


@reads
def compare(request: HttpRequest, council: Council) -> HttpResponse:
    """The comparison that the address holds. What it holds wrongly is told; with nothing left of it, as not found."""
    found = _found(request, council)
    measured = measured_codes(council, [facts.id for facts in found.chosen.measures])
    main = kept_main(
        "compare",
        (council.slug, council.illustrative, tuple(sorted(measured)), found.drawn_from),
        lambda: html_of(
            f"{TEMPLATES}/main.html", {**compare_context(found, council, measured), "council": council}
        ),
    )
    context = {"main": main, "measures": [facts.title for facts in found.chosen.measures]}
    return render(request, f"{TEMPLATES}/compare.html", context, status=404 if found.lost else 200)


@reads
def figures(request: HttpRequest, council: Council) -> HttpResponse:
    """The same figures as CSV. Raises Http404, with what to do, where there are none."""
    found = _found(request, council)
    if found.lost or not any(panel.shown for panel in found.panels):
        raise Http404(" ".join(found.problems) or "There are no figures. Choose on the page Compare.")
    return csv_response(rows_of(found.panels, council.illustrative), f"{council.slug}-compare")


@reads
def chart(request: HttpRequest, council: Council, number: int, kind: str) -> HttpResponse:
    """One of the charts as a picture with its title, source and what it shows."""
    found = _found(request, council)
    if not 1 <= number <= len(found.panels):
        raise Http404("This comparison has no such chart. Choose on the page Compare.")
    panel = found.panels[number - 1]
    drawing = draw(panel)
    if not drawing.svg:
        raise Http404(drawing.alt)
    covers = words.covers(panel)
    caption = caption_of(
        panel,
        council.name,
        [f"{covers[:1].upper()}{covers[1:]}.", words.refusal(panel)],
        source_words(panel, council.illustrative),
        council.illustrative,
    )
    name = f"{council.slug}-{panel.facts.code}-compare"
    return picture_response(captioned(drawing, caption), kind, name)


def _found(request: HttpRequest, council: Council) -> Comparison:
    return comparison(council, dict(request.GET.lists()))
