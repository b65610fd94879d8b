"""Django's mail where the service has no mail server: nothing is sent, and nobody is told that it was."""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from accounts.mail.policies import MAIL_IS_OFF


class MailIsOff(OSError):
    """Raised where a letter should leave; like any failure of a mail server it is an error of the system below."""


class NoMail(BaseEmailBackend):
    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        raise MailIsOff(MAIL_IS_OFF)
