"""How sign-in behaves here."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as allauth_context
from django.contrib.sites.shortcuts import get_current_site

from accounts.letters.actions import post_letter
from accounts.signin.attempts.adapters import CountedAttempts


class AccountAdapter(CountedAttempts, DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        """People are added by their council's administrator; nobody signs up."""
        return False

    def send_mail(self, template_prefix, email, context):
        """allauth's letters leave as all others do."""
        request = allauth_context.request
        about = {"request": request, "email": email, "current_site": get_current_site(request)}
        letter = self.render_mail(template_prefix, email, {**about, **context})
        post_letter(subject=letter.subject, message=letter.body, to=email)
