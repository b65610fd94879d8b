"""What a row says of a measure that is best within a range, and how its charts draw the range."""

from datetime import date

import pytest

from indicators.catalogue.dated.values import TargetValues
from indicators.terms.vocabulary import Polarity
from scorecards.assembly.inputs import IndicatorInputs
from scorecards.assembly.questions import movement_of
from scorecards.charts.scale import axis_for
from scorecards.charts.sparkline import sparkline
from scorecards.charts.trend import trend
from scorecards.exports.spreadsheets.judged import target_part
from tests.scorecards.assembly.test_rows import definition, quarters, row_of

BEDS = {
    "title": "Beds in use", "people": "beds", "numerator_people": "in use", "counts_children": False,
    "polarity": Polarity.RANGE,
}  # fmt: skip
OCCUPANCY = [TargetValues(date(2017, 4, 1), 85, 3, "the Panel", 95)]


def beds(*used, of=40, targets=OCCUPANCY):
    return row_of(IndicatorInputs(definition(**BEDS), quarters([(one, of) for one in used]), targets=targets))


@pytest.mark.parametrize(
    ("used", "status", "reach"),
    [
        (36, "met", ""),
        (38, "met", ""),  # 95%
        (39, "close", "1 fewer bed in use"),  # 97.5%
        (33, "close", "1 more bed in use"),  # 82.5%
        (32, "missed", "2 more beds in use"),  # 80%
        (40, "missed", "2 fewer beds in use"),
    ],
)
def test_occupancy_of_85_to_95_per_cent(used, status, reach):
    target = beds(36, used)["target"]
    assert (target["display"], target["value"], target["upper"]) == ("85% to 95%", 85, 95)
    assert (target["status"], target["to_reach"]) == (status, reach)
    assert target_part(beds(used))["Target, upper edge"] == 95


def test_nearer_to_the_range_is_better_and_within_it_only_up_or_down():
    assert beds(40, 39)["previous"]["word"] == "better"
    assert beds(39, 40)["previous"]["word"] == "worse"
    assert beds(38, 35)["previous"]["word"] == "lower"
    assert beds(40, 39, targets=[])["previous"]["word"] == "lower"


def test_a_real_move_towards_the_range_is_better_and_goes_which_way_it_goes():
    """Of 1,000: from 60% to 80% in a year, then from 80% to 60%, both below 85%."""
    up = beds(600, 610, 590, 600, 800, of=1000)
    assert (up["verdict"]["code"], up["year_ago"]["word"], movement_of(up)) == ("better", "better", "rising")
    down = beds(800, 810, 790, 800, 600, of=1000)
    assert (down["verdict"]["code"], movement_of(down)) == ("worse", "falling")
    assert down["attention"] == ["Missed its target and is really getting worse."]


def test_a_range_missed_by_more_than_chance_needs_attention():
    """Of 1,000 beds 990 in use: from 98.2% to 99.5%, all of it above 95%."""
    assert beds(900, 990, of=1000)["attention"] == ["Missed its target by more than chance explains."]


def test_rounding_does_not_hide_why_a_range_is_missed():
    """382 of 400 is 95.5%, which rounds to 96%; 381 of 400 is 95.25% and would look met."""
    assert "latest_display" not in beds(382, of=400)["target"]
    assert beds(381, of=400)["target"]["latest_display"] == "95.3%"
    assert beds(339, of=400)["target"]["latest_display"] == "84.8%"


def test_half_a_range_is_no_target():
    target = beds(36, targets=[TargetValues(date(2017, 4, 1), 85, 3, "the Panel")])["target"]
    assert (target["value"], target["display"], target["status"]) == (None, "", "none")


def test_both_edges_are_drawn_with_the_range_between_them_and_told_in_words():
    row = beds(36, 37, 39, 38, 35)
    for form in ("wide", "narrow"):
        drawing = trend(row, "Ours", form)
        assert drawing.svg.count("targetband") == 1 and "Target 85% to 95%." in drawing.alt
        (line,) = [part for part in drawing.svg.split("<path") if "targetline" in part]
        assert line.count("H") == 2
    small = sparkline(row)
    assert "Target 85% to 95%." in small.alt
    (dashes,) = [part for part in small.svg.split("<path") if "stroke-dasharray" in part]
    assert dashes.count("H") == 2


def test_the_axis_of_what_goes_up_and_down_passes_through_zero():
    for unit in ("percent change", "pounds over or under"):
        for values in ([3.0, 5.0, 4.0], [-8.0, -5.0], [-2.0, 3.0]):
            axis = axis_for(values, unit)
            assert 0.0 in axis.ticks
    assert axis_for([-2.0, 3.0], "percent change").labels == ("−2%", "−1%", "0%", "+1%", "+2%", "+3%")


def test_the_axis_of_a_ratio_does_not_end_at_100():
    assert axis_for([88.0, 99.0], "percent").high <= 100
    assert axis_for([98.0, 132.0], "percent of another number").labels[-1].endswith("%")
