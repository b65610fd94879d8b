"""Minutes say for which items somebody was there, as a clerk would write it."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committees.attendance.presence import Move, clock, order_taken, presence, runs

TAKEN = ["1", "2", "3", "8", "4", "5", "6", "9", "10"]
ARRIVED, LEFT = True, False


@pytest.mark.parametrize(
    ("moves", "words"),
    [
        ([], "All items"),
        ([Move(LEFT, 6, time(18, 42))], "Items 1 to 3, 8, 4 and 5. Left at 6.42pm"),
        ([Move(ARRIVED, 4, time(18, 5))], "Items 4 to 6, 9 and 10. Arrived at 6.05pm"),
        ([Move(ARRIVED, 3), Move(LEFT, 4, time(18, 0))], "Item 8. Left at 6pm"),
        ([Move(LEFT, 8)], "All but item 10"),
        ([Move(LEFT, 4), Move(ARRIVED, 6)], "All but items 4 and 5"),
        ([Move(LEFT, 0)], "No item"),
    ],
)
def test_where_somebody_was_is_said_in_words(moves, words):
    assert presence(TAKEN, moves).words == words


def test_who_left_the_room_for_an_interest_missed_that_item_alone():
    told = presence(TAKEN, [], withdrew=[6])
    assert told.words == "All but item 6" and told.here.count(False) == 1


def test_a_meeting_without_items_says_nothing_of_them():
    assert presence([], []).words == ""


def test_the_order_taken_is_said_only_where_it_was_another():
    assert order_taken(["1", "2", "3"], ["1", "2", "3"]) == ""
    assert order_taken(["1", "2", "3", "4", "5", "6", "8", "9", "10"], TAKEN) == "1 to 3, 8, 4 to 6, 9, 10"


def test_numbers_that_are_not_plain_are_listed_by_themselves():
    assert runs(["5", "5a", "6", "7"]) == ["5", "5a", "6", "7"]


@pytest.mark.parametrize(
    ("at", "words"), [(time(0, 5), "12.05am"), (time(12, 0), "12pm"), (time(9, 30), "9.30am")]
)
def test_a_time_is_written_as_minutes_write_it(at, words):
    assert clock(at) == words


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 8)), max_size=6))
def test_any_comings_and_goings_give_words_and_a_place_for_every_item(moves):
    told = presence(TAKEN, [Move(*move) for move in moves])
    assert len(told.here) == len(TAKEN) and told.words
