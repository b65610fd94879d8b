"""Sums of columns, figures of several rows, and denominators from elsewhere."""

import pytest

from indicators.amounts.amounts import Amounts
from indicators.benchmarks.cells import CellRead
from indicators.benchmarks.figures import GatheredFigure, added, with_denominator, without_doubtful_sum
from indicators.benchmarks.gathering import Sought
from indicators.benchmarks.sums import gravest, parse_sum, worked_out
from indicators.terms.periods import financial_year
from indicators.terms.vocabulary import Symbol


def read(**cells):
    return lambda key: (
        CellRead(None, Symbol(cells[key])) if isinstance(cells[key], str) else CellRead(cells[key], None)
    )


@pytest.mark.parametrize(
    ("text", "cells", "value"),
    [
        ("inside", {"inside": 12.0}, 12),
        ("inside + outside", {"inside": 12.0, "outside": 5.0}, 17),
        (
            "100 - absent",
            {"absent": 8.3},
            91.7,
        ),  # in binary 91.7 is 91.7, but 100 - 8.3 is 91.69999999999999 elsewhere
        ("a+b-c", {"a": 0.1, "b": 0.2, "c": 0.3}, 0),  # 5.6e-17 in binary
        ("100 - 2.5", {}, 97.5),
    ],
)
def test_sums_are_worked_out_from_the_decimals_as_published(text, cells, value):
    assert worked_out(parse_sum(text), read(**cells)) == CellRead(value, None)


@pytest.mark.parametrize("text", ["", "+", "a +", "a * b", "a b", "Inside", "100 -", "a / b"])
def test_what_is_no_sum_is_refused(text):
    with pytest.raises(ValueError, match="is not a column"):
        parse_sum(text)


def test_a_sum_with_a_part_missing_has_no_number_for_the_gravest_reason():
    assert worked_out(parse_sum("a + b + c"), read(a=1.0, b="x", c="c")) == CellRead(
        None, Symbol.CONFIDENTIAL
    )
    assert worked_out(parse_sum("100 - a"), read(a="k")) == CellRead(None, Symbol.NOT_AVAILABLE)
    assert worked_out(parse_sum("a"), read(a="k")) == CellRead(None, Symbol.LOW_OBSOLETE)
    assert gravest(["z", "z"]) == Symbol.NOT_APPLICABLE


def figure(row=2, **amounts):
    return GatheredFigure("over-20-miles", 1, financial_year(2024), Amounts(**amounts), "", 0, row)


def test_a_figure_of_two_rows_is_their_sum_and_its_share_of_the_total():
    """15 inside and 35 outside of 200: 50 of 200 is 25%."""
    whole = added([figure(numerator=15.0), figure(numerator=35.0)])
    done = with_denominator(whole, 200.0, "", Sought(multiplier=100, worked_out=True))
    assert done.amounts[:4] == (50, 200, 25, "")


def test_a_figure_with_a_hidden_or_absent_part_is_hidden_or_not_available():
    hidden = added([figure(numerator=15.0), figure(symbol="c")])
    absent = added([figure(numerator=15.0), None])
    ratio = Sought(multiplier=100, worked_out=True)
    assert with_denominator(hidden, 200.0, "", ratio).amounts.symbol == "c"
    assert with_denominator(absent, 200.0, "", ratio).amounts.symbol == "x"


def test_without_its_denominator_a_figure_has_the_denominators_reason():
    ratio = Sought(multiplier=10_000, worked_out=True)
    assert with_denominator(figure(numerator=3.0), None, "c", ratio).amounts.symbol == "c"
    assert with_denominator(figure(numerator=3.0), 0.0, "", ratio).amounts.symbol == "z"
    # 540 enquiries of 100,700 children are 53.6 per 10,000
    assert with_denominator(figure(numerator=540.0), 100_700.0, "", ratio).amounts.value == pytest.approx(
        53.624627
    )


def test_a_sum_of_columns_is_a_denominator_only_where_it_gives_the_published_rate():
    """35.2 agency workers and 403.7 employed: 35.2 / 438.9 is 8.02%. Of a region without one council's agency workers,
    569.5 / (569.5 + 3982.3) is 12.5%, and 13.9% was published."""
    rate = Sought(multiplier=100, summed=True)
    council = figure(numerator=35.2, denominator=438.9, value=8.0)
    assert without_doubtful_sum(council, rate) == council
    region = figure(numerator=569.5, denominator=4551.8, value=13.9)
    assert without_doubtful_sum(region, rate).amounts == Amounts(569.5, None, 13.9)
    hidden = figure(denominator=438.9, symbol="c")
    assert without_doubtful_sum(hidden, rate) == hidden
