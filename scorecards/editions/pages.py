"""The pages of a scorecard, whether it was published or is a draft: each is drawn from a payload, whose links start
from one address. What is kept, who may read it and what stands around the main part its source knows."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from accounts.models import Council
from accounts.roles import Permission
from scorecards.charts import WHAT_MARKS_SAY, beside_which, explore_figure
from scorecards.editions.figure_tables import present_figures
from scorecards.editions.measures.discussed import (
    KINDS,
    LATER,
    counted,
    listed,
    met_on_chart,
    since_each,
    with_marks,
)
from scorecards.editions.measures.presenters import present_indicator
from scorecards.editions.newer.telling import measures_of
from scorecards.editions.presenters import (
    find_row,
    frame_of,
    indicator_frame,
    present_scorecard,
)
from scorecards.payload import Discussed, Payload, rows_of

ASKED_HERE = "<!--what members asked-->"  # in the frozen part of a measure's page
MARKED_HERE = "<!--what meetings said, marked-->"
NO_SUCH_MEASURE = "This measure is not on the scorecard."


@dataclass(frozen=True)
class Page:
    """`frame` is what the page around needs (heading, period, edition); `html` is the main part."""

    frame: dict
    html: SafeString


Draw = Callable[[Payload, str], Page]


class Source(Protocol):
    """One request for an edition or a draft. `base` is the address its links start from, with its last slash."""

    request: HttpRequest
    council: Council
    base: str

    def payload(self, *, detail: bool = True, only: str | None = None) -> Payload:
        """What this reader may see. An edition has all of it; a draft is assembled as far as it is wanted."""

    def page(self, name: str, draw: Draw, **wanted) -> Page:
        """The page drawn from the payload, or kept under that name. `wanted` is what `payload` takes."""

    def around_scorecard(self, page: Page) -> dict:
        """What stands around the page of the scorecard alone."""

    def around_indicator(self, page: Page, code: str) -> dict:
        """What stands around the page of one indicator alone."""

    def response(self, template: str, page: Page, around: dict) -> HttpResponse:
        """The answer: what stands around every page, and the main part in it."""


def scorecard(source: Source) -> HttpResponse:
    page = source.page("scorecard", scorecard_page, detail=False)
    around = {**source.around_scorecard(page), "view": "scorecard"}
    return source.response("scorecards/editions/scorecard.html", page, around)


def attention(source: Source) -> HttpResponse:
    """The exceptions: every one by its kind, and only the rows of measures that need attention."""
    page = source.page("attention", partial(scorecard_page, only_attention=True), detail=False)
    around = {**source.around_scorecard(page), "view": "attention"}
    return source.response("scorecards/editions/scorecard.html", page, around)


def opened(source: Source) -> HttpResponse:
    """The scorecard with every row open, where a phone shows them closed."""
    page = source.page("opened", partial(scorecard_page, opened=True), detail=False)
    return source.response("scorecards/editions/scorecard.html", page, source.around_scorecard(page))


def figures(source: Source) -> HttpResponse:
    """The tables behind the charts."""
    return source.response(
        "scorecards/editions/figures.html", source.page("figures", figures_page, detail=False), {}
    )


def indicator(source: Source, code: str) -> HttpResponse:
    """One measure, with what meetings said of it by now. Raises Http404 where the scorecard has none of the code."""
    page = measure_of(source, code)
    around = source.around_indicator(page, code)
    found, only = around.pop("discussed"), source.request.GET.get("only", "")
    html = with_meetings(page, found)
    return source.response(
        "scorecards/editions/measures/indicator.html",
        page,
        {**around, **around_asked(html), **discussed_shown(page, found, only)},
    )


def with_meetings(page: Page, found: list[Discussed]) -> str:
    """The kept main part with the meetings that are known by now: marks on its chart, and what they stand for."""
    lanes = page.frame["lanes"]
    met = met_on_chart(found, lanes[0] if lanes else None)
    context = {
        "marked": met,
        "caution": "" if page.frame["has_events"] else WHAT_MARKS_SAY,
        "later": LATER,
    }
    beneath = render_to_string("scorecards/editions/measures/marks.html", context) if met else ""
    return with_marks(page.html, lanes, found).replace(MARKED_HERE, beneath)


def discussed_shown(page: Page, found: list[Discussed], only: str) -> dict:
    """The list of what was said, and what the measure did since each resolution."""
    lane = next(iter(page.frame["lanes"]), None)
    everything = listed(found, lane)
    return {
        "since": since_each(page.frame["judged"], everything, found),
        "discussed": {
            "met": listed(found, lane, only) if only in KINDS else everything,
            "counted": counted(found),
            "only": only if only in KINDS else "",
            "kinds": list(KINDS),
        },
    }


def measure_of(source: Source, code: str) -> Page:
    """The page of one measure. Raises Http404 where the scorecard has none of the code."""
    try:
        return source.page(f"measure {code}", partial(indicator_page, code=code), only=code)
    except KeyError:
        raise Http404(NO_SUCH_MEASURE) from None


def explore(source: Source, code: str) -> HttpResponse:
    """The figures of the large chart for the interactive one, as JSON. Raises Http404 as `indicator` does."""
    payload = source.payload(only=code)
    try:
        _, row = find_row(payload, code)
    except KeyError:
        raise Http404(NO_SUCH_MEASURE) from None
    figure = explore_figure(row, payload["council"].get("short_name", "Our council"))
    others = beside_which(rows_of(source.payload(detail=False)), code)
    return JsonResponse({**figure, "measures": others})


def scorecard_page(
    payload: Payload, base: str, *, only_attention: bool = False, opened: bool = False
) -> Page:
    context = present_scorecard(payload, base, only_attention=only_attention, opened=opened)
    frame = {**frame_of(payload), "measures": measures_of(rows_of(payload))}
    return Page(frame, html_of("scorecards/editions/scorecard_main.html", context))


def figures_page(payload: Payload, base: str) -> Page:
    return Page(
        frame_of(payload), html_of("scorecards/editions/figures_main.html", present_figures(payload, base))
    )


def indicator_page(payload: Payload, base: str, code: str) -> Page:
    """Raises KeyError where the payload has no such indicator."""
    frame = indicator_frame(payload, code)
    return Page(
        frame,
        html_of("scorecards/editions/measures/indicator_main.html", present_indicator(payload, code, base)),
    )


def html_of(template: str, context: dict) -> SafeString:
    return mark_safe(render_to_string(template, context))  # noqa: S308 - a template's own, escaped output


def put_in(html: SafeString, place: str, template: str, context: dict) -> SafeString:
    """A kept part with what is drawn at every visit in its place."""
    return mark_safe(html.replace(place, render_to_string(template, context)))  # noqa: S308 - escaped by templates


def around_asked(html: str) -> dict[str, SafeString]:
    """The frozen part in two: members' questions, which are never frozen, stand right behind the chart."""
    before, _, after = html.partition(ASKED_HERE)
    return {"before_asked": mark_safe(before), "after_asked": mark_safe(after)}  # noqa: S308 - parts of `html_of`


def asks(request: HttpRequest) -> bool:
    """Whether the reader may read every request for a measure."""
    return Permission.REQUEST_MEASURES in request.permissions
