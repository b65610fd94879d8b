"""The sentences above the numbers are true of the numbers, whoever wrote none."""

from scorecards.assembly.findings import finding, headline, listed, section_answer
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


def test_a_hidden_figure_is_not_put_into_words():
    row = make_row()
    row["latest"] = {**row["latest"], "hidden": True, "value": None, "display": "c"}
    assert finding(row) == f"{row['title']}: too few children to show"


def test_a_headline_counts_only_measures_that_have_a_target():
    rows = [row for section in make_payload(n_rows=4)["sections"] for row in section["rows"]]
    for row in rows:
        row["needs_attention"] = False
    rows[0]["needs_attention"] = True
    counts = {"met": 2, "close": 0, "missed": 1, "none": 1, "hidden": 0, "total": 4}
    assert headline(counts, rows) == (
        f"2 of 3 measures with a target are on it and 1 missed it. {rows[0]['title']} needs attention."
    )


def test_one_measure_is_told_in_the_singular():
    row = make_row()
    row["needs_attention"] = False
    none = {"met": 0, "close": 0, "missed": 0, "none": 1, "hidden": 0, "total": 1}
    assert headline(none, [row]) == "1 measure is shown. It has no target to be judged by."
    one = {"met": 1, "close": 0, "missed": 0, "none": 0, "hidden": 0, "total": 1}
    assert headline(one, [row]) == "1 of 1 measure with a target is on it and 0 missed it."
    missed = {**one, "met": 0, "missed": 1}
    assert headline(missed, [row]) == "0 of 1 measure with a target is on it and 1 missed it."
    assert headline({**missed, "missed": 3, "total": 3}, [row]).startswith(
        "0 of 3 measures with a target are on it"
    )


def test_a_section_without_targets_says_so():
    row = make_row()
    row["target"]["status"] = "none"
    assert section_answer([row]) == "For context: nothing here has a target."


def test_a_list_of_titles_reads_as_a_sentence_and_stays_short():
    assert listed(["Health checks"]) == "Health checks"
    assert listed(["Health checks", "Dental checks"]) == "Health checks and dental checks"
    assert listed(["A", "Be", "Ce", "De", "Ee"]) == "A, be, ce and 2 more"
