"""What the views of signing in share."""

from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.signin.policies import may_set_password


def no_password_page(request: HttpRequest) -> HttpResponse:
    return render(request, "account/openid/no_password.html", status=403)


def elsewhere_page(request: HttpRequest) -> HttpResponse:
    """For what counts at councils of which the provider, by whose word somebody is here, knows nothing."""
    return render(request, "account/openid/elsewhere.html", status=403)


def for_passwords(view):
    """Wrap a view on which somebody who is signed in sets a password."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if request.user.is_authenticated and not may_set_password(request, request.user):
            return no_password_page(request)
        return view(request, *args, **kwargs)

    return wrapped
