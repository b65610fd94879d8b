"""The page of similar councils."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from accounts.models import Council
from accounts.permissions import for_council
from accounts.roles import Permission
from scorecards.assembly.comparison import compared_period
from scorecards.comparing.caches import kept_main
from scorecards.comparing.heat_table.heat import Measured
from scorecards.comparing.heat_table.telling import names
from scorecards.comparing.similar_councils import telling
from scorecards.comparing.similar_councils.querysets import SimilarRead, read_similar
from scorecards.comparing.similar_councils.similar import Link, Similar, asked_by_measure
from scorecards.editions.pages import html_of


@for_council(Permission.VIEW_PUBLISHED)
def page(request: HttpRequest, council: Council) -> HttpResponse:
    """Who they are, how close, and on what they stand clearly better or worse than ours."""
    read = read_similar(council, drafts=Permission.VIEW_DRAFTS in request.permissions)
    main = (
        None if read is None else kept_main("similar", (read, council.slug), lambda: draw_main(read, council))
    )
    return render(request, "scorecards/comparing/similar_councils/page.html", {"main": main})


def draw_main(read: SimilarRead, council: Council) -> str:
    context = present_similar(read.judged(), council)
    return html_of("scorecards/comparing/similar_councils/main.html", context)


def present_similar(found: Similar, council: Council) -> dict:
    return {
        "found": found,
        "heading": telling.heading(found),
        "survival": telling.survival(found),
        "symmetry": telling.symmetry(found),
        "abolished": telling.abolished(found),
        "measures": telling.measures_words(found),
        "closeness": any(link.closeness for link in found.model.links),
        "councils": [present_link(link, found) for link in found.model.links],
        "asked": [
            {
                **measure_link(one.row, council),
                "better": names(one.better) if one.better else "",
                "worse": names(one.worse) if one.worse else "",
            }
            for one in asked_by_measure(found)
        ],
    }


def present_link(link: Link, found: Similar) -> dict:
    better, worse, level = found.standings(link.code)
    before = found.before.by_code.get(link.code) if found.before else None
    return {
        "link": link,
        "mutual": link.code in found.counting_us,
        "before": before.position if before else None,
        "better": len(better),
        "worse": len(worse),
        "level": level,
    }


def measure_link(row: Measured, council: Council) -> dict:
    return {
        "title": row.definition.title,
        "year": compared_period(row.period),
        "url": reverse("scorecards:all_councils", args=[council.slug, row.definition.code]),
        "compare": f"{reverse('scorecards:compare', args=[council.slug])}?m={row.definition.code}&a=similar",
    }
