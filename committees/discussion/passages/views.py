"""The search over all minutes: a plain form and the passages that it finds, page by page."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.models import Council
from accounts.tables import page_number
from committees.discussion.keys.querysets import Keys
from committees.discussion.passages.forms import PassagesForm
from committees.discussion.passages.kinds import headline
from committees.discussion.passages.presenters import present_passage
from committees.discussion.passages.querysets import passages
from committees.pages import reader_of, reads
from committees.people.querysets import names_style
from committees.tracker.presenters import address

PAGE_LENGTH = 25


@reads
def minutes_search(request: HttpRequest, council: Council) -> HttpResponse:
    reader = reader_of(request)
    form = PassagesForm(request.GET or None, council=council, reader=reader)
    asked = form.asked
    searched = asked.anything and not form.errors
    style = names_style(council)
    keys = Keys(council, reader, asked, style) if searched else []
    page = Paginator(keys, PAGE_LENGTH).get_page(page_number(request.GET.get("page", "")))
    rows = passages(council, reader, asked, list(page.object_list))
    context = {
        "form": form,
        "searched": searched,
        "headline": headline(page.paginator.count) if searched else "",
        "also": [name for names in asked.wanted.words for name in names[1:]],
        "passages": [present_passage(row, asked.wanted, council.slug, style) for row in rows],
        "page": page,
        "address": address(request.GET),
    }
    return render(request, "committees/discussion/passages/minutes_search.html", context)
