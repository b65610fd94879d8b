"""The letter that tells somebody of the council of another role."""

from django.template.loader import render_to_string
from django.urls import reverse

from accounts.letters.actions import post_letter
from accounts.models import Job, Membership


def send_new_role(*, membership: Membership, site: str) -> Job:
    """`site` is the address in front of every path, such as https://scorecard.example.gov.uk."""
    council = membership.council
    context = {
        "council": council,
        "role": membership.role,
        "sign_in_url": site + reverse("account_login"),
    }
    return post_letter(
        subject=f"Your place on the corporate parenting scorecard of {council.name}",
        message=render_to_string("accounts/email/new_role.txt", context),
        to=membership.user.email,
        council=council,
    )
