"""Shown figures never contradict what is said of them, and no reader meets a letter in place of a word."""

from datetime import date

import pytest

from indicators.catalogue.dated.values import TargetValues
from indicators.terms.periods import Period
from indicators.terms.vocabulary import SYMBOL_CELLS, SYMBOL_MEANINGS, Polarity, Symbol, Unit
from scorecards.assembly.inputs import IndicatorInputs
from scorecards.assembly.shown import (
    beside_figure,
    beside_others,
    latest_words,
    of_another_period,
    review_shown,
    shown,
    shown_within,
    why_beside,
)
from scorecards.editions.measures.presenters import present_indicator
from scorecards.editions.measures.presenters.series import present_figure
from scorecards.exports.appendix.document import document_of
from scorecards.payload import Limits
from tests.payloads import hidden_cell, make_cell, make_comparison, make_payload, make_row
from tests.scorecards.assembly.test_rows import Q2, definition, figure, row_of, share


def test_a_figure_that_ends_before_its_scorecard_says_of_when_it_is():
    year = {"code": "2024-25", "label": "2024/25", "start": "2024-04-01", "end": "2025-03-31"}
    for code, words in (
        ("2024-25", ""),
        ("2024-25-Q4", ""),
        ("2024-25-Q2", "Figure of quarter 2 2024/25, to 30 September 2024"),
        ("2023-24", "Figure of 2023/24"),
    ):
        cell = make_cell(Period.from_code(code))
        assert of_another_period(cell, year) == words
        page = present_indicator(
            make_payload(rows=[make_row(latest=cell)], period=year), make_row()["code"], "/"
        )
        assert (words in page["remarks"]) == bool(words)


def targeted(numerator: float, denominator: float, target: float, polarity: Polarity, tolerance=3.0):
    inputs = IndicatorInputs(
        definition(polarity=polarity),
        [share(Q2, numerator, denominator)],
        targets=[TargetValues(date(2018, 1, 1), target, tolerance, "")],
    )
    return row_of(inputs)


@pytest.mark.parametrize(
    ("numerator", "denominator", "target", "polarity", "word", "said", "words"),
    [
        (91, 1000, 9, Polarity.LOW, "Close", "9% or less", "9.1%"),
        (899, 1000, 90, Polarity.HIGH, "Close", "90% or more", "89.9%"),
        (904, 1000, 90.3, Polarity.HIGH, "Met", "90.3% or more", "90.4%"),
        (94, 1000, 9.3, Polarity.LOW, "Close", "9.3% or less", "9.4%"),
        (9004, 100_000, 9, Polarity.LOW, "Close", "9% or less", "9.004%"),
        (90, 1000, 9, Polarity.LOW, "Met", "9% or less", "9%"),
        (7, 100, 7, Polarity.LOW, "Met", "7% or less", "7%"),
        (89, 1000, 9, Polarity.LOW, "Met", "9% or less", "9%"),
        (120, 1000, 9, Polarity.LOW, "Close", "9% or less", "12%"),
    ],
)
def test_a_figure_beside_its_target_shows_why_the_target_is_met_or_not(
    numerator, denominator, target, polarity, word, said, words
):
    row = targeted(numerator, denominator, target, polarity)
    assert (row["target"]["word"], row["target"]["display"]) == (word, said)
    assert latest_words(row) == words
    assert row["latest"]["display"] == row["target"].get("latest_display", words) == words


def test_a_hidden_figure_gets_no_decimals():
    row = targeted(3, 33, 9, Polarity.LOW)
    assert "latest_display" not in row["target"]
    assert latest_words(row) == "Hidden"


@pytest.mark.parametrize(
    ("value", "words"),
    [(9.3, "9.3%"), (9.1, "9%"), (8.7, "9%"), (9.14, "9.14%"), (7.8, "7.8%"), (10.2, "10%"), (9.06, "9%")],
)
def test_a_figure_beside_its_usual_range_shows_on_which_side_of_it_it_is(value: float, words: str):
    limits: Limits = {"mean": 8.55, "lower": 8.0, "upper": 9.1, "display": "8.0% to 9.1%", "points": 12}
    row = make_row(values=[*[8.5] * 11, value], target=None, limits=limits)
    assert latest_words(row) == words


def test_councils_whose_figures_differ_are_never_shown_alike_to_ours():
    compared = make_comparison(level=9.2)
    for one, value in zip(compared["neighbours"], (9.4, 9.2, 8.6, 10.0), strict=False):
        one["value"], one["display"] = value, f"{value:.0f}%"
    words = beside_others(compared, Unit.PERCENT, 0)
    first, second, third, fourth, *_ = (words[one["code"]] for one in compared["neighbours"])
    # equal to ours stays equal; 10% is apart as it is
    assert words[compared["own"]["code"]] == "9.2%"
    assert (first, second, third, fourth) == ("9.4%", "9.2%", "8.6%", "10%")


@pytest.mark.parametrize("symbol", Symbol)
def test_no_symbol_is_ever_a_headline(symbol: Symbol):
    row = row_of(IndicatorInputs(definition(), [figure(Q2, symbol=symbol)]))
    assert row["latest"]["symbol"] == symbol  # as spreadsheets and systems have it
    assert row["latest"]["display"] == SYMBOL_CELLS[symbol] == latest_words(row)
    assert len(row["latest"]["display"]) > len(symbol)


def test_every_reason_has_words_short_enough_for_a_cell():
    assert SYMBOL_CELLS.keys() == SYMBOL_MEANINGS.keys()
    assert max(len(words) for words in SYMBOL_CELLS.values()) <= 14


def test_the_letters_of_editions_from_before_are_words_to_their_readers():
    assert shown({**hidden_cell(), "display": "c"}) == "Hidden"
    area = {"name": "Region", "value": None, "symbol": "x", "display": "x"}
    assert (shown(area), shown_within(area)) == ("Not available", "not available")
    assert shown_within({**area, "symbol": "", "display": "–"}) == "none"


@pytest.mark.parametrize(
    ("symbol", "reason", "said"),
    [
        ("p", "Not yet available, expected quarter 1 2026/27", "expected quarter 1 2026/27"),
        ("p", "Not yet available", ""),
        ("x", "not available", ""),
        ("c", "hidden so no child can be identified", "hidden so no child can be identified"),
        ("", "No figure for Q2 25/26", "No figure for Q2 25/26"),
    ],
)
def test_what_stands_in_the_figures_place_is_not_said_again_below_it(symbol, reason, said):
    """Readers saw "Not yet" and below it "Not yet available"."""
    cell = {
        **make_cell(value=None),
        "symbol": symbol,
        "reason": reason,
        "display": SYMBOL_CELLS.get(symbol, "–"),
    }
    assert why_beside(cell) == said
    assert present_figure(cell, make_row())["note"] == said  # in the table behind the chart too


@pytest.mark.parametrize("status", ["hidden", "no_figure", "none"])
def test_without_a_target_the_targets_column_says_so_whatever_became_of_the_figure(status):
    target = {**make_row()["target"], "value": None, "display": "", "status": status, "word": "Hidden"}
    assert beside_figure(target) == ("none", "No target")
    assert beside_figure({**target, "value": 9.0}) == (status, "Hidden")


@pytest.mark.parametrize(
    ("published", "shown_day"),
    [("", "2026-01-14"), ("2014-01-31", ""), ("2026-01-13T16:00:00Z", ""), ("2026-01-14", "2026-01-14")],
)
def test_no_edition_says_that_its_definitions_were_reviewed_after_it_was_published(published, shown_day):
    """Editions of 2014 said "Reviewed 14 January 2026"."""
    assert review_shown(make_row(reviewed="2026-01-14"), published) == shown_day
    payload = make_payload(1)
    payload["sections"] = [{**payload["sections"][0], "rows": [make_row(code="far", reviewed="2026-01-14")]}]
    payload["edition"] = {"number": 1, "published": published, "correction": ""}
    long_day = "14 January 2026" if shown_day else ""
    assert present_indicator(payload, "far", "/")["reviewed"] == long_day
    (printed,) = document_of(payload)["sections"][0]["rows"]
    assert dict(printed["about"]).get("Reviewed", "") == long_day
