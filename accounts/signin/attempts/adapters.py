"""What django-allauth asks before a password is looked at and tells afterwards."""

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from accounts.querysets import TRIED
from accounts.signin.attempts.actions import note
from accounts.signin.attempts.letters import tell_of_change
from accounts.signin.attempts.policies import tried_rightly, tried_wrongly, why_not_try
from accounts.throttling.addresses import client_address
from accounts.throttling.policies import know_browser

UNKNOWN = "0.0.0.0"  # noqa: S104 - where a package needs an address and none is known


class CountedAttempts:
    """Put before django-allauth's adapter."""

    def get_client_ip(self, request):
        return client_address(request) or UNKNOWN

    def pre_authenticate(self, request, **credentials):
        if reason := why_not_try(request, "password", credentials.get("email", "")):
            raise ValidationError(reason)

    def authenticate(self, request, **credentials):
        user = super().authenticate(request, **credentials)
        if user:
            tried_rightly(request, "password", credentials.get("email", ""))
        return user

    def authentication_failed(self, request, **credentials):
        tried_wrongly(request)
        person = User.objects.filter(email__iexact=credentials.get("email", "")).first()
        address = client_address(request)
        if person:
            note(what=f"{TRIED} password", person=person, by=None, address=address)

    def send_notification_mail(self, template_prefix, user, context=None, email=None):
        tell_of_change(person=user, happened=template_prefix, address=client_address(self.request))

    @transaction.atomic
    def login(self, request, user):
        super().login(request, user)
        note(what="signed in", person=user, by=user, address=client_address(request))

    def post_login(self, request, user, **details):
        response = super().post_login(request, user, **details)
        know_browser(request, response, user.email)
        return response

    @transaction.atomic
    def logout(self, request):
        note(what="signed out", person=request.user, by=request.user, address=client_address(request))
        super().logout(request)

    @transaction.atomic
    def set_password(self, user, password):
        """Every way to a new password comes through here; the trail says that there is one, and never which."""
        super().set_password(user, password)
        address = client_address(self.request) if self.request else ""
        note(what="set a password", person=user, by=user, address=address)
