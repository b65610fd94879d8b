"""May this person do this here? Views declare what they need; the answer is worked out once per request."""

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlencode

from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from accounts.models import Council, Membership, User
from accounts.proofs.policies import (
    freshly_shown,
    second_factor_needed,
    second_factor_needed_by,
    second_factor_shown,
)
from accounts.querysets import council_with_roles
from accounts.roles import PERMISSIONS, PUBLIC, Permission, Role


def roles_in(user: User | AnonymousUser, council: Council) -> frozenset[Role]:
    if not user.is_authenticated:
        return frozenset()
    names = Membership.objects.filter(user=user, council=council).values_list("role", flat=True)
    return frozenset(Role(name) for name in names)


def provider_of(request: HttpRequest) -> str:
    """The key of the identity provider that says who this is; "" where a password alone does, or nobody signed in.

    A password given besides opens no more: the provider may have said that it asked for a second factor.
    """
    if not request.user.is_authenticated:
        return ""
    records = get_authentication_records(request, request.user)
    keys = [each["provider"] for each in records if each["method"] == "socialaccount"]
    return keys[-1] if keys else ""


def reaches(request: HttpRequest, council: Council) -> bool:
    """Whether this sign-in counts in the council: who is vouched for by one council's provider is nobody at another.

    Otherwise whoever runs that provider could come in as somebody who has a place at both.
    """
    key = provider_of(request)
    return not key or council.gss_code in settings.OPENID_PROVIDERS.get(key, {}).get("councils", ())


def reaches_all(request: HttpRequest) -> bool:
    """Whether this sign-in counts wherever the person has a role, so that what belongs to the account is theirs."""
    key = provider_of(request)
    if not key:
        return True
    codes = settings.OPENID_PROVIDERS.get(key, {}).get("councils", ())
    return not Membership.objects.filter(user=request.user).exclude(council__gss_code__in=codes).exists()


def permissions_of(roles: frozenset[Role], council: Council) -> frozenset[Permission]:
    """What these roles allow in the council, with what its public access allows everybody."""
    granted: frozenset[Permission] = frozenset().union(*(PERMISSIONS[role] for role in roles))
    return granted | PUBLIC if council.public_access else granted


def why_not_by(user: User | None, permission: Permission, council: Council | None) -> str:
    """Of who acts without a page, by a command or at a set time: "" where a page would let them now, or a sentence.

    What belongs to no council is done by whoever may do it in one of theirs. Whoever runs the service needs no name.
    """
    if user is None:
        return ""
    held = Membership.objects.filter(user=user, user__is_active=True)
    if council:
        held = held.filter(council=council)
    roles = {Role(name) for name in held.values_list("role", flat=True)}
    if any(permission in PERMISSIONS[role] for role in roles):
        return ""
    return f"{user} may not {permission.value} {f'at {council.name}' if council else 'in any council here'}."


def for_council(required: Permission) -> Callable:
    """Wrap a view `view(request, council, ...)` whose URL gives `council_slug`; set `request.permissions`.

    A council the visitor may not see at all answers 404, so that its existence is not told; a member of the council
    without the permission gets 403; a visitor who has not signed in is sent to do so, and whoever needs a second
    factor for their role there and has not shown one, to do that first.
    """

    def decorate(view):
        @wraps(view)
        def wrapped(request: HttpRequest, council_slug: str, *args, **kwargs) -> HttpResponse:
            council, found_roles = council_with_roles(council_slug, request.user)
            if council is None and not request.user.is_authenticated:
                return to_sign_in(request)
            if council is None:
                raise Http404("There is no council at this address.")
            roles = found_roles if reaches(request, council) else frozenset()
            request.council = council
            request.roles = roles
            request.permissions = permissions_of(roles, council)
            if second_factor_needed(roles, council.second_factor_for_all) and not second_factor_shown(
                request
            ):
                return to_second_factor(request)
            if required in request.permissions:
                return view(request, council, *args, **kwargs)
            if not request.user.is_authenticated:
                return to_sign_in(request)
            if not roles and not council.public_access:
                raise Http404("There is no council at this address.")
            raise PermissionDenied(f"Your role does not let you {required.value}.")

        wrapped.required_permission = required
        return wrapped

    return decorate


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """The same whether or not there is such a council: a stranger learns nothing of which there are."""
    return turned_away(redirect_to_login(back_to(request)))


def back_to(request: HttpRequest) -> str:
    """The page that a form was sent from, where it says so: its own address may take nothing but forms."""
    return getattr(request, "form_page", "") or request.get_full_path()


def turned_away(response: HttpResponse) -> HttpResponse:
    """What was sent is kept until the person is back (accounts/writing)."""
    response.turned_away = True
    return response


def public(view):
    """Mark a view that anyone may open: sign-in, health, the accessibility statement."""
    view.public = True
    return view


def signed_in(view):
    """A view for anyone who has signed in, whatever their councils; with a second factor where a role needs one."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not request.user.is_authenticated:
            return to_sign_in(request)
        if lacks_second_factor(request):
            return to_second_factor(request)
        return view(request, *args, **kwargs)

    wrapped.required_permission = "signed in"
    return wrapped


def lacks_second_factor(request: HttpRequest) -> bool:
    """Whether a role in any council needs one that this session has not shown."""
    if second_factor_shown(request) or not request.user.is_authenticated:
        return False
    return second_factor_needed_by(request.user)


def to_second_factor(request: HttpRequest) -> HttpResponse:
    """Where it is set up, or shown; and from there back to this page."""
    return turned_away(redirect(f"{reverse('mfa_index')}?{urlencode({'next': back_to(request)})}"))


def freshly_signed_in(view):
    """Inside `for_council`: what is sent here is done only soon after a sign-in.

    Otherwise the form waits (accounts/writing) while the person gives their password or second factor again; then they
    send it on with one button. Files are not kept, so no form with one is guarded so.
    """

    @wraps(view)
    def wrapped(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if request.method != "POST" or freshly_shown(request):
            return view(request, *args, **kwargs)
        response = redirect("sign_in_again")
        response.put_off = True
        return response

    return wrapped
