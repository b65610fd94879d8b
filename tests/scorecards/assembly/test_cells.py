"""What a change is in numbers: as a reader would work it out from the figures shown."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.terms.series import Break
from indicators.terms.vocabulary import Polarity, Unit
from indicators.terms.wording import round_half_away
from scorecards.assembly.cells import difference_words
from scorecards.assembly.inputs import IndicatorInputs
from tests.scorecards.assembly.test_rows import Q2, definition, number, quarters, row_of


@pytest.mark.parametrize(
    ("now", "then", "unit", "decimals", "words"),
    [
        (501, 350, Unit.COUNT, 0, "up by 151, 43%"),
        (350, 501, Unit.COUNT, 0, "down by 151, 30%"),
        (12, 9, Unit.COUNT, 0, "up by 3"),
        (13, 10, Unit.COUNT, 0, "up by 3, 30%"),
        (2001, 2000, Unit.COUNT, 0, "up by 1, less than 1%"),
        (6.4, 5.4, Unit.FTE, 1, "up by 1.0"),
        (1300, 1250, Unit.MONEY, 0, "up by £50, 4%"),
        (81, 78, Unit.PERCENT, 0, "up by 3 percentage points"),
        (79, 78, Unit.PERCENT, 0, "up by 1 percentage point"),
        (78.4, 77.6, Unit.PERCENT, 0, ""),
        (9.5, 9.25, Unit.PERCENT, 1, "up by 0.2 percentage points"),
        (94, 96, Unit.RATE, 0, "down by 2 per 10,000"),
        (3.1, 3.3, Unit.RATE_PER_1000, 1, "down by 0.2 per 1,000"),
        (168, 169, Unit.DAYS, 0, "down by 1 day"),
        (14.2, 13.9, Unit.SCORE, 1, "up by 0.3"),
        (50, 50, Unit.COUNT, 0, ""),
    ],
)
def test_a_change_is_told_in_numbers_and_in_per_cent_only_of_what_is_counted(
    now: float, then: float, unit: Unit, decimals: int, words: str
) -> None:
    assert difference_words(now, then, unit, decimals) == words


@given(
    st.floats(0, 100_000),
    st.floats(0, 100_000),
    st.sampled_from([Unit.COUNT, Unit.PERCENT, Unit.SCORE, Unit.FTE]),
    st.integers(0, 2),
)
def test_a_reader_who_subtracts_what_is_shown_finds_the_difference(
    now: float, then: float, unit: Unit, decimals: int
) -> None:
    step = round_half_away(now, decimals) - round_half_away(then, decimals)
    words = difference_words(now, then, unit, decimals)
    if not step:
        assert words == ""
        return
    way, _, rest = words.partition(" by ")
    told = Decimal(rest.split(" ")[0].rstrip(",").replace(",", ""))
    assert (way, told) == ("up" if step > 0 else "down", abs(step))
    assert ("%" in rest) == (unit in (Unit.COUNT, Unit.FTE) and round_half_away(then, decimals) >= 10)


def test_plans_that_rose_from_350_to_501_say_by_how_much_without_a_judgement():
    counted = definition(unit=Unit.COUNT, denominator="", polarity=Polarity.NONE)
    row = row_of(IndicatorInputs(counted, [number(Q2.year_before(), 350), number(Q2, 501)]))
    assert (row["year_ago"]["word"], row["year_ago"]["difference"]) == ("higher", "up by 151, 43%")


def test_no_difference_is_told_across_a_break_or_of_a_hidden_figure():
    inputs = IndicatorInputs(definition(), quarters([(40, 100), (60, 100)]))
    inputs.breaks = [Break(Q2.start, "New audit system from July 2018")]
    assert row_of(inputs)["previous"].get("difference", "") == ""
    hidden = row_of(IndicatorInputs(definition(), quarters([(3, 100), (60, 100)])))
    assert hidden["previous"]["cell"]["hidden"] and hidden["previous"].get("difference", "") == ""


def test_one_of_what_is_counted_is_told_in_the_singular():
    counted = definition(
        unit=Unit.COUNT, denominator="", people="families", counts_children=False, polarity=Polarity.NONE
    )
    assert row_of(IndicatorInputs(counted, [number(Q2, 1)]))["latest"]["people"] == "family"
    assert row_of(IndicatorInputs(counted, [number(Q2, 2)]))["latest"]["people"] == "families"


def test_a_ratio_that_may_pass_100_does_not_call_its_numerator_part_of_its_denominator():
    ratio = definition(counts_children=False, may_exceed_100=True)
    row = row_of(IndicatorInputs(ratio, quarters([(132, 104)])))
    assert (row["latest"]["display"], row["latest"]["people"]) == ("127%", "132 against 104")


def test_two_numbers_of_which_one_is_no_part_of_the_other_have_no_small_remainder():
    """103 against 105: the 2 are nobody. A small number on either side still hides it."""
    shared = {"counts_children": True, "denominator": "Enquiries"}
    share, ratio = definition(**shared), definition(**shared, may_exceed_100=True)
    assert row_of(IndicatorInputs(share, quarters([(103, 105)])))["latest"]["hidden"]
    assert not row_of(IndicatorInputs(ratio, quarters([(103, 105)])))["latest"]["hidden"]
    assert row_of(IndicatorInputs(ratio, quarters([(3, 105)])))["latest"]["hidden"]
    assert row_of(IndicatorInputs(ratio, quarters([(103, 3)])))["latest"]["hidden"]


def test_what_goes_up_and_down_is_told_with_its_sign():
    """ "+0.4%, up from −2.1% a year ago", by 2.5 percentage points."""
    change = definition(
        unit=Unit.CHANGE,
        decimals=1,
        denominator="",
        counts_children=False,
        polarity=Polarity.NONE,
        title="Change",
    )
    row = row_of(IndicatorInputs(change, [number(Q2.year_before(), -2.1), number(Q2, 0.4)]))
    assert row["finding"] == "Change: +0.4%, up from −2.1% a year ago"
    assert row["year_ago"]["difference"] == "up by 2.5 percentage points"
    money = replace(change, unit=Unit.VARIANCE, decimals=0)
    row = row_of(IndicatorInputs(money, [number(Q2.year_before(), 1200), number(Q2, -300)]))
    assert row["finding"] == "Change: −£300, down from +£1,200 a year ago"
    assert row["year_ago"]["difference"] == "down by £1,500"
