"""What the pages about people share when they send letters."""

from django.http import HttpRequest


def site_of(request: HttpRequest) -> str:
    """In front of every path in a letter, without a slash at its end."""
    return request.build_absolute_uri("/")[:-1]
