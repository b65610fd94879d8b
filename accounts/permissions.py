"""May this person do this here? Views declare what they need; the answer is worked out once per request."""

from collections.abc import Callable
from functools import wraps

from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed

from accounts.caches import keep_post
from accounts.models import Council, Membership, User
from accounts.querysets import council_with_roles
from accounts.roles import PERMISSIONS, PUBLIC, Permission, Role

METHODS = ("GET", "HEAD", "POST")


def roles_in(user: User | AnonymousUser, council: Council) -> frozenset[Role]:
    if not user.is_authenticated:
        return frozenset()
    names = Membership.objects.filter(user=user, council=council).values_list("role", flat=True)
    return frozenset(Role(name) for name in names)


def provider_of(request: HttpRequest) -> str:
    """The key of the identity provider that alone says who this is; "" where a password does, or nobody signed in."""
    if not request.user.is_authenticated:
        return ""
    records = get_authentication_records(request, request.user)
    by_password = any(each["method"] == "password" for each in records)
    keys = [each["provider"] for each in records if each["method"] == "socialaccount"]
    return keys[-1] if keys and not by_password else ""


def reaches(request: HttpRequest, council: Council) -> bool:
    """Whether this sign-in counts in the council: who is vouched for by one council's provider is nobody at another.

    Otherwise whoever runs that provider could come in as somebody who has a place at both.
    """
    key = provider_of(request)
    return not key or council.gss_code in settings.OPENID_PROVIDERS.get(key, {}).get("councils", ())


def permissions_of(roles: frozenset[Role], council: Council) -> frozenset[Permission]:
    """What these roles allow in the council, with what its public access allows everybody."""
    granted: frozenset[Permission] = frozenset().union(*(PERMISSIONS[role] for role in roles))
    return granted | PUBLIC if council.public_access else granted


def for_council(required: Permission, *, keep: bool = False) -> Callable:
    """Wrap a view `view(request, council, ...)` whose URL gives `council_slug`; set `request.permissions`.

    A council the visitor may not see at all answers 404, so that its existence is not told; a member of the council
    without the permission gets 403; a visitor who has not signed in is sent to do so. Methods that no page or form
    sends (OPTIONS, TRACE, PUT ...) get 405.

    With `keep`, what a visitor without a sign-in has sent waits for them behind the sign-in page: the view asks for
    it with `accounts.caches.take_kept_post`.
    """

    def decorate(view):
        @wraps(view)
        def wrapped(request: HttpRequest, council_slug: str, *args, **kwargs) -> HttpResponse:
            if request.method not in METHODS:
                return HttpResponseNotAllowed(METHODS)
            council, found_roles = council_with_roles(council_slug, request.user)
            if council is None and not request.user.is_authenticated:
                return sent_to_sign_in(request, keep=keep)
            if council is None:
                raise Http404("There is no council at this address.")
            roles = found_roles if reaches(request, council) else frozenset()
            request.council = council
            request.roles = roles
            request.permissions = permissions_of(roles, council)
            if required in request.permissions:
                return view(request, council, *args, **kwargs)
            if not request.user.is_authenticated:
                return sent_to_sign_in(request, keep=keep)
            if not roles and not council.public_access:
                raise Http404("There is no council at this address.")
            raise PermissionDenied(f"Your role does not let you {required.value}.")

        wrapped.required_permission = required
        return wrapped

    return decorate


def sent_to_sign_in(request: HttpRequest, *, keep: bool) -> HttpResponse:
    """The same whether or not there is such a council, the cookie too: a stranger learns nothing of which there are."""
    if keep and request.method == "POST":
        keep_post(request)
    return redirect_to_login(request.get_full_path())


def public(view):
    """Mark a view that anyone may open: sign-in, health, the accessibility statement."""
    view.public = True
    return view


def signed_in(view):
    """A view for anyone who has signed in, whatever their councils."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        return view(request, *args, **kwargs)

    wrapped.required_permission = "signed in"
    return wrapped
