"""The letter with which a new person sets a password."""

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from accounts.letters.actions import post_letter
from accounts.models import Council, Job, User
from accounts.signin.addresses import set_password_path


def send_invitation(*, user: User, council: Council, role: str, site: str, is_new: bool) -> Job:
    """`site` is the address in front of every path, such as https://scorecard.example.gov.uk.

    A new person gets the link to set a password; one who signs in already is only told of the role.
    """
    context = {
        "council": council,
        "role": role,
        "days": settings.PASSWORD_RESET_TIMEOUT // (24 * 60 * 60),
        "set_password_url": site + set_password_path(user) if is_new else "",
        "sign_in_url": site + reverse("account_login"),
        "reset_url": site + reverse("account_reset_password"),
    }
    return post_letter(
        subject=f"Your place on the corporate parenting scorecard of {council.name}",
        message=render_to_string("accounts/email/invitation.txt", context),
        to=user.email,
        council=council,
    )
