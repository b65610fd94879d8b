"""The page on which administrators say which groups give which roles."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from accounts.models import Council, GroupRole
from accounts.pages import attempt
from accounts.people.groups.actions import add_rule, remove_rule
from accounts.people.groups.forms import GroupForm, RemoveForm
from accounts.people.groups.presenters import preview
from accounts.people.groups.querysets import as_rules, keys_of, rules_of
from accounts.people.groups.rules import Rule
from accounts.people.groups.tables import GroupTable, PreviewTable
from accounts.permissions import for_council, freshly_signed_in
from accounts.roles import Permission

manages = for_council(Permission.MANAGE_PEOPLE)


@manages
@freshly_signed_in
def groups(request: HttpRequest, council: Council) -> HttpResponse:
    """What groups give, and a form for one more: first who would change by it, then it is saved."""
    form = GroupForm(request.POST or None)
    rules = rules_of(council)
    shown = None
    if request.method == "POST" and form.is_valid():
        wanted = form.cleaned_data
        if "save" in request.POST:
            done = f"{wanted['name'] or wanted['group']} gives the role {wanted['role']}."
            add = {"council": council, "by": request.user, **wanted}
            if attempt(request, form, lambda: add_rule(**add), done):
                return HttpResponseRedirect(reverse("accounts:groups", args=[council.slug]))
        else:
            shown = preview(council, [*as_rules(rules), Rule(wanted["group"], wanted["role"])])
    context = {
        "table": GroupTable(rules, council=council),
        "form": form,
        "preview": None if shown is None else PreviewTable(shown),
        "is_set_up": bool(keys_of(council)),
    }
    return render(request, "accounts/groups/groups.html", context)


@manages
@freshly_signed_in
def group_remove(request: HttpRequest, council: Council, pk: int) -> HttpResponse:
    """Who would lose the role, then it is removed."""
    rule = find_rule(council, pk)
    form = RemoveForm(request.POST if request.method == "POST" else None)
    back = reverse("accounts:groups", args=[council.slug])
    if request.method == "POST" and form.is_valid():
        done = f"The group {rule.name or rule.group} does not give the role of {rule.role} any more."
        if attempt(request, form, lambda: remove_rule(rule=rule, by=request.user), done):
            return HttpResponseRedirect(back)
    left = as_rules(rules_of(council).exclude(pk=rule.pk))
    context = {
        "heading": f"No role from {rule.name or rule.group}?",
        "intro": f"It gives the role {rule.role}. Whoever has that by this group alone loses it at once.",
        "back": ("Roles from groups", back),
        "form": form,
        "submit": "Remove it",
        "preview": PreviewTable(preview(council, left)),
    }
    return render(request, "accounts/groups/remove.html", context)


def find_rule(council: Council, pk: int) -> GroupRole:
    """Raises Http404."""
    found = rules_of(council).filter(pk=pk).first()
    if found is None:
        raise Http404("There is no such group in this council.")
    return found
