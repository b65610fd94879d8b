"""Months and the quarter they add up to: a hidden month is never what is left when the others are taken away."""

from hypothesis import given
from hypothesis import strategies as st

from indicators.terms.periods import quarter_of
from scorecards.disclosure.months import months_of, months_to_hide, quarters_to_hide

QUARTER = quarter_of(2025, 3)
APRIL, MAY, JUNE = months_of(quarter_of(2025, 1))
Q1 = quarter_of(2025, 1)


def parts(*counts, total=None):
    months = {month: count for month, count in zip(months_of(Q1), counts, strict=True) if count is not None}
    return [(months, {Q1: sum(months.values()) if total is None else total})]


def test_beside_a_quarter_that_is_there_a_second_month_is_hidden_with_a_small_one():
    """10 and 12 and 3 of 25: with April shown, May and June together are 15."""
    assert months_to_hide(parts(10, 12, 3), {JUNE}) == {APRIL, JUNE}


def test_a_quarter_is_hidden_where_its_other_months_were_told_before():
    assert quarters_to_hide(parts(10, 12, 3), {JUNE}) == {Q1}


def test_nothing_is_hidden_where_no_month_is_small():
    assert months_to_hide(parts(10, 12, 13), set()) == frozenset()
    assert quarters_to_hide(parts(10, 12, 13), set()) == frozenset()


def test_zero_gives_nobody_away():
    assert months_to_hide(parts(0, 12, 13), set()) == frozenset()


def test_a_month_that_nobody_reported_is_protected_where_what_is_left_is_small():
    assert months_to_hide(parts(10, 12, None, total=25), set()) == {APRIL}
    assert quarters_to_hide(parts(10, 12, None, total=25), set()) == {Q1}
    assert months_to_hide(parts(10, 12, None, total=52), set()) == frozenset()


def test_a_quarter_of_which_one_month_alone_was_reported_stays():
    assert quarters_to_hide(parts(10, None, None, total=40), set()) == frozenset()
    assert months_to_hide(parts(10, None, None, total=40), set()) == frozenset()


def test_two_hidden_months_protect_each_other_where_what_is_left_leaves_room():
    assert quarters_to_hide(parts(4, 40, 3), {APRIL, JUNE}) == frozenset()
    assert quarters_to_hide(parts(1, 40, 2), {APRIL, JUNE}) == {Q1}  # 3 over two: one of them is 1


@given(st.lists(st.integers(0, 30), min_size=3, max_size=3))
def test_no_small_month_can_be_worked_out(counts):
    """Whatever the counts: with the quarter shown, either no month or more than one is hidden, with room for each."""
    months, total = months_of(Q1), sum(counts)
    small = {month for month, count in zip(months, counts, strict=True) if 0 < count <= 5}
    hidden = months_to_hide(parts(*counts), small)
    assert small <= hidden
    left = sum(count for month, count in zip(months, counts, strict=True) if month in hidden)
    if hidden and total > 5 and len(hidden) < len([count for count in counts if count]):
        assert len(hidden) > 1 and left - (len(hidden) - 1) >= 5
    if small and Q1 not in quarters_to_hide(parts(*counts), small):
        rest = sum(count for count in counts if 0 < count <= 5)
        assert len(small) > 1 and rest - (len(small) - 1) >= 5
