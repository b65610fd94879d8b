"""What is told of a measure beside its figure stands in the same words on its page, in files, in print and drawings."""

from functools import lru_cache

import pytest
from lxml import html

from scorecards.charts import explore_figure, trend
from scorecards.editions.pages import indicator_page, scorecard_page
from scorecards.exports.appendix.blocks import block_of
from scorecards.exports.spreadsheets.frames import comparisons_frame
from scorecards.exports.spreadsheets.judged import judged_frame
from scorecards.payload import AgainstShown, RowShown
from tests.payloads import make_comparison, make_payload, make_row

LONG_RUN = "Over the last five years’ figures it has risen, from 41% (Q3 21/22) to 82%."


def words(tree) -> str:
    return " ".join(" ".join(tree.itertext()).split())


def page_words(row: RowShown) -> str:
    page = indicator_page(make_payload(rows=[row]), "/edition-1/", row["code"])
    return words(html.fromstring(str(page.html)))


@lru_cache(maxsize=1)
def told() -> RowShown:
    return make_row(long_run=LONG_RUN, breaks=[])


@pytest.mark.parametrize(
    "said",
    [
        lambda: page_words(told()),
        lambda: block_of(told(), "Exampleton")["long_run"],
        lambda: judged_frame(make_payload(rows=[told()])).iloc[0]["Over five years"],
        lambda: explore_figure(told(), "Exampleton")["layout"]["meta"]["alt"],
        lambda: trend(told(), "Exampleton", "wide").svg,
    ],
    ids=["page", "appendix", "spreadsheet", "explore", "drawing"],
)
def test_what_five_years_say_is_said_alike(said):
    assert LONG_RUN in said()


def test_an_edition_from_before_says_nothing_of_five_years():
    row = make_row()
    assert "five years" not in page_words(row)
    assert block_of(row, "Exampleton")["long_run"] == ""
    assert judged_frame(make_payload(rows=[row])).iloc[0]["Over five years"] == ""


SAMPLE = "40 of 312 open case files looked at; if drawn by chance, the likely range for all is 64% to 87%"


@lru_cache(maxsize=1)
def sampled() -> RowShown:
    return make_row(sample={"words": SAMPLE, "lower": 63.6, "upper": 87.2}, breaks=[])


@pytest.mark.parametrize(
    "said",
    [
        lambda: page_words(sampled()),
        lambda: block_of(sampled(), "Exampleton")["beneath"][0],
        lambda: judged_frame(make_payload(rows=[sampled()])).iloc[0]["Sample"],
        lambda: explore_figure(sampled(), "Exampleton")["layout"]["meta"]["alt"],
        lambda: trend(sampled(), "Exampleton", "wide").svg,
    ],
    ids=["page", "appendix", "spreadsheet", "explore", "drawing"],
)
def test_what_a_sample_says_of_all_is_said_alike(said):
    assert SAMPLE in said()


BESIDE = (
    "Level with all 10 similar councils; clearly worse than the illustrative nation, level with their middle"
)


@lru_cache(maxsize=1)
def beside() -> RowShown:
    against: AgainstShown = {
        "better": 0, "worse": 0, "higher": 0, "lower": 0, "level": 10, "not_tested": 0,
        "sentence": "Level with all 10 similar councils",
        "benchmarks": "Clearly worse than the illustrative nation, level with their middle",
        "middle": "level", "region": "not tested", "england": "worse",
    }  # fmt: skip
    return make_row(comparison=make_comparison(against=against))


@pytest.mark.parametrize(
    "said",
    [
        lambda: page_words(beside()),
        lambda: block_of(beside(), "Exampleton")["comparison"]["words"][0],
        lambda: judged_frame(make_payload(rows=[beside()])).iloc[0]["Statistical neighbours"],
        lambda: comparisons_frame(make_payload(rows=[beside()])).iloc[0]["In words"],
    ],
    ids=["page", "appendix", "spreadsheet", "comparisons"],
)
def test_how_the_council_stands_to_others_is_said_alike(said):
    assert BESIDE in said()


def test_the_row_of_the_scorecard_has_it_for_the_opened_line_of_a_phone():
    tree = html.fromstring(str(scorecard_page(make_payload(rows=[told()]), "/edition-1/").html))
    assert [words(each) for each in tree.find_class("run")] == [LONG_RUN]
