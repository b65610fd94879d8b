"""The frozen parts of pages: made once from an edition's payload and kept, so that reading one is a single row.

The payload is the truth. A kept page is made again whenever the templates or the code that draws it change, which its
renderer's name tells.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from scorecards.editions.kept.renderer import renderer_name
from scorecards.editions.pages.measure_presenters import present_indicator
from scorecards.editions.pages.presenters import frame_of, indicator_frame, present_figures, present_scorecard
from scorecards.models import Edition, EditionPage
from scorecards.payload import Payload


@dataclass(frozen=True)
class Page:
    """`frame` is what the page around needs (heading, period, edition); `html` is the main part."""

    frame: dict
    html: SafeString


def scorecard_page(payload: Payload, base: str, only_attention: bool = False) -> Page:
    """A scorecard; `base` is the address its links start from."""
    context = present_scorecard(payload, base, only_attention)
    return Page(frame_of(payload), render("scorecards/scorecard_main.html", context))


def figures_page(payload: Payload, base: str) -> Page:
    return Page(frame_of(payload), render("scorecards/figures_main.html", present_figures(payload, base)))


def indicator_page(payload: Payload, code: str, base: str) -> Page:
    """One indicator. Raises KeyError where the payload has no such indicator."""
    frame = indicator_frame(payload, code)
    return Page(frame, render("scorecards/indicator_main.html", present_indicator(payload, code, base)))


def render(template: str, context: dict) -> SafeString:
    return mark_safe(render_to_string(template, context))  # noqa: S308 - a template's own, escaped output


def kept(edition: Edition, name: str, make: Callable[[Payload], Page]) -> Page:
    """The kept page of that name, made on the first visit. One query when it is there.

    `edition` may have its payload deferred: it is read only to make a page.
    """
    found = EditionPage.objects.filter(edition=edition, name=name, renderer=renderer_name())
    for frame, html in found.values_list("frame", "html"):
        return Page(frame, mark_safe(html))  # noqa: S308 - made by `render`
    page = make(edition.payload)
    try:
        with transaction.atomic():
            EditionPage.objects.filter(edition=edition, name=name).delete()  # made by templates of before
            EditionPage.objects.create(
                edition=edition, name=name, renderer=renderer_name(), frame=page.frame, html=page.html
            )
    except IntegrityError:
        pass  # another visitor was faster, with the same page
    return page
