"""How sign-in behaves here."""

from allauth.account.adapter import DefaultAccountAdapter
from django.db import transaction

from accounts.trail.actions import record


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        """People are added by their council's administrator; nobody signs up."""
        return False

    @transaction.atomic
    def set_password(self, user, password):
        """Every way to a new password comes through here; the trail says that there is one, and never which."""
        super().set_password(user, password)
        record(by=user, council=None, verb="set a password", subject=user)
