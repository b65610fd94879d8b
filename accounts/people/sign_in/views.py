"""A colleague's second factor and sessions."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse

from accounts.pages import form_page, only_sent
from accounts.people.sign_in.policies import why_not_reset
from accounts.people.views import find_membership
from accounts.permissions import for_council, freshly_signed_in
from accounts.roles import Permission
from accounts.signin.second_factor.actions import reset_second_factor
from accounts.signin.second_factor.forms import ResetForm
from accounts.signin.second_factor.letters import tell_of_reset
from accounts.signin.sessions.actions import end_sessions
from accounts.throttling.addresses import client_address

manages = for_council(Permission.MANAGE_PEOPLE)


@manages
@freshly_signed_in
def second_factor(request, council, pk):
    """Take it off, with the reason; the person gets a letter."""
    membership = find_membership(council, pk)
    person = membership.user
    form = ResetForm(request.POST or None)
    reason = why_not_reset(person, council, request.user)
    if request.method == "POST" and form.is_valid():
        if reason:
            form.refuse(reason)
        else:
            reset(request, council, person, form.cleaned_data["reason"])
            return HttpResponseRedirect(reverse("accounts:people", args=[council.slug]))
    return form_page(
        request,
        heading=f"Take off the second factor of {person}",
        intro=reason
        or "For when their phone or key is lost. Their sessions end, and until they have set up a new "
        "one their password alone lets them as far as that page. They get a letter about it.",
        back=(f"Role of {person}", reverse("accounts:person", args=[council.slug, pk])),
        form=form,
        submit="Take it off",
    )


def reset(request, council, person, reason: str) -> None:
    address = client_address(request)
    reset_second_factor(person=person, council=council, reason=reason, by=request.user, address=address)
    tell_of_reset(person=person, council=council, by=request.user, reason=reason)
    messages.success(request, f"The second factor of {person} is off. A letter to them is on its way.")


@manages
@freshly_signed_in
@only_sent
def sessions_end(request, council, pk):
    person = find_membership(council, pk).user
    here = request.session.session_key or ""
    ended = end_sessions(person=person, by=request.user, address=client_address(request), but=here)
    many = "1 session" if ended == 1 else f"{ended} sessions"
    done = f"{many} of {person} ended." if ended else f"{person} was signed in nowhere."
    messages.success(request, done)
    return HttpResponseRedirect(reverse("accounts:person", args=[council.slug, pk]))
