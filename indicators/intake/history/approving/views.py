"""The page on which a second person lets a whole file of history through, or returns it with remarks."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.models import Council
from accounts.permissions import for_council
from accounts.policies import NotAllowed
from accounts.roles import Permission
from indicators.intake.bringing.forms import shown_by
from indicators.intake.bringing.pages import rows_context
from indicators.intake.bringing.presenters import rows_shown
from indicators.intake.bringing.querysets import AT_WORK, has_stopped
from indicators.intake.history.approving.actions import approve_file, return_file
from indicators.intake.history.forms import RemarksForm
from indicators.intake.history.pages import context_of, file_at, work_page
from indicators.intake.history.policies import why_not_decide
from indicators.intake.history.presenters.preview import WORDS
from indicators.intake.history.querysets import asked_about, hands_of
from indicators.models import HistoryFile

State = HistoryFile.State
MOST_ASKED = 50
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
        return work_page(request, file)
    return render(request, "indicators/intake/history/approval.html", _context(request, file, form))


def _context(request: HttpRequest, file: HistoryFile, form: RemarksForm) -> dict:
    stopped, landed = has_stopped(file), file.state == State.LANDED
    return {
        **context_of(request, file),
        **rows_context(file.figures.all(), shown_by(request.GET), WORDS),
        "asked": rows_shown(asked_about(file, chosen=True)[:MOST_ASKED]),
        "landed": landed,
        "came": "Came in" if landed else "Comes in",
        "waits": file.state == State.SENT or stopped,
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
