"""The audit trail of a council."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from accounts.models import Council
from accounts.permissions import for_council
from accounts.querysets import audit_of
from accounts.roles import Permission
from accounts.tables import arrange
from accounts.trail.forms import AuditFilterForm
from accounts.trail.parts import thing_of
from accounts.trail.registries import closed_things
from accounts.trail.tables import AuditTable

IN_ADDRESS = ("subject", "since", "until")
BY_PERSON, PERSON = "by_person", "trail_person"  # in the address, in the session


@for_council(Permission.VIEW_AUDIT)
def audit(request, council):
    """Who did what and when; what figures say is for those who may read drafts.

    Pages are not counted, so the last page costs what the first does.
    """
    if request.method == "POST":
        return filtered(request, council)
    form = AuditFilterForm(asked_for(request) or None)
    chosen = form.cleaned_data if form.is_bound and form.is_valid() else {}
    may_read_drafts = Permission.VIEW_DRAFTS in request.permissions
    table = AuditTable(audit_of(council, **chosen), may_read_drafts=may_read_drafts)
    arrange(request, table, per_page=50, counted=False)
    entries = [row.record for row in table.page]
    things = {thing_of(each.subject, each.subject_key, each.detail) for each in entries}
    table.closed = closed_things(council, request.user, request.permissions, things)
    return render(request, "accounts/audit.html", {"table": table, "form": form})


def asked_for(request: HttpRequest) -> dict[str, str]:
    """What the address says to show; whom of is kept in the session, and used where the address says so."""
    asked = {name: request.GET[name] for name in IN_ADDRESS if name in request.GET}
    return {**asked, "person": request.session.get(PERSON, "")} if BY_PERSON in request.GET else asked


def filtered(request: HttpRequest, council: Council) -> HttpResponse:
    """To the address of what was chosen. What people write of a person goes into no log of addresses."""
    chosen = {name: text for name in IN_ADDRESS if (text := request.POST.get(name, "").strip())}
    person = request.POST.get("person", "").strip()
    if person:
        request.session[PERSON] = person
        chosen[BY_PERSON] = "yes"
    query = f"?{urlencode(chosen)}" if chosen else ""
    return HttpResponseRedirect(reverse("accounts:audit", args=[council.slug]) + query)
