"""The link with which a new person sets a password, and the letter that carries it."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse

from accounts.models import Council, User


def set_password_path(user: User) -> str:
    """Good until it is used, or for as many days as a reset link. Never shown on a page: who holds it is the person."""
    key = default_token_generator.make_token(user)
    return reverse("account_reset_password_from_key", args=[user_pk_to_url_str(user), key])


def send_invitation(*, user: User, council: Council, role: str, site: str, is_new: bool) -> None:
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
    send_mail(
        subject=f"Your place on the corporate parenting scorecard of {council.name}",
        message=render_to_string("accounts/email/invitation.txt", context),
        from_email=None,
        recipient_list=[user.email],
    )
