"""The page of all councils of a measure, its drawings and its figures as files."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.models import Council
from accounts.permissions import for_council
from accounts.roles import Permission
from indicators.catalogue.facts import IndicatorFacts
from indicators.terms.periods import Period, financial_year
from scorecards.assembly.comparison import compared_period
from scorecards.comparing.all_councils.councils import AllCouncils
from scorecards.comparing.all_councils.presenters import (
    CHARTS,
    lines_of,
    picture_of,
    present_councils,
    years_shown,
)
from scorecards.comparing.all_councils.querysets import (
    CouncilsRead,
    measure_of,
    read_councils,
    years_with_councils,
)
from scorecards.comparing.caches import kept_main
from scorecards.comparing.similar_words import model_words
from scorecards.editions.pages import html_of
from scorecards.exports.pictures.pages import csv_response, picture_response
from scorecards.statistics.comparison import why_not_compared

reads = for_council(Permission.VIEW_PUBLISHED)


@reads
def page(request: HttpRequest, council: Council, code: str) -> HttpResponse:
    """A fixed number of queries: the measure (2), its years, areas, whom we are compared with (2), figures."""
    measure = find_measure(council, code)
    years = years_of(measure, council)
    if not years:
        context = {"measure": measure, "refused": why_not_compared(measure.unit)}
        return render(request, "scorecards/comparing/all_councils/nothing.html", context)
    period, odd = chosen_year(request, years)
    read = read_councils(council, measure, period)
    whose = (council.slug, council.name, council.short_name)
    main = kept_main("councils", (read, tuple(years), whose), lambda: draw_main(read, years, council))
    context = {"measure": measure, "main": main, "odd_year": odd, "period": compared_period(period)}
    return render(request, "scorecards/comparing/all_councils/page.html", context)


def draw_main(read: CouncilsRead, years: list[Period], council: Council) -> str:
    around = {
        "years": years_shown(years, read.period),
        "model": model_words(read.comparators.model, named_by_scorecard=False),
    }
    context = present_councils(read.judged(), council) | around
    return html_of("scorecards/comparing/all_councils/main.html", context)


@reads
def picture(request: HttpRequest, council: Council, code: str, chart: str, kind: str) -> HttpResponse:
    """One of the drawings as SVG or PNG. Raises Http404 where there is none, and for any other kind."""
    if chart not in CHARTS:
        raise Http404("There is no such chart.")
    found = find_councils(request, council, code)
    return picture_response(picture_of(chart, found, council), kind, file_name(found, chart))


@reads
def figures(request: HttpRequest, council: Council, code: str) -> HttpResponse:
    """Every council as CSV. Raises Http404 where councils are not compared or have no figure."""
    found = find_councils(request, council, code)
    return csv_response(lines_of(found), file_name(found, "councils"))


def find_councils(request: HttpRequest, council: Council, code: str) -> AllCouncils:
    """Those of the year of the address, or of the newest. Raises Http404."""
    measure = find_measure(council, code)
    years = years_of(measure, council)
    if not years:
        raise Http404("No council has a figure of this measure to compare.")
    period, odd = chosen_year(request, years)
    if odd:
        raise Http404(f"There are no figures for {odd}.")
    return read_councils(council, measure, period).judged()


def file_name(found: AllCouncils, what: str) -> str:
    return f"{found.definition.code}-{found.period.code}-{what}"


def years_of(measure: IndicatorFacts, council: Council) -> list[Period]:
    """Newest first; none where councils are not compared."""
    if why_not_compared(measure.unit):
        return []
    return years_with_councils(measure.id, illustrative=council.illustrative)


def find_measure(council: Council, code: str) -> IndicatorFacts:
    """Raises Http404."""
    measure = measure_of(council, code)
    if measure is None:
        raise Http404("There is no measure of this code.")
    return measure


def financial_year_code(period: Period) -> str:
    """ "2019-20" of 31 March 2020: the newest of that year is meant, as pages write it everywhere else."""
    return financial_year(period.financial_year).code


def chosen_year(request: HttpRequest, years: list[Period]) -> tuple[Period, str]:
    """The year of the address, or the newest; and what was asked for where there is no such year."""
    asked = request.GET.get("year", "").strip()
    found = next((year for year in years if asked in (year.code, financial_year_code(year))), None)
    return (found, "") if found else (years[0], asked[:40])
