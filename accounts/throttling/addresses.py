"""Where a request comes from: one answer for sign-in, the interface for other systems, the trail and the log."""

from django.conf import settings
from django.http import HttpRequest

from accounts.throttling.client_address import told_by


def client_address(request: HttpRequest) -> str:
    """As the settings of the proxy tell it; "" where it cannot be told, as on a UNIX socket without them."""
    return told_by(
        request.META,
        proxies=settings.TRUSTED_PROXY_COUNT,
        header=settings.CLIENT_ADDRESS_HEADER,
        behind_proxy=settings.BEHIND_PROXY,
    )
