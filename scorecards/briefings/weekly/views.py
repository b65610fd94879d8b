"""The page of weekly figures."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.models import Council
from accounts.permissions import for_council
from accounts.roles import Permission
from scorecards.briefings.weekly.presenters import present_weekly


@for_council(Permission.VIEW_DRAFTS)
def weekly(request: HttpRequest, council: Council) -> HttpResponse:
    return render(request, "scorecards/briefings/weekly/weekly.html", present_weekly(council))
