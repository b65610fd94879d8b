"""What is proposed of a sheet, what is asked instead of guessed, and what an answer does."""

from dataclasses import replace

import pytest

from indicators.files.books.cells import BookCell, BookSheet, CellKind, Percent
from indicators.layouts.labels.names import Labels
from indicators.layouts.proposals import DoubtKind, KnownWords, Proposal
from indicators.layouts.proposing import propose_book
from tests.indicators.layouts.catalogue import shipped_catalogue
from tests.indicators.layouts.made import in_doubt, sheet_of, told

NO_WORDS = KnownWords()
MOVES, STABLE, EET = "placements-3-or-more", "long-term-stability", "care-leavers-eet-19-21"


def read(*sheets: BookSheet, words: KnownWords = NO_WORDS, council: str = "Exampleton") -> Proposal:
    return propose_book(sheets, shipped_catalogue(), words, council)


def answered(sheet: BookSheet, **answers: str) -> Proposal:
    """`answers` by the kind of the doubt that is asked first."""
    keys = {doubt.key: answers[doubt.kind] for doubt in read(sheet).doubts if doubt.kind in answers}
    return read(sheet, words=KnownWords(answers=keys))


def test_labels_that_say_more_than_a_name_or_less_are_asked_and_never_guessed():
    labels = Labels(shipped_catalogue())
    known = {
        "% of LAC with 3+ placement moves in last 12 months": MOVES,
        "CIC05: three or more placements (rolling 12 months)": MOVES,
        "CLA in the same placement for 2+ years (NI 63)": STABLE,
        "19-21 year old care leavers in EET": EET,
        "Children\u2019s emotional wellbeing score": "sdq-average",
        "SW vacancy rate": "social-worker-vacancies",
        "NCC foster carers: % of CLA placed with": "own-foster-carers",
    }
    assert {label: labels.find(label, percent=True).code for label in known} == known
    asked = [
        *("EET", "Care leavers in EET", "Care leavers 19-21 NEET", "NI 148 Care leavers in EET (at 19)"),
        *("Placement stability", "% of CLA with 2+ placements in 12 months", "Adoption", "Visits", "Total"),
        *(
            "% of IHAs completed within 28 days",
            "Return interviews completed within 72 hours",
            "Number of foster carers",
        ),
        *(
            "CLA not seen by a dentist",
            "Children in need reviewed on time",
            "Care leavers in suitable accommodation at 18",
        ),
        *(
            "Number of children with 3+ placements",
            "% of children in care council members",
            "CLA 16+ with a pathway plan",
        ),
    ]
    assert {label: labels.find(label).code for label in asked} == dict.fromkeys(asked)
    assert EET in labels.find("EET").candidates and STABLE in labels.find("Placement stability").candidates


def test_a_section_says_of_which_age_its_measures_are():
    rows = [
        ["Measure", "Q1 2023/24", "Q2 2023/24"],
        ["Care leavers aged 17 and 18"],
        ["In suitable accommodation", 91.0, 92.5],
        ["Care leavers aged 19 to 21"],
        ["In suitable accommodation", 88.0, 87.5],
    ]
    found = {row.indicator for row in read(sheet_of(rows, percent=Percent.TRUE)).rows}
    assert found == {"care-leavers-accommodation-17-18", "care-leavers-accommodation-19-21"}


@pytest.mark.parametrize(
    ("headings", "periods", "asked"),
    [
        (["Jun-23", "Sep-23"], ["2023/24 Q1", "2023/24 Q2"], True),
        (["12 months to June 2023", "12 months to Sept 2023"], ["2023/24 Q1", "2023/24 Q2"], True),
        (["Apr 23", "May 23"], ["April 2023", "May 2023"], False),
        (["Year ending 31 March 2023", "Year ending 31 March 2024"], ["2022/23", "2023/24"], False),
        (["w/c 03/06/2024", "w/c 10/06/2024"], ["2024-W23", "2024-W24"], False),
        (["Q1 (Apr-Jun) 2023/24", "Q2 (Jul-Sep) 2023/24"], ["2023/24 Q1", "2023/24 Q2"], False),
        (["2022-2023 (revised)", "2023-2024 (p)"], ["2022/23", "2023/24"], False),
        (["Q1 2023", "Q2 2023"], [], True),  # of a year from April or from January
        (["2022", "2023"], [], True),
        (["Q1", "Q2"], [], True),  # of no year
        (["Apr-23", "Jul-23"], [], True),
    ],
)
def test_headings_say_their_periods_or_are_asked_about(headings, periods, asked):
    proposal = read(sheet_of([["Measure", *headings], ["Children in care", 401.0, 403.0]], name="Data"))
    assert [row.period for row in proposal.rows] == periods
    assert bool(in_doubt(proposal)) is asked
    assert periods or len(proposal.waiting) == 2


def test_a_heading_without_its_year_is_told_by_title_or_answer():
    rows = [["Measure", "Q1", "Q2"], ["Children in care", 401.0, 403.0]]
    titled = read(sheet_of([["Scorecard 2023/24"], *rows]))
    assert [row.period for row in titled.rows] == ["2023/24 Q1", "2023/24 Q2"]
    asked = read(sheet_of(rows))
    keys = [doubt.key for doubt in asked.doubts]
    words = KnownWords(answers=dict(zip(keys, ["period:2021/22 Q1", "leave-out"], strict=True)))
    found = read(sheet_of(rows), words=words)
    assert [row.period for row in found.rows] == ["2021/22 Q1"]
    assert [doubt.settled for doubt in found.doubts] == ["period:2021/22 Q1", "leave-out"]
    assert [one.why for one in found.left_out] == ["left out, as you answered"]


def test_an_answer_names_a_measure_and_words_once_said_are_known_again():
    sheet = sheet_of([["Measure", "Q1 2023/24"], ["Moves panel", 9.4]], percent=Percent.TRUE)
    [doubt] = read(sheet).doubts
    assert (doubt.kind, doubt.label, doubt.open) == (DoubtKind.LABEL, "Moves panel", True)
    assert told(read(sheet)) == [(None, "2023/24 Q1", 9.4)]
    assert told(answered(sheet, label=f"indicator:{MOVES}")) == [(MOVES, "2023/24 Q1", 9.4)]
    assert told(answered(sheet, label="leave-out")) == []
    known = read(sheet, words=KnownWords(labels={"moves  PANEL": MOVES}))
    assert told(known) == [(MOVES, "2023/24 Q1", 9.4)] and not known.doubts
    none = read(sheet, words=KnownWords(labels={"Moves panel": ""}))
    assert told(none) == [(None, "2023/24 Q1", 9.4)] and not none.doubts


def test_slips_of_the_per_cent_format_wait_and_come_in_as_answered():
    sheet = sheet_of(
        [
            ["Measure", "Q1 2023/24", "Q2 2023/24", "Q3 2023/24"],
            ["Pathway plan up to date", 84.1, 83.0, 85.2],
        ],
        percent=Percent.TRUE,
    )
    slip = replace(sheet.cells[2, 2], number=0.0083, shown="0.8%")
    sheet.cells[2, 2] = slip
    waiting = read(sheet)
    assert [row.value for row in waiting.rows] == [84.1, 85.2]
    [held] = waiting.waiting
    assert (held.value, held.shown, held.cell) == (83.0, "0.8%", "Scorecard!C2")
    assert [row.value for row in answered(sheet, cell="value:83.0").rows] == [84.1, 83.0, 85.2]
    assert [row.value for row in answered(sheet, cell="take").rows] == [84.1, 0.83, 85.2]
    assert [row.value for row in answered(sheet, cell="nonsense").rows] == [84.1, 85.2]


def test_numbers_and_results_that_disagree_wait():
    heads = ["Measure", "Q1 2023/24 Num", "Q1 2023/24 Den", "Q1 2023/24 %"]
    rows = [
        heads,
        ["Dental check in the last year", 164.0, 229.0, 78.0],
        ["Vaccinations up to date", 205.0, 201.0, 99.0],
    ]
    proposal = read(sheet_of(rows))
    assert proposal.rows == () and len(proposal.waiting) == 2
    found = answered(sheet_of([heads, rows[1]]), cell="text:worked out")
    assert [(row.numerator, row.denominator, round(row.value or 0, 3)) for row in found.rows] == [
        (164, 229, 71.616)
    ]


def test_numbers_that_only_grow_through_each_year_are_asked_about():
    heads = [f"Q{quarter} {year}" for year in ("2022/23", "2023/24") for quarter in (1, 2, 3, 4)]
    sheet = sheet_of([["Measure", *heads], ["Children adopted", 3.0, 7.0, 12.0, 15.0, 2.0, 6.0, 9.0, 14.0]])
    assert read(sheet).rows == ()
    taken = answered(sheet, row="text:taken apart")
    assert [row.value for row in taken.rows] == [3, 4, 5, 3, 2, 4, 3, 5]


def test_other_areas_and_a_second_number_are_never_taken_for_the_councils():
    rows = [
        ["Measure", "Exampleton 2022/23", "Northbridge 2022/23", "England 2022/23", "Statistical neighbours"],
        ["Three or more homes in 12 months", 9.0, 11.0, 10.0, 10.5],
        ["England", 8.0, None, None, None],
        ["% of CLA with 3+ placements (revised)", 9.2, None, None, None],
    ]
    proposal = read(sheet_of(rows, percent=Percent.TRUE))
    assert proposal.rows == ()
    assert {row.cell for row in proposal.waiting} == {"Scorecard!B2", "Scorecard!C2", "Scorecard!B4"}
    left = {one.cells for one in proposal.left_out}
    assert {"Scorecard!B3", "Scorecard!D2", "Scorecard!E2"} <= left


def test_counts_under_a_percentages_name_and_sheets_without_headings_are_asked_about():
    counts = read(sheet_of([["Measure", "Q1 2023/24"], ["CLA with up to date imms", 212.0]]))
    assert told(counts) == [(None, "2023/24 Q1", 212)] and in_doubt(counts) == {
        "Scorecard!A2",
        "Scorecard!B2",
    }
    numbers = read(sheet_of([[float(n * m + n) for m in range(4)] for n in range(1, 5)]))
    assert [doubt.kind for doubt in numbers.doubts] == [DoubtKind.SHEET]


def test_the_files_own_key_says_what_a_mark_means_and_else_it_is_asked_once():
    rows = [["Measure", "Q1 2023/24", "Q2 2023/24"], ["Dental check in the last year", "*", "n/a"]]
    keyed = read(sheet_of([*rows, [], ["* = suppressed   n/a = not applicable"]]))
    assert [row.symbol for row in keyed.rows] == ["c", "z"] and not keyed.doubts
    asked = read(sheet_of([*rows, ["Vaccinations up to date", "n/a", "71 (15.9%)"]]))
    assert [doubt.cells for doubt in asked.doubts] == [("Scorecard!B2",), ("Scorecard!C2", "Scorecard!B3")]
    assert [(row.numerator, row.value) for row in asked.rows] == [(71, 15.9)]


def test_an_error_and_a_hidden_row_are_said():
    sheet = sheet_of(
        [
            ["Measure", "Q1 2023/24"],
            ["Vaccinations up to date", 80.0],
            ["Dental check in the last year", 81.5],
        ]
    )
    sheet.cells[2, 1] = BookCell(2, 1, CellKind.ERROR, "#REF!", formula=True)
    sheet.hidden_rows.add(3)
    proposal = read(sheet)
    assert [row.cell for row in proposal.waiting] == ["Scorecard!B2"]
    assert [row.cell for row in proposal.rows] == ["Scorecard!B3"]
    assert any("Hidden in the file" in doubt.why for doubt in proposal.doubts)


def test_half_years_other_sheets_titles_and_sections_are_not_taken_for_ours():
    halves = [
        [None, "2023/24", None, "2024/25"],
        ["Measure", "H1", "H2", "H1"],
        ["Children adopted", 4.0, 5.0, 9.0],
    ]
    assert read(sheet_of(halves)).rows == ()
    down = [
        ["Year", "Period", "Children adopted"],
        ["2023/24", "Q1", 4.0],
        [None, "Q2", 5.0],
        [None, "Half year", 9.0],
    ]
    assert told(read(sheet_of(down))) == [
        ("children-adopted", "2023/24 Q1", 4),
        ("children-adopted", "2023/24 Q2", 5),
    ]
    england = read(sheet_of([["England 2023/24"], ["Measure", "Q1", "Q2"], ["Children adopted", 45.0, 47.0]]))
    assert england.rows == () and len(england.waiting) == 2
    sections = [
        ["Measure", "Q1 2023/24"],
        ["Child protection"],
        ["Visits in timescale", 91.5],
        ["Reviews held on time", 9.5],
    ]
    assert [row.indicator for row in read(sheet_of(sections, percent=Percent.TRUE)).rows] == [
        "child-protection-visits-on-time",
        "child-protection-reviews-on-time",
    ]
    teams = read(sheet_of([["Q1 2023/24"], ["Measure", "North", "Result"], ["Children adopted", 4.0, 9.0]]))
    assert [row.cell for row in teams.rows] == ["Scorecard!C3"] and "Scorecard!B3" in in_doubt(teams)
