"""A new password is on the trail, and nothing of it."""

import re

import pytest
from django.core import mail
from django.urls import reverse

from accounts.models import AuditEntry
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db
NEW = "another long pass phrase"


def test_who_changes_their_password_is_on_the_trail(client):
    user = UserFactory(password=PASSWORD)
    client.force_login(user)
    client.post(
        reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    )
    [entry] = AuditEntry.objects.all()
    assert (entry.by, entry.verb, entry.subject_key) == (user, "set a password", str(user.pk))
    assert NEW not in str(entry.detail)


def test_so_is_who_sets_a_forgotten_one(client):
    user = UserFactory(password=PASSWORD)
    client.post(reverse("account_reset_password"), {"email": user.email})
    address = re.search(r"https?://[^/]+(/\S+)", mail.outbox[0].body)[1]
    form = client.get(address, follow=True)
    client.post(form.redirect_chain[-1][0], {"password1": NEW, "password2": NEW})
    user.refresh_from_db()
    assert user.check_password(NEW)
    assert [entry.by for entry in AuditEntry.objects.all()] == [user]


def test_a_wrong_old_password_leaves_none(client):
    client.force_login(UserFactory(password=PASSWORD))
    client.post(reverse("account_change_password"), {"oldpassword": "x", "password1": NEW, "password2": NEW})
    assert not AuditEntry.objects.exists()
