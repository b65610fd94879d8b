"""The letters about a second factor."""

from django.conf import settings
from django.template.loader import render_to_string

from accounts.letters.actions import post_letter
from accounts.models import Council, User


def tell_of_reset(*, person: User, council: Council, by: User, reason: str) -> None:
    context = {"council": council, "by": by, "reason": reason, "site": settings.SITE_URL}
    post_letter(
        subject="Your second factor was taken off",
        message=render_to_string("accounts/email/second_factor_reset.txt", context),
        to=person.email,
        council=council,
        by=by,
    )
