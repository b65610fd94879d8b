"""Once a day members are told of papers that came out, and of meetings that moved or are cancelled."""

from django.conf import settings
from django.utils.timezone import localdate

from accounts.mail.policies import why_no_letters
from accounts.models import Council
from committees.papers.actions import tell_members_of
from committees.papers.querysets import letters_to_members


def tell_members() -> None:
    """Without SITE_URL nobody, since links would lead nowhere; without mail nobody counts as told."""
    if not settings.SITE_URL or why_no_letters():
        return
    for letter in letters_to_members(Council.objects.order_by("name"), localdate()):
        tell_members_of(letter=letter, site=settings.SITE_URL)
