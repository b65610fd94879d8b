"""What a person reads while they sign in is said in our own words: no stock text of the libraries behind it."""

import re

import pytest
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.core import mail
from django.core.cache import cache
from django.forms import Field

from accounts.roles import Role
from accounts.signin.attempts.letters import WHAT
from accounts.signin.break_glass.letters import tell_administrators
from accounts.signin.openid.refusals import WORDS
from tests.factories import PASSWORD, CouncilFactory, UserFactory, user_with_role

STOCK = {
    str(text)
    for said in (DefaultAccountAdapter.error_messages, DefaultMFAAdapter.error_messages)
    for text in said.values()
} | {str(Field.default_error_messages["required"])}
# Of django-allauth and Django: their spelling, their labels, how their sentences begin, and their lists of rules
THEIRS = re.compile(
    r"\b[Ee]mails?\b|\(again\)|(?:New|Current) Password|Ensure this|Enter a valid|Your password can|"
    r"You must type|too (?:similar|common)|<li>"
)
WEAK = "Password1234"
NEW = {"password1": WEAK, "password2": WEAK}
UNLIKE = {"password1": "tulip anchor gravel nine", "password2": "tulip anchor gravel ten"}
OLD = {"oldpassword": PASSWORD}
OUT = [
    (
        "login/",
        [{}, {"login": "x", "password": "x"}, {"login": "nobody@exampleton.example", "password": "x"}],
    ),
    ("password/reset/", [{}, {"email": "x"}, {"email": "x" * 400 + "@exampleton.example"}]),
]
IN = [
    ("password/change/", [{}, {**OLD, **UNLIKE}, {**OLD, **NEW}, {"oldpassword": "x", **UNLIKE}]),
    ("again/password/", [{}, {"password": "x"}]),
    ("second-factor/app/", [{}, {"code": "000000"}, {"code": "x" * 9}]),
    ("second-factor/passkeys/add/", [{}, {"name": "x" * 200, "credential": "{}"}]),
]
BY_LINK = [{}, UNLIKE, NEW, {"password1": "a", "password2": "a"}]


@pytest.fixture(autouse=True)
def as_in_use(settings):
    settings.SIGN_IN_AGAIN_AFTER = 15 * 60


def read(form) -> list[str]:
    """Everything a form says."""
    faults = [text for texts in form.errors.values() for text in texts]
    return faults + [str(text) for each in form for text in (each.label, each.help_text) if text]


def demand_our_words(answer, *, fault=True):
    form = answer.context["form"]
    assert form.errors or not fault, answer.request["PATH_INFO"]
    for text in read(form):
        assert text not in STOCK and not THEIRS.search(text), f"{answer.request['PATH_INFO']}: {text}"


def walk(client, pages):
    for page, tries in pages:
        demand_our_words(client.get(f"/account/{page}"), fault=False)
        for sent in tries:
            cache.clear()
            demand_our_words(client.post(f"/account/{page}", sent))


@pytest.mark.django_db
def test_every_form_of_signing_in_speaks_as_the_rest_does(client):
    person = user_with_role(
        CouncilFactory(), Role.ADMINISTRATOR, email="boss@exampleton.example", password=PASSWORD
    )
    walk(client, OUT)
    client.post("/account/password/reset/", {"email": person.email})
    letter = mail.outbox[0]
    assert not THEIRS.search(f"{letter.subject} {letter.body}".replace(person.email, ""))
    link = re.search(r"/account/password/reset/key/\S+", letter.body)[0]
    form = client.get(link, follow=True)
    walk(client, [(form.request["PATH_INFO"].removeprefix("/account/"), BY_LINK)])
    client.post("/account/login/", {"login": person.email, "password": PASSWORD})
    walk(client, IN)


@pytest.mark.django_db
def test_the_secret_of_an_app_is_the_same_until_it_is_set_up(client):
    """A reload or a second tab after scanning does not make the app's code wrong."""
    person = UserFactory(password=PASSWORD)
    client.post("/account/login/", {"login": person.email, "password": PASSWORD})
    address = "/account/second-factor/app/"
    shown = [client.get(address).context["secret"], client.get(address).context["secret"]]
    shown.append(client.post(address, {"code": "000000"}).context["secret"])
    assert len(set(shown)) == 1 and len(shown[0]) > 20
    client.post("/account/logout/")
    client.post("/account/login/", {"login": person.email, "password": PASSWORD})
    assert client.get(address).context["secret"] not in shown


def test_refusals_and_letters_have_names_and_sentences_whole():
    for words in WORDS.values():
        said = f"{words.heading} {words.what} {words.remedy}"
        assert not re.search(r"\bit service desk|\bit Service", said) and not THEIRS.search(said)
    assert not [what for what in WHAT.values() if "letter" in what], "a link may come from the operator, too"


@pytest.mark.django_db
def test_the_letter_about_the_break_glass_account_breaks_no_sentence():
    council = CouncilFactory()
    user_with_role(council, Role.ADMINISTRATOR)
    tell_administrators(user=UserFactory(), council=council, address="203.0.113.5")
    paragraphs = mail.outbox[0].body.split("\n\n")
    assert any(
        each.endswith("its sessions and its second factor:") and "\n" not in each for each in paragraphs
    )
