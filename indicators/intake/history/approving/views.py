"""The page on which a second person lets a whole file of history through, or returns it with remarks."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.models import Council
from accounts.permissions import for_council
from accounts.policies import NotAllowed
from accounts.roles import Permission
from indicators.intake.history.approving.actions import approve_file, return_file
from indicators.intake.history.forms import RemarksForm
from indicators.intake.history.pages import context_of, file_at, progress_page
from indicators.intake.history.policies import AT_WORK, why_not_decide
from indicators.intake.history.presenters.preview import groups_of, kinds_of
from indicators.intake.history.querysets import (
    counts_of,
    figures_on_page,
    hands_of,
    has_stopped,
)
from indicators.intake.uploads.choosing.views import Shown, shown_by
from indicators.intake.uploads.presenters import pages_of
from indicators.models import HistoryFile

State = HistoryFile.State
APPROVE, RETURN = "approve", "return"
CHOOSE = "Choose to approve the file or to return it."


@for_council(Permission.APPROVE_FIGURES)
def history_approval(request: HttpRequest, council: Council, history_id: UUID) -> HttpResponse:
    """The whole file as its officer settled it, read-only, with all that it would change; and one decision."""
    file = file_at(council, history_id)
    seen = file.sent_at.isoformat() if file.sent_at else ""
    form = RemarksForm(request.POST if request.method == "POST" else None, initial={"seen": seen})
    if form.is_bound and form.is_valid() and decided(request, file, form, seen):
        return redirect("indicators:history_approval", council.slug, file.pk)
    if file.state in AT_WORK and not has_stopped(file):
        return progress_page(request, file)
    return render(request, "indicators/intake/history/approval.html", _context(request, file, form))


def _context(request: HttpRequest, file: HistoryFile, form: RemarksForm) -> dict:
    shown = shown_by(request.GET)
    counts = counts_of(file)
    rows = {count.kind: count.rows for count in counts}
    pages = pages_of(rows.get(shown.kind, 0) if shown.kind else sum(rows.values()))
    shown = Shown(shown.kind, max(1, min(shown.page, pages)))
    stopped = has_stopped(file)
    return {
        **context_of(request, file),
        "waits": file.state == State.SENT or stopped,
        "kinds": kinds_of(counts),
        "groups": groups_of(figures_on_page(file, shown.kind, shown.page)),
        "shown": shown,
        "pages": range(1, pages + 1) if pages > 1 else (),
        "chosen": sum(count.chosen for count in counts),
        "form": form,
        "why_not": why_not_decide(file, hands_of(file), request.user, None, stopped),
    }


def decided(request: HttpRequest, file: HistoryFile, form: RemarksForm, seen: str) -> bool:
    """Whether it was done; otherwise the form says why not."""
    decision, about = request.POST.get("decision"), {"file": file, "sent_at": form.cleaned_data["seen"]}
    try:
        if decision == APPROVE:
            approve_file(**about, by=request.user)
        elif decision == RETURN:
            return_file(**about, remarks=form.cleaned_data["remarks"], by=request.user)
            messages.success(request, f"{file.file_name} went back to its officer with your remarks.")
        else:
            raise NotAllowed(CHOOSE)
    except NotAllowed as refused:
        form.refuse(str(refused))
        form.show_again(seen)
        return False
    return True
