"""The page on which a second person lets a section's figures through, or sends them back with remarks."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from accounts.models import Council
from accounts.permissions import for_council
from accounts.policies import NotAllowed
from accounts.roles import Permission
from indicators.checks.facts import Finding
from indicators.collection.approval.actions import approve_section, return_section
from indicators.collection.approval.forms import APPROVE, COMMENTARY, RETURN, WORDS, DecisionForm
from indicators.collection.approval.presenters import (
    ApprovalPage,
    approval_page,
    asked_at_the_end,
    recorded_rows,
)
from indicators.collection.commentary.actions import change_words
from indicators.collection.entry.presenters.heading import due_sentence, state_words
from indicators.collection.sections.policies import why_not_approve
from indicators.collection.sections.querysets import (
    SectionReading,
    check_settings,
    collection_at,
    read_section,
    with_words,
)
from indicators.collection.sections.standing import in_the_way, standing_findings
from indicators.models import Submission
from indicators.terms.commentary import ADVISED_WORDS
from indicators.terms.periods import Period
from indicators.terms.wording import count_words


@for_council(Permission.APPROVE_FIGURES)
def approval(request: HttpRequest, council: Council, period: Period, collection_slug: str) -> HttpResponse:
    """Corrections and the largest changes first, then queries and their answers; approve, or return with remarks."""
    reading = with_words(council, section_at(council, period, collection_slug))
    findings = standing_findings(reading.cells, reading.locked, check_settings(council))
    page = approval_page(council, reading, findings)
    form = DecisionForm(
        request.POST if request.method == "POST" else None,
        keys=[row.key for row in page.rows],
        words=page.words,
        initial={"seen": seen(reading)},
    )
    if form.is_bound and form.is_valid() and save_decision(request, reading, form):
        if request.POST.get("decision") == WORDS:
            return redirect("indicators:approval", council.slug, period, collection_slug)
        return redirect("indicators:worklist_period", council.slug, period)
    return render(
        request,
        "indicators/collection/approval/approval.html",
        context_of(request, reading, findings, page, form),
    )


def context_of(
    request: HttpRequest,
    reading: SectionReading,
    findings: Sequence[Finding],
    page: ApprovalPage,
    form: DecisionForm,
) -> dict:
    submission, now = reading.submission, timezone.now()
    waits = submission is not None and submission.state == Submission.State.SUBMITTED
    return {
        "reading": reading,
        "state": state_words(reading, now),
        "due": due_sentence(reading, timezone.localtime(now).date()),
        "waits": waits,
        "groups": groups_of(page, form) if waits else [],
        "asked": page.asked if waits else asked_at_the_end(reading),
        "recorded": [] if waits else recorded_rows(reading),
        "long": sum(row.said.long for row in page.rows if row.said),
        "asked_for": ADVISED_WORDS,
        "in_the_way": in_the_way(reading.cells, findings) if waits else [],
        "form": form,
        "why_not": why_not_approve(submission, reading.saved_by, request.user) if submission else "",
    }


# Name on the page, heading, what it is. The queries stand after the second.
GROUPS = (
    ("corrections", "Corrections", "What was approved before, what it becomes, and why."),
    ("changed", "Changed since last time", "The largest first, by how much each figure usually moves."),
    ("steady", "Shown as last time, new, or without a number", ""),
    ("categories", "Bands and breakdowns", ""),
)
FIRST = frozenset({"corrections", "changed"})


def groups_of(page: ApprovalPage, form: DecisionForm) -> list[dict]:
    """The lists of the page that hold anything, each row with the field for a remark on it."""
    return [
        {
            "name": name,
            "heading": heading,
            "words": words,
            "first": name in FIRST,
            "past": "Was" if name == "corrections" else "Last time",
            "rows": [
                {
                    "row": row,
                    "remark": form[f"remark-{row.key}"],
                    "words": form[f"{COMMENTARY}{row.key}"] if row.said else None,
                }
                for row in getattr(page, name)
            ],
        }
        for name, heading, words in GROUPS
        if getattr(page, name)
    ]


def section_at(council: Council, period: Period, collection_slug: str) -> SectionReading:
    """Raises Http404 for what is no section of the council."""
    collection = collection_at(council, collection_slug)
    if collection is None or collection.frequency != period.frequency:
        raise Http404("There is no such section.")
    return read_section(collection, period)


def seen(reading: SectionReading) -> str:
    """When what is shown was submitted: taken back and submitted again, it has to be looked at again."""
    at = reading.submission.submitted_at if reading.submission else None
    return at.isoformat() if at else ""


def save_decision(request: HttpRequest, reading: SectionReading, form: DecisionForm) -> bool:
    """Whether it was done; otherwise the form says why not."""
    decision = request.POST.get("decision")
    try:
        if decision not in (APPROVE, RETURN, WORDS) or reading.submission is None:
            raise NotAllowed("Choose to approve the section or to return it.")
        decide(request, reading, decision, form)
    except NotAllowed as problem:
        form.refuse(str(problem))
        form.show_again(seen(reading))
        return False
    return True


def decide(request: HttpRequest, reading: SectionReading, decision: str, form: DecisionForm) -> None:
    """Do it, and say so. Words that the approver changed are kept whatever is decided."""
    title = reading.collection.title
    decided_on = {
        "submission": reading.submission,
        "submitted_at": form.cleaned_data["seen"],
        "changes": form.changes,
        "by": request.user,
    }
    if decision == APPROVE:
        approve_section(**decided_on)
        messages.success(request, f"{title} is approved. Its figures are locked now.")
    elif decision == RETURN:
        return_section(**decided_on, remarks=form.cleaned_data["remarks"], row_remarks=form.row_remarks())
        messages.success(request, f"{title} went back to its officer with your remarks.")
    elif number := change_words(**decided_on):
        changed = count_words(number, "figures", "figure")
        messages.success(request, f"Saved: the commentary on {changed} is changed. Nothing is decided yet.")
    else:
        messages.info(request, "Nothing was changed, so nothing was saved.")
