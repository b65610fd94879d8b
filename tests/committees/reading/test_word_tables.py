"""Minutes laid out as tables in Word: rows of items, and rows that begin with a label."""

from io import BytesIO

import pytest
from docx import Document

from committees.reading.as_json import as_data
from committees.reading.kept import words_kept
from committees.reading.reading import read_blocks
from committees.reading.sources.word_files import read_word_file

PRESENT = "Present: Cllr Ada Sample (AS, Chair), Cllr Bo Test (BT), Cy Trial (CT, Head of Care)"


def read(*tables: list[tuple[str, ...]]) -> list[dict]:
    """Minutes with these tables; a line break in a cell is a new paragraph of it."""
    document = Document()
    document.add_paragraph(PRESENT)
    for rows in tables:
        table = document.add_table(rows=0, cols=len(rows[0]))
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                first, *others = text.split("\n")
                cell.paragraphs[0].text = first
                for other in others:
                    cell.add_paragraph(other)
    content = BytesIO()
    document.save(content)
    reading = read_blocks(read_word_file(content.getvalue()))
    assert words_kept(reading.source, reading).all
    return as_data(reading)["items"]


def titles(items: list[dict]) -> list[tuple[str, str]]:
    return [(item["number"].rstrip("."), item["title"]) for item in items]


def limbs(items: list[dict]) -> list[str]:
    return [limb["text"] for item in items for one in item["resolutions"] for limb in one["limbs"]]


TALK = "CT presented the figures.\nBT asked why visits had fallen.\nCT said that two workers were ill."


@pytest.mark.parametrize(
    "rows",
    [
        [
            ("Item", "Discussion", "Action"),
            ("1. Welcome", "All were welcome.", ""),
            ("2. Visits", TALK, "CT to write"),
        ],
        [("Agenda item", "Notes", "Owner"), ("1. Welcome", "None.", ""), ("2. Visits", TALK, "CT")],
        [("No.", "Subject", "Minutes"), ("1.", "Welcome", "All were welcome."), ("2.", "Visits", TALK)],
        [("Item", "Summary of discussion"), ("1. Welcome", "All were welcome."), ("2. Visits", TALK)],
    ],
)
def test_each_row_below_headings_of_items_is_an_item(rows):
    items = read(rows)
    assert titles(items) == [("1", "Welcome"), ("2", "Visits")]
    turns = [
        (one["kind"], one["speaker"])
        for one in items[1]["paragraphs"]
        if one["kind"] in ("question", "answer")
    ]
    assert turns == [("question", "BT"), ("answer", "CT")]


def test_a_decision_within_a_row_is_one():
    rows = [
        ("Item", "Discussion", "Action"),
        ("1. Notes", "Agreed. All actions were complete.", ""),
        ("2. Visits", "CT spoke.\nResolved: to note the update.", ""),
    ]
    assert limbs(read(rows)) == ["Agreed.", "to note the update."]


def test_rows_that_begin_with_a_label_are_parts_of_an_item():
    rows = [
        ("Item:", "4. Placements"),
        ("Discussion:", TALK),
        ("Decision:", "a) Noted the report.\nb) Recommended that Cabinet look at placements."),
    ]
    items = read(
        rows, [("Item:", "5. Health"), ("Discussion:", TALK), ("Decision:", "The update was noted.")]
    )
    assert titles(items) == [("4", "Placements"), ("5", "Health")]
    assert limbs(items) == [
        "Noted the report.",
        "Recommended that Cabinet look at placements.",
        "The update was noted.",
    ]


def test_figures_stay_a_table():
    items = read([("Measure", "Q1", "Q2"), ("Visits in time", "91%", "88%"), ("Reviews", "80%", "82%")])
    assert not any(item["number"] for item in items)
    text = str(items)
    assert "Visits in time 91% 88%" in text


def actions(items: list[dict]) -> list[tuple[str, str, str]]:
    return [(one["text"], one["owner"], one["due"]) for item in items for one in item["actions"]]


NOTES = "2. VISITS", "They had fallen.\nThe list is to be sent round."


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        # Initials in a margin that is headed "Action", or not at all
        (
            [("", "Action"), ("CT told of visits.", ""), ("The list is to be sent round.", "CT")],
            ("", "CT", ""),
        ),
        ([("1", "CT told of visits.\\nThe list is to be sent round.", "CT 16/1")], ("", "CT", "16/1")),
        (
            [("Item", "Notes", "Action", "Who / when"), (*NOTES, "Send the list", "CT/AS, 9 December")],
            ("Send the list", "CT/AS", "9 December"),
        ),
        (
            [("Item", "Discussion", "Action"), (*NOTES, "CT to chase the list by end of May")],
            ("", "CT", "end of May"),
        ),
        # A due time that was left empty
        (
            [("Action", "Lead", "By when"), ("Send the list", "Head of Care", "")],
            ("Send the list", "Head of Care", ""),
        ),
    ],
)
def test_who_is_to_do_what_stands_in_a_cell_beside_it(rows, found):
    ((text, owner, due),) = actions(read([tuple(cell.replace("\\n", "\n") for cell in row) for row in rows]))
    assert (owner, due) == found[1:]
    assert "list" in text
    assert text == found[0] or not found[0]


def test_what_was_decided_is_found_beside_an_action():
    rows = [
        ("Item", "Discussion", "Action"),
        ("1. Pledge", "CT read it.\nThe pledge was approved.", "CT to print it"),
    ]
    assert limbs(read(rows)) == ["The pledge was approved."]


def test_a_table_at_the_end_says_by_its_references_which_items_its_actions_come_from():
    document = Document()
    for number, title in (("3", "Education"), ("4", "Health")):
        document.add_heading(f"Item {number}. {title}", 2)
        document.add_paragraph("Cy Trial gave an update.")
        if number == "3":
            document.add_paragraph("Decision: Timetables of pupils to be added to the scorecard.")
    table = document.add_table(rows=0, cols=4)
    for row in (
        ("Ref", "Action", "Lead", "Timescale"),
        ("3a", "Add timetables of pupils to the scorecard", "CT", "1 May 2025"),
        ("4a", "Report on letters", "BT", "May Board"),
    ):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    content = BytesIO()
    document.save(content)
    items = as_data(read_blocks(read_word_file(content.getvalue())))["items"]
    assert [[(one["owner"], one["due"]) for one in item["actions"]] for item in items] == [
        [("CT", "1 May 2025")],
        [("BT", "May Board")],
    ]


def test_running_numbers_of_actions_are_no_items():
    items = read(
        [
            ("No.", "Action", "Lead"),
            ("1", "Share the audit of visits", "CT"),
            ("2", "Write to the dentists", "BT"),
        ]
    )
    assert [one["owner"] for one in items[-1]["actions"]] == ["CT", "BT"]


def test_rows_of_items_with_the_year_in_their_number():
    items = read(
        [
            ("Minute", "Discussion", "Action by"),
            ("21/25", "Welcome\nThe Chair welcomed all.", ""),
            ("22/25", "Health\nCy Trial reported that 92% were on time.", ""),
        ]
    )
    assert titles(items) == [("21/25", "Welcome"), ("22/25", "Health")]
