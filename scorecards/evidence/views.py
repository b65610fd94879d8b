"""Pages where officers enter evidence for key lines of enquiry, correct it and withdraw it."""

from collections.abc import Callable

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localdate

from accounts.models import Council
from accounts.pages import attempt, form_page
from accounts.permissions import for_council
from accounts.roles import Permission
from indicators.asking.pages import risks_of
from scorecards.evidence.actions import correct_evidence, enter_evidence, withdraw_evidence
from scorecards.evidence.forms import EvidenceForm, WithdrawForm
from scorecards.evidence.presenters import initial_of, present_evidence
from scorecards.evidence.querysets import all_evidence, lines_of_council
from scorecards.models import Evidence

LISTED = 50  # on one page

enters = for_council(Permission.ENTER_FIGURES)


@for_council(Permission.VIEW_DRAFTS)
def evidence(request: HttpRequest, council: Council) -> HttpResponse:
    """All that was entered, what stands and what does not."""
    may_enter = Permission.ENTER_FIGURES in request.permissions
    page = Paginator(all_evidence(council), LISTED).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [present_evidence(row, council, may_enter=may_enter) for row in page],
        "lines": lines_of_council(council).count(),
        "new_url": reverse("scorecards:evidence_new", args=[council.slug]) if may_enter else "",
    }
    return render(request, "scorecards/evidence/list.html", context)


@enters
def evidence_new(request: HttpRequest, council: Council) -> HttpResponse:
    form = evidence_form(request, council, {"line": line_asked_for(request, council)})

    def save() -> object:
        return enter_evidence(line=form.chosen_line, values=form.values, by=request.user)

    return evidence_page(request, form, save, "Enter evidence")


@enters
def evidence_correct(request: HttpRequest, council: Council, pk: int) -> HttpResponse:
    row = get_object_or_404(Evidence.objects.select_related("line"), council=council, pk=pk)
    form = evidence_form(request, council, initial_of(row))

    def save() -> object:
        return correct_evidence(row=row, line=form.chosen_line, values=form.values, by=request.user)

    return evidence_page(request, form, save, "Correct this evidence")


@enters
def evidence_withdraw(request: HttpRequest, council: Council, pk: int) -> HttpResponse:
    row = get_object_or_404(Evidence.objects.select_related("line"), council=council, pk=pk)
    form = WithdrawForm(request.POST or None, risks=risks_of(request))
    if request.method == "POST" and form.is_valid():

        def save() -> object:
            return withdraw_evidence(row=row, reason=form.cleaned_data["reason"], by=request.user)

        if attempt(request, form, save, "The evidence is withdrawn. Published editions keep it."):
            return HttpResponseRedirect(list_url(council))
    heading = f"Withdraw “{row.title}”?"
    return form_page(
        request, heading=heading, back=back_to(council), form=form, submit="Withdraw the evidence"
    )


def evidence_form(request: HttpRequest, council: Council, initial: dict) -> EvidenceForm:
    return EvidenceForm(
        request.POST or None,
        initial=initial,
        lines=list(lines_of_council(council)),
        council=council,
        today=localdate(),
        risks=risks_of(request),
    )


def line_asked_for(request: HttpRequest, council: Council) -> int | None:
    """A link from an empty cell names its line."""
    code = request.GET.get("line", "")[:40]
    line = lines_of_council(council).filter(code=code).first() if code.isprintable() else None
    return line.pk if line else None


def evidence_page(
    request: HttpRequest, form: EvidenceForm, save: Callable[[], object], heading: str
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        done = "Saved. Drafts show it now, the next edition from its publishing on."
        if attempt(request, form, save, done):
            return HttpResponseRedirect(list_url(request.council))
    if not form.lines:
        messages.info(request, "No framework is defined here: evidence needs a key line of enquiry.")
    return form_page(request, heading=heading, back=back_to(request.council), form=form)


def list_url(council: Council) -> str:
    return reverse("scorecards:evidence", args=[council.slug])


def back_to(council: Council) -> tuple[str, str]:
    return "Evidence", list_url(council)
