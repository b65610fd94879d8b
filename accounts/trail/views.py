"""The audit trail of a council."""

from django.shortcuts import render

from accounts.permissions import for_council
from accounts.querysets import audit_of
from accounts.roles import Permission
from accounts.tables import arrange
from accounts.trail.forms import AuditFilterForm
from accounts.trail.tables import AuditTable


@for_council(Permission.VIEW_AUDIT)
def audit(request, council):
    """Who did what and when; what figures say is for those who may read drafts.

    Pages are not counted, so the last page costs what the first does.
    """
    form = AuditFilterForm(request.GET or None)
    chosen = form.cleaned_data if form.is_bound and form.is_valid() else {}
    may_read_drafts = Permission.VIEW_DRAFTS in request.permissions
    table = AuditTable(audit_of(council, **chosen), may_read_drafts=may_read_drafts)
    arrange(request, table, per_page=50, counted=False)
    return render(request, "accounts/audit.html", {"table": table, "form": form})
