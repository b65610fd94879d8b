"""The page of the search: a plain form and what it finds."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.models import Council
from accounts.permissions import for_council
from accounts.roles import Permission
from config.search.presenters import Search


@for_council(Permission.VIEW_PUBLISHED)
def search(request: HttpRequest, council: Council) -> HttpResponse:
    asked = Search(
        council, request.user, request.permissions, request.GET.get("q", ""), request.GET.get("in", "")
    )
    return render(request, "config/search/search.html", asked.context())
