"""`{% council_sign_ins %}`: the councils whose own accounts open this site, each with the address to begin at."""

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils.http import urlencode

from accounts.signin.openid.querysets import names_of_providers

register = template.Library()


@register.simple_tag
def council_sign_ins(next_page: str = "") -> list[dict[str, str]]:
    """`next_page` is where to go then, as the sign-in page itself was asked."""
    more = f"?{urlencode({'next': next_page})}" if next_page else ""
    return [
        {"name": name, "url": reverse("openid_connect_login", args=[facts.key]) + more}
        for facts, name in names_of_providers()
    ]


@register.simple_tag
def passwords_are_for_all() -> bool:
    """False where only the break-glass account signs in with a password."""
    return settings.PASSWORD_SIGN_IN
