"""Guessing gets slower and slower for whoever guesses, and for nobody else."""

import logging
import re
import threading
import time

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client

from accounts.models import AuditEntry
from accounts.roles import Role
from accounts.throttling.caches import forget_tries, take_try
from tests.factories import PASSWORD, CouncilFactory, user_with_role

pytestmark = pytest.mark.django_db
OFFICE, ELSEWHERE = "203.0.113.7", "198.51.100.9"
TOLD = re.compile(r"too many tries from where you are. Try again at \d\d:\d\d\.")


@pytest.fixture(autouse=True)
def behind_a_proxy(settings):
    cache.clear()
    settings.BEHIND_PROXY, settings.TRUSTED_PROXY_COUNT = True, 1


@pytest.fixture
def officer():
    council = CouncilFactory(slug="exampleton")
    return user_with_role(council, Role.MEMBER, email="officer@exampleton.example", password=PASSWORD)


def sign_in(client, email="officer@exampleton.example", password=PASSWORD, address=OFFICE):
    data = {"login": email, "password": password}
    return client.post("/account/login/", data, REMOTE_ADDR="", HTTP_X_FORWARDED_FOR=f"10.9.9.9, {address}")


def guess(times, **where):
    return [sign_in(Client(), password=f"wrong {number}", **where) for number in range(times)]


def test_a_stranger_who_guesses_locks_out_themselves_alone(officer):
    answers = guess(6, address=ELSEWHERE)
    assert not TOLD.search(answers[4].content.decode()) and TOLD.search(answers[5].content.decode())
    assert TOLD.search(sign_in(Client(), address=ELSEWHERE).content.decode()), "not even with the right one"
    assert sign_in(Client()).status_code == 302, "the officer is elsewhere"


def test_whoever_has_signed_in_here_before_is_let_in_beside_a_stranger_at_the_same_address(officer):
    own = Client()
    assert sign_in(own).status_code == 302
    own.post("/account/logout/")
    guess(6)
    assert sign_in(own).status_code == 302


def test_one_address_cannot_go_through_everybody_and_a_known_browser_is_not_kept_out(officer, monkeypatch):
    monkeypatch.setattr("accounts.signin.attempts.policies.MOST_FAILED", 3)
    own = Client()
    sign_in(own)
    own.post("/account/logout/")
    for number in range(3):
        sign_in(Client(), email=f"nobody-{number}@exampleton.example", password="wrong")
    assert TOLD.search(sign_in(Client()).content.decode())
    assert sign_in(own).status_code == sign_in(Client(), address=ELSEWHERE).status_code == 302


def test_on_a_socket_without_a_proxys_word_people_sign_in(officer, settings):
    settings.TRUSTED_PROXY_COUNT = 0
    for number in range(12):
        sign_in(Client(), email=f"nobody-{number}@exampleton.example", password="wrong")
    assert sign_in(Client()).status_code == 302


def test_tries_in_a_row_are_numbered_and_forgotten_after_a_right_one(monkeypatch):
    now = time.time()
    monkeypatch.setattr("accounts.throttling.caches.time.time", lambda: now)
    assert [take_try("x") for _ in range(7)] == [0, 0, 0, 0, 0, 60, 60]
    now += 60
    assert [take_try("x"), take_try("x")] == [0, 120]
    forget_tries("x")
    assert take_try("x") == 0


@pytest.mark.django_db(transaction=True)
def test_guesses_sent_at_once_slip_through_no_more_than_one_after_another():
    cache.clear()
    results, start = [], threading.Barrier(12)

    def attempt():
        start.wait()
        results.append(take_try("parallel"))
        connection.close()

    threads = [threading.Thread(target=attempt) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results.count(0) == 5


def test_other_ways_to_guess_are_counted_too(officer, client):
    client.force_login(officer)
    wrong = {"oldpassword": "wrong", "password1": "x", "password2": "x"}
    answers = [client.post("/account/password/change/", wrong).content.decode() for _ in range(6)]
    assert not TOLD.search(answers[4]) and TOLD.search(answers[5])
    client.logout()
    for email in (officer.email, "nobody@exampleton.example"):
        answers = [client.post("/account/password/reset/", {"email": email}) for _ in range(6)]
        assert [answer.status_code for answer in answers] == [302] * 5 + [200]
        assert TOLD.search(answers[5].content.decode())


def test_sign_ins_are_in_the_log_and_on_a_page_of_the_trail_without_what_was_typed(officer, client, caplog):
    caplog.set_level(logging.INFO, logger="accounts.signin")
    stranger = user_with_role(CouncilFactory(), Role.MEMBER, email="else@where.example", password=PASSWORD)
    sign_in(client, password="an open secret")
    sign_in(client)
    client.post("/account/logout/", HTTP_X_FORWARDED_FOR=OFFICE)
    sign_in(Client(), email=stranger.email)
    assert [record.getMessage() for record in caplog.records] == [
        f"entered a wrong password: {officer.email}, from {OFFICE}",
        f"signed in: {officer.email}, from {OFFICE}",
        f"signed out: {officer.email}, from {OFFICE}",
        f"signed in: {stranger.email}, from {OFFICE}",
    ]
    assert "open secret" not in str(list(AuditEntry.objects.values()))
    council = officer.memberships.get().council
    client.force_login(user_with_role(council, Role.ADMINISTRATOR))
    page = client.get("/exampleton/audit/?subject=sign-in").content.decode()
    for told in ("entered a wrong password", "signed in", "signed out", OFFICE, officer.email):
        assert told in page
    assert stranger.email not in page, "people of other councils are other councils'"
