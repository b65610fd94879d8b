"""The tracker: every action, recommendation and request over all meetings, in groups, narrowed by committee, owner,
state, measure and words."""

from collections.abc import Mapping

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.models import Council
from accounts.roles import Permission
from accounts.tables import page_number
from committees.follow_ups.recommendations.presenters import present_recommendation
from committees.follow_ups.recommendations.querysets import recommendations_of
from committees.follow_ups.recommendations.states import headline as answered
from committees.models import Recommendation
from committees.pages import reader_of, reads
from committees.requests.presenters import present_request
from committees.tracker.beside.querysets import recommended, requested
from committees.tracker.forms import TrackerForm
from committees.tracker.groups import Group, headline, requests_headline, summed
from committees.tracker.presenters import address, present_counts, present_groups
from committees.tracker.querysets import PAGE_LENGTH, tracked

Counts = Mapping[Group, int]


@reads
def actions(request: HttpRequest, council: Council) -> HttpResponse:
    reader = reader_of(request)
    form = TrackerForm(request.GET or None, council=council, reader=reader)
    asked = form.asked
    found = tracked(council, reader, asked, page_number(request.GET.get("page", "")))
    advised = recommended(council, reader, asked)
    asks = Permission.REQUEST_MEASURES in request.permissions
    wanted = requested(council, reader, asked, asks=asks)
    context = {
        "form": form,
        "headlines": headlines(found.counts, advised.counts, wanted.counts),
        "counts": present_counts(
            summed(found.counts, advised.counts, wanted.counts), asked.group, request.GET
        ),
        "groups": present_groups(found.actions, found.counts, found.next_days, reader, council.slug),
        "recommendations": [
            present_recommendation(each, reader.today, council.slug) for each in advised.rows
        ],
        "advised": advised,
        "requests": [present_request(each, report, council.slug) for each, report in wanted.rows],
        "wanted": wanted,
        "may_ask": asks,
        "narrowed": any(request.GET.get(name) for name in form.fields),
        "page": found.page,
        "address": address(request.GET),
        "may_edit": reader.edits,
    }
    return render(request, "committees/tracker/actions.html", context)


def headlines(*counts: Counts) -> list[str]:
    """Of actions, recommendations and requests, without those of which there are none."""
    actions, advised, wanted = counts
    found = (headline(actions), recommendations_headline(advised), requests_headline(wanted))
    return [each for each in found if each]


def recommendations_headline(counts: Counts) -> str:
    """ "" where there are none: the actions are what the page is about."""
    late, made = counts.get(Group.LATE, 0), sum(counts.values())
    return answered(made, counts.get(Group.RESPONSE, 0) + late, late) if made else ""


@reads
def recommendations(request: HttpRequest, council: Council) -> HttpResponse:
    """All of them, those without a response first."""
    reader = reader_of(request)
    found = recommendations_of(council, reader)
    page = Paginator(found, PAGE_LENGTH).get_page(request.GET.get("page"))
    waiting = found.filter(response=Recommendation.Response.NONE)
    late = waiting.filter(due_on__lt=reader.today).count()
    context = {
        "headline": answered(page.paginator.count, waiting.count(), late),
        "recommendations": [present_recommendation(each, reader.today, council.slug) for each in page],
        "page": page,
        "may_edit": reader.edits,
    }
    return render(request, "committees/tracker/recommendations.html", context)
