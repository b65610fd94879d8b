"""Codes and passkeys, tries at them counted, and the reason for taking them off."""

from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as base
from allauth.mfa.totp import forms as totp
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.core.cache import cache
from django.core.exceptions import ValidationError

from accounts.forms import PlainForm, ReasonField
from accounts.querysets import TRIED
from accounts.signin.attempts.actions import note
from accounts.signin.attempts.policies import tried_rightly, tried_wrongly, why_not_try
from accounts.signin.forms import PlainWords
from accounts.throttling.addresses import client_address

USED_FOR = 90  # seconds: three steps of an authenticator app


def counted(user, check):
    """What the check gives. Raises ValidationError where it does, or where there were too many tries before."""
    request = context.request
    if reason := why_not_try(request, "code", user.email):
        raise ValidationError(reason)
    try:
        found = check()
    except ValidationError:
        tried_wrongly(request)
        note(what=f"{TRIED} code", person=user, by=None, address=client_address(request))
        raise
    tried_rightly(request, "code", user.email)
    return found


class CountedCode(PlainWords):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        self.fields["code"].label = "Code"
        self.fields["code"].widget.attrs["inputmode"] = "numeric"

    def clean_code(self):
        return counted(self.user, self.clean_once)

    def clean_once(self):
        """A code is good once, for as long as its step and those beside it last; whoever looked on has nothing."""
        code = super().clean_code()
        if not cache.add(f"code-used:{self.user.pk}:{code}", 1, USED_FOR):
            raise get_adapter().validation_error("incorrect_code")
        return code


class CountedPasskey:
    def clean_credential(self):
        return counted(self.user, lambda: passkey_taken(super(CountedPasskey, self).clean_credential))


def passkey_taken(check):
    """What the check gives; its ValidationError speaks of a passkey instead of a code."""
    try:
        return check()
    except ValidationError:
        raise ValidationError(
            "That passkey was not taken. Try again, and choose one that was set up here."
        ) from None


class SignInCodeForm(CountedCode, base.AuthenticateForm):
    pass


class AgainCodeForm(CountedCode, base.ReauthenticateForm):
    pass


class NewAppForm(CountedCode, totp.ActivateTOTPForm):
    def __init__(self, *args, **kwargs):
        """The secret stays until it is used: otherwise a page opened twice would call the right code wrong."""
        session = context.request.session
        earlier = session.get(SECRET_SESSION_KEY)
        super().__init__(*args, **kwargs)
        if earlier:
            self.secret = session[SECRET_SESSION_KEY] = earlier


class SignInPasskeyForm(CountedPasskey, webauthn.AuthenticateWebAuthnForm):
    pass


class AgainPasskeyForm(CountedPasskey, webauthn.ReauthenticateWebAuthnForm):
    pass


class NewPasskeyForm(PlainWords, webauthn.AddWebAuthnForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        self.fields["name"].label = "Name of the passkey"
        self.fields["name"].help_text = "So that you know it again: “Work laptop”."
        self.fields["name"].max_length = 60


class ResetForm(PlainForm):
    reason = ReasonField(
        missing="Say how you know that it is them who ask.",
        help_text="How you know that it is them who ask. The person is told, and it stays in the trail.",
        widget=forms.TextInput,
    )
