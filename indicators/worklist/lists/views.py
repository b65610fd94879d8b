"""The page of one's work in a council."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from accounts.models import Council
from accounts.permissions import for_council
from accounts.roles import Permission
from indicators.worklist.lists.presenters import work_of
from indicators.worklist.lists.registries import Person


@for_council(Permission.REQUEST_MEASURES)  # which everybody has who has a role there
@require_safe
def work(request: HttpRequest, council: Council) -> HttpResponse:
    today = localdate()
    person = Person(request.user, request.permissions)
    everything = work_of(council, [person], today)[request.user]
    chosen = request.GET.get("only", "")
    shown = everything.only(chosen)
    filters = everything.filters(chosen if shown is not everything else "")
    context = {"work": shown, "whole": everything, "filters": filters, "today": today}
    return render(request, "indicators/worklist/lists/work.html", context)
