"""The database goes away and comes back, or hangs: what people and systems are told, and that nothing is lost."""

from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread
from time import monotonic

import pytest
from django.db import OperationalError, close_old_connections, connection
from lxml import html

from accounts.background import adapters
from accounts.background.actions import start
from accounts.models import Job
from accounts.roles import Role
from accounts.troubles import BUSY, SLOW, trouble_of
from committees.models import MinutesParagraph
from config.environment import limited
from config.postgresql import adapters as waiting
from tests.accounts.background.example_jobs import rename
from tests.factories import UserFactory, user_with_role
from tests.meetings import Town
from tests.servers import Server, silent_server

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgresql_only, pytest.mark.slow]
WORDS = "asked why so many children had moved, and what it had cost them."


@pytest.fixture
def database():
    """What connections are made from, to be changed: it is as before at the end."""
    database = connection.settings_dict
    before = {**database, "OPTIONS": {**database["OPTIONS"]}}
    connection.close()
    yield database
    connection.close()
    database.update(before)


@pytest.fixture
def clerk(client):
    client.raise_request_exception = False
    town = Town(public=True)
    client.force_login(user_with_role(town.council, Role.DEMOCRATIC_SERVICES))
    client.town = town
    asked = client.request

    def ask(**request):
        close_old_connections()  # as a web process does with every request, and the client of tests does not
        return asked(**request)

    client.request = ask
    return client


def filled(client, address: str) -> dict[str, str]:
    [form] = [form for form in html.fromstring(client.get(address).content).forms if "text" in form.fields]
    return {
        **{name: value or "" for name, value in form.fields.items()},
        "text": WORDS,
    }


def test_a_database_that_goes_and_comes_back_costs_nobody_a_word(clerk, database):
    server = Server(database)
    try:
        connection.close()
        database.update(HOST=str(server.folder), PORT="")
        address = f"{clerk.town.item_url}minutes/"
        typed = filled(clerk, address)
        server.stop()

        told = clerk.post(address, typed)
        page = html.fromstring(told.content)
        assert (told.status_code, told["Retry-After"]) == (503, "60")
        assert page.xpath("string(//h1)") == "The scorecard cannot be reached just now"
        for path in (clerk.town.item_url, "/", "/account/login/", "/no-such-page/at/all/"):
            assert clerk.get(path).status_code == 503, path
        answer = clerk.post(
            "/api/figures/", b"{}", content_type="application/json", HTTP_AUTHORIZATION="Bearer x"
        )
        assert (answer.status_code, answer["Content-Type"]) == (503, "application/problem+json")
        assert answer["Retry-After"] and clerk.get("/health/").status_code == 503

        server.start()
        assert clerk.get("/health/").status_code == clerk.get(clerk.town.item_url).status_code == 200
        [form] = page.forms
        fields = dict(form.fields)
        fields["text"] = fields["text"].removeprefix("\n")
        assert clerk.post(form.action, fields).status_code == 302
        assert MinutesParagraph.objects.get().text == WORDS
    finally:
        connection.close()
        server.remove()


@pytest.fixture
def hang_limit(monkeypatch):
    """As in web processes, but in a fraction of the time."""
    monkeypatch.setattr(waiting, "SPARE", 0.1)
    waiting.limits.cache_clear()
    waiting.wait_only_so_long()
    yield "-c statement_timeout=200"
    waiting.extensions.set_wait_callback(None)
    waiting.limits.cache_clear()


def test_a_database_that_hangs_under_an_open_connection_costs_nobody_a_word(clerk, database, hang_limit):
    server = Server(database)
    try:
        connection.close()
        database.update(HOST=str(server.folder), PORT="")
        database["OPTIONS"] |= {"options": hang_limit, "connect_timeout": "1"}
        address = f"{clerk.town.item_url}minutes/"
        typed = filled(clerk, address)
        # A statement that may take its time is the server's to end, and the connection stays
        with connection.cursor() as cursor, pytest.raises(OperationalError) as slow:
            cursor.execute("SELECT pg_sleep(5)")
        assert trouble_of(slow.value) is SLOW and connection.is_usable()

        server.hang()
        told = clerk.post(address, typed)
        assert (told.status_code, told["Retry-After"]) == (503, "60")
        assert WORDS in told.content.decode() and clerk.get("/").status_code == 503
        server.go_on()

        assert clerk.post(address, typed).status_code == 302
        assert MinutesParagraph.objects.get().text == WORDS
    finally:
        connection.close()
        server.remove()


def test_a_worker_that_loses_the_database_waits_for_it_and_does_what_was_to_be_done(database, monkeypatch):
    monkeypatch.setattr(adapters, "REST_AFTER_FAULT", 0.05)
    lost = Event()
    monkeypatch.setattr(adapters.log, "exception", lambda words: lost.set())
    officer = UserFactory(name="A")
    start(rename, council=None, by=None, title="Work", user=officer.pk, name=" B", small=False)
    server = Server(database)
    try:
        connection.close()
        database.update(HOST=str(server.folder), PORT="")
        server.stop()
        worker = Thread(target=adapters.JobWorker(batch=True).run)
        worker.start()
        assert lost.wait(10)
        server.start()
        worker.join(20)
        assert not worker.is_alive()
        officer.refresh_from_db()
        assert officer.name == "A B" and Job.objects.get().state == Job.State.DONE
    finally:
        connection.close()
        server.remove()


def test_a_database_that_hangs_is_told_within_seconds(clerk, database):
    database["OPTIONS"]["connect_timeout"] = "2"
    with TemporaryDirectory() as folder, silent_server(Path(folder)) as host:
        connection.close()
        database.update(HOST=host, PORT="")
        for path in ("/health/", "/"):
            started = monotonic()
            assert clerk.get(path).status_code == 503
            assert monotonic() - started < 4
        connection.close()


def test_a_statement_and_a_lock_are_waited_for_only_so_long(database):
    database["OPTIONS"].pop("options", None)
    limited(database, 1)
    with connection.cursor() as cursor:
        cursor.execute("SHOW lock_timeout")
        assert cursor.fetchone() == ("1s",)
        cursor.execute("SET statement_timeout = 20")
        with pytest.raises(OperationalError) as slow:
            cursor.execute("SELECT pg_sleep(5)")
        assert trouble_of(slow.value) is SLOW
        holder = connection.copy()
        with holder.cursor() as other:
            other.execute("SELECT pg_advisory_lock(28)")
            cursor.execute("SET statement_timeout = 0; SET lock_timeout = 20")
            with pytest.raises(OperationalError) as busy:
                cursor.execute("SELECT pg_advisory_lock(28)")
        holder.close()
        assert trouble_of(busy.value) is BUSY
