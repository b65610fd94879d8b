"""SQLite has one writer: whoever waits too long for it is told, keeps what was typed, and sends it again."""

import sqlite3
from contextlib import closing

import pytest
from django.db import connection
from lxml import html

from accounts.roles import Role
from committees.models import MinutesParagraph
from tests.factories import user_with_role
from tests.meetings import Town

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.sqlite_only]
WORDS = "asked why so many children had moved,\nand what it had cost them."


@pytest.fixture
def impatient(monkeypatch):
    """A twentieth of a second in place of the twenty that a web process waits."""
    connection.close()
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "timeout", 0.05)
    yield
    connection.close()


def test_a_paragraph_that_could_not_be_saved_is_sent_again_from_the_page_that_says_so(client, impatient):
    town = Town()
    client.force_login(user_with_role(town.council, Role.DEMOCRATIC_SERVICES))
    client.raise_request_exception = False
    address = f"{town.item_url}minutes/"
    typed = {**fields_of_page(client, address), "text": "? @A member: " + WORDS.replace("\n", "\n  ")}

    with closing(sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        told = client.post(address, typed)
        assert client.get("/health/").status_code == 200  # it can be read all the while
    assert (told.status_code, told["Retry-After"]) == (503, "5") and "no-store" in told["Cache-Control"]
    page = html.fromstring(told.content)
    assert page.xpath("//h1")[0].text == "Too much is being saved just now"
    assert page.xpath("//html/@lang") == ["en-GB"] and not page.xpath("//nav")

    [form] = page.forms
    fields = dict(form.fields)
    assert [each.get("name") for each in form.xpath(".//textarea")] == ["text"]
    fields["text"] = fields["text"].removeprefix("\n")  # as browsers read it
    assert fields == typed and form.action == address
    client.post(form.action, fields)
    saved = MinutesParagraph.objects.get()
    assert (saved.speaker, saved.text) == ("A member", WORDS)


def fields_of_page(client, address: str) -> dict[str, str]:
    forms = html.fromstring(client.get(address).content).forms
    [form] = [form for form in forms if "text" in form.fields]
    return {name: value or "" for name, value in form.fields.items()}
