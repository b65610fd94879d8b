"""How somebody has shown in this session who they are: with a second factor, and how long ago.

What is marked in the session is marked for one person, and goes with the session.
"""

import time
from collections.abc import Collection

from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.http import HttpRequest

from accounts.models import Membership, User
from accounts.roles import Role

SHOWN = "second_factor_shown"
# Who publishes what the public reads, and who says who may do what
ROLES_WITH_SECOND_FACTOR = frozenset({Role.APPROVER, Role.ADMINISTRATOR})


def second_factor_needed(roles: Collection[str], for_all: bool) -> bool:
    """By the roles somebody has in a council, and whether it asks everybody for one."""
    asked = bool(roles) if for_all else not ROLES_WITH_SECOND_FACTOR.isdisjoint(roles)
    return settings.SECOND_FACTOR_REQUIRED and asked


def second_factor_needed_by(user: User) -> bool:
    """In any council. One query."""
    held = Membership.objects.filter(user=user).values_list("role", "council__second_factor_for_all")
    return any(second_factor_needed([role], for_all) for role, for_all in held)


def second_factor_shown(request: HttpRequest) -> bool:
    return request.user.is_authenticated and request.session.get(SHOWN) == request.user.pk


def show_second_factor(request: HttpRequest, user: User) -> None:
    """A code or a passkey was right; or the provider of OpenID Connect that the person came by says that it asked for
    a second factor itself. Also before the sign-in is complete: it is then not asked for here."""
    request.session[SHOWN] = user.pk


def shown_before_sign_in(request: HttpRequest, user: User) -> bool:
    return request.session.get(SHOWN) == user.pk


def shown_at(request: HttpRequest) -> float:
    """When this person last gave a password, a code or a passkey or came from a provider; 0 where that is not known."""
    records = get_authentication_records(request, request.user)
    return float(records[-1]["at"]) if records else 0.0


def freshly_shown(request: HttpRequest) -> bool:
    return time.time() - shown_at(request) < settings.SIGN_IN_AGAIN_AFTER
