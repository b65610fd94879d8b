"""What the pages share on which something published is taken down or put back."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.cache import patch_cache_control

from accounts.pages import attempt, form_page
from scorecards.editions.taking_down.forms import ReasonForm
from scorecards.models import OutOfSight

SOME_REASON = "some reason"


def reason_page(
    request: HttpRequest, action: Callable[..., object], why_not: str, done: str, page: dict
) -> HttpResponse:
    """A form with the reason, under what will happen; both ways lead back to the thing's own address.

    `page` has heading, submit, effects, hint and back.
    """
    url = page["back"][1]
    if why_not:
        messages.error(request, why_not)
        return HttpResponseRedirect(url)
    form = ReasonForm(request.POST or None)
    form.fields["reason"].help_text = page.pop("hint")

    def act() -> object:
        return action(reason=form.cleaned_data["reason"])

    if request.method == "POST" and form.is_valid() and attempt(request, form, act, done):
        return HttpResponseRedirect(url)
    return form_page(request, "scorecards/editions/taking_down/form.html", form=form, **page)


def gone(request: HttpRequest, down: OutOfSight, page: dict) -> HttpResponse:
    """410: there was such a thing, and there is no more. `page` has committee, what, name, published and links."""
    response = render(
        request, "scorecards/editions/taking_down/gone.html", {**page, "down": down}, status=410
    )
    patch_cache_control(response, private=True, no_cache=True)
    return response
