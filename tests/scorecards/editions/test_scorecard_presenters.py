"""What the scorecard's page prints: statuses counted apart, and their shapes."""

import pytest

from scorecards.editions import presenters
from scorecards.editions.measures.presenters.breakdowns import breakdown_heading
from scorecards.editions.measures.presenters.comparison import comparison_heading
from scorecards.editions.presenters import STATUS_WORDS, present_scorecard, shape_of, totals, which_way
from tests.payloads import make_breakdown, make_payload, make_row

COUNTS = {"missed": 6, "close": 6, "met": 10, "none": 5, "hidden": 0, "total": 30}


def counted(counts, before=None):
    return {each["word"]: (each["count"], each["was"]) for each in totals(counts, before)}


def test_statuses_are_counted_apart_beside_those_of_before():
    found = counted(COUNTS, {**COUNTS, "missed": 7})
    assert found == {"missed": (6, 7), "close": (6, 6), "met": (10, 10), "no target": (5, 5)}


def test_hidden_ones_are_counted_where_there_are_any():
    assert sum(count for count, _ in counted({**COUNTS, "hidden": 3}).values()) == 30


def test_missing_figures_are_counted_by_editions_that_know_of_them(monkeypatch):
    monkeypatch.setattr(presenters, "STATUS_WORDS", {**STATUS_WORDS, "no_figure": "No figure"})
    assert counted(COUNTS).keys() == {"missed", "close", "met", "no target"}
    found = counted({**COUNTS, "no_figure": 3}, COUNTS)
    assert found["no figure"] == (3, None)
    assert sum(count for count, _ in found.values()) == 30


@pytest.mark.parametrize(
    ("status", "shape"),
    [("met", "met"), ("none", "none"), ("hidden", "unknown"), ("no_figure", "unknown")],
)
def test_what_has_no_number_has_one_shape(status, shape):
    assert shape_of(status) == shape


def test_links_of_pages_below_the_edition_lead_to_its_measures():
    payload = make_payload(2)
    assert present_scorecard(payload, "/base/")["here"] == ""
    assert present_scorecard(payload, "/base/", opened=True)["here"] == "../"
    assert present_scorecard(payload, "/base/", only_attention=True)["here"] == "../"


@pytest.mark.parametrize(
    ("sentence", "heading"),
    [
        ("", "Our place among similar councils"),
        ("Better than 2 of 10", "Beside similar councils: better than 2 of 10"),
        ("Clearly worse than 2 of 10 similar councils", "Clearly worse than 2 of 10 similar councils"),
    ],
)
def test_a_heading_says_beside_whom(sentence, heading):
    assert comparison_heading(sentence) == heading


def test_a_heading_of_kinds_says_of_what():
    row = make_row(title="Children who left care")
    kinds = make_breakdown("breakdown", title="Where they went")
    assert breakdown_heading(kinds, row) == "Children who left care: where they went"
    assert breakdown_heading(make_breakdown(), row) == "Cases held: 52% hold 25 or more"


def test_above_drawings_of_measures_that_have_no_better_right_is_higher():
    judged, context = make_row(polarity="low"), make_row(polarity="none")
    assert which_way([judged, judged]) == "further right is better"
    assert which_way([context]) == "further right is higher"
    assert which_way([{**context, "polarity": "range"}]) == "further right is higher"
    assert which_way([context, judged]) == "further right is better, or higher where it says so"
    assert which_way([make_row(comparison=None), {**context, "comparison": None}]) == ""
