"""The link with which a person sets a password."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.urls import reverse

from accounts.models import User


def set_password_path(user: User) -> str:
    """Good until it is used, or for as many days as a reset link. Never shown on a page: who holds it is the person."""
    key = default_token_generator.make_token(user)
    return reverse("account_reset_password_from_key", args=[user_pk_to_url_str(user), key])
