"""A measure's page around its chart: what stands in its place, and what is said beside it."""

import pytest
from django.template.loader import render_to_string
from lxml.html import document_fromstring

from scorecards.editions.measures.presenters import present_indicator
from scorecards.editions.measures.presenters.series import present_series
from scorecards.editions.pages import figures_page, scorecard_page
from tests.payloads import make_cell, make_comparison, make_payload, make_row, make_series

BASE = "/exampleton/scorecards/care/2025-26/quarter-3/edition-1/"


def page_of(row):
    context = present_indicator(make_payload(rows=[row]), row["code"], BASE)
    return render_to_string("scorecards/editions/measures/indicator_main.html", context)


def test_a_measure_with_a_course_has_its_chart_and_offers_to_explore_it():
    html = page_of(make_row(breaks=[]))
    assert 'class="trend wide"' in html and 'class="trend narrow"' in html
    assert "Explore this chart" in html and "k-band" in html


@pytest.mark.parametrize(
    ("series", "words"),
    [
        ([make_cell(value=81.0)], "81% in Q3 25/26 is the only figure shown, so there is no chart yet."),
        (make_series([None, None]), "No figure is shown, so there is no chart. No figure was entered."),
    ],
    ids=["one figure", "none"],
)
def test_without_a_course_a_sentence_stands_there_and_nothing_is_offered(series, words):
    html = page_of(make_row(series=series, limits=None))
    assert words in html
    for gone in ("trend wide", "Axis starts", "Explore this chart", "trendkey", "The marks show"):
        assert gone not in html
    assert "Figures behind this chart" in html  # the table stays


def test_what_is_not_drawn_is_not_in_the_key():
    html = page_of(make_row(basis="in period"))
    assert "so they are not on this chart" in html
    assert "k-band" not in html


@pytest.mark.parametrize(
    ("start", "noted"), [("2025-10-01", "Q3 25/26"), ("2025-10-15", "Q3 25/26"), ("2025-07-02", "Q2 25/26")]
)
def test_a_break_is_noted_at_the_figure_whose_period_reaches_it(start, noted):
    row = make_row(breaks=[{"start": start, "label": "New system"}])
    assert [one["label"] for one in present_series(row, "Ours")["figures"] if one["note"]] == [noted]


def test_the_optimum_of_an_average_is_in_the_key_of_the_similar_councils():
    optimum = {"value": 20.0, "words": "Optimum caseload: 20"}
    assert "k-opt" in page_of(
        make_row(unit="average", comparison=make_comparison(unit="average"), optimum=optimum)
    )
    assert "k-opt" not in page_of(make_row(optimum=optimum))


def texts(html, path):
    return [" ".join(each.text_content().split()) for each in document_fromstring(html).xpath(path)]


def noted_row():
    cells = make_series([9.0, 8.0, 7.0])
    cells[1] = {**cells[1], "revised_from": "9%"}
    cells[2] = {**cells[2], "provisional": True, "note": "Two returns are late."}
    return make_row(series=cells, limits=None)


def test_what_is_to_be_known_with_the_latest_figure_stands_beside_it():
    html = page_of(noted_row())
    assert texts(html, "//dl//*[starts-with(@class, 'sub remark')]") == [
        "Provisional",
        "Two returns are late",
    ]
    assert texts(html, "//td[@class='t']")[1:] == ["Revised from 9%", "Provisional. Two returns are late"]


def test_figures_with_a_remark_are_hollow_on_the_chart_and_the_page_says_what_that_is():
    html = page_of(noted_row())
    assert len(document_fromstring(html).find_class("noted")) == 2 * len(["wide", "narrow"])
    assert "A hollow dot is a figure with a remark" in html
    plain = page_of(make_row())
    assert "noted" not in plain and "hollow dot" not in plain


def test_a_promised_figures_note_is_said_once():
    note = "expected Quarter 4 2025/26"
    reason = f"Not yet available, {note}"
    promised = make_cell(value=None, symbol="p", reason=reason, note=note)
    assert (
        texts(page_of(make_row(series=[promised], limits=None)), "//dl//*[starts-with(@class, 'sub remark')]")
        == []
    )


def test_a_row_of_the_scorecard_has_the_note_with_its_figure():
    html = scorecard_page(make_payload(rows=[noted_row()]), BASE).html
    assert "Two returns are late" in texts(html, "//th/small")


def test_the_tables_behind_the_charts_have_a_star_with_such_a_figure():
    html = figures_page(make_payload(rows=[noted_row()]), BASE).html
    told = texts(html, "//table[1]//td")[:3]  # on a phone each says its period first
    assert [cell.removeprefix(f"Q{place + 1} 25/26") for place, cell in enumerate(told)] == [
        "9%",
        "8%*",
        "7%*",
    ]
    assert "“*” that the measure’s page has a remark" in html
    assert "*" not in figures_page(make_payload(3), BASE).html
