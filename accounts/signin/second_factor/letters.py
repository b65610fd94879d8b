"""The letters about a second factor."""

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string

from accounts.models import Council, User


def tell_of_reset(*, person: User, council: Council, by: User, reason: str) -> None:
    context = {"council": council, "by": by, "reason": reason, "site": settings.SITE_URL}
    send_mail(
        subject="Your second factor was taken off",
        message=render_to_string("accounts/email/second_factor_reset.txt", context),
        from_email=None,
        recipient_list=[person.email],
    )
