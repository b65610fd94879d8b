"""Does the state allow it? Each answer is "" for yes, or a sentence that says why not and what to do."""

from django.conf import settings

from accounts.models import Council, Invitation, User
from accounts.people.invitations.querysets import state_now
from accounts.people.invitations.states import State

NOT_GOOD = {
    State.USED: "This invitation was used already. Sign in.",
    State.EXPIRED: "This invitation has run out. Ask your council’s administrator to send it again.",
    State.WITHDRAWN: "This invitation was withdrawn. Ask your council’s administrator.",
}


def why_not_invite(council: Council, email: str, role: str) -> str:
    waiting = Invitation.objects.filter(
        council=council, email__iexact=email, role=role, withdrawn_at=None, taken_at=None
    )
    if waiting.exists():
        return f"{email} has an invitation with this role already. Open it below to send it again."
    return ""


def why_not_change(invitation: Invitation) -> str:
    """Sent again or withdrawn are those that nobody has taken."""
    if invitation.taken_at is not None:
        return "Somebody has taken this invitation. Change their role under People."
    if invitation.withdrawn_at is not None:
        return "This invitation is withdrawn. Add the person again to invite them."
    return ""


def why_not_choose_password(invitation: Invitation, user: User | None) -> str:
    """The link makes a first password, and takes no other's place: for that there is “Forgotten your password?”"""
    if not settings.PASSWORD_SIGN_IN:
        return "Sign in with your council’s account: passwords are not used here."
    if user is not None and (user.has_usable_password() or user.break_glass):
        return "You have a password here already. Sign in with it."
    return why_not_take(invitation)


def why_not_take(invitation: Invitation) -> str:
    return NOT_GOOD.get(state_now(invitation), "")
