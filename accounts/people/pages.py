"""What the pages share on which somebody is given a role: by letter, or by a link to hand over where mail is off."""

from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from accounts import actions
from accounts.mail.policies import why_no_letters
from accounts.models import Council, Job
from accounts.people.forms import PersonForm
from accounts.people.invitations.actions import invite
from accounts.people.invitations.letters import send_invitation
from accounts.people.invitations.pages import link_page, site_of
from accounts.people.invitations.querysets import belongs_to
from accounts.people.letters import send_new_role
from accounts.policies import AT_ONCE, NotAllowed


def added(request: HttpRequest, council: Council, form: PersonForm, back: str) -> HttpResponse | None:
    """Give or offer the role: the answer that leads to `back`, or None where the form says why not.

    Somebody of the council has the role at once; anybody else is invited, whether or not we know them.
    """
    values = form.cleaned_data
    give = _give_role if belongs_to(council, values["email"]) else _offer
    try:
        return give(request, council, values, back)
    except NotAllowed as refusal:
        form.refuse(str(refusal), "email")
    except IntegrityError:
        form.refuse(AT_ONCE)
    return None


def _give_role(request: HttpRequest, council: Council, values: dict, back: str) -> HttpResponse:
    """The role stands whatever becomes of the letter."""
    membership, _ = actions.add_person(council=council, by=request.user, **values)
    told = f"{membership.user.email} is now {membership.role}."
    if why_no_letters():
        messages.success(request, f"{told} Mail is off, so no letter tells them: do so yourself.")
    else:
        tell(request, told, send_new_role(membership=membership, site=site_of(request)))
    return HttpResponseRedirect(back)


def _offer(request: HttpRequest, council: Council, values: dict, back: str) -> HttpResponse:
    invitation, token = invite(council=council, by=request.user, **values)
    if why_no_letters():
        return link_page(request, invitation, token, back)
    letter = send_invitation(invitation=invitation, token=token, site=site_of(request))
    tell(request, f"{invitation.email} is invited as {invitation.role}.", letter)
    return HttpResponseRedirect(back)


def tell(request: HttpRequest, told: str, letter: Job) -> None:
    if letter.problem:
        again = (
            "It is tried again: see Settings, Background work. " if letter.state == Job.State.WAITING else ""
        )
        messages.warning(
            request, f"{told} The letter could not be sent. {again}If it is urgent, tell them yourself."
        )
    else:
        sent = "have sent" if letter.state == Job.State.DONE else "are sending"
        messages.success(request, f"{told} We {sent} them a letter.")
