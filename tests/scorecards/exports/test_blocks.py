"""What the appendix says of one measure, before it is laid out."""

from typing import Any

from scorecards.assembly.shown import WITHOUT_RANGES
from scorecards.exports.appendix.blocks import block_of
from scorecards.exports.appendix.figure_tables import figures_of, line_of
from tests.payloads import ASKED, hidden_cell, make_breakdown, make_cell, make_row, make_series


def strings(data: Any) -> list[str]:
    if isinstance(data, dict):
        data = [each for key, each in data.items() if key != "drawings"]
    if isinstance(data, list | tuple):
        return [words for each in data for words in strings(each)]
    return [data] if isinstance(data, str) else []


def breakdown_of(unit: str, value: float, **numbers: float) -> dict:
    cell = {**make_cell(value=value, unit=unit, denominator=None), **numbers}
    part = {"code": "a", "label": "A", "cell": cell, "share": None, "share_display": "", "emphasised": False}
    if unit == "percent":
        part |= {"share": value, "share_display": f"{value:.0f}%"}
    row = make_row(unit=unit, breakdowns=[make_breakdown(cells=[part, part], total="", sentence="")])
    return block_of(row, "Exampleton")["breakdowns"][0]


def test_a_breakdown_of_shares_has_the_numbers_beside_them():
    found = breakdown_of("percent", 34.3, numerator=24, denominator=70)
    assert found["headings"] == ["Group", "Number", "Share", "Chart"]
    assert found["cells"][0]["numbers"] == ["24 of 70", "34%"]


def test_a_breakdown_of_money_or_of_bare_shares_has_one_column():
    assert breakdown_of("pounds", 769)["headings"] == ["Group", "Amount", "Chart"]
    assert breakdown_of("pounds", 769)["cells"][0]["numbers"] == ["£769"]
    assert breakdown_of("percent", 34.3)["headings"] == ["Group", "Share", "Chart"]


def test_provisional_and_hidden_are_words_and_no_letters():
    cells = make_series([8.0, 9.0])
    row = make_row(series=[hidden_cell(), {**cells[1], "provisional": True, "revised_from": "7%"}])
    found = block_of(row, "Exampleton")
    [figures] = found["figures"]
    assert figures["lines"][-1] == line_of("Figure", ["Hidden", "9%"])
    assert any("provisional; revised from 7%" in remark for remark in found["remarks"])
    assert not {"c", "p", "r", "x"} & {word for text in strings(found) for word in text.split()}


def test_the_earlier_figure_stands_with_the_difference_and_a_hidden_one_only_with_its_reason():
    row = make_row()
    row["year_ago"] = {**row["year_ago"], "difference": "up by 3 percentage points"}
    row["previous"] = {"cell": hidden_cell(), "word": "", "arrow": "", "reason": "Hidden"}
    found = block_of(row, "Exampleton")
    assert found["year_ago"]["difference"] == "up by 3 percentage points"
    assert (found["previous"]["display"], found["previous"]["reason"]) == ("", "Hidden")


def test_what_would_reach_the_target_says_so():
    row = make_row()
    row["target"] = {
        **row["target"],
        "display": "9% or less",
        "to_reach": "17 fewer social workers with 25 or more cases",
    }
    said = block_of(row, "Exampleton")
    assert said["target"]["words"] == ["9% or less"]
    assert said["beneath"] == [
        "The target would have been met with 17 fewer social workers with 25 or more cases."
    ]


def test_no_sentence_ends_twice():
    row = make_row(finding="It rose.", breakdowns=[make_breakdown(threshold="Optimum caseload: 20.")])
    row["commentary"] = {
        "text": "More homes.",
        "author": "Head of Service.",
        "approved": "Agreed by the Director.",
    }
    said = [text for text in strings(block_of(row, "Exampleton")) if ".." in text]
    assert said == []


def test_each_council_says_how_it_stands_to_us_where_the_test_tells_them_apart():
    row = make_row()
    first, second, third = row["comparison"]["neighbours"][:3]
    first["tested"], second["tested"], third["tested"] = "worse", "higher", "level"
    found = {one["name"]: one["standing"] for one in block_of(row, "Exampleton")["comparison"]["councils"]}
    assert found[first["name"]] == "clearly better"
    assert found[second["name"]] == "clearly lower"
    assert found[third["name"]] == "level" and found[row["comparison"]["own"]["name"]] == ""


def test_bars_are_explained_only_where_there_are_any():
    row = make_row()
    assert block_of(row, "Exampleton")["comparison"]["untested"] == ""
    for one in (row["comparison"]["own"], *row["comparison"]["neighbours"]):
        one["low"] = one["high"] = None
    assert block_of(row, "Exampleton")["comparison"]["untested"] == WITHOUT_RANGES


def test_the_real_change_ends_with_what_five_years_say():
    row = make_row(long_run="Over five years it has risen.")
    said = dict(block_of(row, "Exampleton")["about"])["Real change?"]
    assert said == f"{row['verdict']['word']}. {row['verdict']['rule']} Over five years it has risen."
    assert dict(block_of(make_row(), "Exampleton")["about"])["Real change?"].endswith(row["verdict"]["rule"])


def test_what_would_be_said_in_every_cell_stands_once_over_all_of_them():
    line = line_of("Figure", ["8%", "Hidden", "Hidden", "Hidden", "9%", "No figure", "No figure"])
    assert [(cell["words"], cell["span"]) for cell in line["cells"]] == [
        ("8%", 1),
        ("Hidden in all 3", 3),
        ("9%", 1),
        ("No figure", 1),
        ("No figure", 1),
    ]


def test_a_unit_stands_once_and_not_in_every_cell():
    [figures] = block_of(make_row(unit="rate per 10,000", values=[62.0, 64.0]), "Exampleton")["figures"]
    assert figures["lines"][-1] == line_of("Figure, per 10,000", ["62", "64"])


def test_similar_councils_without_a_figure_are_named_once_and_take_no_lines_of_the_table():
    row = make_row()
    first = row["comparison"]["neighbours"][:4]
    for one in first[:3]:
        one.update(value=None, symbol="c", display="c", low=None, high=None)
    compared = block_of(row, "Exampleton")["comparison"]
    names = [one["name"] for one in first[:3]]
    assert compared["without"] == [{"display": "Hidden", "names": names}]
    lines = [each["name"] for each in compared["councils"]]
    assert not set(names) & set(lines) and first[3]["name"] in lines
    # One without a figure for another reason stays, and so do we
    assert len(lines) == 1 + len(row["comparison"]["neighbours"]) - 3


def test_what_members_asked_is_dated_and_reads_as_the_minutes_do():
    """The minutes give a speaker a colon where one is needed; the appendix adds none."""
    row = make_row(asked=[{**ASKED, "state": "Late by one meeting"}])
    (asked,) = block_of(row, "Exampleton")["asked"]
    assert asked["where"] == "Corporate Parenting Panel, 18 November 2025, item 6."
    assert asked["question"].startswith("A member of the Panel asked whether")
    assert asked["answers"] == [
        "Head of Service, Children in Care: The rules have not changed since April 2022."
    ]
    assert asked["outcome"].endswith("times.") and asked["state"] == "Late by one meeting."


def test_the_number_of_a_count_is_not_printed_twice():
    counted = {**make_cell(value=51.0), "numerator": 51.0, "denominator": None, "display": "51"}
    (table,) = figures_of(make_row(unit="count", series=[counted]))
    assert [line["name"] for line in table["lines"]] == ["Figure"]


def test_a_breakdown_without_any_figure_is_no_table():
    told, silent = make_breakdown(), make_breakdown()
    for each in silent["cells"]:
        each["cell"] = make_cell(value=None, symbol="x")
    silent.pop("periods", None)
    assert len(block_of(make_row(breakdowns=[told, silent]), "Exampleton")["breakdowns"]) == 1


def test_a_real_change_is_said_once():
    rule = "Lower than a year ago (83), by more than chance explains."
    row = make_row(verdict={"kind": "down", "word": "Lower than a year ago", "rule": rule})
    assert ["Real change?", rule] in block_of(row, "Exampleton")["about"]


def test_the_period_of_a_figure_is_written_as_within_a_sentence():
    def period_of(label):
        return block_of(make_row(latest={**make_cell(), "label": label}), "Exampleton")["latest"]["period"]

    assert period_of("Q3 25/26") == "Q3 25/26"
    assert period_of("Academic year 2023/24") == "academic year 2023/24"
    assert period_of("31 March 2025") == "31 March 2025"
