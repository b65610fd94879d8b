"""Pages of monthly briefings: which there are, one of them, its draft for officers, and publishing it."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from accounts.models import Council
from accounts.pages import form_page, only_sent
from accounts.permissions import for_council, freshly_signed_in
from accounts.policies import NotAllowed
from accounts.roles import Permission
from indicators.asking.pages import risks_of
from indicators.terms.periods import Frequency, Period
from scorecards.briefings.months.actions import publish_briefing
from scorecards.briefings.months.addresses import briefing_url, numbered_url
from scorecards.briefings.months.forms import CorrectionForm
from scorecards.briefings.months.presenters import months_listed, present_briefing
from scorecards.briefings.months.querysets import (
    assemble_briefing,
    briefings_of,
    newest_month,
    readable_briefings,
)
from scorecards.briefings.taking_down.querysets import briefings_down
from scorecards.editions.addresses import scorecard_url
from scorecards.editions.taking_down import pages as taking_down
from scorecards.editions.taking_down.presenters import withdrawn_line
from scorecards.models import Briefing, BriefingTakingDown, Scorecard

PAGE = "scorecards/briefings/months/briefing.html"
NEWEST_DRAFTS = 3

reads = for_council(Permission.VIEW_PUBLISHED)


def scorecard_at(council: Council, slug: str) -> Scorecard:
    """Raises Http404."""
    scorecard = get_object_or_404(Scorecard, council=council, slug=slug)
    scorecard.council = council  # known already: nobody asks the database for it again
    return scorecard


def month_at(period: Period) -> Period:
    """Raises Http404 for a quarter or a year."""
    if period.frequency is not Frequency.MONTH:
        raise Http404("A briefing is of a month.")
    return period


def list_url(council: Council, slug: str) -> str:
    return reverse("scorecards:briefings", args=[council.slug, slug])


@reads
def briefings(request: HttpRequest, council: Council, scorecard_slug: str) -> HttpResponse:
    """The months of which there is a briefing, and those between without one; for officers the drafts too."""
    scorecard = scorecard_at(council, scorecard_slug)
    newest = newest_month(council) if Permission.VIEW_DRAFTS in request.permissions else None
    down = list(briefings_down(council, scorecard_slug))
    drafted = [newest.shift(-step) for step in range(NEWEST_DRAFTS)] if newest else []
    context = {
        "scorecard": scorecard,
        "months": months_listed(
            briefings_of(council, scorecard_slug), council.slug, [each.briefing for each in down]
        ),
        "down": down_listed(request, council, down),
        "drafts": [
            {
                "label": month.label,
                "url": scorecard_url("scorecards:briefing_draft", scorecard, month, council.slug),
            }
            for month in drafted
        ],
    }
    return render(request, "scorecards/briefings/months/briefings.html", context)


def down_listed(request: HttpRequest, council: Council, down: list[BriefingTakingDown]) -> list[dict]:
    """Each with its reason; a link for those who may put it back."""
    may_put_back = Permission.PUBLISH_EDITIONS in request.permissions
    return [
        withdrawn_line(
            each,
            f"Briefing {each.briefing.number} of {each.briefing.period.label}",
            numbered_url(each.briefing, council.slug) if may_put_back else "",
        )
        for each in down
    ]


@reads
def briefing(
    request: HttpRequest, council: Council, scorecard_slug: str, period: Period, number: int | None = None
) -> HttpResponse:
    """The month's newest briefing, or the one of that number; at one that was taken down, that it was.

    Officers are led to the draft where there is none.
    """
    found = readable_briefings(council).of_period(month_at(period)).filter(scorecard__slug=scorecard_slug)
    there = list(found.order_by("-number"))
    asked = next((one for one in there if number in (None, one.number)), None)
    if asked is not None:
        return briefing_page(request, council, asked, newest=there[0])
    down = briefings_down(council, scorecard_slug).filter(
        briefing__frequency=period.frequency, briefing__start=period.start
    )
    gone = [each for each in down if number in (None, each.briefing.number)]
    if gone:
        return gone_page(request, council, gone, newest=there[0] if there else None)
    if number is None and Permission.VIEW_DRAFTS in request.permissions:
        scorecard = scorecard_at(council, scorecard_slug)
        return HttpResponseRedirect(
            scorecard_url("scorecards:briefing_draft", scorecard, period, council.slug)
        )
    raise Http404(f"No such briefing of {period.label} is published.")


def briefing_page(request: HttpRequest, council: Council, asked: Briefing, newest: Briefing) -> HttpResponse:
    may_take_down = Permission.PUBLISH_EDITIONS in request.permissions
    context = {
        **present_briefing(asked.payload),
        "all_url": list_url(council, asked.scorecard.slug),
        "newer_url": "" if asked == newest else briefing_url(newest, council.slug),
        "take_down_url": f"{numbered_url(asked, council.slug)}take-down/" if may_take_down else "",
    }
    return render(request, PAGE, context)


def gone_page(
    request: HttpRequest, council: Council, gone: Sequence[BriefingTakingDown], newest: Briefing | None
) -> HttpResponse:
    """`gone` are the one asked for, or all of its month, newest first."""
    asked = gone[0].briefing
    links = [("All monthly briefings", list_url(council, asked.scorecard.slug))]
    if newest:
        links.insert(0, (f"What is published for {asked.period.label}", briefing_url(newest, council.slug)))
    if Permission.PUBLISH_EDITIONS in request.permissions:
        links += [put_back_link(each.briefing, council, alone=len(gone) == 1) for each in gone]
    withdrawn = [
        taking_down.Withdrawn(name_of(each.briefing), each.briefing.published_at, each) for each in gone
    ]
    page = {"committee": asked.scorecard.committee_name, "what": "briefing", "links": links}
    return taking_down.gone(request, withdrawn, page)


def name_of(briefing: Briefing) -> str:
    return f"{briefing.scorecard.title}, briefing {briefing.number} of {briefing.period.label}"


def put_back_link(briefing: Briefing, council: Council, *, alone: bool) -> tuple[str, str]:
    which = "this briefing" if alone else f"briefing {briefing.number} of {briefing.period.label}"
    return f"Put {which} back", f"{numbered_url(briefing, council.slug)}put-back/"


@for_council(Permission.VIEW_DRAFTS)
def briefing_draft(
    request: HttpRequest, council: Council, scorecard_slug: str, period: Period
) -> HttpResponse:
    """The month as its figures stand now, with every number."""
    scorecard = scorecard_at(council, scorecard_slug)
    payload = assemble_briefing(scorecard=scorecard, period=month_at(period), suppress=False)
    context = {
        **present_briefing(payload),
        "draft": True,
        "so_far": scorecard.briefings.of_period(period).count(),
        "newest_url": scorecard_url("scorecards:briefing", scorecard, period, council.slug),
        "may_publish": Permission.PUBLISH_EDITIONS in request.permissions,
        "publish_url": scorecard_url("scorecards:briefing_publish", scorecard, period, council.slug),
        "may_write": Permission.ENTER_FIGURES in request.permissions,
        "words_url": scorecard_url("scorecards:words", scorecard, period, council.slug),
        "all_url": list_url(council, scorecard.slug),
    }
    return render(request, PAGE, context)


@for_council(Permission.PUBLISH_EDITIONS)
@freshly_signed_in
@only_sent
def briefing_publish(
    request: HttpRequest, council: Council, scorecard_slug: str, period: Period
) -> HttpResponse:
    """Publish the draft as the month's next briefing; the draft's page says why where that is not allowed."""
    scorecard = scorecard_at(council, scorecard_slug)
    draft = scorecard_url("scorecards:briefing_draft", scorecard, month_at(period), council.slug)
    form = CorrectionForm(request.POST, risks=risks_of(request))
    if not form.is_valid():
        heading = f"Publish the briefing of {period.label}"
        return form_page(request, heading=heading, back=("The draft", draft), form=form, submit="Publish it")
    try:
        made = publish_briefing(scorecard=scorecard, period=period, by=request.user, **form.cleaned_data)
    except NotAllowed as problem:
        messages.error(request, str(problem))
        return HttpResponseRedirect(draft)
    messages.success(request, f"Briefing {made.number} is published. It stays as it is from now on.")
    return HttpResponseRedirect(scorecard_url("scorecards:briefing", scorecard, period, council.slug))
