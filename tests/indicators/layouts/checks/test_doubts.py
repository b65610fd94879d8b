"""What could be read two ways, or is not the council's own, never comes in without a doubt."""

import pytest

from indicators.files.books.cells import Percent
from indicators.layouts.labels.names import Labels
from indicators.layouts.proposing import propose_book
from tests.indicators.layouts.catalogue import shipped_catalogue
from tests.indicators.layouts.made import in_doubt, sheet_of

HEADS = ["Measure", "Q1 2023/24", "Q2 2023/24"]
AGAIN, ADOPTED = "Re-referrals within 12 months", "Children adopted"
NONE, TRUE = Percent.NONE, Percent.TRUE


def read(rows, name="Scorecard", percent=TRUE):
    return propose_book([sheet_of(rows, name, percent)], shipped_catalogue(), council="County Durham")


@pytest.mark.parametrize(
    ("name", "title", "section", "word"),
    [
        ("Scorecard", "England averages by quarter", None, ""),
        ("Scorecard", "Gateshead Council - performance scorecard", None, ""),
        ("Gateshead", None, None, ""),
        ("Scorecard", "North locality team scorecard", None, ""),
        ("Scorecard", "Performance scorecard: boys", None, ""),
        ("Scorecard", "Previous year for comparison", None, ""),
        ("Scorecard", "EXAMPLE - illustrative figures only", None, ""),
        ("Forecast", None, None, ""),
        ("Early Help", None, None, ""),
        ("Scorecard", None, "Targets", ""),
        ("Scorecard", None, "Adults", ""),
        ("Scorecard", None, "SEND", ""),
        ("Scorecard", None, None, "Gateshead "),
    ],
)
def test_what_a_name_title_section_or_every_heading_says_of_others_is_asked(name, title, section, word):
    heads = ["Measure", f"{word}Q1 2023/24", f"{word}Q2 2023/24"]
    proposal = read([[title], [None], heads, *([[section]] if section else []), [AGAIN, 18.1, 19.2]], name)
    assert all(row.indicator is None for row in proposal.rows) and any(
        doubt.open for doubt in proposal.doubts
    )


@pytest.mark.parametrize(
    ("title", "section"),
    [
        ("Durham County Council: performance against targets", None),
        ("Reading and writing", None),
        ("Dental check in the last year", None),
        ("Children in care, compared with the previous year", "Early help and protection"),
        ("Looked after children", "All children in care"),
    ],
)
def test_titles_that_name_others_in_passing_raise_no_doubt(title, section):
    proposal = read([[title], [None], HEADS, [section], [AGAIN, 18.1, 19.2]])
    assert len(proposal.rows) == 2 and not proposal.doubts


def test_words_that_turn_a_measure_into_another_are_asked():
    labels = Labels(shipped_catalogue())
    asked = [
        *("CLA reviews out of timescale", "Care leavers out of touch (19-21)", "Re-referrals ever"),
        *("Re-referrals within 12 months - last year", "Second or subsequent CP plans within 12 months"),
        *("Same placement for 2 years (all CLA)", "Children who have ever been looked after"),
    ]
    assert {label: labels.find(label).code for label in asked} == dict.fromkeys(asked)
    known = (
        "CLA reviews in timescale",
        AGAIN,
        "Second or subsequent CP plans",
        "Dental checks (CLA 12 months+)",
    )
    assert all(labels.find(label).code for label in known)


def test_halves_and_rows_of_a_quarter_are_not_taken_for_years():
    within = read([HEADS, [f"{AGAIN} (in quarter)", 18.1, 19.2]])
    assert within.rows == () and len(within.waiting) == 2
    assert read([["Measure", "Year to date 2022/23", "Year to date 2023/24"], [ADOPTED, 4.0, 5.0]]).rows == ()


@pytest.mark.parametrize("written", ["{}/2024", "As at {} 2024"])
def test_31_march_among_ends_of_quarters_is_the_fourth_and_asked(written):
    days = (
        ("30/06", "30/09", "31/12", "31/03") if "/" in written else ("30 Jun", "30 Sep", "31 Dec", "31 Mar")
    )
    heads = [
        written.format(day).replace("2024", "2024" if day.startswith("31/03") or "Mar" in day else "2023")
        for day in days
    ]
    proposal = read(
        [["Measure", *heads], ["Children looked after", 442.0, 446.0, 451.0, 448.0]], percent=NONE
    )
    assert [row.period for row in proposal.rows] == [f"2023/24 Q{quarter}" for quarter in (1, 2, 3, 4)]
    assert "Scorecard!E1" in in_doubt(proposal)


@pytest.mark.parametrize(
    ("label", "numbers", "held"),
    [
        ("Care leavers aged 19-21 in suitable accommodation", [90.1, -88.4, 91.5, 90.8], ["C2"]),
        ("Care leavers aged 19-21 in suitable accommodation", [90.1, 8.4, 91.5, 90.8], ["C2"]),
        ("Children looked after", [442.0, 0.0, 451.0, 4480.0], ["C2", "E2"]),
        (ADOPTED, [12.0, 2.0, 14.0, 11.0], []),
    ],
)
def test_numbers_that_cannot_be_or_stand_far_from_their_row_wait(label, numbers, held):
    heads = ["Measure", *(f"Q{quarter} 2023/24" for quarter in (1, 2, 3, 4))]
    proposal = read([heads, [label, *numbers]], percent=TRUE if numbers[0] % 1 else NONE)
    assert [row.cell for row in proposal.waiting] == [f"Scorecard!{cell}" for cell in held]


def test_tables_side_by_side_keep_their_own_labels():
    rows = [
        ["Child protection", None, None, None, "Children looked after"],
        ["Measure", "Q1 2023/24", "Q2 2023/24", None, "Measure", "Q1 2022/23", "Q2 2022/23"],
        ["Children on a child protection plan", 240.0, 251.0, None, "Children looked after", 442.0, 451.0],
        ["Children adopted", 4.0, 5.0, None, "Children starting to be looked after", 40.0, 51.0],
    ]
    wanted = {
        "B3": "child-protection-plans",
        "C4": "children-adopted",
        "F3": "children-looked-after",
        "G4": "children-starting-care",
    }
    found = {row.cell.removeprefix("Scorecard!"): row.indicator for row in read(rows, percent=NONE).rows}
    assert {cell: found[cell] for cell in wanted} == wanted and len(found) == 8


@pytest.mark.parametrize(
    ("label", "numbers"),
    [
        ("  Children adopted", [40.0, 42.0]),
        ("of which: children adopted", [40.0, 42.0]),
        ("Children adopted", [57.0, 58.0]),
    ],
)
def test_a_part_of_the_row_above_is_no_measure_of_its_own(label, numbers):
    rows = [
        HEADS,
        ["Children looked after", 100.0, 104.0],
        ["  In foster care", 43.0, 46.0],
        [label, *numbers],
    ]
    found = {row.cell.removeprefix("Scorecard!"): row.indicator for row in read(rows, percent=NONE).rows}
    assert (found["B2"], found["B4"]) == ("children-looked-after", None)


OTHERS = ["Vaccinations up to date", "Dental check in the last year"]


@pytest.mark.parametrize(
    ("heads", "numbers", "waiting"),
    [
        (["Nov-24", "Dec-24", "Jan-24", "Feb-24"], [90.0, 91.0, 92.0, 93.0], "DE"),  # 2025 is meant
        (["Q2 2024/25", "Q3 2024/25", "Q4 2023/24"], [90.0, 91.0, 92.0], "D"),
        (["Nov-23", "Dec-23", "Jan-24"], [90.0, 91.0, 92.0], ""),
        (["Q1 2022/23", "Q1 2023/24", "Q2 2022/23", "Q2 2023/24"], [90.0, 91.0, 92.0, 93.0], ""),
        (["Q1 2023/24", "Q2 2023/24", "Q3 2023/24"], [9.1, 9.3, 0.0], "D"),  # noughts for what is to come
        (["Q1 2023/24", "Q2 2023/24", "Q3 2023/24"], [9.1, 0.0, 9.3], ""),
    ],
)
def test_years_that_run_backwards_and_noughts_to_come_wait(heads, numbers, waiting):
    proposal = read([["Measure", *heads], *([other, *numbers] for other in OTHERS)])
    assert {row.cell[10:] for row in proposal.waiting} == {
        f"{letter}{row}" for letter in waiting for row in (2, 3)
    }
    assert len(proposal.rows) + len(proposal.waiting) == 2 * len(numbers)


def test_sheets_that_repeat_another_do_not_hold_it_back():
    def book(*sheets):
        rows = {
            name: [HEADS, [OTHERS[0], 80.0 + add, 81.0 + add], [OTHERS[1], 70.0, 71.0]]
            for name, add in sheets
        }
        made = [sheet_of(found, name, TRUE) for name, found in rows.items()]
        return propose_book(made, shipped_catalogue(), council="County Durham")

    old = book(("Scorecard", 0), ("OLD - do not use", 1), ("Copy (draft)", 2))
    assert {row.cell.partition("!")[0] for row in old.rows} == {"Scorecard"} and not old.doubts
    assert {one.why for one in old.left_out if "do not use" in one.cells} == {
        'the sheet "OLD - do not use" repeats "Scorecard": by its name it is not the one in use'
    }
    others = book(("Durham", 0), ("Marlow Vale", 1))
    assert {row.cell.partition("!")[0] for row in others.rows} == {"Durham"}
    assert {row.cell.partition("!")[0] for row in others.waiting} == {"Marlow Vale"}
    alone = book(("Draft", 0))
    assert len(alone.rows) == 4 and not alone.doubts
