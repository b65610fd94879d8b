"""What the pages share on which something published is taken down or put back."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import wraps
from typing import NamedTuple

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control

from accounts.models import Council
from accounts.pages import attempt, form_page
from accounts.roles import Permission
from indicators.asking.pages import risks_of
from scorecards.editions.addresses import draft_url, edition_url
from scorecards.editions.querysets import published_editions
from scorecards.editions.taking_down.forms import ReasonForm
from scorecards.editions.taking_down.querysets import taken_down
from scorecards.models import Edition, OutOfSight, TakingDown

SOME_REASON = "some reason"


def reason_page(
    request: HttpRequest,
    council: Council,
    action: Callable[..., object],
    why_not: str,
    done: str,
    page: dict,
) -> HttpResponse:
    """A form with the reason, under what will happen; both ways lead back to the thing's own address.

    `page` has heading, submit, effects, hint and back.
    """
    url = page["back"][1]
    if why_not:
        messages.error(request, why_not)
        return HttpResponseRedirect(url)
    form = ReasonForm(request.POST or None, risks=risks_of(request))
    form.fields["reason"].help_text = page.pop("hint")

    def act() -> object:
        return action(reason=form.cleaned_data["reason"])

    if request.method == "POST" and form.is_valid() and attempt(request, form, act, done):
        return HttpResponseRedirect(url)
    return form_page(request, "scorecards/editions/taking_down/form.html", form=form, **page)


class Withdrawn(NamedTuple):
    """One thing that is withdrawn: what it was, when it was published, and why nobody reads it any more."""

    name: str
    published: datetime
    down: OutOfSight


def gone(request: HttpRequest, withdrawn: Sequence[Withdrawn], page: dict) -> HttpResponse:
    """410: there was such a thing, or several, each withdrawn for its own reason, and there is no more.

    `page` has committee, what ("edition") and links.
    """
    one = len(withdrawn) == 1
    what = page["what"]
    context = {
        **page,
        "withdrawn": withdrawn,
        "heading": f"This {what} has been withdrawn" if one else f"These {what}s have been withdrawn",
        "title": f"Withdrawn: {withdrawn[0].name}" if one else f"Withdrawn: {len(withdrawn)} {what}s",
    }
    response = render(request, "scorecards/editions/taking_down/gone.html", context, status=410)
    patch_cache_control(response, private=True, no_cache=True)
    return response


class TakenDown(Exception):
    """The edition asked for is down, or all that the address has ever led to, newest first.

    `newest` is what stands for its period, if any.
    """

    def __init__(self, downs: Sequence[TakingDown], newest: Edition | None):
        super().__init__(downs[0].reason)
        self.downs, self.newest = downs, newest


def raise_gone(council: Council, editions: QuerySet[Edition], newest: Edition | None = None) -> None:
    """Raises TakenDown where any of these is down. For addresses that lead to none that stands. One query."""
    if downs := list(taken_down(council, editions)):
        raise TakenDown(downs, newest)


def says_gone(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view, which may raise TakenDown: then the page that says so, with the reasons."""

    @wraps(view)
    def answer(request: HttpRequest, council: Council, *args, **rest) -> HttpResponse:
        try:
            return view(request, council, *args, **rest)
        except TakenDown as found:
            return gone_page(request, council, found)

    return answer


def gone_page(request: HttpRequest, council: Council, found: TakenDown) -> HttpResponse:
    withdrawn = [
        Withdrawn(edition_name(down.edition), down.edition.published_at, down) for down in found.downs
    ]
    page = {
        "committee": found.downs[0].edition.scorecard.committee_name,
        "what": "edition",
        "links": links_of_gone(request, council, found),
    }
    return gone(request, withdrawn, page)


def edition_name(edition: Edition) -> str:
    return f"{edition.scorecard.title}, {edition.period.in_sentence}, edition {edition.number}"


def links_of_gone(request: HttpRequest, council: Council, found: TakenDown) -> list[tuple[str, str]]:
    """Words and address: what stands, and for those who may what to do about what is withdrawn."""
    edition = found.downs[0].edition
    in_sentence = edition.period.in_sentence
    links = [
        (
            "All editions of this scorecard",
            reverse("scorecards:editions", args=[council.slug, edition.scorecard.slug]),
        )
    ]
    if found.newest:
        links.insert(0, (f"What is published for {in_sentence}", edition_url(found.newest, council.slug)))
    elif other := published_editions(council).filter(scorecard=edition.scorecard_id).first():
        words = f"The newest that is published: {other.period.in_sentence}, edition {other.number}"
        links.insert(0, (words, edition_url(other, council.slug)))
    if Permission.VIEW_DRAFTS in request.permissions:
        links.append(
            (f"The draft of {in_sentence}", draft_url(edition.scorecard, edition.period, council.slug))
        )
    if Permission.PUBLISH_EDITIONS in request.permissions:
        links += [put_back_link(down.edition, council, alone=len(found.downs) == 1) for down in found.downs]
    return links


def put_back_link(edition: Edition, council: Council, *, alone: bool) -> tuple[str, str]:
    which = "this edition" if alone else f"edition {edition.number} of {edition.period.in_sentence}"
    return f"Put {which} back", f"{edition_url(edition, council.slug)}put-back/"
