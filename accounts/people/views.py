"""People of a council and its audit trail."""

from django.contrib import messages
from django.db import IntegrityError
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from accounts import actions
from accounts.mail.policies import why_no_letters
from accounts.models import Membership
from accounts.pages import only_sent
from accounts.people.forms import PersonForm, RoleForm, what_roles_allow
from accounts.people.invitations.querysets import invitations_of
from accounts.people.invitations.tables import InvitationTable
from accounts.people.pages import added
from accounts.people.tables import PeopleTable
from accounts.permissions import for_council, freshly_signed_in
from accounts.policies import AT_ONCE, NotAllowed
from accounts.querysets import memberships_of
from accounts.roles import Permission
from accounts.tables import arrange

manages = for_council(Permission.MANAGE_PEOPLE)


@manages
@freshly_signed_in
@never_cache
def people(request, council):
    """Who has which role, and a form to add somebody."""
    form = PersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        back = reverse("accounts:people", args=[council.slug])
        if answer := added(request, council, form, back):
            return answer
    table = PeopleTable(memberships_of(council), council=council)
    invitations = InvitationTable(invitations_of(council), council=council, prefix="invitation-")
    for each in (table, invitations):
        arrange(request, each, per_page=50)
    context = {
        "table": table,
        "invitations": invitations,
        "form": form,
        "roles": what_roles_allow(),
        "mail_is_off": bool(why_no_letters()),
    }
    return render(request, "accounts/people.html", context)


@manages
@freshly_signed_in
def person(request, council, pk):
    membership = find_membership(council, pk)
    form = RoleForm(request.POST or None, initial={"role": membership.role})
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_role(membership=membership, role=form.cleaned_data["role"], by=request.user)
        except NotAllowed as refusal:
            form.refuse(str(refusal), "role")
        except IntegrityError:
            form.refuse(AT_ONCE)
        else:
            messages.success(request, f"{membership.user.email} is now {form.cleaned_data['role']}.")
            return HttpResponseRedirect(reverse("accounts:people", args=[council.slug]))
    context = {
        "heading": f"Role of {membership.user}",
        "back": ("People", reverse("accounts:people", args=[council.slug])),
        "form": form,
        "submit": "Save",
        "membership": membership,
        "roles": what_roles_allow(),
    }
    return render(request, "accounts/person.html", context)


@manages
@freshly_signed_in
@only_sent
def person_remove(request, council, pk):
    membership = find_membership(council, pk)
    try:
        actions.remove_person(membership=membership, by=request.user)
        messages.success(request, f"{membership.user.email} is no longer {membership.role}.")
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
    return HttpResponseRedirect(reverse("accounts:people", args=[council.slug]))


def find_membership(council, pk) -> Membership:
    """Raises Http404."""
    membership = memberships_of(council).filter(pk=pk).first()
    if membership is None:
        raise Http404("There is no such person in this council.")
    return membership
