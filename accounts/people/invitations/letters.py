"""The letter with an invitation."""

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime

from accounts.letters.actions import post_letter
from accounts.models import Invitation, Job
from accounts.signin.openid.settings import way_in_of


def send_invitation(*, invitation: Invitation, token: str, site: str) -> Job:
    """`site` is the address in front of every path, such as https://scorecard.example.gov.uk."""
    council = invitation.council
    context = {
        "council": council,
        "role": invitation.role,
        "until": date_format(localtime(invitation.good_until), "j F Y"),
        "url": site + reverse("invitation", args=[token]),
        "with_account": way_in_of(council.gss_code, invitation.email) is not None,
    }
    return post_letter(
        subject=f"Your place on the corporate parenting scorecard of {council.name}",
        message=render_to_string("accounts/email/invitation.txt", context),
        to=invitation.email,
        council=council,
    )
