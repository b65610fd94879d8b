"""An invitation as its administrator sees it, and as the person does who opens the link in the letter."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache

from accounts.mail.policies import why_no_letters
from accounts.models import Council, Invitation
from accounts.pages import attempt
from accounts.people.invitations.actions import send_again, take, take_with_password, withdraw
from accounts.people.invitations.forms import AskForm, FirstPasswordForm
from accounts.people.invitations.letters import send_invitation
from accounts.people.invitations.pages import link_page, site_of
from accounts.people.invitations.policies import why_not_choose_password, why_not_take
from accounts.people.invitations.querysets import invitation_with, invitations_of, person_with
from accounts.people.invitations.tables import state_words
from accounts.people.pages import tell
from accounts.permissions import for_council, freshly_signed_in, public
from accounts.policies import NotAllowed
from accounts.roles import Permission
from accounts.signin.openid.settings import way_in_of
from accounts.throttling.addresses import client_address

manages = for_council(Permission.MANAGE_PEOPLE)


@manages
@freshly_signed_in
@never_cache
def invitation(request: HttpRequest, council: Council, pk: int) -> HttpResponse:
    """Send it again, or withdraw it."""
    found = find_invitation(council, pk)
    form = AskForm(request.POST if request.method == "POST" else None)
    back = reverse("accounts:people", args=[council.slug])
    if request.method == "POST" and form.is_valid():
        change = _withdrawn if "withdraw" in request.POST else _sent_again
        try:
            return change(request, found, back)
        except NotAllowed as refusal:
            form.refuse(str(refusal))
    context = {
        "heading": f"Invitation of {found.email}",
        "intro": f"As {found.role}. {state_words(found)}.",
        "back": ("People", back),
        "form": form,
        "submit": "Make a new link" if why_no_letters() else "Send it again",
        "invitation": found,
    }
    return render(request, "accounts/invitations/invitation.html", context)


def _withdrawn(request: HttpRequest, found: Invitation, back: str) -> HttpResponse:
    withdraw(invitation=found, by=request.user)
    messages.success(request, f"The invitation of {found.email} is withdrawn.")
    return HttpResponseRedirect(back)


def _sent_again(request: HttpRequest, found: Invitation, back: str) -> HttpResponse:
    """By letter, or as a link to hand over where mail is off."""
    again, token = send_again(invitation=found, by=request.user)
    if why_no_letters():
        return link_page(request, again, token, back)
    letter = send_invitation(invitation=again, token=token, site=site_of(request))
    tell(request, f"{found.email} is invited again. The earlier link opens nothing.", letter)
    return HttpResponseRedirect(back)


@public
@never_cache
def open_invitation(request: HttpRequest, token: str) -> HttpResponse:
    """For whoever has the letter: take it, after signing in or choosing a password."""
    found = invitation_with(token)
    why_not = why_not_take(found) if found else "There is no such invitation. Look for a newer letter."
    if why_not:
        context = {"heading": "This invitation opens nothing", "words": why_not}
        return render(request, "accounts/invitations/closed.html", context, status=404)
    if request.user.is_authenticated:
        return _by_somebody(request, found)
    return _by_nobody(request, found)


def _by_somebody(request: HttpRequest, found: Invitation) -> HttpResponse:
    if request.user.email != found.email:
        return render(request, "accounts/invitations/other.html", {"invitation": found})
    form = AskForm(request.POST if request.method == "POST" else None)
    done = f"You are now {found.role} of {found.council.name}."
    if request.method == "POST" and attempt(
        request, form, lambda: take(invitation=found, by=request.user), done
    ):
        return redirect("council_home", found.council.slug)
    context = {
        "heading": f"Your place at {found.council.name}",
        "intro": f"You are invited as {found.role}.",
        "form": form,
        "submit": "Take my place",
    }
    return render(request, "components/form_page.html", context)


def _by_nobody(request: HttpRequest, found: Invitation) -> HttpResponse:
    """Whoever holds the link reads the person's letters, so the page may say whether they have a password."""
    may_choose = not why_not_choose_password(found, person_with(found.email))
    form = FirstPasswordForm(request.POST or None, invitation=found) if may_choose else None
    if request.method == "POST" and form and form.is_valid():
        try:
            take_with_password(
                invitation=found,
                password=form.cleaned_data["password1"],
                address=client_address(request),
                by=None,
            )
        except NotAllowed as refusal:
            form.refuse(str(refusal))
        else:
            messages.success(request, "Your password is set. Sign in with it.")
            return redirect(f"{reverse('account_login')}?{_next_to(found)}")
    facts = way_in_of(found.council.gss_code, found.email)
    context = {
        "invitation": found,
        "form": form,
        "provider_url": f"{reverse('openid_connect_login', args=[facts.key])}?{_next_to(found)}"
        if facts
        else "",
        "sign_in_url": f"{reverse('account_login')}?{urlencode({'next': request.path})}",
        "passwords": settings.PASSWORD_SIGN_IN,
    }
    return render(request, "accounts/invitations/open.html", context)


def _next_to(found: Invitation) -> str:
    return urlencode({"next": reverse("council_home", args=[found.council.slug])})


def find_invitation(council: Council, pk: int) -> Invitation:
    """Raises Http404."""
    found = invitations_of(council).filter(pk=pk).first()
    if found is None:
        raise Http404("There is no such invitation of this council.")
    return found
