"""Change and target: every measure stands once, where its frozen verdict and usual range put it."""

import pytest
from django.template.loader import render_to_string

from scorecards.overviews.matrix.placing import (
    CHANGES,
    placed,
    prospect_of,
    why_apart,
)
from scorecards.overviews.matrix.presenters import present_matrix
from scorecards.overviews.matrix.words import counted_apart, heading, why_unknown
from tests.payloads import make_cell, make_payload, make_row

LIMITS = {"mean": 75.0, "lower": 70.0, "upper": 80.0, "display": "70% to 80%", "points": 15}


def judged(kind="same", *, target=78.0, polarity="high", upper=None, limits=LIMITS, method="process chart"):
    row = make_row(polarity=polarity, target=90, limits=limits)
    row["target"] = {**row["target"], "value": target, "status": "missed", "word": "Missed"}
    if upper is not None:
        row["polarity"], row["target"]["upper"] = "range", upper
    row["verdict"] = {**row["verdict"], "kind": kind, **({"method": method} if method else {})}
    return row


@pytest.mark.parametrize(
    ("target", "polarity", "upper", "expected"),
    [
        (81, "high", None, "misses"),
        (80, "high", None, "either"),  # the edge itself is within reach
        (70, "high", None, "either"),
        (69, "high", None, "meets"),
        (69, "low", None, "misses"),
        (75, "low", None, "either"),
        (81, "low", None, "meets"),
        (70, "range", 80, "meets"),
        (71, "range", 80, "either"),
        (81, "range", 90, "misses"),
    ],
)
def test_whether_the_target_will_be_met_follows_from_the_usual_range(target, polarity, upper, expected):
    named = "high" if polarity == "range" else polarity
    assert prospect_of(judged(target=target, polarity=named, upper=upper)) == expected


@pytest.mark.parametrize(
    "row",
    [
        judged(limits=None),
        judged(method="year on year"),
        judged(method=""),
        judged(method=None),  # an edition from before the rule was kept
    ],
)
def test_nothing_is_foretold_where_no_process_chart_decided(row):
    assert prospect_of(row) == "unknown"


def without(status, value=9.0):
    row = judged()
    row["target"] = {**row["target"], "status": status, "value": None if status == "none" else value}
    return row


def test_who_cannot_be_set_beside_a_target_is_counted_as_the_scorecard_counts():
    no_number = make_row(latest=make_cell(value=None))
    assert [why_apart(row) for row in (without("none"), without("no_figure"), without("hidden"))] == [
        "no target",
        "no figure",
        "hidden",
    ]
    assert why_apart({**judged(), "latest": no_number["latest"]}) == "no figure"
    assert why_apart(judged()) is None


def test_every_measure_of_a_scorecard_stands_once():
    payload = make_payload(24)
    context = present_matrix(payload, "/base/")
    cells = [cell for line in context["lines"] for cell in line["cells"]]
    inside = [one["code"] for cell in cells for one in cell["measures"]]
    outside = [one["code"] for group in context["apart"] for one in group["measures"]]
    on_card = [row["code"] for section in payload["sections"] for row in section["rows"]]
    assert sorted(inside + outside) == sorted(on_card)
    assert len(inside) == context["judged"]
    assert context["lines"] and not any(line["empty"] for line in context["lines"])
    assert len(context["columns"]) in (len(CHANGES), len(CHANGES) - 1)


def test_the_sentences_add_up_and_agree_with_one_and_none():
    many = placed([judged("worse", target=81), judged("worse"), judged("better", target=69), without("none")])
    assert heading(many) == (
        "Of 3 measures 2 got worse, 1 got better; 1 will usually meet its target, 1 will usually miss its target"
    )
    assert counted_apart(many) == "3 of 4 measures have a target and a figure; the other has no target."
    quiet = placed([judged(), judged(), without("none"), without("none"), without("hidden")])
    assert heading(quiet) == (
        "Of 2 measures none is known to have got worse or better lately; 2 meet their targets at some times "
        "and not at others"
    )
    assert counted_apart(quiet) == (
        "2 of 5 measures have a target and a figure; of the other 3, 2 have no target, 1 is hidden."
    )
    assert counted_apart(placed([without("none"), without("none"), judged()])) == (
        "1 of 3 measures has a target and a figure; the other 2 have no target."
    )
    assert heading(placed([judged(limits=None), judged(limits=None)])).endswith("cannot be foretold")
    assert (heading(placed([judged()])), counted_apart(placed([judged()]))) == (
        "One measure has both a target and a figure",
        "The one measure has a target and a figure.",
    )
    assert heading(placed([])) == "No measure has both a target and a figure"
    assert counted_apart(placed([without("no_figure")])) == "The one measure has no figure."
    assert counted_apart(placed([without("none"), without("no_figure")])) == (
        "Of 2 measures none has both: 1 has no target, 1 has no figure."
    )
    assert counted_apart(placed([])) == "This scorecard has no measures yet."


def test_each_measure_says_the_true_reason_why_it_cannot_be_foretold():
    quarters = [make_cell(value=80.0) for _ in range(19)]
    by_year = {**judged(limits=None, method="year on year"), "basis": "in period", "series": quarters}
    reasons = [
        why_unknown(row)
        for row in (
            {**by_year, "basis": "point in time"},
            {**by_year, "series": quarters[:11]},
            {**by_year, "series": quarters[:1]},
            {**by_year, "verdict": {**by_year["verdict"], "method": "steady baseline"}},
            {**by_year, "verdict": {**by_year["verdict"], "method": ""}},
            by_year,
            judged(method=None),
        )
    ]
    assert reasons == [
        "counted on one day",
        "11 figures in one series, and a usual range needs 12",
        "1 figure in one series, and a usual range needs 12",
        "it had never moved before",
        "it could not be tested",
        "its figures drift, jump or hardly move",
        "the edition does not keep which rule found a change",
    ]


def test_few_measures_are_a_list_and_no_grid():
    payload = make_payload(2)
    payload["sections"] = [
        {**payload["sections"][0], "rows": [judged("worse", target=81), judged(limits=None)]}
    ]
    context = present_matrix(payload, "/base/")
    assert [(one["change"], one["prospect"]) for one in context["few"]] == [
        ("Worse", "Will usually miss"),
        ("No real change", "Cannot be foretold"),
    ]
    assert context["few"][1]["why"]
    assert "<table" not in render_to_string("scorecards/overviews/matrix_main.html", context)
    assert present_matrix(make_payload(24), "/base/")["few"] == []
