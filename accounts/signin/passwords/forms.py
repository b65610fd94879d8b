"""The rule for new passwords, as Django asks it."""

import re

from django.contrib.auth.password_validation import CommonPasswordValidator, UserAttributeSimilarityValidator
from django.core.exceptions import ValidationError

from accounts.models import Council
from accounts.signin.passwords.strength import ADVICE, EASY, LONGEST, SHORTEST, why_not

# Django's own lists know some that zxcvbn takes for good
ALSO = (UserAttributeSimilarityValidator, CommonPasswordValidator)


class PasswordRule:
    """The one of AUTH_PASSWORD_VALIDATORS: each reason once, and in one way."""

    def validate(self, password, user=None):
        if reason := why_not(password, own_words(user)):
            raise ValidationError(reason)
        try:
            for rule in ALSO:
                rule().validate(password, user)
        except ValidationError:
            raise ValidationError(EASY) from None

    def get_help_text(self):
        return f"{SHORTEST} to {LONGEST} characters, spaces too. {ADVICE}"


def own_words(user) -> list[str]:
    """Of their address and name and of the councils here, whole and in parts. Who is invited is of none yet."""
    texts = [
        getattr(user, "email", ""),
        getattr(user, "name", ""),
        *Council.objects.values_list("name", flat=True),
    ]
    return [word for text in texts for word in (text, *re.split(r"\W+", text)) if word]
