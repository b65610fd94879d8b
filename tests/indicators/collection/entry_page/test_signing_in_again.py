"""What was typed before the sign-in ran out is there after signing in again."""

import time
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from accounts.roles import Role
from accounts.signin.sessions.middleware import SessionLimits
from indicators.models import Entry
from tests.factories import PASSWORD, CalendarSectionFactory, user_with_role
from tests.indicators.collection.entry_page.page import Page, client_of, opened

pytestmark = pytest.mark.django_db


def test_what_was_typed_before_the_sign_in_ran_out_is_there_after_signing_in_again(section):
    page = opened(client_of(section.officer), section)
    expired = Client()
    sent = page.filled("Three or more placements", n="45", d="566")
    response = expired.post(section.address(), {**sent, "do": "submit"})
    assert urlsplit(response.url).path == reverse("account_login")
    section.officer.set_password(PASSWORD)
    section.officer.save()
    response = expired.post(response.url, {"login": section.officer.email, "password": PASSWORD}, follow=True)
    page = Page(response)
    assert "What you typed is in the form again, and is not saved yet." in page.text
    assert page.tree.get_element_by_id("n1").get("value") == "45"
    assert page.row("Three or more placements").get("data-unsaved") is not None
    assert not Entry.objects.exists(), "only the officer saves"
    assert expired.post(section.address(), {**page.fields, "do": "save"}).status_code == 302
    assert section.typed(section.placements).numerator == "45"


@pytest.fixture
def kept(section) -> Client:
    """A browser whose sign-in ran out, with 45 of 566 kept for it."""
    page = opened(client_of(section.officer), section)
    browser = Client()
    browser.post(section.address(), page.filled("Three or more placements", n="45", d="566"))
    return browser


def signed_in_again(browser: Client, user) -> Client:
    browser.force_login(user)
    return browser


def typed_in(page: Page) -> str:
    return page.tree.get_element_by_id("n1").get("value")


def test_what_is_sent_after_the_longest_session_is_kept_too(officer, section, monkeypatch):
    filled = opened(officer, section).filled("Three or more placements", n="45", d="566")
    monkeypatch.setattr(SessionLimits, "now", staticmethod(lambda: time.time() + 13 * 60 * 60))
    assert officer.post(section.address(), filled).url.startswith("/account/login/")
    monkeypatch.undo()
    assert typed_in(opened(signed_in_again(officer, section.officer), section)) == "45"


def test_it_is_shown_until_it_is_saved(kept, section):
    browser = signed_in_again(kept, section.officer)
    page = opened(browser, section)
    assert typed_in(page) == "45"
    browser.post(section.address(), {**page.fields, "do": "save"})
    assert "typed is in the form again" not in opened(browser, section).text


def test_it_is_shown_on_its_own_page_only(kept, section):
    other = CalendarSectionFactory(council=section.council, slug="healthy")
    browser = signed_in_again(kept, section.officer)
    page = Page(browser.get(section.address().replace("stable-homes", other.slug)))
    assert "and is not saved yet" not in page.text
    assert typed_in(opened(browser, section)) == "45"


def test_a_colleague_who_signs_in_there_does_not_see_it(kept, section):
    browser = signed_in_again(kept, user_with_role(section.council, Role.PERFORMANCE_OFFICER))
    assert typed_in(opened(browser, section)) == ""


def test_what_was_recorded_meanwhile_is_told_beside_what_was_typed(kept, section):
    section.record(section.placements, 47, 566, quarters_ago=0)
    page = opened(signed_in_again(kept, section.officer), section)
    assert "You typed 45 of 566. This figure was recorded meanwhile" in page.words("Three or more placements")


# ---------- what it costs ----------
