"""The page of exceptions has every measure that is out of the ordinary, in each list that it belongs to."""

from scorecards.editions.exceptions import exceptions_heading, exceptions_of
from tests.payloads import NOW, make_cell, make_comparison, make_payload, make_row

PERIOD = make_payload(1)["period"]


def plain(title, **changes):
    row = make_row(title=title, **changes)
    row["target"] = {**row["target"], "status": "met", "word": "Met"}
    row["verdict"] = {**row["verdict"], "kind": "same"}
    return row


def worse_than_england(row):
    against = {"middle": "level", "england": "worse"}
    return {**row, "comparison": make_comparison(against=against)}


def test_each_exception_stands_in_every_list_it_belongs_to_and_is_counted_once():
    missed = worse_than_england(plain("Visits"))
    missed["target"] = {**missed["target"], "status": "missed", "display": "9% or less"}
    falling = plain("Reviews")
    falling["verdict"] = {**falling["verdict"], "kind": "worse", "word": "Getting worse"}
    slipping = plain(
        "Learning", long_run="From 2020/21 to 2024/25 it fell from 56% to 41%, by more than chance."
    )
    slipping["long_run_kind"] = "worse"
    lacking = plain(
        "Dental checks", latest={**make_cell(value=None), "reason": "Not available", "symbol": "x"}
    )
    rows = [missed, falling, lacking, slipping, plain("Plans")]
    found = {
        kind.title: [(one["title"], one["words"]) for one in kind.measures]
        for kind in exceptions_of(rows, PERIOD)
    }
    assert found == {
        "Missed the target": [("Visits", f"{missed['latest']['display']}, target 9% or less")],
        "Getting worse, worse than a year ago, or over the years shown": [
            ("Reviews", f"{falling['latest']['display']}, getting worse"),
            (
                "Learning",
                f"{slipping['latest']['display']}, from 2020/21 to 2024/25 it fell from 56% to 41%, "
                "by more than chance",
            ),
        ],
        "Clearly worse than others": [("Visits", "11% in 2024/25, than England")],
        "No figure": [("Dental checks", "not available")],
    }
    assert exceptions_heading(rows) == "4 of 5 measures are exceptions"
    assert exceptions_heading(rows[:1]) == "1 of 1 measure is an exception"


def test_an_exception_of_another_period_than_the_scorecards_names_its_own():
    late = worse_than_england(plain("Visits", latest=make_cell(NOW.shift(-4))))
    words = {one["words"] for kind in exceptions_of([late], PERIOD) for one in kind.measures}
    assert words == {f"11% in 2024/25, than England. Figure of {NOW.shift(-4).in_sentence}"}


def test_without_exceptions_the_page_says_so_and_why():
    assert exceptions_heading([plain("Plans")]).startswith("No exceptions: no target missed")
    assert not any(kind.measures for kind in exceptions_of([plain("Plans")], PERIOD))
    assert exceptions_heading([]) == "This scorecard has no measures yet"
