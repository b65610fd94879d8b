"""Who may sign in with a password, and set one."""

from django.conf import settings
from django.http import HttpRequest

from accounts.models import User
from accounts.permissions import provider_of


def may_use_password(user: User) -> bool:
    return settings.PASSWORD_SIGN_IN or user.break_glass


def may_set_password(request: HttpRequest | None, user: User) -> bool:
    """Not in a sign-in that a provider vouches for: it counts at its own councils, and a password would everywhere."""
    return may_use_password(user) and (request is None or not provider_of(request))
