"""Whether a form came from a page of this site, asked where Django has not come so far."""

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware


class _Check(CsrfViewMiddleware):
    """Says no, where Django's own draws a page, for which there may be no database."""

    def _reject(self, request: HttpRequest, reason: str) -> HttpResponse:
        return HttpResponse(reason, status=403)


def is_ours(request: HttpRequest) -> bool:
    """By the form's token and the cookie: sessions, which fail first where the database does, are not read."""
    check = _Check(lambda request: HttpResponse())
    check.process_request(request)
    return check.process_view(request, None, (), {}) is None
