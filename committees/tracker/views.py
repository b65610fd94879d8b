"""The tracker: every action over all meetings, in groups, narrowed by committee, owner, state, measure and words."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.models import Council
from accounts.tables import page_number
from committees.pages import reader_of, reads
from committees.tracker.forms import TrackerForm
from committees.tracker.groups import headline
from committees.tracker.presenters import address, present_counts, present_groups
from committees.tracker.querysets import tracked


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
        "narrowed": any(request.GET.get(name) for name in form.fields),
        "page": found.page,
        "address": address(request.GET),
        "may_edit": reader.edits,
    }
    return render(request, "committees/tracker/actions.html", context)
