"""The page of similar councils."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from accounts.models import Council
from accounts.permissions import for_council
from accounts.roles import Permission
from scorecards.assembly.comparison import compared_period
from scorecards.comparing.heat_table.heat import Measured
from scorecards.comparing.heat_table.telling import names
from scorecards.comparing.similar_councils import telling
from scorecards.comparing.similar_councils.querysets import similar_councils
from scorecards.comparing.similar_councils.similar import Link, Similar, asked_by_measure


@for_council(Permission.VIEW_PUBLISHED)
def page(request: HttpRequest, council: Council) -> HttpResponse:
    """Who they are, how close, and on what they stand clearly better or worse than ours."""
    found = similar_councils(council, drafts=Permission.VIEW_DRAFTS in request.permissions)
    context = {} if found is None else present_similar(found, council)
    return render(request, "scorecards/comparing/similar_councils/page.html", context)


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
