"""The heat table of a scorecard, and its figures as files."""

from datetime import datetime, time

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate

from accounts.models import Council
from accounts.permissions import for_council
from accounts.roles import Permission
from scorecards.comparing.caches import kept_main
from scorecards.comparing.heat_table.heat import Heat
from scorecards.comparing.heat_table.pages import Origin, origin_at
from scorecards.comparing.heat_table.presenters import COLUMNS, lines_of, present_heat
from scorecards.comparing.heat_table.querysets import HeatRead, read_heat, scorecard_at
from scorecards.comparing.similar_words import model_words
from scorecards.editions.addresses import heat_url
from scorecards.editions.downloads.pages import MIME_TYPES
from scorecards.editions.pages import html_of
from scorecards.editions.taking_down.pages import raise_gone, says_gone
from scorecards.editions.taking_down.querysets import of_scorecard
from scorecards.exports.pictures.pages import csv_response
from scorecards.models import Scorecard

reads = for_council(Permission.VIEW_PUBLISHED)
KINDS = ("csv", "xlsx", "ods")


@reads
@says_gone
def page(request: HttpRequest, council: Council, scorecard_slug: str) -> HttpResponse:
    scorecard = find_scorecard(request, council, scorecard_slug)
    read = read_heat(council, scorecard)
    whose = (council.slug, council.name, council.short_name, scorecard.slug, scorecard.title)
    drafts = Permission.VIEW_DRAFTS in request.permissions
    origin = origin_at(council, scorecard, request.GET.get("from", ""), drafts=drafts)
    main = kept_main("heat", (read, whose, origin), lambda: draw_main(read, council, scorecard, origin))
    context = {"scorecard": scorecard, "main": main}
    return render(request, "scorecards/comparing/heat_table/page.html", context)


def draw_main(read: HeatRead, council: Council, scorecard: Scorecard, origin: Origin | None) -> str:
    around = {"council": council, "scorecard": scorecard, "origin": origin, "view": "heat"}
    if origin:
        around |= {"base": origin.base, "heat_url": heat_url(scorecard, council.slug, origin.base)}
    around["model"] = model_words(read.comparators.model, named_by_scorecard=read.named_by_scorecard)
    context = present_heat(read.judged(), council) | around
    return html_of("scorecards/comparing/heat_table/main.html", context)


@reads
@says_gone
def figures(request: HttpRequest, council: Council, scorecard_slug: str, kind: str) -> HttpResponse:
    """The table as CSV, XLSX or ODS. Raises Http404 for any other kind."""
    if kind not in KINDS:
        raise Http404("The table comes as CSV, XLSX and ODS only.")
    scorecard = find_scorecard(request, council, scorecard_slug)
    heat = read_heat(council, scorecard).judged()
    name = f"{council.slug}-{scorecard.slug}-heat-table"
    if kind == "csv":
        return csv_response([COLUMNS, *([line[key] for key in COLUMNS] for line in lines_of(heat))], name)
    response = HttpResponse(
        spreadsheet_of(heat, kind, f"{council.name}, {scorecard.title}"), content_type=MIME_TYPES[kind]
    )
    response["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    return response


def spreadsheet_of(heat: Heat, kind: str, title: str) -> bytes:
    # With the first download of a process: see `write_spreadsheet` of editions
    from scorecards.exports.spreadsheets.cells import frame_of
    from scorecards.exports.spreadsheets.files import write_ods, write_xlsx

    frames = {"Heat table": frame_of(lines_of(heat), COLUMNS)}
    # The day alone: the same figures give the same file all day
    made = datetime.combine(localdate(), time())
    return write_xlsx(frames, title, made) if kind == "xlsx" else write_ods(frames, title)


def find_scorecard(request: HttpRequest, council: Council, slug: str) -> Scorecard:
    """Raises Http404, and TakenDown where all that was published of it is down."""
    found = scorecard_at(council, slug, drafts=Permission.VIEW_DRAFTS in request.permissions)
    if found is None:
        raise_gone(request.council, of_scorecard(request.council, slug))
        raise Http404("No scorecard of this committee is published.")
    return found
