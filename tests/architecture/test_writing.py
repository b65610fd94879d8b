"""Nothing that somebody writes is lost, doubled, or put over what others wrote: tried with every form of every page."""

import ast
import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse

from accounts.models import AuditEntry, SentForm, User
from accounts.roles import Role
from accounts.writing.adapters import mark_of, signed
from accounts.writing.marks import NAME, STEP, Mark
from accounts.writing.markup import FREE_TEXT, Form, best_match, forms_in
from accounts.writing.middleware import OF_ITS_OWN
from accounts.writing.names import MARK
from tests.architecture.access import TABLE
from tests.architecture.access.forms import ELSEWHERE, FORMS, ONLY_ASKS, SIGNING_IN, with_targets
from tests.architecture.access.places import World
from tests.architecture.project import tree_of
from tests.architecture.writes import reached_from
from tests.factories import user_with_role
from tests.paths import PROJECT

# Passwords and codes: nothing is written there, and nothing of it is kept
OF_SIGNING_IN = ("account_", "mfa_", "sign_in_")
TYPED = "Written by hand, and not to be lost"


@dataclass
class Sent:
    """A form of a page, with what is sent of it: as it stands, and something typed in its first field for words."""

    page: str
    form: Form

    @property
    def address(self) -> str:
        return self.form.action or self.page

    @property
    def field(self) -> str:
        return next((each.name for each in self.form.controls if each.kind in FREE_TEXT), "")

    @property
    def fields(self) -> dict[str, object]:
        found: dict[str, object] = {
            each.name: each.value
            for each in self.form.controls
            if each.kind in ("hidden", "submit", "button")
        }
        found |= {name: values for name, values in self.form.shown().items() if values}
        found |= {each.name: SimpleUploadedFile("figures.csv", b"a,b\n") for each in self.form.files}
        return found | ({self.field: TYPED} if self.field else {})

    @property
    def mark(self) -> Mark:
        text = next(each.value for each in self.form.controls if each.name == MARK)
        found = mark_of(text)
        assert found, "The mark is not one of ours"
        return found

    def stands_in(self, response: HttpResponse) -> bool:
        """Whether the answer has the form, with what was typed."""
        found = best_match(
            forms_in(response.content.decode()), self.mark.action, self.mark.number, self.fields
        )
        return found is not None and (not self.field or found.shown()[self.field] == [TYPED])


def client_of(person: User) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(person)
    return client


def forms_of(client: Client, page: str) -> dict[str, Sent]:
    """By the name of the address that they are sent to; of several to one the first."""
    found = forms_in(client.get(page).content.decode())
    return {name: Sent(page, form) for form, name in reversed(list(with_targets(found, page)))}


@pytest.mark.slow
@pytest.mark.one_database
def test_no_form_loses_doubles_or_overwrites_what_is_written(db, settings):
    """That these are all is held by the walk of `test_access.py`, which opens every page."""
    files = {"BACKEND": "django.core.files.storage.InMemoryStorage"}
    settings.STORAGES = {**settings.STORAGES, "default": files}
    place = World().closed
    person = user_with_role(place.town.council, *Role)
    client = client_of(person)
    pages = {target: name for name, target in reversed(FORMS)}  # the first page of each
    forms = {
        (name, target): forms_of(client, place.address(name, person))[target]
        for name, target in FORMS
        if pages[target] == name
    }
    ways: tuple[Callable[..., Iterator[str]], ...] = (signed_out, stale, doubled)
    faults = [
        f"{name} to {target}: {fault}"
        for way in ways
        for (name, target), sent in forms.items()
        for fault in way(client, sent, person)
    ]
    assert not faults, "\n".join(faults)


def signed_out(client: Client, sent: Sent, person: User) -> Iterator[str]:
    browser = Client(raise_request_exception=False)
    response = browser.post(sent.address, sent.fields)
    if response.status_code != 302 or not response.url.startswith(reverse("account_login")):
        yield f"answers {response.status_code} to somebody whose sign-in ran out"
    browser.force_login(person)
    back = browser.get(sent.page)
    if not sent.stands_in(back) or "Let it go" not in back.content.decode():
        yield "is not filled in again after a sign-in"
    if sent.form.files and "Choose it again: figures.csv" not in " ".join(back.content.decode().split()):
        yield "does not say that the file is to be chosen again"


def stale(client: Client, sent: Sent, person: User) -> Iterator[str]:
    """As if its first field had shown something else when the page was opened."""
    if not sent.form.shown() or OF_ITS_OWN in sent.form.attributes:
        return
    mark, before = sent.mark, AuditEntry.objects.count()
    shown = mark.shown[:NAME] + "x" * (STEP - NAME) + mark.shown[STEP:]
    older = signed(replace(mark, once=f"{mark.once[:-1]}.", shown=shown))
    response = client.post(sent.address, {**sent.fields, MARK: older})
    asked = "What stands here now, and what you typed" in response.content.decode()
    if response.status_code != 409 or not asked or not sent.stands_in(response):
        yield f"answers {response.status_code} where others changed what it showed"
    if AuditEntry.objects.count() != before:
        yield "is done although others changed what it showed"


def doubled(client: Client, sent: Sent, person: User) -> Iterator[str]:
    first = client.post(sent.address, sent.fields)
    if first.status_code >= 500:
        yield f"answers {first.status_code}"
    made = SentForm.objects.filter(mark=sent.mark.once, done=True).exists()
    if first.status_code == 200 and not made and not sent.stands_in(first):
        yield "is refused without what was typed"
    if not made:
        return
    between = AuditEntry.objects.count()
    second = client.post(sent.address, sent.fields)
    if first.status_code == 302 and second.get("Location") != first.url:
        yield f"leads to {second.get('Location')} the second time, and not to {first.url}"
    if AuditEntry.objects.count() != between:
        yield "is done twice"


def test_every_address_that_takes_a_form_is_tried_or_says_why_not():
    """Told by the code of its view, with what that reaches in its file."""
    sent_to = {target for _, target in (*FORMS, *SIGNING_IN, *ONLY_ASKS)}
    takes = {name for name in TABLE if takes_forms(name)}
    missing = takes - sent_to - set(ELSEWHERE)
    assert not missing, f"Neither among the forms nor with a reason: {missing}"
    gone = set(ELSEWHERE) - set(TABLE) | set(ELSEWHERE) & sent_to
    assert not gone, f"Listed with a reason, and gone or tried by now: {gone}"


def takes_forms(name: str) -> bool:
    view = inspect.unwrap(view_of(name))
    path = Path(inspect.getfile(view))
    if not path.is_relative_to(PROJECT) or name.startswith(OF_SIGNING_IN):
        return False
    module = tree_of(path)
    defined = {node.name: node for node in module.body if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    start = defined.get(view.__name__)
    return start is not None and any("POST" in ast.unparse(each) for each in reached_from(start, defined))


@cache
def views() -> dict[str, Callable]:
    return dict(every_view(get_resolver()))


def view_of(name: str) -> Callable:
    return views()[name]


def every_view(resolver: URLResolver, names: str = "") -> Iterator[tuple[str, Callable]]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from every_view(entry, f"{names}{entry.namespace}:" if entry.namespace else names)
        else:
            yield f"{names}{entry.name}", entry.callback
