"""The letter to somebody whose way in has changed: whoever did it without them is found out."""

from django.utils import timezone
from django.utils.formats import date_format

from accounts.letters.actions import post_letter
from accounts.models import Job, User

# By django-allauth's names of what happened. Who is reset by an administrator gets a letter of its own.
WHAT = {
    "account/email/password_changed": "Your password was changed",
    "account/email/password_reset": "Your password was set by a link",
    "account/email/password_set": "A password was set",
    "mfa/email/totp_activated": "An authenticator app was set up",
    "mfa/email/totp_deactivated": "The authenticator app was taken off",
    "mfa/email/webauthn_added": "A passkey was added",
    "mfa/email/webauthn_removed": "A passkey was taken off",
    "mfa/email/recovery_codes_generated": "New recovery codes were made",
}


def tell_of_change(*, person: User, happened: str, address: str) -> Job | None:
    """None for what people are not told of by letter."""
    if happened not in WHAT:
        return None
    at = date_format(timezone.localtime(), "j F Y, H:i")
    message = (
        f"{WHAT[happened]} for {person.email}, on {at}, from {address or 'an address that is not known'}.\n\n"
        "If that was you, you need do nothing. If not, tell your council's administrator at once: they can end your "
        "sessions, and you can set a new password with “Forgotten your password?” on the sign-in page.\n"
    )
    return post_letter(
        subject=f"{WHAT[happened]}: corporate parenting scorecard", message=message, to=person.email
    )
