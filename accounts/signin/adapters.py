"""How sign-in behaves here."""

from allauth.account.adapter import DefaultAccountAdapter

from accounts.signin.attempts.adapters import CountedAttempts


class AccountAdapter(CountedAttempts, DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        """People are added by their council's administrator; nobody signs up."""
        return False
