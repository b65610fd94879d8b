"""What stands beside each other since a meeting: each figure as exact as its target asks, and judged by itself."""

from datetime import date

from scorecards.editions.measures.since import since_shown
from tests.payloads import make_cell, make_row, make_target

MEETING = date(2026, 5, 19)  # in quarter 1 2026/27


def cells(*counted: tuple[str, float, int]) -> list[dict]:
    return [
        {**make_cell(value=count / of * 100), "period": code, "numerator": count, "denominator": of}
        for code, count, of in counted
    ]


def facts(*counted, target: float = 9, day: date = MEETING) -> dict[str, tuple[str, str]]:
    series = cells(*counted)
    row = make_row("2.1", "Homes", series=series, target=target)
    row["target"] = make_target(series[-1], "low", target, "percent")
    return {fact.name: (fact.figure, fact.more) for fact in since_shown(row, day).facts}


def test_no_result_stands_beside_a_target_where_the_figure_it_is_of_is_not_shown():
    told = facts(
        ("2025-26-Q4", 51, 560), ("2026-27-Q1", 45, 560)
    )  # 8%, of the quarter of the meeting, is met
    assert told["Target now"] == ("9% or less", "")


def test_the_figure_before_has_the_decimals_that_show_that_it_did_not_meet_the_target():
    told = facts(("2025-26-Q4", 51, 560), ("2026-27-Q1", 45, 560))  # 51 / 560 = 9.107%
    assert told["Last before the meeting"][0] == "9.1%"
    assert facts(("2025-26-Q4", 50, 560))["Last before the meeting"][0] == "9%"  # 8.93%: met either way


def test_the_result_is_that_of_the_latest_and_says_so():
    told = facts(("2025-26-Q4", 51, 560), ("2026-27-Q1", 60, 560), ("2026-27-Q2", 45, 560))
    assert told["Latest"][0] == "8.0%" and told["Target now"] == ("9% or less", "the latest: met")


def test_a_meeting_long_before_all_figures_shown_is_not_said_to_precede_them():
    row = make_row("2.1", "Homes", series=cells(("2025-26-Q4", 51, 560), ("2026-27-Q1", 45, 560)))
    assert since_shown(row, date(2014, 2, 10)) is None
    assert since_shown(row, date(2025, 11, 1)) is not None


def test_no_figure_is_told_with_decimals_in_one_place_and_without_in_another():
    counted = [(f"{year}-{year - 1999}-Q{q}", 90 + q, 560) for year in (2024, 2025) for q in (1, 2, 3, 4)]
    series = cells(*counted[:-1], ("2025-26-Q4", 102, 560))  # 102 / 560 = 18.2%, of "18% or less"
    row = make_row("2.1", "Homes", series=series, target=18)
    row["target"] = make_target(series[-1], "low", 18, "percent")
    told = since_shown(row, date(2025, 12, 1))
    beside = {fact.name: fact.figure for fact in told.facts}
    assert beside["Latest"] == "18.2%" and beside["A year before the latest"] == "16.8%"
    assert "the figure was 18.2%, higher than a year earlier (16.8%)" in told.sentence


def test_the_figure_that_the_verdict_names_has_the_decimals_that_its_target_asks():
    """51 of 560 is close to "9% or less", and "the figure was 9%" would read as met."""
    counted = [
        ("2024-25-Q4", 66, 548),
        ("2025-26-Q1", 65, 550),
        ("2025-26-Q4", 51, 560),
        ("2026-27-Q1", 47, 563),
    ]
    row = make_row("2.1", "Homes", series=cells(*counted), target=9)
    row["basis"], row["target"] = "rolling 12 months", make_target(row["series"][-1], "low", 9, "percent")
    told = since_shown(row, date(2025, 6, 10))
    assert "the figure was 9.1%, lower than a year earlier (12.0%)" in told.sentence
    assert {fact.figure for fact in told.facts if "of" in fact.more} == {"12.0%", "8.3%", "11.8%"}


def test_no_sentence_compares_figures_of_different_decimals():
    """135 of 563 is 23.98%: beside 18.2% it is 24.0%, not 24%."""
    counted = [("2025-26-Q1", 100, 550), ("2025-26-Q4", 128, 560), ("2026-27-Q1", 135, 563)]
    row = make_row("2.1", "Far from home", series=cells(*counted), target=18)
    row["basis"], row["target"] = "point in time", make_target(row["series"][-1], "low", 18, "percent")
    told = since_shown(row, MEETING)
    assert "24.0%, higher than a year earlier (18.2%)" in told.sentence
    assert [fact.figure for fact in told.facts[:3]] == ["22.9%", "24.0%", "18.2%"]
