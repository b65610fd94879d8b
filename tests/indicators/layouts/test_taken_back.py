"""What would be left out comes in where a person says so; what a formula gave is told; a band of a measure is one."""

from dataclasses import replace

from indicators.catalogue.known_indicators import Catalogue
from indicators.intake.history.doubts import line_taken, remembered, to_remember
from indicators.layouts.proposals import KnownWords, Proposal
from indicators.layouts.proposing import propose_book
from tests.indicators.layouts.catalogue import shipped_catalogue
from tests.indicators.layouts.made import sheet_of, turned

HEADINGS = ("Measure", "2023/24 Q1", "2023/24 Q2", "YTD", "Target")
ROWS = (
    ("Three or more placements in the year", 9.0, 10.0, 9.5, 8.0),
    ("Target for the year", 4.0, 5.0, 4.5, None),
)
YTD, TARGET = "back:column:Scorecard!D", "back:row:Scorecard!3"


def read(*sheets, labels=None, **answers: str) -> Proposal:
    words = KnownWords(labels=labels or {}, answers=answers)
    return propose_book(sheets or [sheet_of([HEADINGS, *ROWS])], shipped_catalogue(), words, "Exampleton")


def periods(proposal: Proposal) -> set[str]:
    return {row.period for row in (*proposal.rows, *proposal.waiting)}


def test_a_column_comes_back_as_of_the_period_that_is_given():
    left = {one.back: one for one in read().left_out}
    assert {YTD, TARGET} < left.keys() and left[YTD].said == "YTD"
    assert "2023/24" not in periods(read())
    back = read(**{YTD: "period:2023/24"})
    (row,) = [row for row in (*back.rows, *back.waiting) if row.period == "2023/24"]
    assert (row.value, row.cell) == (9.5, "Scorecard!D2")
    assert YTD not in {one.back for one in back.left_out}
    # Of no period until somebody says which
    asked = [doubt for doubt in read(**{YTD: "take"}).doubts if "which period" in doubt.why]
    assert asked and asked[0].choices[0].answer == "period:" and asked[0].waits
    # In a sheet that is turned round it is a row
    around = turned(sheet_of([HEADINGS, *ROWS]))
    assert "2023/24" in periods(read(around, **{"back:column:Scorecard!4": "period:2023/24"}))


def test_a_row_that_is_taken_back_is_a_measure_to_be_named_and_a_hidden_sheet_is_read():
    back = read(**{TARGET: "take"})
    (doubt,) = [one for one in back.doubts if one.label == "Target for the year"]
    assert {row.cell for row in back.rows if row.label == "Target for the year"} == {
        "Scorecard!B3",
        "Scorecard!C3",
    }
    assert doubt.cell == "Scorecard!A3"
    hidden = sheet_of([HEADINGS, *ROWS])
    hidden.hidden = True
    assert not read(hidden).rows and read(hidden).left_out[0].back == "back:sheet:Scorecard"
    assert read(hidden, **{"back:sheet:Scorecard": "take"}).rows


def test_the_next_file_of_the_layout_is_read_so_too_wherever_the_column_stands():
    (line,) = [one for one in read().left_out if one.back == YTD]
    given = {YTD: {**line_taken(line, "take"), "by": 1}}
    kept = to_remember(given, read(**{YTD: "take"}))
    longer = [(*row[:3], 11.0, *row[3:]) for row in ROWS]
    following = read(sheet_of([(*HEADINGS[:3], "2023/24 Q3", *HEADINGS[3:]), *longer]))
    assert list(remembered(kept, following)) == ["back:column:Scorecard!E"]
    # A period is of one file alone
    assert not to_remember({YTD: {**line_taken(line, "period:2023/24"), "by": 1}}, read())


def test_a_formula_s_result_is_told_where_it_comes_in():
    sheet = sheet_of([HEADINGS, *ROWS])
    sheet.cells[2, 1] = replace(sheet.cells[2, 1], formula=True)
    found = read(sheet)
    assert [row.cell for row in (*found.rows, *found.waiting) if row.formula] == ["Scorecard!B2"]
    assert [cell.formula for cell in found.sheets[0].rows[1].cells] == [False, True, False, False, False]


def test_a_label_can_be_a_band_of_a_measure():
    known = next(one for one in shipped_catalogue().known if one.facts.code == "children-looked-after")
    with_bands = replace(known, categories={"boys": 7}, category_labels={"boys": "Boys"})
    catalogue = Catalogue([with_bands])
    sheet = sheet_of([HEADINGS[:3], (known.facts.title, 90.0, 91.0), ("of which boys", 50.0, 51.0)])

    def rows(words: KnownWords) -> list[tuple[str | None, str | None, float | None]]:
        found = propose_book([sheet], catalogue, words)
        return [
            (row.indicator, row.category, row.value) for row in found.rows if row.label == "of which boys"
        ]

    code = f"{known.facts.code}/boys"
    expected = [(known.facts.code, "boys", 50.0), (known.facts.code, "boys", 51.0)]
    assert rows(KnownWords(answers={"label:Scorecard!A3": f"indicator:{code}"})) == expected
    assert rows(KnownWords(labels={"of which boys": code})) == expected
    assert rows(KnownWords(labels={"of which boys": f"{known.facts.code}/unheard"})) == [
        (None, None, 50.0),
        (None, None, 51.0),
    ]
