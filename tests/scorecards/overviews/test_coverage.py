"""What evidence there is: every key line, its empty cells counted by column and in the title."""

from scorecards.editions.presenters import frame_of
from scorecards.overviews.coverage.presenters import present_coverage
from scorecards.overviews.coverage.words import NO_FRAMEWORK, OLDER, Filled, heading, totals
from tests.payloads import make_cell, make_payload, make_row

AUDIT = {
    "kind": "practice",
    "way": "Audit",
    "title": "Case audit",
    "on": "2025-11-12",
    "number": "40 case files",
    "said": "Visits were written up.",
    "link": "",
    "source": "Quality assurance",
}


def card(lines, rows=()):
    payload = make_payload(2)
    payload["sections"] = [{**payload["sections"][0], "rows": list(rows), "line": "safe"}]
    payload["lines"] = [
        {"code": code, "question": f"{code}?", "note": "", "evidence": list(evidence)}
        for code, evidence in lines.items()
    ]
    return payload


def test_a_line_without_section_and_a_measure_without_figure_are_empty_cells():
    missing = make_row(title="Dental checks", latest=make_cell(value=None))
    context = present_coverage(card({"safe": [AUDIT], "role": []}, [missing]), "/base/")
    safe, role = context["lines"]
    assert (safe["filled"], role["filled"]) == (Filled(False, True, False), Filled(False, False, False))
    assert [one["title"] for one in safe["awaited"]] == ["Dental checks"]
    assert safe["practice"][0]["summary"] == "Case audit, 40 case files, 12 November 2025"
    assert context["heading"] == "5 of 6 cells have no evidence yet"
    assert context["totals"] == [
        "2 of 2 lines have no figures",
        "1 of 2 lines has no practice",
        "2 of 2 lines have nothing from young people",
    ]


def test_a_hidden_figure_is_a_figure_and_measures_beside_the_lines_are_named():
    hidden = make_row(latest={**make_cell(value=None), "hidden": True})
    payload = card({"safe": []}, [hidden])
    assert present_coverage(payload, "/base/")["lines"][0]["filled"].figures
    payload["sections"][0].pop("line")
    beside = present_coverage(payload, "/base/")
    assert [one["title"] for one in beside["beside"]] == [hidden["title"]]
    assert not beside["lines"][0]["filled"].figures


def test_without_lines_the_page_says_why_and_no_view_leads_to_it():
    payload = make_payload(2)
    assert not frame_of({**payload, "lines": []})["evidence"]
    assert frame_of(card({"safe": []}))["evidence"]
    assert present_coverage(payload, "/base/")["why_none"] == OLDER
    assert present_coverage({**payload, "lines": []}, "/base/")["why_none"] == NO_FRAMEWORK


def test_sentences_are_true_of_one_and_none():
    full, empty = Filled(True, True, True), Filled(False, False, False)
    assert (heading([full]), heading([empty]), heading([])) == (
        "All 3 cells have evidence",
        "None of 3 cells has evidence yet",
        "Nothing can be said of evidence",
    )
    assert heading([Filled(True, False, True)]) == "1 of 3 cells has no evidence yet"
    assert totals([Filled(True, False, False)]) == [
        "The one line has figures",
        "The one line has no practice",
        "The one line has nothing from young people",
    ]
    assert totals([full, full])[2] == "All 2 lines have something from young people"
