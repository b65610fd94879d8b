"""The tracker: every action over all meetings, in groups, narrowed by committee, owner, state, measure and words."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.models import Council
from accounts.tables import page_number
from committees.follow_ups.recommendations.presenters import present_recommendation
from committees.follow_ups.recommendations.querysets import recommendations_of
from committees.follow_ups.recommendations.states import headline as answered
from committees.models import Recommendation
from committees.pages import reader_of, reads
from committees.tracker.forms import TrackerForm
from committees.tracker.groups import headline
from committees.tracker.presenters import address, present_counts, present_groups
from committees.tracker.querysets import PAGE_LENGTH, tracked

FIRST_ONES = 5  # recommendations beside the actions: those that wait longest


@reads
def actions(request: HttpRequest, council: Council) -> HttpResponse:
    reader = reader_of(request)
    form = TrackerForm(request.GET or None, council=council, reader=reader)
    asked = form.asked
    found = tracked(council, reader, asked, page_number(request.GET.get("page", "")))
    context = {
        "form": form,
        "headline": headline(found.counts),
        "counts": present_counts(found.counts, asked.group, request.GET),
        "groups": present_groups(found.actions, found.counts, found.next_days, council.slug),
        "recommendations": [
            present_recommendation(each, reader.today, council.slug)
            for each in recommendations_of(council, reader)[:FIRST_ONES]
        ],
        "narrowed": any(request.GET.get(name) for name in form.fields),
        "page": found.page,
        "address": address(request.GET),
        "may_edit": reader.edits,
    }
    return render(request, "committees/tracker/actions.html", context)


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
