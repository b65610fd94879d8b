"""How sign-in behaves here."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as allauth_context
from allauth.core.exceptions import ImmediateHttpResponse
from django.contrib.sites.shortcuts import get_current_site
from django.urls import reverse

from accounts.letters.actions import post_letter
from accounts.permissions import provider_of
from accounts.signin.attempts.adapters import CountedAttempts
from accounts.signin.break_glass.actions import note_use
from accounts.signin.pages import no_password_page
from accounts.signin.policies import may_set_password, may_use_password
from accounts.signin.second_factor.adapters import SecondFactorAsked
from accounts.throttling.addresses import client_address


class PasswordsForSome(DefaultAccountAdapter):
    """Who signs in with their council's account has no password here."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "The e-mail address or the password is not right.",
        "enter_current_password": "That is not your password.",
        "incorrect_password": "That is not your password.",
    }

    def authenticate(self, request, **credentials):
        """A right password of somebody who signs in otherwise answers as a wrong one does."""
        user = super().authenticate(request, **credentials)
        if user and not may_use_password(user):
            self.authentication_failed(request, **credentials)
            return None
        return user

    def login(self, request, user):
        super().login(request, user)
        if user.break_glass:
            note_use(user=user, address=client_address(request), by=user)

    def set_password(self, user, password):
        if not may_set_password(self.request, user):
            raise ImmediateHttpResponse(no_password_page(self.request))
        super().set_password(user, password)


class AccountAdapter(SecondFactorAsked, CountedAttempts, PasswordsForSome):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": "This place is closed. Ask your council’s administrator.",
        "email_password_mismatch": "The e-mail address or the password is not right.",
        "enter_current_password": "That is not the password that you have until now.",
        "incorrect_password": "That is not your password.",
        "invalid_login": "The e-mail address or the password is not right.",
        "invalid_password_reset": "This link has run out. Ask for a new one.",
        "unknown_email": "Nobody signs in here with that e-mail address.",
        "too_many_login_attempts": "Too many attempts. Wait a few minutes and try again.",
        "rate_limited": "Too many attempts. Wait a few minutes and try again.",
    }

    def is_open_for_signup(self, request):
        """People are added by their council's administrator; nobody signs up."""
        return False

    def get_logout_redirect_url(self, request):
        key = provider_of(request)
        return reverse("openid_signed_out", args=[key]) if key else super().get_logout_redirect_url(request)

    def send_mail(self, template_prefix, email, context):
        """allauth's letters leave as all others do."""
        request = allauth_context.request
        about = {"request": request, "email": email, "current_site": get_current_site(request)}
        letter = self.render_mail(template_prefix, email, {**about, **context})
        post_letter(subject=letter.subject, message=letter.body, to=email)
