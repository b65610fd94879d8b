"""The preview: what each figure of a file of history would do, which of them are to come in, and sending it on."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from accounts.models import Council
from accounts.permissions import for_council
from accounts.policies import NotAllowed
from accounts.roles import Permission
from indicators.intake.history import actions
from indicators.intake.history.approving.actions import send_file
from indicators.intake.history.pages import file_at, progress_page
from indicators.intake.history.policies import AT_WORK, PREVIEW_FIRST, REASON_NEEDED
from indicators.intake.history.presenters.preview import groups_of, kinds_of
from indicators.intake.history.proposed import tally
from indicators.intake.history.querysets import counts_of, figures_on_page
from indicators.intake.history.stored import read_proposal
from indicators.intake.uploads.choosing.views import OLD_PAGE, Shown, shown_by
from indicators.intake.uploads.forms import ReasonForm
from indicators.intake.uploads.presenters import pages_of
from indicators.models import HistoryFile
from indicators.terms.row_kinds import SAVED_KINDS, Kind

State = HistoryFile.State


@for_council(Permission.ENTER_FIGURES)
def history_preview(request: HttpRequest, council: Council, history_id: UUID) -> HttpResponse:
    """Choose among the figures, say why recorded ones change, send the whole to an approver."""
    file = file_at(council, history_id)
    if file.state in AT_WORK:
        return progress_page(request, file)
    if file.state != State.PREVIEWED:
        if request.method == "POST":
            messages.warning(request, PREVIEW_FIRST)
        return redirect("indicators:history_file", council.slug, file.pk)
    return _posted(request, council, file) if request.method == "POST" else preview_page(request, file)


def preview_page(request: HttpRequest, file: HistoryFile, form: ReasonForm | None = None) -> HttpResponse:
    """Every figure with what it would do. `form` is the one with a fault, where sending was just refused."""
    shown = shown_by(request.POST if form is not None else request.GET)
    form = form or ReasonForm(initial={"reason": file.reason})
    counts = counts_of(file)
    rows = {count.kind: count.rows for count in counts}
    form.fields["reason"].required = bool(rows.get(Kind.CORRECTION))
    pages = pages_of(rows.get(shown.kind, 0) if shown.kind else sum(rows.values()))
    shown = Shown(shown.kind, max(1, min(shown.page, pages)))
    context = {
        "file": file,
        "kinds": kinds_of(counts),
        "groups": groups_of(figures_on_page(file, shown.kind, shown.page)),
        "shown": shown,
        "pages": range(1, pages + 1) if pages > 1 else (),
        "form": form,
        "asks_reason": form.fields["reason"].required,
        "saves": any(rows.get(kind) for kind in SAVED_KINDS),
        "chosen": sum(count.chosen for count in counts),
        "waiting": tally(read_proposal(file.proposal)).waiting,
        "version": file.job_id,
    }
    return render(request, "indicators/intake/history/preview.html", context)


def _posted(request: HttpRequest, council: Council, file: HistoryFile) -> HttpResponse:
    """Keep the page's ticks, then do what the button says: tick a kind, show other figures, go back, send."""
    if request.POST.get("version") != str(file.job_id):
        messages.warning(request, OLD_PAGE)
        return redirect("indicators:history_preview", council.slug, file.pk)
    shown = shown_by(request.POST)
    verb, _, what = request.POST.get("do", "").partition(":")
    try:
        _keep(request, file, shown)
        if verb == "send":
            return _send(request, council, file)
        if verb == "back":
            actions.go_back(file=file, by=request.user)
            return redirect("indicators:history_file", council.slug, file.pk)
        if verb in {"all", "none"} and what in set(Kind):
            actions.choose_figures_of_kind(file=file, kind=Kind(what), chosen=verb == "all", by=request.user)
    except NotAllowed as refused:
        messages.warning(request, str(refused))
    if verb == "show":
        shown = shown_by({"show": what})
    elif verb == "page":
        shown = shown_by({"show": shown.kind or "", "page": what})
    address = reverse("indicators:history_preview", args=[council.slug, file.pk])
    return redirect(f"{address}?{shown.query}" if shown.query else address)


def _keep(request: HttpRequest, file: HistoryFile, shown: Shown) -> None:
    ticked = [int(pk) for pk in request.POST.getlist("row") if pk.isascii() and pk.isdigit() and len(pk) < 19]
    actions.choose_figures(
        file=file,
        kind=shown.kind,
        page=shown.page,
        ticked=ticked,
        reason=request.POST.get("reason", "").replace("\0", "").strip(),  # PostgreSQL keeps no NUL
        by=request.user,
    )


def _send(request: HttpRequest, council: Council, file: HistoryFile) -> HttpResponse:
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return preview_page(request, file, form)
    try:
        send_file(file=file, reason=form.cleaned_data["reason"], by=request.user)
    except NotAllowed as refused:
        form.refuse(str(refused), "reason" if str(refused) == REASON_NEEDED else None)
        return preview_page(request, file, form)
    messages.success(request, f"{file.file_name} is sent. Somebody else approves it as a whole.")
    return redirect("indicators:history_file", council.slug, file.pk)
