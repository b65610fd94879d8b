"""What headings, their neighbours and the ends of labels say, so that ordinary files need no answers."""

from datetime import date

import pytest

from indicators.files.books.cells import Percent
from indicators.layouts.headings.texts import read_heading
from indicators.layouts.labels.names import Labels
from indicators.layouts.proposals import DoubtKind, KnownWords, Proposal
from indicators.layouts.proposing import propose_book
from tests.indicators.layouts.catalogue import shipped_catalogue
from tests.indicators.layouts.made import in_doubt, sheet_of

CARE = "Children looked after"
TITLE = ["All quarters are calendar quarters"]
QUARTERS = ("Q1", "Q2", "Q3", "Q4")
Q2223, Q2324 = ([f"{year} Q{n}" for n in (1, 2, 3, 4)] for year in ("2022/23", "2023/24"))
MONTHS = ["April 2023", "May 2023", "June 2023"]


def read(rows, name="Data", answers=None) -> Proposal:
    return propose_book(
        [sheet_of(rows, name=name)],
        shipped_catalogue(),
        KnownWords(answers=answers or {}),
        "Exampleton Council",
    )


def under(*headings: str | None) -> list[str | float | None]:
    return [CARE, *(400.0 + n for n, _ in enumerate(headings))]


def heads(*headings: str | None):
    return [["Measure", *headings], under(*headings)]


# (rows, name of the sheet, periods that come in, whether something is asked)
SHEETS = {
    "year end, of the sheet's year": (heads("Q1", "Q2", "Year end"), "2023-24", [*Q2324[:2], "2023/24"], False),
    "year end, of its quarters": (heads(*Q2324, "Full year"), "Data", [*Q2324, "2023/24"], False),
    "a year's column in a quarter's sheet": (
        heads("Q1 2023/24", "Year end"), "Q2 2023-24", [Q2324[0], "2023/24"], False
    ),
    "a quarter's total after its months": (heads(*MONTHS, "Q1 total"), "Data", [*MONTHS, "2023/24 Q1"], False),
    "a total of months of another quarter": (heads(*MONTHS, "Q2 total"), "Data", MONTHS, True),
    "quarters with months and short years": (
        heads("Q1 (Apr-Jun 23)", "Q4 (Jan-Mar 24)"), "Data", ["2023/24 Q1", "2023/24 Q4"], False
    ),
    "a quarter of the calendar's year, by its months": (
        heads("Q1 (Jan-Mar 23)", "Q2 2023 (Apr-Jun)"), "Data", ["2022/23 Q4", "2023/24 Q1"], False
    ),
    "a quarter that is not ours": (heads("Q1 (Jan-Mar)", "Q2 (Apr-Jun)"), "Data", [], True),
    "years by their end": (heads("FY23 Q4", "FY24 Q1"), "Data", ["2022/23 Q4", "2023/24 Q1"], True),
    "31 March among quarters": (heads("As at 31 December 2023", "As at 31 March 2024"), "Data", Q2324[2:], True),
    "dates of quarters": (heads("31/12/2023", "31/03/2024"), "Data", Q2324[2:], True),
    "years centred over quarters": (
        [[None, None, "2022/23", None, None, None, "2023/24"], *heads(*QUARTERS, *QUARTERS)],
        "Data", Q2223 + Q2324, False,
    ),
    "calendar quarters, not said": (heads("2022 Q4", "2023 Q1"), "Data", [], True),
    "calendar quarters, as said": (
        [TITLE, [], *heads("2023 Q1", "2023 Q2")], "Data", ["2022/23 Q4", "2023/24 Q1"], True
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", SHEETS)
def test_headings_are_known_by_their_neighbours_or_asked(kind):
    rows, name, periods, asked = SHEETS[kind]
    proposal = read(rows, name)
    assert [row.period for row in proposal.rows] == periods
    assert {row.indicator for row in proposal.rows} <= {"children-looked-after"}
    assert bool(in_doubt(proposal)) is asked


def test_each_heading_without_its_year_is_a_question_of_its_own_and_calendar_quarters_can_be_answered():
    odd = read(heads("Q1 old", "Q1 new"))
    assert len([doubt for doubt in odd.doubts if doubt.kind is DoubtKind.HEADING]) == 2
    rows = heads("2022 Q4", "2023 Q1")
    [doubt] = read(rows).doubts
    for meant, periods in {
        "calendar": ["2022/23 Q3", "2022/23 Q4"],
        "begins": ["2022/23 Q4", "2023/24 Q1"],
        "ends": ["2021/22 Q4", "2022/23 Q1"],
    }.items():
        found = read(rows, answers={doubt.key: f"text:{meant}"})
        assert [row.period for row in found.rows] == periods


def test_headings_say_no_more_than_they_do():
    assert read_heading("Year to date").role == "year to date"
    assert read_heading("30 June 2023").day == date(2023, 6, 30)
    assert read_heading("Quarter ending 30 June 2023").quarter == 1


def test_how_a_measure_is_kept_is_no_part_of_its_label():
    labels = Labels(shipped_catalogue(), council="Exampleton County Council")
    again = "Re-referrals within 12 months"
    endings = [
        "(low is good)",
        "[statutory]",
        "(KPI 12)",
        "(quarterly)",
        "- monthly",
        "- lower is better",
        "- Exampleton",
    ]
    assert {labels.find(f"{again} {ending}").code for ending in endings} == {"re-referrals"}
    others = ["- Northbridge", "(adults)", "- North Exampleton", "(NI 62)", "of Exampleton"]
    assert {labels.find(f"{again} {ending}").code for ending in others} == {None}
    assert (
        labels.find("ICPCs held within 15 working days of the start of S47").code
        == "initial-conferences-15-days"
    )


def test_the_councils_name_in_a_label_is_taken_with_a_doubt_and_one_decimal_asks_of_its_cell():
    named = read([["Measure", "Q1 2023/24"], [f"{CARE} - Exampleton", 401.0]])
    assert [row.indicator for row in named.rows] == ["children-looked-after"] and in_doubt(named) == {
        "Data!B2"
    }
    slip = read([["Measure", *Q2324], [CARE, 401.0, 402.0, 4.2, 404.0]])
    assert [row.value for row in slip.rows] == [401, 402, 404] and in_doubt(slip) == {"Data!D2"}


@pytest.mark.parametrize(
    ("title", "first", "total", "taken", "asked"),
    [
        (f"{CARE} by locality", "North", 401.0, True, False),
        (CARE, "North", 399.0, True, True),
        ("Our work", "North", 401.0, False, False),
        (CARE, "Referrals", 401.0, False, False),
    ],
)
def test_the_total_of_areas_under_a_measures_name_is_the_measure(title, first, total, taken, asked):
    rows = [[first, 230.0, 220.0], ["South", 171.0, 172.0], ["Total", total, 392.0]]
    proposal = read([[title], [], ["Locality", *Q2324[:2]], *rows])
    found = [row for row in proposal.rows if row.cell in ("Data!B6", "Data!C6")]
    assert [row.indicator for row in found] == ["children-looked-after"] * (2 if taken else 0)
    assert ("Data!B6" in in_doubt(proposal)) is asked


def test_teams_beside_their_total_are_left_out_and_a_sheet_called_plan_comes_in_with_a_doubt():
    heads = [[None, "Q1 2023/24", None, None, "Q2 2023/24"], ["Measure", *("Team 1", "Team 2", "Total") * 2]]
    teams = read([*heads, [CARE, 230.0, 171.0, 401.0, 220.0, 172.0, 392.0]], "Teams")
    assert [(row.cell, row.value) for row in teams.rows] == [("Teams!D3", 401), ("Teams!G3", 392)]
    assert {one.what for one in teams.left_out} == {"one team or area"}
    plan = read([["Measure", *Q2324[:2]], [CARE, 401.0, 403.0]], "Plan")
    assert len(plan.rows) == 2 and {"Plan!B2", "Plan!C2"} <= in_doubt(plan)


def test_a_row_of_fractions_with_one_number_of_per_cents_is_asked_about_in_both():
    """0.88, 0.91 and 89 came in as 0.88%, 0.91% and 89%, without a word."""
    rows = [
        ["Measure", "2024/25 Q1", "2024/25 Q2", "2024/25 Q3", "2024/25 Q4"],
        ["% LAC reviews on time", 98.2, 97.1, 99.1, 97.4],
        ["% LAC with up-to-date immunisations", 0.88, 0.91, 89.0, 0.93],
        ["% LAC permanently excluded", 0.5, 1.2, 0.8, 0.9],
    ]
    asked = in_doubt(read(rows))
    assert {"Data!B3", "Data!C3", "Data!D3", "Data!E3"} <= asked
    assert not {"Data!B2", "Data!C4"} & asked


def test_one_row_of_exact_fractions_is_read_with_a_doubt_and_of_few_decimals_waits():
    exact = read([["Measure", *Q2324], ["Pathway plan up to date", 0.906, 0.898, 0.91, 0.884]])
    assert [row.value for row in exact.rows] == [90.6, 89.8, 91, 88.4]
    assert all(row.doubts for row in exact.rows)
    few = read([["Measure", *Q2324], ["Pathway plan up to date", 0.9, 0.8, 0.7, 0.6]])
    assert few.rows == () and len(few.waiting) == 4


def test_the_year_of_each_of_two_tables_may_stand_above_its_labels():
    rows = [
        ["This year: 2024/25", None, None, None, "Last year: 2023/24"],
        ["Measure", "Q1", "Q2", None, "Measure", "Q1", "Q2"],
        ["Vaccinations up to date", 81.0, 82.0, None, "Vaccinations up to date", 71.0, 72.0],
        ["Dental check in the last year", 83.0, 84.0, None, "Dental check in the last year", 73.0, 74.0],
    ]
    proposal = propose_book([sheet_of(rows, percent=Percent.TRUE)], shipped_catalogue())
    found = {row.cell.partition("!")[2]: (row.indicator, row.period) for row in proposal.rows}
    assert len(found) == 8 and not proposal.doubts
    assert found["C3"] == ("immunisations", "2024/25 Q2") and found["F4"] == ("dental-checks", "2023/24 Q1")


def test_the_row_in_the_quarter_is_the_figure_and_the_one_since_april_is_left_out():
    rows = [
        ["Measure", None, "Q1 2024/25", "Q2 2024/25"],
        ["Children adopted", "In quarter", 7.0, 6.0],
        [None, "Cumulative", 7.0, 13.0],
        ["Children starting to be looked after", "In quarter", 41.0, 40.0],
        [None, "Cumulative", 41.0, 81.0],
    ]
    proposal = propose_book([sheet_of(rows)], shipped_catalogue())
    assert [row.value for row in proposal.rows] == [7, 6, 41, 40] and not proposal.doubts


def test_headings_reach_over_columns_that_are_not_merged_and_texts_are_no_headings():
    girls = [
        ["Measure", "Q1 2024/25"],
        [None, "Boys", "Girls", "Total"],
        ["Vaccinations up to date", 80.0, 82.0, 81.0],
    ]
    assert [
        row.cell for row in propose_book([sheet_of(girls, percent=Percent.TRUE)], shipped_catalogue()).rows
    ] == ["Scorecard!D3"]
    arrows = [
        ["Measure", "Q1 2024/25", "Q2 2024/25"],
        ["Vaccinations up to date", "80.1% \u25b2", "79.2% \u25bc"],
    ]
    assert [row.value for row in propose_book([sheet_of(arrows)], shipped_catalogue()).rows] == [80.1, 79.2]
    rates = [["Measure", "Q1 2024/25"], ["CP plans"], ["Number", 300.0], ["Rate per 10,000", 46.0]]
    assert [
        (row.indicator, row.value) for row in propose_book([sheet_of(rates)], shipped_catalogue()).rows
    ] == [
        ("child-protection-plans", 300),
        ("child-protection-rate", 46),
    ]


def test_of_a_quarter_alone_and_twelve_months_a_measure_takes_what_it_counts():
    rows = [
        ["Measure", "Q1 2024/25", None, "Q2 2024/25", None],
        [None, "In quarter", "Rolling 12m", "In quarter", "Rolling 12m"],
        ["Re-referrals within 12 months", 18.0, 19.0, 18.2, 19.2],
    ]
    proposal = propose_book([sheet_of(rows, percent=Percent.TRUE)], shipped_catalogue())
    assert [row.value for row in proposal.rows] == [19, 19.2]
    assert [row.value for row in proposal.waiting] == [18, 18.2]
