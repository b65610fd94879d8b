"""The page on which an officer chooses among a checked upload's rows. Every button keeps the page's ticks first."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from accounts.models import Council
from indicators.intake.bringing.forms import Choice, ReasonForm, shown_by
from indicators.intake.bringing.pages import choice_context, chosen_by, refused_form
from indicators.intake.bringing.presenters import WORDS
from indicators.intake.uploads import actions
from indicators.models import Upload


def choice_page(request: HttpRequest, upload: Upload, form: ReasonForm | None = None) -> HttpResponse:
    """Every row with what it would do. `form` is the one with a fault, where a saving was just refused."""
    shown = shown_by(request.POST if form is not None else request.GET)
    context = choice_context(upload, upload.rows.all(), shown, WORDS, form)
    return render(request, "indicators/intake/uploads/choice.html", context)


def choice_posted(request: HttpRequest, council: Council, upload: Upload) -> HttpResponse:
    """Keep the page's ticks, then do what the button says: tick a kind, show other rows, or save."""
    address = reverse("indicators:upload_choice", args=[council.slug, upload.pk])
    about = {"upload": upload, "by": request.user}

    def save() -> HttpResponse:
        form = refused_form(ReasonForm(request.POST), partial(actions.begin_saving, **about))
        return choice_page(request, upload, form) if form else redirect(address)

    def keep(choice: Choice) -> None:
        actions.choose_rows(**about, choice=choice)

    return chosen_by(request, upload, address, keep, {"save": save})
