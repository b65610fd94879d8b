"""The preview: what each figure of a file of history would do, which of them are to come in, and sending it on."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from accounts.models import Council
from accounts.permissions import for_council
from accounts.roles import Permission
from indicators.intake.bringing.forms import Choice, shown_by
from indicators.intake.bringing.pages import choice_context, chosen_by, refused_form
from indicators.intake.bringing.querysets import AT_WORK
from indicators.intake.history import actions
from indicators.intake.history.approving.actions import send_file
from indicators.intake.history.doubts import notes_of
from indicators.intake.history.forms import SendForm
from indicators.intake.history.pages import file_at, work_page
from indicators.intake.history.policies import PREVIEW_FIRST
from indicators.intake.history.presenters.preview import WORDS
from indicators.intake.history.proposed import tally
from indicators.intake.history.querysets import asked_about
from indicators.intake.history.stored import read_proposal
from indicators.models import HistoryFile

State = HistoryFile.State


@for_council(Permission.ENTER_FIGURES)
def history_preview(request: HttpRequest, council: Council, history_id: UUID) -> HttpResponse:
    """Choose among the figures, say why recorded ones change, send the whole to an approver."""
    file = file_at(council, history_id)
    if file.state in AT_WORK:
        return work_page(request, file)
    if file.state != State.PREVIEWED:
        if request.method == "POST":
            messages.warning(request, PREVIEW_FIRST)
        return redirect("indicators:history_file", council.slug, file.pk)
    return _posted(request, council, file) if request.method == "POST" else preview_page(request, file)


def preview_page(request: HttpRequest, file: HistoryFile, form: SendForm | None = None) -> HttpResponse:
    """Every figure with what it would do. `form` is the one with a fault, where sending was just refused."""
    shown = shown_by(request.POST if form is not None else request.GET)
    form = form or SendForm(initial={"reason": file.reason})
    context = choice_context(file, file.figures.all(), shown, WORDS, form)
    context["asked"] = len(asked_about(file))
    form.fields["answer"].required = bool(context["asked"])
    context["waiting"] = tally(read_proposal(file.proposal), notes_of(file.answers)).waiting
    return render(request, "indicators/intake/history/preview.html", context)


def _posted(request: HttpRequest, council: Council, file: HistoryFile) -> HttpResponse:
    """Keep the page's ticks, then do what the button says: tick a kind, show other figures, go back, send."""
    address = reverse("indicators:history_preview", args=[council.slug, file.pk])
    reads = reverse("indicators:history_file", args=[council.slug, file.pk])
    about = {"file": file, "by": request.user}

    def keep(choice: Choice) -> None:
        actions.choose_figures(**about, choice=choice)

    def back() -> HttpResponse:
        actions.go_back(**about)
        return redirect(reads)

    def send() -> HttpResponse:
        if form := refused_form(SendForm(request.POST), partial(send_file, **about)):
            return preview_page(request, file, form)
        messages.success(request, f"{file.file_name} is sent. Somebody else approves it as a whole.")
        return redirect(reads)

    return chosen_by(request, file, address, keep, {"back": back, "send": send})
