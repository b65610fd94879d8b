"""The rule for new passwords, as Django asks it."""

import re

from django.core.exceptions import ValidationError

from accounts.signin.passwords.strength import ADVICE, LONGEST, SHORTEST, why_not


class PasswordRule:
    """One of AUTH_PASSWORD_VALIDATORS."""

    def validate(self, password, user=None):
        if reason := why_not(password, own_words(user)):
            raise ValidationError(reason)

    def get_help_text(self):
        return f"{SHORTEST} to {LONGEST} characters, spaces too. {ADVICE}"


def own_words(user) -> list[str]:
    """Of their address and name, whole and in parts."""
    texts = [getattr(user, "email", ""), getattr(user, "name", "")]
    return [word for text in texts for word in (text, *re.split(r"\W+", text)) if word]
