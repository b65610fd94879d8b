"""The letter that says that the break-glass account was used."""

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format

from accounts.letters.actions import post_letter
from accounts.models import Council, Membership, User
from accounts.roles import Role


def tell_administrators(*, user: User, council: Council, address: str) -> None:
    """Each of the council's other administrators who can sign in."""
    now = timezone.localtime()
    context = {
        "council": council,
        "email": user.email,
        "address": address or "an address that is not known",
        "at": f"{date_format(now, 'j F Y')} at {date_format(now, 'H:i')}",
    }
    found = Membership.objects.filter(council=council, role=Role.ADMINISTRATOR, user__is_active=True)
    for email in found.exclude(user=user).values_list("user__email", flat=True):
        post_letter(
            subject=f"The break-glass account of {council.name} was used",
            message=render_to_string("account/email/break_glass.txt", context),
            to=email,
            council=council,
        )
