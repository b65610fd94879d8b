"""What signing in keeps whatever package does it: sessions, cookies, and the second factor behind a new password."""

import re

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.core import mail
from django.core.mail import BadHeaderError, EmailMessage
from django.test import Client

from accounts.roles import Role
from tests.accounts.test_second_factor import SECRET, sign_in
from tests.factories import PASSWORD, CouncilFactory, user_with_role

NEW = "another long pass phrase"


@pytest.mark.django_db
def test_a_new_password_ends_other_sessions_and_opens_nothing_without_the_second_factor(settings):
    settings.SECOND_FACTOR_REQUIRED = True
    council = CouncilFactory(slug="exampleton")
    boss = user_with_role(council, Role.ADMINISTRATOR, password=PASSWORD)
    here, elsewhere = Client(), Client()
    page = here.get("/account/login/").text
    assert re.search(r'type="password"[^>]*autocomplete="current-password"', page)
    before = here.session.session_key
    sign_in(here, boss)
    cookie = here.cookies[settings.SESSION_COOKIE_NAME]
    assert cookie["httponly"] and cookie["samesite"] == "Lax" and cookie.value != before
    assert "/account/logout/" in here.get("/account/second-factor/").text
    TOTP.activate(boss, SECRET)

    elsewhere.post("/account/password/reset/", {"email": boss.email})
    link = re.search(r"https?://[^/]+(/\S+)", mail.outbox[-1].body)[1]
    form = elsewhere.get(link, follow=True)
    elsewhere.post(form.redirect_chain[-1][0], {"password1": NEW, "password2": NEW})
    assert here.get("/account/sessions/").url.startswith("/account/login/"), "it ended with the old password"
    asked = elsewhere.post("/account/login/", {"login": boss.email, "password": NEW})
    assert asked.url.startswith("/account/second-factor/sign-in/")
    assert elsewhere.get("/exampleton/people/").url.startswith("/account/login/")


def test_no_header_of_a_letter_is_written_by_what_somebody_sent():
    with pytest.raises(BadHeaderError):
        EmailMessage("Word\r\nBcc: all@council.example", "x", to=["a@council.example"]).message()
