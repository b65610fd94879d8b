"""A reason tells somebody who was not there why: a letter, a full stop or one word does not."""

import pytest

from accounts.reasons import why_not_this_reason

MISSING = "Say why."


@pytest.mark.parametrize("said", ["Late returns", "Three late returns are counted.", "Q2 recount"])
def test_a_few_words_are_a_reason(said):
    assert why_not_this_reason(said, MISSING) == ""


@pytest.mark.parametrize(
    "said", ["x", ".", "...", "Error", "Recount!", "- -", "1 2", "a b", "?! ?!", "so So"]
)
def test_less_is_none_and_is_told_with_what_was_typed(said):
    assert f"“{said}” is no reason yet." in why_not_this_reason(f" {said} ", MISSING)


def test_of_what_did_not_take_place_one_word_tells_and_a_letter_does_not():
    assert why_not_this_reason("Snow.", MISSING, fewest=1) == ""
    assert "“x” is no reason yet. Say it in a word" in why_not_this_reason("x", MISSING, fewest=1)


def test_nothing_is_asked_for_and_too_much_is_counted():
    assert why_not_this_reason(" \n", MISSING) == MISSING
    assert (
        why_not_this_reason("too long " * 40, MISSING) == "Shorten the reason to 300 characters. It has 359."
    )
