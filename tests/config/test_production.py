"""What stops a service from starting with what is for one machine alone, and what `check --deploy` finds."""

import logging
import logging.config
import os
import re
import runpy
from io import StringIO

import pytest
from django.core import mail
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import Invitation
from accounts.roles import Role
from accounts.signin.second_factor.adapters import SecondFactorAdapter
from config import environment
from config.keys import why_guessable
from config.log_lines import OneLine, in_one_line
from config.refusals import RefusalsInOneLine
from tests.factories import CouncilFactory, user_with_role
from tests.paths import PROJECT

GOOD_KEY = "vJ7pW2xQ9sLr4TnZ8cYkB1mHd6fGaE3uVoX5iRwSqNjPtMzK0yUl"
IN_PRODUCTION = {
    "INSECURE_LOCAL": "false",
    "SECRET_KEY": GOOD_KEY,
    "ALLOWED_HOSTS": "scorecard.council.gov.uk",
}
CONSOLE = "django.core.mail.backends.console.EmailBackend"
NUMBERS = (
    *("IMPORT_MAX_BYTES", "API_MAX_BYTES", "API_REQUESTS_A_MINUTE", "API_ROWS_AN_HOUR", "EMAIL_PORT"),
    "VISITORS_ASK_EVERY",
)


@pytest.fixture
def start(monkeypatch):
    """The settings as a process would read them, by the environment given."""

    def read(**changes) -> dict:
        for name in ("EMAIL_BACKEND", "EMAIL_HOST"):
            monkeypatch.delenv(name, raising=False)
        for name, text in {**IN_PRODUCTION, **changes}.items():
            monkeypatch.setenv(name, text)
        return runpy.run_path(str(PROJECT / "config" / "settings.py"))

    return read


def refused(start, **changes) -> str:
    with pytest.raises(ImproperlyConfigured) as raised:
        start(**changes)
    return str(raised.value)


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("x", "SECRET_KEY has only 1 characters, and needs 50"),
        ("ab" * 40, "SECRET_KEY has only 2 different characters"),
        ("django-insecure-vJ7pW2xQ9sLr4TnZ8cYkB1mHd6fGaE3uVoX5i", "holds “insecure”"),
        (GOOD_KEY[:30] * 2, "says the same twice"),
    ],
)
def test_a_key_that_can_be_guessed_stops_the_start_and_is_not_repeated(start, key, told):
    message = refused(start, SECRET_KEY=key)
    assert told in message and "openssl rand" in message
    assert key not in message or len(key) == 1


def test_a_new_key_reads_what_the_one_before_it_encrypted(start, settings):
    settings.SECRET_KEY = GOOD_KEY
    kept = SecondFactorAdapter().encrypt("a secret")
    found = start(SECRET_KEY=GOOD_KEY[::-1], SECRET_KEY_FALLBACKS=GOOD_KEY)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = found["SECRET_KEY"], found["SECRET_KEY_FALLBACKS"]
    assert SecondFactorAdapter().decrypt(kept) == "a secret"
    message = refused(start, SECRET_KEY_FALLBACKS=f"{GOOD_KEY},short")
    assert message.startswith("SECRET_KEY_FALLBACKS holds a key of fewer than 50") and "short" not in message


def test_a_service_that_answers_to_any_name_or_prints_letters_does_not_start(start):
    assert "ALLOWED_HOSTS is “*”" in refused(start, ALLOWED_HOSTS="scorecard.council.gov.uk, *")
    assert "ALLOWED_HOSTS is “.gov.uk”" in refused(start, ALLOWED_HOSTS="scorecard.council.gov.uk,.gov.uk")
    assert "ALLOWED_HOSTS is “.uk”" in refused(start, ALLOWED_HOSTS=".uk")
    for kind in ("console", "dummy", "filebased", "locmem"):
        assert "EMAIL_BACKEND is “" in refused(
            start, EMAIL_BACKEND=f"django.core.mail.backends.{kind}.EmailBackend"
        )


@pytest.mark.parametrize("name", ["SIGN_IN_AGAIN_MINUTES", "IDLE_MINUTES"])
def test_a_time_in_which_nobody_could_do_anything_is_refused_at_the_start(start, name):
    assert f"{name} is “0”. Set it to 1 or more." in refused(start, **{name: "0"})


def test_a_service_that_shows_strangers_its_inside_does_not_start(start):
    assert refused(start, DEBUG="true").startswith("DEBUG is on")
    assert start(DEBUG="true", INSECURE_LOCAL="true")["DEBUG"]


@pytest.mark.parametrize("name", NUMBERS)
@pytest.mark.parametrize("text", ["abc", "-1", "1e9", "9" * 5000])
def test_every_setting_that_is_a_number_is_named_where_it_is_none(start, name, text):
    assert refused(start, **{name: text}).startswith(f"{name} is “{text[:30]}")


def test_in_production_cookies_are_bound_to_the_host_and_letters_go_to_a_server_or_nowhere(start):
    found = start(EMAIL_HOST="mail.council.gov.uk", VISITORS_ASK_EVERY="0.5")
    assert (found["SESSION_COOKIE_NAME"], found["CSRF_COOKIE_NAME"]) == (
        "__Host-sessionid",
        "__Host-csrftoken",
    )
    assert found["SESSION_COOKIE_SECURE"] and found["CSRF_COOKIE_SECURE"]
    assert (found["EMAIL_BACKEND"], found["VISITORS_ASK_EVERY"]) == (environment.SMTP, 0.5)
    assert start()["EMAIL_BACKEND"] == environment.NO_MAIL
    assert refused(start, EMAIL_USE_TLS="true", EMAIL_USE_SSL="true").startswith(
        "EMAIL_USE_TLS and EMAIL_USE_SSL"
    )


def test_the_check_before_a_deployment_finds_what_is_for_one_machine_alone(settings):
    settings.EMAIL_BACKEND, settings.ALLOWED_HOSTS, settings.SECRET_KEY = CONSOLE, ["*", ".gov.uk"], "x"
    settings.DEBUG, settings.SECOND_FACTOR_REQUIRED, settings.SITE_URL = True, False, ""
    with pytest.raises(CommandError) as raised:
        call_command("check", deploy=True, stdout=StringIO(), stderr=StringIO())
    for name in ("E001", "E002", "E003", "E004", "E006", "W003", "W004", "W005"):
        assert f"scorecard.{name}" in str(raised.value)


DOCUMENTED = {
    "EMAIL_HOST": "mail.council.gov.uk",
    "EMAIL_USE_TLS": "true",
    "SITE_URL": "https://scorecard.council.gov.uk",
    "SECOND_FACTOR_REQUIRED": "true",
    "DATABASE_URL": "postgresql:///scorecard?host=/run/postgresql",
    "SIGN_IN_AGAIN_MINUTES": "15",
}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "no issues"),
        ({"EMAIL_HOST": ""}, "scorecard.W001) Mail is off"),
        ({"BEHIND_PROXY": "true"}, "scorecard.W002) Behind a proxy"),
        ({"SECOND_FACTOR_REQUIRED": "false"}, "scorecard.W003) Nobody needs a second factor"),
        ({"SITE_URL": ""}, "scorecard.W004) SITE_URL is not set"),
        ({"DATABASE_URL": ""}, "scorecard.W006) The database is SQLite"),
        ({"ALLOWED_HOSTS": ".council.gov.uk"}, "scorecard.W005) ALLOWED_HOSTS answers to every name"),
        ({"EMAIL_USE_TLS": "false"}, "scorecard.W007) Letters go to the mail server unencrypted"),
        ({"EMAIL_USE_TLS": "false", "EMAIL_HOST": "localhost"}, "no issues"),
        (
            {"DATABASE_URL": "postgresql://a@db.council.gov.uk/s"},
            "scorecard.W008) What the database is asked",
        ),
        ({"DATABASE_URL": "postgresql://a@db.council.gov.uk/s?sslmode=require"}, "no issues"),
        ({"SIGN_IN_AGAIN_MINUTES": "61"}, "scorecard.W009) For 61 minutes nobody is asked once more"),
        ({"IDLE_MINUTES": "99999"}, "scorecard.W010) A session stays open for 99999 minutes"),
        ({"IDLE_MINUTES": "60", "SIGN_IN_AGAIN_MINUTES": "60"}, "no issues"),
    ],
)
def test_the_check_is_content_with_a_service_as_documented(settings, start, monkeypatch, changes, said):
    monkeypatch.delenv("DJANGO_ALLOW_ASYNC_UNSAFE", raising=False)  # set for browsers of other tests
    begun = ("SECURE_", "SESSION_", "CSRF_", "EMAIL_", "ALLOWED_", "SECRET_", "INSECURE_", "SECOND_", "SITE_")
    for name, found in start(**{**DOCUMENTED, **changes}).items():
        if name.startswith((*begun, "BEHIND_", "SIGN_IN_", "IDLE_")) or name == "DATABASE":
            setattr(settings, name, found)
    out = StringIO()
    call_command("check", deploy=True, stdout=out, stderr=out)
    assert said in out.getvalue() and ("no issues" in said or "identified 1 issue" in out.getvalue())


@pytest.mark.django_db
def test_without_a_mail_server_nothing_is_said_to_be_sent(settings, client: Client):
    settings.EMAIL_BACKEND = environment.NO_MAIL
    council = CouncilFactory()
    settings.SITE_URL = "https://scorecard.council.gov.uk"
    page = client.get("/account/password/reset/")
    assert "Mail is off" in page.text and "we send you" not in page.text
    assert client.post("/account/password/reset/", {"email": "officer@council.example"}).status_code == 200
    with pytest.raises(CommandError, match=r"No reminder was sent\. Mail is off"):
        call_command("send_reminders", stdout=StringIO())
    client.force_login(user_with_role(council, Role.ADMINISTRATOR))
    sent = {"email": "new@council.example", "role": "member"}
    answer = client.post(f"/{council.slug}/people/", sent, follow=True)
    assert "Mail is off here, so no letter was sent." in answer.text and "Hand this link over" in answer.text
    assert "We have sent" not in answer.text and not mail.outbox
    link = re.search(r'value="http://testserver(/account/invitation/[^"]+)"', answer.text)[1]
    assert Client().get(link).status_code == 200  # it opens the place, though no letter took it there
    again = client.post(f"/{council.slug}/people/invitations/{Invitation.objects.get().pk}/", {}).text
    newer = re.search(r'value="http://testserver(/account/invitation/[^"]+)"', again)[1]
    assert Client().get(link).status_code == 404 and Client().get(newer).status_code == 200
    assert newer not in client.get(f"/{council.slug}/people/").text  # shown once


@given(st.text(max_size=80))
def test_nobody_writes_a_line_of_the_log_by_what_they_send(sent):
    line = in_one_line(f"refused {sent}")
    assert len(line.splitlines()) == 1 and "\x1b" not in line
    record = logging.LogRecord("accounts.signin", logging.INFO, "", 0, "by %s", (sent,), None)
    assert len(OneLine("{message}", style="{").format(record).splitlines()) == 1


def test_a_line_of_the_log_says_when_with_the_zone(start):
    formatter = logging.config.DictConfigurator(start()["LOGGING"]).configure_formatter
    line = formatter(start()["LOGGING"]["formatters"]["line"]).format(logging.makeLogRecord({"msg": "x"}))
    assert re.match(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d{4} ", line)


@pytest.mark.django_db
def test_refused_requests_are_one_line_of_the_log_each_and_no_error(client: Client, settings):
    stream = StringIO()
    handler = logging.StreamHandler(stream)
    handler.addFilter(RefusalsInOneLine())
    handler.setFormatter(OneLine("{levelname} {name} {message}", style="{"))
    council = CouncilFactory()
    client.force_login(user_with_role(council, Role.MEMBER))
    logging.getLogger().addHandler(handler)
    try:
        assert client.get("/", HTTP_HOST="elsewhere.example").status_code == 400
        assert client.get(f"/{council.slug}/people/").status_code == 403
    finally:
        logging.getLogger().removeHandler(handler)
    lines = stream.getvalue().splitlines()
    assert len(lines) == 2 and all(line.startswith("WARNING ") for line in lines), lines
    assert settings.LOGGING["handlers"]["console"]["filters"] == ["refusals"]


def test_an_error_of_ours_keeps_its_traceback():
    ours = logging.makeLogRecord({"name": "django.request", "status_code": 500, "exc_info": (1, 2, 3)})
    assert RefusalsInOneLine().filter(ours) and ours.exc_info
    asked = logging.makeLogRecord({"name": "django.request", "status_code": 501, "levelno": logging.ERROR})
    assert RefusalsInOneLine().filter(asked) and asked.levelname == "WARNING", (
        "asked for what is not done here"
    )


@pytest.mark.django_db
def test_what_somebody_signed_in_was_shown_is_kept_nowhere(client: Client):
    """Not by the browser for its Back button, nor by a proxy; a published page for everybody is."""
    council = CouncilFactory(public_access=True)
    for path in ("/", f"/{council.slug}/", f"/{council.slug}/scorecards/", "/methods/"):
        assert "no-store" not in client.get(path).get("Cache-Control", ""), path
    client.force_login(user_with_role(council, *Role))
    for path in (
        "",
        "people/",
        "audit/",
        "figures/",
        "scorecards/",
        "meetings/",
        "search/?q=home",
        "no-such-page/",
    ):
        answer = client.get(f"/{council.slug}/{path}")
        assert "no-store" in answer["Cache-Control"] and "private" in answer["Cache-Control"], path
    assert "immutable" in client.get(f"/{council.slug}/brand-12436d.css")["Cache-Control"]


def test_the_key_of_these_tests_would_not_do_in_production():
    assert why_guessable(os.environ["SECRET_KEY"])
