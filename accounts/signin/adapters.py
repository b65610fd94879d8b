"""How sign-in behaves here."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as allauth_context
from django.contrib.sites.shortcuts import get_current_site
from django.db import transaction

from accounts.letters.actions import post_letter
from accounts.trail.actions import record


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        """People are added by their council's administrator; nobody signs up."""
        return False

    def send_mail(self, template_prefix, email, context):
        """allauth's letters leave as all others do."""
        request = allauth_context.request
        about = {"request": request, "email": email, "current_site": get_current_site(request)}
        letter = self.render_mail(template_prefix, email, {**about, **context})
        post_letter(subject=letter.subject, message=letter.body, to=email)

    @transaction.atomic
    def set_password(self, user, password):
        """Every way to a new password comes through here; the trail says that there is one, and never which."""
        super().set_password(user, password)
        record(by=user, council=None, verb="set a password", subject=user)
