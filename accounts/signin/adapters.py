"""How sign-in behaves here."""

from allauth.account.adapter import DefaultAccountAdapter

from accounts.signin.attempts.adapters import CountedAttempts
from accounts.signin.second_factor.adapters import SecondFactorAsked


class AccountAdapter(SecondFactorAsked, CountedAttempts, DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        """People are added by their council's administrator; nobody signs up."""
        return False
