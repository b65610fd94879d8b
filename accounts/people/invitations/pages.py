"""What the pages about people share when they send letters, or cannot."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from accounts.models import Invitation


def site_of(request: HttpRequest) -> str:
    """In front of every path in a letter, without a slash at its end."""
    return request.build_absolute_uri("/")[:-1]


def link_page(request: HttpRequest, invitation: Invitation, token: str, back: str) -> HttpResponse:
    """Where mail is off: the link that no letter takes, this once. The view that answers so is kept by no browser."""
    link = site_of(request) + reverse("invitation", args=[token])
    context = {"invitation": invitation, "link": link, "back": back}
    return render(request, "accounts/invitations/link.html", context)
