"""People of a council and its audit trail."""

from django.contrib import messages
from django.db import IntegrityError
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts import actions
from accounts.mail.policies import why_no_letters
from accounts.models import Job, Membership
from accounts.people.forms import PersonForm, RoleForm, what_roles_allow
from accounts.people.letters import send_invitation
from accounts.people.tables import PeopleTable
from accounts.permissions import for_council
from accounts.policies import AT_ONCE, NotAllowed
from accounts.querysets import memberships_of
from accounts.roles import Permission
from accounts.tables import arrange

manages = for_council(Permission.MANAGE_PEOPLE)


@manages
def people(request, council):
    """Who has which role, and a form to add somebody."""
    form = PersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and add(request, council, form):
        return HttpResponseRedirect(reverse("accounts:people", args=[council.slug]))
    table = PeopleTable(memberships_of(council), council=council)
    arrange(request, table, per_page=50)
    context = {"table": table, "form": form, "roles": what_roles_allow()}
    return render(request, "accounts/people.html", context)


def add(request, council, form) -> bool:
    values = form.cleaned_data
    try:
        membership, is_new = actions.add_person(council=council, by=request.user, **values)
    except NotAllowed as refusal:
        form.refuse(str(refusal), "email")
        return False
    except IntegrityError:
        form.refuse(AT_ONCE)
        return False
    email = membership.user.email
    if off := why_no_letters():
        messages.warning(request, f"{email} is now {membership.role}, and was not told. {off}")
        return True
    letter = invite(request, membership, is_new)
    if not letter.problem:
        told = "a link to set a password" if is_new else "word of the new role"
        sent = "have sent" if letter.state == Job.State.DONE else "are sending"
        messages.success(request, f"{email} is now {membership.role}. We {sent} them {told}.")
    else:
        messages.warning(
            request,
            f"{email} is now {membership.role}, but the letter could not be sent. They can ask for a link "
            "themselves with “Forgotten your password?” on the sign-in page.",
        )
    return True


def invite(request, membership: Membership, is_new: bool) -> Job:
    """The job that sends the letter; the membership stands whatever becomes of it."""
    return send_invitation(
        user=membership.user,
        council=membership.council,
        role=membership.role,
        site=request.build_absolute_uri("/")[:-1],
        is_new=is_new,
    )


@manages
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
@require_POST
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
