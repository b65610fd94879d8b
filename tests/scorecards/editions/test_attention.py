"""What needs attention on a scorecard: its reasons, its order, and the rule it was chosen by."""

import pytest

from scorecards.editions.attention import EARLIER_RULE, RULE, needing_attention, rule_of
from tests.payloads import make_cell, make_payload, make_row

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


@pytest.mark.parametrize("kept", [{}, {"attention": []}])
def test_without_reasons_the_status_and_the_verdict_say_why(kept):
    row = needing(**kept)
    row["target"] = {**row["target"], "word": "Missed", "display": ""}
    row["verdict"] = {**row["verdict"], "word": "Getting worse", "kind": "worse"}
    (line,) = needing_attention(payload_of(row))
    assert line["why"] == "Missed and getting worse."


@pytest.mark.parametrize(("symbol", "shown"), [("", "No figure"), ("c", "Hidden")])
def test_a_line_without_a_number_says_so(symbol, shown):
    row = needing(latest={**make_cell(value=None), "symbol": symbol, "display": symbol or "–"})
    (line,) = needing_attention(payload_of(row))
    assert (line["value"], line["has_value"]) == (shown, False)


def test_the_rule_is_the_one_the_rows_were_chosen_by():
    assert rule_of(payload_of(needing(attention=REASONS))) == RULE
    assert rule_of(payload_of(make_row(needs_attention=False, attention=[]))) == RULE
    assert rule_of(payload_of(needing())) == EARLIER_RULE
