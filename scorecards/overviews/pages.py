"""What the views of a scorecard share: each is drawn from a payload and stands in one frame."""

from collections.abc import Callable
from functools import partial

from django.http import HttpResponse

from scorecards.editions.pages import Page, Source, html_of
from scorecards.editions.presenters import frame_of
from scorecards.payload import Payload

Present = Callable[[Payload, str], dict]


def overview(
    source: Source, name: str, title: str, present: Present, *, lines: bool = False, **around
) -> HttpResponse:
    """The page of that name. `title` stands before the period; `lines`: with the key lines of enquiry."""
    template = f"scorecards/overviews/{name}_main.html"
    page = source.page(
        name, partial(drawn_page, template=template, present=present), detail=False, lines=lines
    )
    context = {"view": name, "view_title": title, **around}
    return source.response("scorecards/overviews/overview.html", page, context)


def drawn_page(payload: Payload, base: str, *, template: str, present: Present) -> Page:
    return Page(frame_of(payload), html_of(template, present(payload, base)))
