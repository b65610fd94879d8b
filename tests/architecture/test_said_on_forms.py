"""What forms say: every form of every page is sent empty and with nonsense, and each message is a plain sentence."""

import re
from collections import defaultdict
from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client
from lxml import html
from lxml.html import FormElement

from tests.architecture.access import TABLE
from tests.architecture.access.places import World

# What nobody means, for each kind of field; of any other kind the word itself
NONSENSE = {
    "short": {"number": "-1", "date": "31.31.31", "time": "99:99"},
    "long": {"number": "9" * 30, "date": "0001-01-01", "email": "a@" + "b" * 500, "*": "9" * 5000},
}
COUNTED = "figure|measure|section|session|person|indicator|row|word|day|month|edition"
KEPT = "membership|source|upload|entry|category|target|indicator|system|paragraph|limb"
FAULTS = {
    "an article before a clause": re.compile(
        r"\b(the|an?) (what|how|who|which|when|where|why|is|are|does)\b", re.I
    ),
    "the name of a field": re.compile(r"\b[a-z]+_[a-z]+\b"),
    "Django's words": re.compile(r"valid (choice|value|date|time|list|email|URL|“slug”)|This field|Ensure "),
    "what was sent, whole": re.compile(r"9{50}|b{50}"),
    "one of many": re.compile(r"\b1 (?!has|is|was|does|as|this|its|us|less)[a-z]+s\b"),
    "many of one": re.compile(rf"\b(?!1\b)\d+ ({COUNTED}) (?![0-9])"),
    "a key of a table": re.compile(rf"\b({KEPT}) \d", re.I),
    "no sentence": re.compile(r"^[^A-Z0-9“‘]|[^.?!”)]$"),
    "two full stops": re.compile(r"\.\.(?!\.)|[?!]\."),
}
SAID = "//p[contains(@class, 'fault') or starts-with(@class, 'message')] | //*[@class='summary']//li"
# What is called so here: the name of a file, the address of a person, what factories make
NAMES = re.compile(
    r"^\S+(\.(csv|xlsx)|@\S+\.example)(?= )|(Category|Directory|Case management system|Stable homes|Exampleton) \d+"
)


@pytest.fixture
def world(db, settings):
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    }
    return World()


def forms_at(client: Client, address: str) -> list[FormElement]:
    """Those that a page offers to send, but for signing out and taking a part of the page off."""
    answer = client.get(address)
    if answer.status_code != 200 or not answer.headers["Content-Type"].startswith("text/html"):
        return []
    forms = html.fromstring(answer.content).forms
    return [each for each in forms if each.method == "POST" and "logout" not in (each.action or "")]


def sent(form: FormElement, nonsense: dict[str, str] | None) -> dict[str, str]:
    """Hidden fields as they are; all others empty, or with what nobody means."""
    found = {}
    for field in form.inputs:
        kind = field.get("type", "text")
        if not field.name or kind in {"file", "submit"}:
            continue
        empty = (
            ""
            if nonsense is None
            else nonsense.get(kind, "x" if field.tag == "select" else nonsense.get("*", "x"))
        )
        found[field.name] = field.get("value", "") if kind == "hidden" else empty
    return found


def messages_of(content: bytes) -> Iterator[str]:
    for each in html.fromstring(content).xpath(SAID):
        yield " ".join(each.text_content().split()).removeprefix("Error: ")


def answers_at(client: Client, address: str) -> Iterator[tuple[str, bytes]]:
    """Each form with each of its buttons, empty and, by the first, with nonsense. What a form does is taken back."""
    for form in forms_at(client, address):
        buttons = [{each.get("name"): each.get("value", "")} for each in form.xpath(".//button[@name]")] or [
            {}
        ]
        for button in buttons:
            for nonsense in (None, *(NONSENSE.values() if button is buttons[0] else ())):
                with transaction.atomic():
                    answer = client.post(
                        form.action or address, {**sent(form, nonsense), **button}, follow=True
                    )
                    transaction.set_rollback(True)
                assert answer.status_code < 500, (address, form.action, button, nonsense)
                if answer.headers.get("Content-Type", "").startswith("text/html"):
                    yield f"{address} {button}", answer.content


@pytest.mark.slow
@pytest.mark.one_database
def test_every_message_of_every_form_is_a_plain_sentence(world):
    said: dict[str, str] = {}
    for name, line in TABLE.items():
        seen = [
            visit for visit, answer in zip(world.visits(name), line.split(), strict=True) if answer == "ok"
        ]
        for _, client, address in seen[-1:]:
            for place, content in answers_at(client, address):
                said |= dict.fromkeys(messages_of(content), place)
    assert len(said) > 100
    wrong = defaultdict(list)
    for message, place in said.items():
        for fault, pattern in FAULTS.items():
            if pattern.search(NAMES.sub("Theirs", message)):
                wrong[fault].append(f"{message[:200]} ({place[:120]})")
    assert not wrong, "\n".join(f"{fault}: {each}" for fault, found in wrong.items() for each in found)
