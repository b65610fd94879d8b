"""The sentences above the numbers are true of the numbers, whoever wrote none."""

import re
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from scorecards.assembly.findings import ENDINGS, finding, headline, judged_words, listed, section_answer
from scorecards.assembly.scorecard import count
from scorecards.payload import Status
from tests.payloads import make_payload, make_row


def test_a_finding_says_what_the_figure_is_and_how_it_stands_to_a_year_ago():
    row = make_row()
    row["year_ago"] = {**row["year_ago"], "word": "better", "arrow": "↓"}
    row["latest"]["display"], row["year_ago"]["cell"]["display"] = "8%", "12%"
    row["verdict"] = {"word": "Getting better", "kind": "better", "rule": ""}
    assert finding(row) == f"{row['title']}: 8%, down from 12% a year ago. Getting better"


def test_a_finding_does_not_call_an_ordinary_move_a_change():
    row = make_row()
    row["verdict"] = {"word": "No real change", "kind": "same", "rule": ""}
    assert "No real change" not in finding(row)


def test_a_verdict_that_the_last_step_seems_to_deny_is_given_with_its_reason():
    row = make_row()
    rule = (
        "Seven quarters in a row are above the average of those before, though lower than last quarter (71%)."
    )
    row["verdict"] = {"word": "Getting worse", "kind": "worse", "rule": rule}
    assert finding(row).endswith(rule)


def test_a_hidden_figure_is_not_put_into_words():
    row = make_row()
    row["latest"] = {**row["latest"], "hidden": True, "value": None, "display": "c"}
    assert finding(row) == f"{row['title']}: too few children to show"


def test_a_headline_counts_only_measures_that_have_a_target():
    rows = [row for section in make_payload(n_rows=4)["sections"] for row in section["rows"]]
    for row in rows:
        row["needs_attention"] = False
    rows[0]["needs_attention"] = True
    for row, status in zip(rows, ["met", "met", "missed", "none"], strict=True):
        row["target"]["status"] = status
    counts = count([row["target"]["status"] for row in rows])
    assert headline(counts, rows) == (
        f"Of 3 measures judged by a target, 2 met it and 1 missed it. {rows[0]['title']} needs attention."
    )


def test_a_headline_says_first_what_has_no_figure():
    rows = [row for section in make_payload(n_rows=4)["sections"] for row in section["rows"]]
    for row, status in zip(rows, ["no_figure", "close", "hidden", "no_figure"], strict=True):
        row["target"]["status"] = status
        row["needs_attention"] = False
    counts = count([row["target"]["status"] for row in rows])
    assert headline(counts, rows) == (
        "2 of 4 measures have no figure. The one measure judged by a target came close."
    )
    for row in rows:
        row["target"]["status"] = "no_figure"
    counts = count(["no_figure"] * 4)
    assert headline(counts, rows) == "No figures yet for these 4 measures."


@given(st.lists(st.sampled_from(get_args(Status)), min_size=1, max_size=40))
def test_no_headline_or_answer_counts_a_measure_as_what_its_row_does_not_say(statuses):
    rows = [make_row() for _ in statuses]
    for row, status in zip(rows, statuses, strict=True):
        row["target"]["status"], row["needs_attention"] = status, False
    counts, said = count(statuses), judged_words(statuses)
    assert sum(counts[status] for status in get_args(Status)) == counts["total"] == len(statuses)
    told = {ending: number for number, ending in re.findall(r"(\d+) (met it|came close|missed it)", said)}
    one = re.fullmatch(r"The one measure judged by a target (met it|came close|missed it)\.", said)
    expected = {words: statuses.count(status) for status, words in ENDINGS if statuses.count(status)}
    assert ({one[1]: 1} if one else {key: int(number) for key, number in told.items()}) == expected
    assert headline(counts, rows) and section_answer(rows)


def test_a_section_without_targets_says_so():
    row = make_row()
    row["target"]["status"] = "none"
    assert section_answer([row]) == "For context: nothing here has a target."


def test_a_list_of_titles_reads_as_a_sentence_and_stays_short():
    assert listed(["Health checks"]) == "Health checks"
    assert listed(["Health checks", "Dental checks"]) == "Health checks and dental checks"
    assert listed(["A", "Be", "Ce", "De", "Ee"]) == "A, be, ce and 2 more"
