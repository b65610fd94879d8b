"""What a search asks for, and which texts have it, whatever was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.terms.searching import (
    LONGEST_SEARCH,
    MOST_WORDS,
    Piece,
    nearest_titles,
    pieces_around,
    signed_spots,
    wanted,
)

NAMES = [
    ("Looked after", "In care", "LAC", "CLA"),
    ("Care leaver", "Leaving care"),
    ("Strengths and difficulties questionnaire", "SDQ"),
    ("Missing", "Missing episode"),
    ("Special educational needs", "SEN", "SEND"),
]


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("looked after", "The LAC nurse left"),
        ("LAC", "Children are looked after"),
        ("lac", "children in care"),
        ("care leavers", "Young people leaving care"),
        ("SDQ", "A strengths and difficulties questionnaire"),
        ("moves", "Two children moved"),
        ("MOVED children", "children who\nmoved"),
        ("100%", "of 100% of them"),
        ("a_b", "A_B"),
        ("how many were missing?", "many went missing"),
        ("MISSING", "many went missing"),
        ("sen", "Special educational needs"),
        ("send", "The SEND service"),
    ],
)
def test_a_text_with_every_word_is_found_by_any_of_its_names(typed, text):
    assert wanted(typed, NAMES).stands_in(text)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("LAC", "A place in a black home"),  # within other words
        ("car", "scar"),
        ("SEN", "They send their views"),  # an abbreviation that is a word as well
        ("moved children", "Adults moved"),
        ("%", "no sign"),
        ("a_b", "axb"),
        ("", "anything"),
        ("\x00", "anything"),
    ],
)
def test_a_text_without_one_of_the_words_is_not(typed, text):
    assert not wanted(typed, NAMES).stands_in(text)


def test_what_was_found_is_marked_in_the_text_around_it():
    text = "Before. " * 60 + "Three children went missing twice." + " After." * 60
    pieces = wanted("missing", NAMES).pieces(text)
    assert [piece.text for piece in pieces if piece.marked] == ["missing"]
    assert pieces[0].text == "… " and pieces[-1].text.endswith(" …")
    assert len("".join(piece.text for piece in pieces)) < 260


def test_words_of_every_sentence_count_only_where_there_are_no_others():
    assert wanted("when is it missing").words == (("missing",),)
    assert wanted("when").words == (("when",),)


def test_titles_that_are_written_nearly_alike_are_offered():
    assert nearest_titles("placment", ["Placement orders", "Dental checks"]) == ["Placement orders"]


@given(st.text(max_size=400), st.text(max_size=400))
def test_anything_may_be_typed_and_read(typed, text):
    asked = wanted(typed, NAMES)
    assert len(asked.text) <= LONGEST_SEARCH and len(asked.words) <= MOST_WORDS
    whole = "".join(piece.text for piece in asked.pieces(text, whole=True))
    assert whole == " ".join(text.split())
    for piece in asked.pieces(text):
        assert piece.text


def test_spots_that_a_database_signed_are_found_in_the_end_of_a_text():
    signed = "The Chair  asked why \ue000children\ue001\n\ue000moved\ue001."
    assert signed_spots(signed, "asked why children moved.") == [(10, 18), (19, 24)]
    assert signed_spots(signed, "moved.") == [(0, 5)]  # a word before the part is none of it
    assert signed_spots("", "moved.") == []
    assert pieces_around("why children moved", [(4, 12)], whole=True) == [
        Piece("why "),
        Piece("children", marked=True),
        Piece(" moved"),
    ]
