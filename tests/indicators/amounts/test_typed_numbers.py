"""Numbers as people type and paste them: what is understood, what is refused, and what a figure comes to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.amounts.cells import Typed
from indicators.amounts.numbers import Number, NumberFault, read_number
from indicators.amounts.typed import numbers_of, read_typed, worked_out
from indicators.terms.vocabulary import Unit

UNDERSTOOD = {
    "47": (47, 0),
    " 47 ": (47, 0),
    "8.3": (8.3, 1),
    "8,3": (8.3, 1),
    "12,50": (12.5, 2),
    "1,0125": (1.0125, 4),
    ",5": (0.5, 1),
    "1,012": (1012, 0),
    "0,012": (0.012, 3),
    "12,345,678": (12_345_678, 0),
    "1,012.5": (1012.5, 1),
    "1 012": (1012, 0),
    "1\u00a0012": (1012, 0),
    "1\u202f012": (1012, 0),
    "1\u2009012": (1012, 0),
    "1\u2007012,5": (1012.5, 1),
    "1.012,5": (1012.5, 1),
    "1.012.345": (1_012_345, 0),
    "1.012": (1.012, 3),
    "1012,5": (1012.5, 1),
    "79%": (79, 0, True),
    "79 %": (79, 0, True),
    "79\u00a0%": (79, 0, True),
    "8,3 %": (8.3, 1, True),
    "£1,250": (1250, 0),
    "£ 1 250.50": (1250.5, 2),
    "-£5": (-5, 0),
    "£-5": (-5, 0),
    "\u22125": (-5, 0),
    "\u2013 5": (-5, 0),
    "+5": (5, 0),
    "\ufeff47": (47, 0),
    "4\u200b7": (47, 0),
    "1e3": (1000, 0),
    "000": (0, 0),
}


@pytest.mark.parametrize("text", UNDERSTOOD)
def test_what_people_type_is_understood(text):
    assert read_typed(text) == Number(*UNDERSTOOD[text])


@pytest.mark.parametrize("text", ["", " ", "\u00a0", "\t\n", "\u200b"])
def test_an_input_with_nothing_in_it_is_empty(text):
    assert read_typed(text) is None


@pytest.mark.parametrize("text", ["1012,345", "012,345", "00,345", "10000,000"])
def test_what_could_be_two_numbers_is_refused_with_both(text):
    fault = read_typed(text)
    assert isinstance(fault, NumberFault)
    assert "decimal or a thousand" in fault.problem
    assert text.replace(",", ".") in fault.remedy
    assert f"or {int(text.replace(',', ''))}." in fault.remedy


@pytest.mark.parametrize("text", ["=1+1", "=A1", "@SUM(A1)", "+A1", "-1+2", "-cmd|' /C calc'!A0", "=79%"])
def test_a_formula_is_refused(text):
    fault = read_typed(text)
    assert isinstance(fault, NumberFault)
    assert "formula" in fault.problem


@pytest.mark.parametrize(
    "text",
    [
        "abc",
        "4 7",
        "12 34",
        "1,01,2",
        "1,012,5",
        "5,",
        "5%%",
        "%5",
        "5£",
        "££5",
        "--5",
        "-+5",
        "5-",
        "½",
        "5²",
        "٣",
    ],
)
def test_what_is_no_number_is_refused(text):
    assert isinstance(read_typed(text), NumberFault)


@pytest.mark.parametrize("text", ["n/a", "-", "\u2013", "..", "c", "x"])
def test_a_sign_for_nothing_is_told_where_reasons_go(text):
    fault = read_typed(text)
    assert isinstance(fault, NumberFault)
    assert "symbol" in fault.remedy


@pytest.mark.parametrize("text", ["1e13", "9" * 30, "9" * 41, "1" + " " * 3 + "2" * 5000])
def test_a_number_beyond_every_figure_is_refused(text):
    assert isinstance(read_typed(text), NumberFault)


WHOLE = st.integers(min_value=0, max_value=10**11)


@given(
    WHOLE,
    st.sampled_from([",", " ", "\u00a0", "\u202f", "\u2009"]),
    st.sampled_from(["", "-", "\u2212", "+ "]),
)
def test_however_thousands_are_parted_the_number_is_the_same(number, separator, sign):
    text = sign + f"{number:,}".replace(",", separator)
    assert read_typed(text) == Number(-number if sign in {"-", "\u2212"} else number, 0)


@given(WHOLE, st.text("0123456789", min_size=1, max_size=6), st.sampled_from(["", " %", "%"]))
def test_a_decimal_comma_and_a_decimal_point_read_the_same_where_only_one_is_meant(whole, decimals, percent):
    if len(decimals) == 3 and whole:
        return
    point, comma = (read_typed(f"{whole}{mark}{decimals}{percent}") for mark in (".", ","))
    assert point == comma == Number(float(f"{whole}.{decimals}"), len(decimals), bool(percent))


@given(st.text(max_size=60))
def test_any_text_is_a_number_a_fault_or_nothing(text):
    found = read_typed(text)
    assert found is None or isinstance(found, Number | NumberFault)
    if isinstance(found, NumberFault):
        assert found.problem and found.remedy


@given(st.text("0123456789.,- +eE\u00a0£%\u2212", max_size=14))
def test_what_a_file_may_hold_a_grid_reads_alike_or_refuses(text):
    in_file = read_number(text.strip())
    if isinstance(in_file, Number) and not text.strip().lstrip("+-\u2212").startswith("0"):
        found = read_typed(text)
        assert found == in_file or isinstance(found, NumberFault)


@pytest.mark.parametrize(
    "typed, unit, figure",
    [
        (Typed("47", "563"), Unit.PERCENT, 47 / 563 * 100),
        (Typed("47", "563", "8"), Unit.PERCENT, 47 / 563 * 100),
        (Typed("1.012", "2.024"), Unit.PERCENT, 50),
        (Typed(value="8,3 %"), Unit.PERCENT, 8.3),
        (Typed("1,012"), Unit.COUNT, 1012),
        (Typed(value="1 012"), Unit.COUNT, 1012),
        (Typed("566", "60,100"), Unit.RATE, 566 / 60_100 * 10_000),
        (Typed(value="£1,250"), Unit.MONEY, 1250),
        (Typed("5000", "4"), Unit.MONEY, 1250),
        (Typed("3 560", "200"), Unit.AVERAGE, 17.8),
        (Typed("47", "0"), Unit.PERCENT, None),
        (Typed("47"), Unit.PERCENT, None),
        (Typed("47", "5a"), Unit.PERCENT, None),
        (Typed("47", "563", symbol="c"), Unit.PERCENT, None),
        (Typed(), Unit.COUNT, None),
    ],
)
def test_a_figure_is_worked_out_unrounded(typed, unit, figure):
    assert worked_out(typed, unit) == (None if figure is None else pytest.approx(figure, rel=1e-12))


@given(st.integers(0, 5000), st.integers(1, 5000))
def test_a_percentage_is_numerator_over_denominator_whatever_value_is_typed_beside(numerator, denominator):
    typed = Typed(f"{numerator:,}", f"{denominator:,}", "33")
    assert worked_out(typed, Unit.PERCENT) == numerator / denominator * 100


def test_what_cannot_be_read_is_named_by_its_column():
    numbers = numbers_of(Typed("47", "5x", "8"), Unit.PERCENT)
    assert set(numbers.faults) == {"denominator"}
    assert numbers.given.numerator == Number(47, 0)
    assert numbers.given.denominator is None
