"""How sign-in behaves here."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from django.db import transaction
from django.urls import reverse

from accounts.permissions import provider_of
from accounts.signin.pages import no_password_page
from accounts.signin.policies import may_set_password, may_use_password
from accounts.trail.actions import record


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        """People are added by their council's administrator; nobody signs up."""
        return False

    def authenticate(self, request, **credentials):
        """A right password of somebody who signs in otherwise answers as a wrong one does."""
        user = super().authenticate(request, **credentials)
        return user if user is None or may_use_password(user) else None

    def get_logout_redirect_url(self, request):
        key = provider_of(request)
        return reverse("openid_signed_out", args=[key]) if key else super().get_logout_redirect_url(request)

    @transaction.atomic
    def set_password(self, user, password):
        """Every way to a new password comes through here; the trail says that there is one, and never which."""
        if not may_set_password(self.request, user):
            raise ImmediateHttpResponse(no_password_page(self.request))
        super().set_password(user, password)
        record(by=user, council=None, verb="set a password", subject=user)
