"""May letters be sent from here?"""

from django.conf import settings

NO_MAIL = "accounts.mail.adapters.NoMail"
MAIL_IS_OFF = "Mail is off: this service has no mail server. Whoever runs it sets EMAIL_HOST."


def why_no_letters() -> str:
    """ "" where letters leave, and else why not; ask before saying that one was sent."""
    return MAIL_IS_OFF if settings.EMAIL_BACKEND == NO_MAIL else ""
