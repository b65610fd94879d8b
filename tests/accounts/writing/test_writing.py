"""What somebody writes into a form is kept, done once, and never put silently over what others wrote.

Every form is tried in `tests/architecture/test_writing.py`; here are the ways that are the same for all of them, on the
form for one's own name.
"""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import AuditEntry, KeptForm, SentForm
from accounts.roles import Role
from accounts.writing import actions, adapters
from accounts.writing.actions import CUT_OFF, forget_old_forms
from accounts.writing.adapters import mark_of, place_of, signed
from accounts.writing.marks import Mark
from accounts.writing.markup import Form, forms_in
from accounts.writing.names import CHOICE, LET_GO, MARK
from committees.models import MeasureRequest
from tests.factories import PASSWORD, CouncilFactory, user_with_role

pytestmark = pytest.mark.django_db
PAGE = "/account/"


@pytest.fixture
def council():
    return CouncilFactory(slug="exampleton")


@pytest.fixture
def person(council):
    return user_with_role(council, Role.DEMOCRATIC_SERVICES, name="Ada One", password=PASSWORD)


@pytest.fixture
def client(person) -> Client:
    return client_of(person)


def client_of(person) -> Client:
    client = Client()
    client.force_login(person)
    client.get("/accessibility/")
    return client


def form_in(response) -> Form:
    """The first form with a field to fill in."""
    return next(each for each in forms_in(response.content.decode()) if each.shown())


def opened(client: Client, page: str = PAGE) -> dict[str, str]:
    """What is sent of the form as the page shows it."""
    form = form_in(client.get(page))
    hidden = {each.name: each.value for each in form.controls if each.kind == "hidden"}
    return hidden | {name: values[0] for name, values in form.shown().items() if values}


def mark_in(sent: dict[str, str]) -> Mark:
    found = mark_of(sent[MARK])
    assert found
    return found


def test_a_form_is_done_once_however_often_it_is_sent(client, person):
    sent = {**opened(client), "name": "Ada Two"}
    first, second = client.post(PAGE, sent), client.post(PAGE, sent, follow=True)
    assert first.url == PAGE and second.redirect_chain == [(PAGE, 302)]
    assert "That was sent twice. It was done once." in second.content.decode()
    assert client.cookies["done_forms"].value == mark_in(sent).once
    assert AuditEntry.objects.filter(by=person).count() == 1

    other = client.post(PAGE, {**sent, "name": "Ada Three"})
    words = other.content.decode()
    assert other.status_code == 409 and form_in(other).shown()["name"] == ["Ada Three"]
    assert "and that was done. What it says now is something else." in words and "Ada Two" in words
    person.refresh_from_db()
    assert person.name == "Ada Two"
    client.post(PAGE, {**sent, "name": "Ada Three", MARK: marked(other)})
    person.refresh_from_db()
    assert person.name == "Ada Three", "sent again from the page that asked"


def marked(response) -> str:
    return next(each.value for each in form_in(response).controls if each.name == MARK)


def test_a_faulty_form_may_be_sent_again_and_its_faults_are_no_change_by_others(client, person):
    sent = {**opened(client), "name": ""}
    assert client.post(PAGE, sent).status_code == 200
    assert not SentForm.objects.exists()
    faulty = client.post(PAGE, {**sent, "name": "x" * 500})
    assert form_in(faulty).shown()["name"] == ["x" * 500]
    assert client.post(PAGE, {**sent, "name": "Ada Two", MARK: marked(faulty)}).status_code == 302


@pytest.mark.parametrize(("choice", "stands"), [("mine", "Ada Mine"), ("theirs", "Ada Meanwhile")])
def test_who_wrote_in_two_windows_sees_both_texts_and_chooses(client, person, choice, stands):
    sent, window = opened(client), opened(client)
    client.post(PAGE, {**window, "name": "Ada Meanwhile"})
    asked = client.post(PAGE, {**sent, "name": "Ada Mine"})
    words = " ".join(asked.content.decode().split())
    assert asked.status_code == 409
    assert "You changed this yourself at" in words and "in another window" in words
    assert "Ada Meanwhile" in words and form_in(asked).shown()["name"] == ["Ada Mine"]
    client.post(PAGE, {**sent, "name": "Ada Mine", MARK: marked(asked), f"{CHOICE}name": choice})
    person.refresh_from_db()
    assert person.name == stands


def test_what_somebody_else_changed_is_told_with_their_name_and_left_where_the_person_did_not(council):
    page = "/exampleton/settings/"
    ours, theirs = (
        client_of(user_with_role(council, Role.ADMINISTRATOR, name=name)) for name in ("Ada", "Bert")
    )
    sent = opened(ours, page) | {"reason": "Because of a review."}
    chosen = opened(theirs, page) | {"smallest_denominator": "30", "reason": "As agreed."}
    effects = theirs.post(page, chosen)
    assert mark_of(marked(effects)).writing == mark_in(chosen).once, "a step further, and the same writing"
    theirs.post(page, {**chosen, MARK: marked(effects), "do": "confirm"})
    asked = ours.post(page, sent)
    words = " ".join(asked.content.decode().split())
    assert asked.status_code == 409 and "Bert changed this at" in words
    assert form_in(asked).shown()["smallest_denominator"] == ["30"]
    assert form_in(asked).shown()["reason"] == ["Because of a review."]


def test_what_was_sent_without_a_sign_in_is_for_the_person_in_that_browser_alone(client, person, council):
    sent = {**opened(client), "name": "Ada Secret"}
    browser = Client()
    assert browser.post(PAGE, sent).url == f"/account/login/?next={PAGE}"
    assert "What you sent is kept: when you are signed in" in browser.get("/account/login/").content.decode()
    row = KeptForm.objects.get()
    assert "Secret" not in row.fields and "Secret" not in str(vars(row))
    browser.force_login(user_with_role(council, Role.DEMOCRATIC_SERVICES))
    assert "Secret" not in browser.get(PAGE).content.decode()
    assert "Secret" not in client.get(PAGE).content.decode(), "another browser of the same person"
    browser.force_login(person)
    back = browser.get(PAGE)
    assert form_in(back).shown()["name"] == ["Ada Secret"] and marked(back) == sent[MARK]
    assert "What you typed is in the form again, and is not saved yet." in back.content.decode()
    again = {**sent, "name": "Ada Secret", MARK: marked(back)}
    assert browser.post(PAGE, again).status_code == 302 and not KeptForm.objects.exists()
    person.refresh_from_db()
    assert person.name == "Ada Secret"


def test_it_is_let_go_by_a_press_or_after_a_day(client, person):
    browser = Client()
    for name in ("Ada Two", "Ada Three"):
        browser.post(PAGE, {**opened(client), "name": name})
    browser.force_login(person)
    assert form_in(browser.get(PAGE)).shown()["name"] == ["Ada Three"]
    mark = marked(browser.get(PAGE))
    assert browser.post(PAGE, {MARK: mark, LET_GO: "1"}).url == PAGE
    assert browser.cookies["done_forms"].value == mark_of(mark).writing, "the browser lets go of it too"
    assert form_in(browser.get(PAGE)).shown()["name"] == ["Ada Two"]
    KeptForm.objects.update(at=timezone.now() - timedelta(seconds=adapters.KEPT_FOR + 1))
    assert form_in(browser.get(PAGE)).shown()["name"] == ["Ada One"]
    SentForm.objects.create(mark="old", person=person, at=timezone.now() - timedelta(days=8))
    forget_old_forms()
    assert not KeptForm.objects.exists() and not SentForm.objects.exists()


def test_strangers_have_nothing_kept_and_a_person_only_so_much(client, person, monkeypatch):
    assert not Client().post(PAGE, {"name": "x"}).cookies
    assert not Client().post(PAGE, {"name": "x", MARK: "made.up"}).cookies
    older = replace(mark_in(opened(client)), once="one")
    monkeypatch.setattr(actions, "MOST_KEPT", 2)
    for number in range(4):
        Client().post(PAGE, {"name": "x", MARK: signed(replace(older, once=f"{number}"))})
    assert sorted(KeptForm.objects.values_list("mark", flat=True)) == ["2", "3"]
    monkeypatch.setattr(actions, "LARGEST", 10)
    assert not Client().post(PAGE, {"name": "x", MARK: signed(older)}).cookies


def test_a_form_with_an_older_token_comes_back_to_whoever_opened_it(person, council):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(person)
    sent = {**opened(browser), "name": "Ada Two"}
    response = browser.post(PAGE, {**sent, "csrfmiddlewaretoken": "x" * 64})
    assert response.url == PAGE
    assert form_in(browser.get(PAGE)).shown()["name"] == ["Ada Two"]
    browser.force_login(user_with_role(council, Role.MEMBER))
    refused = browser.post(PAGE, sent)
    assert refused.status_code == 403 and "opened by somebody else" in refused.content.decode()
    assert "Ada" not in refused.content.decode().partition("<main")[2]
    assert browser.post(PAGE, {"name": "x"}).status_code == 403, "no page of ours made it"
    bare = Client(enforce_csrf_checks=True)
    assert bare.post(PAGE, sent).url == f"/account/login/?next={PAGE}", "every cookie is gone"
    assert "What you sent is kept: when you are signed in" in bare.get("/account/login/").content.decode()


def test_what_needs_a_second_factor_waits_until_it_is_shown(council, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    page = "/exampleton/settings/"
    admin = user_with_role(council, Role.ADMINISTRATOR)
    settings.SECOND_FACTOR_REQUIRED = False
    browser = client_of(admin)
    sent = opened(browser, page) | {"reason": "Written before."}
    settings.SECOND_FACTOR_REQUIRED = True
    assert browser.post(page, sent).url.startswith("/account/second-factor/?next=%2Fexampleton%2Fsettings%2F")
    settings.SECOND_FACTOR_REQUIRED = False
    assert form_in(browser.get(page)).shown()["reason"] == ["Written before."]


def test_of_two_at_once_the_second_waits_and_who_was_cut_off_keeps_nobody_out(client, person, monkeypatch):
    monkeypatch.setattr(actions, "LOOKS", 1)
    sent = {**opened(client), "name": "Ada Two"}
    turn = place_of(f"{PAGE} 0")
    before = SentForm.objects.create(mark="other", person=person, turn=turn)
    asked = client.post(PAGE, sent)
    assert asked.status_code == 409 and "Somebody else is saving this right now" in asked.content.decode()
    assert form_in(asked).shown()["name"] == ["Ada Two"]
    SentForm.objects.filter(pk=before.pk).update(at=timezone.now() - CUT_OFF - timedelta(seconds=1))
    client.post(PAGE, sent)
    assert client.post(PAGE, sent).status_code == 302, "the turn was taken back"


def test_what_it_costs_does_not_grow(client, person):
    with CaptureQueriesContext(connection) as page:
        sent = opened(client)
    assert not [
        each for each in page if "accounts_sentform" in each["sql"] or "accounts_keptform" in each["sql"]
    ]
    with CaptureQueriesContext(connection) as post:
        client.post(PAGE, {**sent, "name": "Ada Two"})
    own = [
        each["sql"]
        for each in post
        if "accounts_sentform" in each["sql"] or "accounts_keptform" in each["sql"]
    ]
    assert len(own) == 2, own  # it is begun, and it is done


def test_who_goes_back_and_sends_the_same_again_is_asked_first(client):
    """The page opens anew there, with a mark of its own: a second request was made, unasked."""
    page = "/exampleton/requests/new/"
    words = {"wanted": "How many children wait for a home nearby", "why": "To plan.", "asked_by": "A member"}
    client.post(page, {**opened(client, page), **words})
    again = client.post(page, {**opened(client, page), **words})
    assert MeasureRequest.objects.count() == 1 and again.status_code == 409
    assert "You sent the very same at" in again.text and form_in(again).shown()["wanted"] == [words["wanted"]]
    assert "data-kept-typed" not in form_in(again).attributes, "it is saved, and not kept as if it were not"
    client.post(page, {**opened(client, page), **words, "wanted": "How many children wait for a school"})
    client.post(page, {**opened(client, page), **words, MARK: marked(again)})
    assert MeasureRequest.objects.count() == 3, "something else is asked about by nobody, nor the same twice"
