"""The figures as files: what a spreadsheet finds in them, cell by cell, and what it must never find or run."""

import csv
from copy import deepcopy
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook as open_xlsx
from python_calamine import load_workbook

from indicators.terms.safe_cells import safe_text
from scorecards.exports.appendix.notes import notes_of
from scorecards.exports.spreadsheets.areas import AREA_YEAR_COLUMNS, areas_frame
from scorecards.exports.spreadsheets.files import write
from scorecards.exports.spreadsheets.frames import (
    ABOUT_COLUMNS,
    COMPARISON_COLUMNS,
    FIGURE_COLUMNS,
    about_frame,
    comparisons_frame,
    figures_frame,
)
from scorecards.exports.spreadsheets.judged import BESIDE_THE_LATEST, JUDGED_COLUMNS, judged_frame
from scorecards.exports.spreadsheets.parts import BAND_COLUMNS, YEAR_COLUMNS, bands_frame, years_frame
from tests.payloads import (
    NEIGHBOURS,
    NOW,
    hidden_cell,
    make_breakdown,
    make_cell,
    make_comparison,
    make_hidden_row,
    make_payload,
    make_row,
    make_series,
)

WORKBOOKS = ("xlsx", "ods")
KINDS = ("csv", *WORKBOOKS)
RUNS_AS_FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def payload_of(*rows: Any, **changes: Any) -> Any:
    return make_payload(rows=list(rows), **changes)


def sheets_of(content: bytes) -> dict[str, list[list[Any]]]:
    book = load_workbook(BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def lines_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline="")))


def records(table: list[list[Any]]) -> list[dict[str, Any]]:
    return [dict(zip(table[0], line, strict=True)) for line in table[1:]]


def figures_in(payload: Any, kind: str) -> list[dict[str, Any]]:
    content = write(payload, kind)
    return records(lines_of(content) if kind == "csv" else sheets_of(content)["Figures"])


def everything_in(content: bytes, kind: str) -> str:
    """All a curious reader could search: for workbooks every file inside the archive."""
    if kind == "csv":
        return content.decode("utf-8-sig")
    with ZipFile(BytesIO(content)) as archive:
        return "\n".join(archive.read(name).decode("utf-8") for name in archive.namelist())


@pytest.fixture(scope="module")
def two_quarters() -> Any:
    series = [
        make_cell(NOW.previous(), 12.5, denominator=400, revised_from="11%"),
        make_cell(NOW, 8.5, denominator=200, provisional=True, note="One team is late"),
    ]
    return payload_of(make_row("2.1", "Three or more homes", series=series))


@pytest.mark.parametrize("kind", KINDS)
def test_each_line_is_one_indicator_and_period_with_its_numbers_and_words(two_quarters, kind):
    earlier, latest = figures_in(two_quarters, kind)
    assert (latest["Number"], latest["Indicator code"], latest["Indicator"]) == (
        "2.1",
        "three_or_more_homes",
        "Three or more homes",
    )
    assert (latest["Period code"], latest["Period"]) == ("2025-26-Q3", "Quarter 3 2025/26")
    assert (latest["Question"], latest["Unit"]) == ("Are we finding stable homes?", "percent")
    # 8.5 is shown as 9%: halves go away from zero. 8.5% of 200 is 17.
    assert [float(latest[name]) for name in ("Value", "Numerator", "Denominator")] == [9, 17, 200]
    assert (latest["Status"], latest["Note"], latest["Symbol"]) == ("provisional", "One team is late", "")
    assert [float(earlier[name]) for name in ("Value", "Numerator", "Denominator")] == [13, 50, 400]
    assert (earlier["Status"], earlier["Note"]) == ("final", "Revised from 11%")
    assert latest["Council"] == "Exampleton Borough Council (illustrative data)"
    assert latest["Edition"] == "Edition 1"


def test_the_csv_is_utf_8_with_the_mark_excel_knows_and_whole_numbers_stay_whole(two_quarters):
    content = write(two_quarters, "csv")
    assert content.startswith(b"\xef\xbb\xbfNumber,Indicator code,")
    assert b",13,50,400,,final,Revised from 11%," in content
    assert content.endswith(b"\r\n") and b"\n" not in content.replace(b"\r\n", b"")


@pytest.mark.parametrize("kind", WORKBOOKS)
def test_a_workbook_has_a_sheet_for_each_thing_the_page_says_and_one_about_itself(kind):
    sheets = sheets_of(write(make_payload(15), kind))
    assert {name: tuple(table[0]) for name, table in sheets.items()} == {
        "Figures": FIGURE_COLUMNS,
        "Targets and verdicts": JUDGED_COLUMNS,
        "Bands and kinds": BAND_COLUMNS,
        "Comparisons": COMPARISON_COLUMNS,
        "Comparisons by year": YEAR_COLUMNS,
        "Areas by year": AREA_YEAR_COLUMNS,
        "About": ABOUT_COLUMNS,
    }


def test_every_period_of_every_indicator_is_there_and_a_gap_is_an_empty_cell_with_its_reason():
    payload = make_payload(30)
    cells = [
        cell for section in payload["sections"] for row in section["rows"] for cell in row["series"]
    ]  # fmt: skip
    lines = figures_in(payload, "csv")
    assert len(lines) == len(cells) == 30 * 20 - 2 * 8  # two hidden rows of 12 quarters, 28 rows of 20
    gaps = [line for line in lines if line["Symbol"] == "x"]
    assert len(gaps) == sum(cell["symbol"] == "x" for cell in cells) > 0
    assert {(gap["Value"], gap["Status"], gap["Note"]) for gap in gaps} == {("", "", "No figure was entered")}


def test_numbers_are_numbers_and_gaps_are_nothing_in_a_workbook():
    row = make_row(series=make_series([7.0, None, 8.0]))
    sheet = open_xlsx(BytesIO(write(payload_of(row), "xlsx")))["Figures"]
    values = [cell.value for cell in sheet["I"]]
    assert values == ["Value", 7, None, 8]


def test_a_figure_has_no_more_decimals_than_the_page_shows():
    """A share with all its decimals would tell the size of the group behind it: 14.285714 is one of seven."""
    row = make_row(series=[make_cell(value=100 / 7, denominator=None)], decimals=1)
    assert figures_frame(payload_of(row))["Value"].tolist() == [14.3]


def test_a_break_is_noted_at_the_first_period_it_reaches():
    breaks = [{"start": NOW.start.isoformat(), "label": "New system from October 2025"}]
    row = make_row(series=make_series([7.0, 8.0, 9.0], until=NOW.next()), breaks=breaks)
    notes = figures_frame(payload_of(row))["Note"].tolist()
    assert notes == ["", "Break in series: New system from October 2025", ""]


def test_the_comparison_has_every_neighbour_region_country_mean_and_median():
    found = make_comparison()
    for place, one in enumerate(found["neighbours"]):
        one["value"] = (
            None if place == 6 else float(place + 1)
        )  # 1 to 6 and 8 to 10: 49 in all, nine councils
    # 49 / 9 = 5.444444...; the fifth of nine is 5
    found |= {"mean": 49 / 9, "median": 5.0, "n": 9}
    frame = comparisons_frame(payload_of(make_row(comparison=found)))
    kinds = ["This council", *["Statistical neighbour"] * 10, "Region", "Country", "Mean", "Median"]
    assert frame["Kind of area"].tolist() == kinds
    assert frame["Area code"].tolist()[1:11] == [code for code, _ in NEIGHBOURS]
    assert frame["Name"].tolist()[11:13] == ["Exampleshire region", "England"]
    assert frame["Value"].tolist()[1:11] == [1, 2, 3, 4, 5, 6, None, 8, 9, 10]
    assert frame["Symbol"].tolist()[7] == "x"
    assert frame["Value"].tolist()[13:] == [5.444444, 5]
    assert frame["Neighbours with a figure"].tolist()[13:] == ["9 of 10", "9 of 10"]
    assert set(frame["Release"]) == set(frame["Neighbour model"]) == {"2025"}
    assert set(frame["Period"]) == {"2024/25"}


def test_a_count_has_no_comparison():
    assert comparisons_frame(payload_of(make_row(unit="count"))).empty


@pytest.mark.parametrize("kind", WORKBOOKS)
def test_targets_verdicts_and_commentary_are_in_the_pages_own_words(kind):
    row = make_row(level=14, target=9)
    row["verdict"] |= {"method": "process chart"}
    row |= {"attention": ["It missed its target.", "It is getting worse."], "questions": ["Why now?"]}
    [line] = records(sheets_of(write(payload_of(row), kind))["Targets and verdicts"])
    target, verdict, commentary = row["target"], row["verdict"], row["commentary"]
    assert (line["Target"], line["Target status"]) == (target["display"], target["word"])
    assert (line["To reach the target"], line["Target set by"]) == (target["to_reach"], target["set_by"])
    assert (line["Verdict"], line["Verdict rule"]) == (verdict["word"], verdict["rule"])
    assert line["Verdict method"] == "process chart"
    assert line["Usual range"].startswith(row["limits"]["display"])
    assert line["Why it needs attention"] == "It missed its target. It is getting worse."
    assert line["Questions to ask"] == "Why now?"
    assert line["Commentary"] == commentary["text"].replace("\n\n", " ")
    assert (line["Commentary by"], line["Commentary agreed"]) == (
        commentary["author"],
        commentary["approved"],
    )
    assert line["In words"] == row["finding"]


def test_an_edition_from_before_reasons_and_tests_were_kept_is_written_too():
    row = make_row()
    line = judged_frame(payload_of(row)).iloc[0]
    assert (line["Verdict method"], line["Why it needs attention"]) == ("", "")
    assert line["Questions to ask"] == row["question"]
    assert line["Statistical neighbours"] == f"2024/25: {row['comparison']['sentence']}"


def test_the_latest_figure_has_its_target_and_verdict_beside_it_and_no_earlier_one_has():
    row = make_row(series=make_series([7.0, 8.0, 12.0]))
    row |= {
        "needs_attention": True,
        "attention": ["It missed its target."],
        "long_run": "Risen over five years.",
    }
    lines = figures_in(payload_of(row), "csv")
    assert (lines[-1]["Needs attention"], lines[-1]["Why it needs attention"]) == (
        "Yes",
        "It missed its target.",
    )
    assert lines[-1]["Over five years"] == "Risen over five years."
    assert [line["As shown"] for line in lines] == ["7%", "8%", "12%"]
    assert [line["Target status"] for line in lines] == ["", "", "Close"]
    assert all(lines[-1][column] for column in BESIDE_THE_LATEST)
    assert not any(line[column] for line in lines[:-1] for column in BESIDE_THE_LATEST)


@pytest.mark.parametrize("kind", WORKBOOKS)
def test_every_band_has_its_number_its_share_and_the_optimum(kind):
    breakdown = make_breakdown("band")
    row = make_row(unit="count", breakdowns=[breakdown])
    lines = records(sheets_of(write(payload_of(row), kind))["Bands and kinds"])
    assert [line["Band or kind"] for line in lines] == [each["label"] for each in breakdown["cells"]]
    assert [line["Value"] for line in lines] == [each["cell"]["value"] for each in breakdown["cells"]]
    assert [line["Share as shown"] for line in lines] == [
        each["share_display"] for each in breakdown["cells"]
    ]
    assert [line["Emphasised"] for line in lines] == ["No", "No", "No", "Yes", "Yes"]
    assert {line["Optimum"] for line in lines} == {"Optimum caseload: 20"}
    assert {line["In words"] for line in lines} == {"52% hold 25 or more"}


def test_a_hidden_band_is_in_no_file_even_where_a_number_was_left_in_it():
    breakdown = make_breakdown("band")
    breakdown["cells"][1] |= {
        "cell": hidden_cell(NOW) | {"value": 77123, "numerator": 88123},
        "share": 66.123,
        "share_display": "66123%",
    }
    line = bands_frame(payload_of(make_row(breakdowns=[breakdown]))).iloc[1]
    assert not [text for text in map(str, line) if "123" in text]
    assert (line["Symbol"], line["Reason"]) == ("c", "Hidden so no child can be identified")


@pytest.mark.parametrize("kind", WORKBOOKS)
def test_every_year_of_the_comparators_is_there(kind):
    row = make_row()
    lines = records(sheets_of(write(payload_of(row), kind))["Comparisons by year"])
    assert [line["Year"] for line in lines] == [year["label"] for year in row["annual"]]
    median = "Median of statistical neighbours"
    assert [line[median] for line in lines] == [pytest.approx(year["median"]) for year in row["annual"]]
    assert {line["Country's name"] for line in lines} == {"England"}
    assert years_frame(payload_of(make_row(unit="count"))).empty


def test_every_year_of_each_council_is_there_with_the_numbers_behind_it_and_its_symbol():
    row = make_row()
    years = len(row["annual"])
    row["areas"] = [
        {
            "kind": "neighbour",
            "code": "E08000001",
            "name": "Kestrelby",
            "values": [12.5] * (years - 1) + [None],
            "symbols": [""] * (years - 1) + ["c"],
            "numerators": [50.0] * (years - 1) + [None],
            "denominators": [400.0] * (years - 1) + [None],
        }
    ]
    lines = areas_frame(payload_of(row)).to_dict("records")
    assert len(lines) == years
    assert (lines[0]["Kind of area"], lines[0]["Value"]) == ("Statistical neighbour", 12.5)
    assert (lines[0]["Numerator"], lines[0]["Denominator"]) == (50, 400)
    assert (lines[-1]["Value"], lines[-1]["Symbol"]) == (None, "c")


def test_a_neighbour_without_a_number_has_no_likely_range_either():
    found = make_comparison()
    found["neighbours"][0] |= {"value": None, "symbol": "c", "low": 3.1, "high": 4.2}
    frame = comparisons_frame(payload_of(make_row(comparison=found)))
    assert frame["Likely range from"].tolist()[1] is None
    assert frame["Likely range from"].tolist()[2] == pytest.approx(found["neighbours"][1]["low"])


@pytest.mark.parametrize("kind", WORKBOOKS)
def test_the_last_sheet_says_what_the_file_is(kind):
    about = dict(sheets_of(write(make_payload(3), kind, fingerprint="ab12"))["About"])
    assert about["Council"] == "Exampleton Borough Council"
    assert about["Committee"] == "Corporate Parenting Panel"
    assert about["Period"] == "Quarter 3 2025/26, October to December 2025"
    assert (about["Edition"], about["Published"]) == ("Edition 1", "13 February 2026")
    assert about["Fingerprint (SHA-256)"] == "ab12"
    assert about["Data"].startswith("Illustrative data")
    assert about["Symbol c"] == "Hidden so no child can be identified"


@pytest.mark.parametrize("kind", KINDS)
def test_a_draft_says_so_in_the_file(kind):
    draft = make_payload(2, edition={"number": 0, "published": "", "correction": ""})
    content = write(draft, kind)
    assert {line["Edition"] for line in figures_in(draft, kind)} == {"Draft, not published"}
    if kind != "csv":
        about = dict(sheets_of(content)["About"])
        assert about["Edition"] == "Draft, not published" and "Published" not in about


def test_real_figures_carry_no_label_of_made_up_ones():
    payload = make_payload(2)
    payload["council"]["illustrative"] = False
    assert "llustrative" not in everything_in(write(payload, "csv"), "csv")
    assert "llustrative" not in everything_in(write(payload, "xlsx"), "xlsx")


@pytest.mark.parametrize("kind", KINDS)
def test_a_hidden_figure_is_in_no_file_even_where_a_number_was_left_in_the_cell(kind):
    """Assembly takes the numbers out; should it ever forget one, the file still has none."""
    left = {
        **hidden_cell(NOW),
        "value": 31.7,
        "numerator": 77123,
        "denominator": 88123,
        "people": "77123 of 88123 children",
        "revised_from": "66123",
        "note": "only 55123 of them",
    }
    row = make_hidden_row()
    row["series"] = [*row["series"][:-1], left]
    row["latest"] = left
    payload = payload_of(row)
    text = everything_in(write(payload, kind), kind)
    assert not [number for number in ("31.7", "77123", "88123", "66123", "55123") if number in text]
    last = figures_in(payload, kind)[-1]
    assert (last["Value"], last["Numerator"], last["Denominator"]) == ("", "", "")
    assert (last["Symbol"], last["Status"]) == ("c", "")
    assert last["Note"] == "Hidden so no child can be identified"


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_payload_gives_the_same_bytes(kind):
    payload = make_payload(4)
    assert write(payload, kind) == write(deepcopy(payload), kind)


@pytest.mark.parametrize("kind", WORKBOOKS)
def test_a_file_does_not_tell_when_it_was_packed(kind):
    with ZipFile(BytesIO(write(make_payload(1), kind))) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}


def test_an_unknown_kind_is_refused():
    with pytest.raises(ValueError, match="'pdf'"):
        write(make_payload(1), "pdf")


@given(st.text(max_size=60))
def test_no_text_begins_as_a_formula_does(text):
    safe = safe_text(text)
    assert not safe.startswith(RUNS_AS_FORMULA)
    assert not safe.lstrip().startswith(RUNS_AS_FORMULA)


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=60), st.sampled_from("aZ9(£é漢")
)
def test_plain_text_is_left_alone(text, first):
    assert safe_text(first + text) == first + text


@pytest.mark.parametrize(
    "text",
    [
        "=1",
        " =1",
        "'=1",
        '"=1',
        "\"' =1",
        "“=1”",
        "\u200b=1",
        "＝1",
        " ＠SUM(1)",
        "\t1",
        "\r1",
        "-1",
        "+44 1",
        "@x",
    ],
)
def test_a_formula_is_found_behind_spaces_quotation_marks_and_in_full_width(text):
    assert safe_text(text) == f"'{text}"


HOSTILE = st.builds(
    lambda start, rest: start + rest,
    st.sampled_from([*RUNS_AS_FORMULA, " =", "\x00=", "\ufeff", "http://", "\ud800", "<b>&", "'"]),
    st.text(max_size=20),
)


@settings(max_examples=25, deadline=None)
@given(HOSTILE, st.sampled_from(KINDS))
def test_no_file_runs_what_somebody_typed(text, kind):
    row = make_row(title=text, series=[make_cell(note=text)], commentary=None, events=[])
    row["comparison"]["neighbours"][0]["name"] = text
    payload = payload_of(row)
    payload["council"]["name"] = text
    payload["scorecard"]["title"] = text
    content = write(payload, kind)
    tables = {"": lines_of(content)} if kind == "csv" else sheets_of(content)
    for table in tables.values():
        texts = [value for line in table for value in line if isinstance(value, str)]
        assert texts
        assert not [value for value in texts if value.lstrip().startswith(RUNS_AS_FORMULA)]
    if kind != "csv":
        inside = everything_in(content, kind)
        assert "<f>" not in inside and "table:formula" not in inside and "<hyperlink " not in inside


def test_a_text_longer_than_a_cell_is_cut_and_the_file_still_opens():
    row = make_row(series=[make_cell(note="long " * 20_000)])
    for kind in KINDS:
        note = figures_in(payload_of(row), kind)[0]["Note"]
        assert 30_000 < len(note) <= 32_767


def test_each_symbol_of_a_workbook_has_a_meaning_of_its_own():
    """ "low" and "k" both meant "rounds to zero but is not zero"."""
    cell = {**make_cell(value=None), "symbol": "k", "display": "k"}
    payload = payload_of(make_row(series=[cell], latest=cell))
    about = about_frame(payload)
    legend = about[about["About"].str.startswith("Symbol ")]
    assert legend["Details"].is_unique and "Symbol k" not in set(legend["About"])
    assert [line["Symbol"] for line in figures_in(payload, "csv")] == ["low"]
    words = [meaning for _, meaning in notes_of(payload, fingerprint="", boxes=0)["symbols"]]
    assert len(set(words)) == len(words)
