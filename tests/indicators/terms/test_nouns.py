"""A number and the noun beside it agree, whatever an indicator counts."""

import pytest

from indicators.terms.nouns import SINGULARS, agree, singular_of
from indicators.terms.vocabulary import MULTIPLIERS, Polarity
from indicators.terms.wording import count_words, people_words, sentence_of
from tests.shipped import shipped

CATALOGUE = list(shipped().values())
COUNTED = sorted({definition.people for definition in CATALOGUE})


@pytest.mark.parametrize(
    ("many", "one"),
    [
        ("children", "child"),
        ("young women", "young woman"),
        ("families", "family"),
        ("children and young people", "child or young person"),
        ("children of school age", "child of school age"),
        ("audited files", "audited file"),
        ("new plans", "new plan"),
        ("enquiries", "enquiry"),
        ("social workers", "social worker"),
        ("Care leavers", "Care leaver"),
        ("children in foster homes", "child in foster homes"),
        ("churches", "church"),
        ("addresses", "address"),
        ("staff", "staff"),
        ("business", "business"),
        ("People", "Person"),
    ],
)
def test_what_is_counted_has_its_own_singular(many: str, one: str) -> None:
    assert singular_of(many) == one


@pytest.mark.parametrize("many", COUNTED)
def test_the_singular_of_everything_the_catalogue_counts_is_known_and_not_worked_out(many: str) -> None:
    head = many.split(" of ")[0]
    nouns = [part.split(" ")[-1] for part in head.split(" and ")]
    assert [noun for noun in nouns if noun not in SINGULARS] == []
    assert singular_of(many) != many


def test_every_share_that_is_judged_says_what_those_counted_have_in_common() -> None:
    judged = (
        definition
        for definition in CATALOGUE
        if definition.unit in MULTIPLIERS and definition.polarity is not Polarity.NONE
    )
    assert [definition.code for definition in judged if not definition.numerator_people] == []


def test_one_of_anything_is_told_in_the_singular() -> None:
    assert count_words(1, "families") == "1 family"
    assert count_words(2, "families") == "2 families"
    assert count_words(1, "queries", "query") == "1 query"
    assert people_words(0, 1) == "0 of 1 child"
    assert people_words(1, 3, "families") == "1 of 3 families"
    assert (agree(1, "is", "are"), agree(0, "is", "are")) == ("is", "are")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Agreed", "Agreed."),
        ("Agreed. ", "Agreed."),
        ("Why?", "Why?"),
        ("He said “Yes.”", "He said “Yes.”"),
        ("", ""),
    ],
)
def test_a_sentence_ends_once(text: str, sentence: str) -> None:
    assert sentence_of(text) == sentence
