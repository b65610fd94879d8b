"""What needs attention on a scorecard: its reasons, its order, and the rule it was chosen by."""

import pytest

from scorecards.assembly.attention import (
    EARLIER_RULE,
    RULE,
    heading_of,
    missing_figures,
    missing_heading,
    needing_attention,
    rule_of,
)
from scorecards.editions.presenters import present_scorecard
from scorecards.exports.appendix.document import document_of
from scorecards.exports.spreadsheets.judged import judged_frame
from tests.payloads import NOW, make_cell, make_payload, make_row

REASONS = ["Missed and getting worse", "Clearly worse than England."]


def payload_of(*rows):
    payload = make_payload(1)
    payload["sections"] = [{**payload["sections"][0], "rows": list(rows)}]
    return payload


def needing(**changes):
    return make_row(**{"needs_attention": True, **changes})


def test_reasons_are_sentences_and_the_target_stands_apart():
    row = needing(attention=REASONS)
    (line,) = needing_attention(payload_of(row, make_row(needs_attention=False)))
    assert line["why"] == "Missed and getting worse. Clearly worse than England."
    assert line["target"] == row["target"]["display"]
    assert (line["code"], line["title"], line["value"]) == (
        row["code"],
        row["title"],
        row["latest"]["display"],
    )


def test_a_figure_of_another_period_than_the_scorecards_says_so_on_the_page_and_in_the_appendix():
    payload = payload_of(needing(latest=make_cell(NOW.shift(-4)), attention=REASONS))
    (line,) = needing_attention(payload)
    assert line["why"].startswith(f"Figure of {NOW.shift(-4).in_sentence}. Missed and getting worse.")
    assert line["why"] in document_of(payload)["attention"]["listed"][0]["why"]


@pytest.mark.parametrize("kept", [{}, {"attention": []}])
def test_without_reasons_the_status_and_the_verdict_say_why(kept):
    row = needing(**kept)
    row["target"] = {**row["target"], "word": "Missed", "display": ""}
    row["verdict"] = {**row["verdict"], "word": "Getting worse", "kind": "worse"}
    (line,) = needing_attention(payload_of(row))
    assert line["why"] == "Missed and getting worse."


def lacking(**changes):
    cell = {**make_cell(value=None), "reason": "Not available", "symbol": "x"}
    return make_row(latest=cell, needs_attention=True, attention=["No figure came although one was due."])


def test_a_hidden_figure_that_needs_attention_says_so():
    row = needing(latest={**make_cell(value=None), "symbol": "c", "display": "c"})
    (line,) = needing_attention(payload_of(row))
    assert (line["value"], line["has_value"]) == ("Hidden", False)


def test_measures_without_a_figure_are_one_group_and_not_so_many_lines_of_attention():
    payload = payload_of(needing(), *(lacking() for _ in range(22)), make_row(), make_row())
    assert len(needing_attention(payload)) == 1
    assert heading_of(payload) == "1 of 25 measures needs attention; 22 have no figure"
    assert missing_heading(payload) == "No figure for 22 measures"
    missing = missing_figures(payload)
    assert len(missing) == 22 and missing[0]["why"] == "not available"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([], "This scorecard has no measures yet"),
        ([lacking()], "The one measure has no figure"),
        ([lacking(), lacking()], "None of 2 measures has a figure"),
        ([lacking(), make_row()], "1 of 2 measures has no figure; none of the others needs attention"),
        ([make_row(), make_row()], "No measure needs attention"),
    ],
)
def test_an_empty_scorecard_never_says_that_nothing_needs_attention(rows, said):
    assert heading_of(payload_of(*rows)) == said


def test_a_missed_target_is_told_where_no_figure_meets_the_rule():
    missed = make_row(needs_attention=False)
    missed["target"] = {**missed["target"], "status": "missed"}
    assert heading_of(payload_of(missed, lacking())) == (
        "1 of 2 measures missed its target; 1 has no figure; none of those with a figure meets the rule for attention"
    )
    assert missing_heading(payload_of(missed)) == ""


def test_a_missed_target_that_no_test_can_set_beside_chance_says_so():
    missed = make_row(needs_attention=False)
    missed["target"] = {**missed["target"], "status": "missed"}
    bare = make_row(needs_attention=False)
    bare["target"] = missed["target"]
    bare["latest"] = {**bare["latest"], "numerator": None, "denominator": None}
    assert heading_of(payload_of(bare, lacking())) == (
        "1 of 2 measures missed its target; whether by more than chance cannot be tested; 1 has no figure"
    )
    assert heading_of(payload_of(bare, missed)) == (
        "2 of 2 measures missed their target; of 1 of them whether by more than chance cannot be tested"
    )


def test_nothing_reassures_where_nothing_can_be_judged():
    def untold(status="none"):
        row = make_row(target=None, needs_attention=False, comparison=None)
        row["target"] = {**row["target"], "status": status}
        return row

    assert heading_of(payload_of(untold(), untold(), lacking())) == (
        "1 of 3 measures has no figure; the other 2 have no target and cannot be judged"
    )
    assert heading_of(payload_of(untold(), lacking())).endswith(
        "; the other has no target and cannot be judged"
    )
    assert heading_of(payload_of(untold("hidden"), lacking())).endswith("; none of the others can be judged")
    assert heading_of(payload_of(untold())) == "No measure has a target, so none can be judged"
    assert heading_of(payload_of(untold("hidden"))) == "No measure can be judged"


def test_page_appendix_and_workbook_count_the_same_measures_without_a_figure():
    payload = payload_of(needing(attention=REASONS), lacking(), lacking())
    page, printed = present_scorecard(payload, "/base/"), document_of(payload)
    assert len(page["attention"]) == len(printed["attention"]["listed"]) == 1
    assert page["attention_heading"] == printed["attention"]["heading"]
    assert printed["attention"]["rule"].startswith(page["attention_rule"])
    missing = printed["attention"]["missing"]
    assert page["missing_heading"] == missing["heading"] == "No figure for 2 measures"
    assert all(each["title"] in " ".join(missing["said"]) for each in page["missing"])
    assert list(judged_frame(payload)["Needs attention"]) == ["Yes", "No figure", "No figure"]


def test_the_rule_is_the_one_the_rows_were_chosen_by():
    assert rule_of(payload_of(needing(attention=REASONS))) == RULE
    assert rule_of(payload_of(make_row(needs_attention=False, attention=[]))) == RULE
    assert rule_of(payload_of(needing())) == EARLIER_RULE


def test_the_appendix_names_the_rule_of_its_time_in_the_notes_too():
    for payload, rule in (
        (payload_of(needing()), EARLIER_RULE),
        (payload_of(needing(attention=REASONS)), RULE),
    ):
        printed = document_of(payload)
        assert rule in dict(printed["notes"]["reading"])["Needs attention"]
        assert printed["attention"]["rule"].startswith(rule)
