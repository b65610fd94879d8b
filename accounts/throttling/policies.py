"""Has somebody signed in with this browser before? Then what others do at the same address keeps it out of nothing."""

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import get_random_string

KNOWN_FOR = 180 * 24 * 60 * 60  # seconds


def known_browser(request: HttpRequest, email: str) -> str:
    """The mark of this browser, if this person has signed in with it before; otherwise ""."""
    return _unsigned(_signer(email), browser_of_somebody(request))


def browser_of_somebody(request: HttpRequest) -> str:
    """The same, whoever has signed in with it."""
    return _unsigned(_ours(), request.COOKIES.get(settings.KNOWN_BROWSER_COOKIE, ""))


def know_browser(request: HttpRequest, response: HttpResponse, email: str) -> None:
    """Keep a mark in the browser that says nothing but that this person has signed in with it."""
    if known_browser(request, email):
        return
    response.set_cookie(
        settings.KNOWN_BROWSER_COOKIE,
        _ours().sign(_signer(email).sign(get_random_string(22))),
        max_age=KNOWN_FOR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _unsigned(signer: Signer, signed: str) -> str:
    """Empty for what it did not sign."""
    try:
        return signer.unsign(signed)
    except BadSignature:
        return ""


def _ours() -> Signer:
    return Signer(salt="known browser")


def _signer(email: str) -> Signer:
    return Signer(salt=f"known browser of {email.lower()}")
