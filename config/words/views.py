"""Words used: what each word of the measures and of their figures means."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.models import Council
from accounts.permissions import for_council
from accounts.roles import Permission
from config.words.presenters import present_glossary


@for_council(Permission.VIEW_PUBLISHED)
def words(request: HttpRequest, council: Council) -> HttpResponse:
    found = present_glossary(council, drafts=Permission.VIEW_DRAFTS in request.permissions)
    return render(request, "config/words/words.html", found)
