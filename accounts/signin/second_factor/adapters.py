"""How django-allauth's second factor behaves here: its words, its secrets in the database, and when it is asked for."""

import base64
from hashlib import sha256

from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.stages import AuthenticateStage
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.urls import reverse

from accounts.permissions import provider_of
from accounts.proofs.policies import freshly_shown, shown_before_sign_in

WAYS = {
    "reauthenticate": "your password",
    "mfa_reauthenticate": "a code",
    "mfa_reauthenticate:webauthn": "a passkey",
}


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "That is not right. An app shows a new code every half minute: use the newest.",
        "cannot_delete_authenticator": "This second factor cannot be taken off.",
        "cannot_generate_recovery_codes": "Set up an authenticator app or a passkey first.",
    }

    def get_totp_issuer(self):
        return "Corporate parenting scorecard"

    def generate_authenticator_name(self, user, type):
        return "Passkey"

    def encrypt(self, text):
        """A copy of the database alone makes no codes: the key is made of SECRET_KEY."""
        return keys().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text):
        return keys().decrypt(encrypted_text.encode()).decode()


def keys() -> MultiFernet:
    """The newest first; what older ones encrypted is still read."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = (sha256(f"second factor {secret}".encode()).digest() for secret in secrets)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])


class AskSecondFactor(AuthenticateStage):
    """Not asked for again where the provider that the person came by has asked for one."""

    def _should_handle(self, request):
        user = self.login.user
        return not shown_before_sign_in(request, user) and super()._should_handle(request)


class SecondFactorAsked:
    """Put before django-allauth's adapter for accounts: its step is ours, and a fresh sign-in is proof enough."""

    def get_login_stages(self):
        theirs = "allauth.mfa.stages.AuthenticateStage"
        ours = f"{AskSecondFactor.__module__}.{AskSecondFactor.__qualname__}"
        return [ours if stage == theirs else stage for stage in super().get_login_stages()]

    def is_reauthentication_required(self, *, app, **options):
        return not freshly_shown(context.request)

    def get_reauthentication_methods(self, user):
        ways = [{**way, "description": WAYS[way["id"]]} for way in super().get_reauthentication_methods(user)]
        if key := provider_of(context.request):
            # A password that somebody has besides counts at other councils, so it shows nothing here
            address = f"{reverse('openid_connect_login', args=[key])}?again=1"
            ways = [way for way in ways if way["id"] != "reauthenticate"]
            ways.append({"id": "openid", "description": "your council’s account", "url": address})
        return ways
