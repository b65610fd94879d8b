"""What a token says of a person is taken as far as it can be trusted, and no further."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.signin.openid.claims import LONGEST_IDENTITY, Identity, identity_of
from accounts.signin.openid.provider_facts import ProviderFacts
from accounts.signin.openid.refusals import WORDS, Kind, Refused

PLAIN = ProviderFacts("town", "https://login.example", "id", "secret", ("E06000001",))
DOMAINS = ProviderFacts("town", "https://login.example", "id", "secret", (), domains=("town.example",))
ENTRA = ProviderFacts(
    "town", "https://login.example", "id", "secret", (), tenant="t", domains=("town.example",)
)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=300),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=9,
)
NAMES = (
    "sub",
    "oid",
    "tid",
    "email",
    "email_verified",
    "preferred_username",
    "name",
    "groups",
    "amr",
    "_claim_names",
)


@given(st.dictionaries(st.sampled_from(NAMES), ANYTHING), st.sampled_from([PLAIN, DOMAINS, ENTRA]))
def test_any_claims_are_a_person_or_refused(claims, facts):
    try:
        found = identity_of(claims, facts)
    except Refused as refused:
        assert refused.kind in {Kind.FORGED, Kind.NOT_THIS_PROVIDER}
        return
    assert len(found.key) <= LONGEST_IDENTITY and len(found.name) <= 120
    said = (found.key, found.address, found.name, *(found.groups or ()))
    assert all(text.isprintable() for text in said), "both databases keep it"


@pytest.mark.parametrize(
    ("facts", "claims", "address"),
    [
        (PLAIN, {"email": "A@Town.example", "email_verified": True}, "a@town.example"),
        (PLAIN, {"email": "a@town.example", "email_verified": "true"}, "a@town.example"),
        (PLAIN, {"email": "a@town.example"}, ""),
        (PLAIN, {"email": "a@town.example", "email_verified": 1.5}, ""),
        (PLAIN, {"preferred_username": "a@town.example", "email_verified": True}, ""),
        (DOMAINS, {"email": "a@town.example"}, "a@town.example"),
        (DOMAINS, {"email": "a@other.example", "email_verified": True}, ""),
        (DOMAINS, {"email": "a@sub.town.example"}, ""),
        (DOMAINS, {"email": "a@other.example", "preferred_username": "b@town.example"}, "b@town.example"),
        (DOMAINS, {"email": "x a@town.example"}, ""),
        (DOMAINS, {"email": "a@evil.example,b@town.example"}, ""),
    ],
)
def test_an_address_counts_where_the_provider_vouches_for_it(facts, claims, address):
    assert identity_of({"sub": "one", **claims}, facts).address == address


def test_a_subject_is_of_its_issuer_and_of_its_tenant():
    assert identity_of({"sub": "one"}, PLAIN).key == "https://login.example#one"
    assert len(identity_of({"sub": "x" * 255}, PLAIN).key) == 64
    entra = identity_of({"sub": "pairwise", "oid": "object", "tid": "t"}, ENTRA)
    assert entra == Identity("https://login.example#object", "object", "", "", ())


def test_every_refusal_says_what_happened_and_what_to_do():
    assert WORDS.keys() == set(Kind)
    assert all(each.what.endswith(".") and each.remedy.endswith(".") for each in WORDS.values())
