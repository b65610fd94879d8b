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
