"""Items as rows of a table, a number beside a title: as Modern.gov writes whole meetings, and as copies of it look."""

import pytest

from committees.reading.as_json import as_data
from committees.reading.kept import words_kept
from committees.reading.reading import read_minutes

TITLE = '<p class="mgAiTitleTxt">{}</p>'
TALK = (
    '<p class="mgSubItemTitleTxt">Minutes:</p><div class="mgWordPara"><p>The Head of Care presented it.</p>'
    "<p>RESOLVED: That the report be noted.</p></div>"
)
# How the cell of the number, and the beginning of the title's cell, are written
CELLS = {
    "number in the style of a title": (
        '<td class="mgItemNumberCell"><p class="mgAiTitleTxt">{}.</p></td>',
        TITLE,
    ),
    "number as text of its cell": ('<td class="mgItemNumberCell">{}.</td>', TITLE),
    "number in a cell of headings": (
        '<th scope="row" class="mgItemNumberCell"><p class="mgAiTitleTxt">{}</p></th>',
        TITLE,
    ),
    "number in a cell without a class": ('<td><p class="mgAiTitleTxt">{}.</p></td>', TITLE),
    "number that no class marks": ("<td>{}.</td>", TITLE),
    "number with its word": ('<td class="mgItemNumberCell"><p class="mgAiTitleTxt">No. {}.</p></td>', TITLE),
    "number with its Welsh word": ('<td class="mgItemNumberCell"><p>Rhif {}.</p></td>', TITLE),
    "title as a link": (
        '<td class="mgItemNumberCell"><p class="mgAiTitleTxt">{}.</p></td>',
        '<p class="mgAiTitleTxt"><a class="mgAiTitleLnk" href="documents/s1.pdf">{} <span>PDF 154 KB</span></a></p>',
    ),
    "no classes at all": ("<td><p>{}.</p></td>", "<p><b>{}</b></p>"),
}
HEADINGS = (
    "",
    '<tr><th class="mgItemNumberCell">No.</th><th>Item</th></tr>',
    "<tr><th>Rhif</th><th>Eitem</th></tr>",
)


HEADER = (
    '<h1 class="mgMainTitleTxt">Agenda and minutes</h1>'
    '<h2 class="mgSubTitleTxt">Corporate Parenting Panel - Monday, 3rd March, 2025 2.00 pm</h2>'
)


def page(rows: str, header: str = HEADER) -> bytes:
    return f"<html><body>{header}<p>Venue: Room 1</p><table>{rows}</table></body></html>".encode()


def read(content: bytes) -> list[dict]:
    reading = read_minutes(content)
    assert words_kept(reading.source, reading).all
    return as_data(reading)["items"]


@pytest.mark.parametrize("headings", HEADINGS)
@pytest.mark.parametrize("cells", CELLS)
def test_each_row_is_an_item_with_its_number_title_and_decision(cells, headings):
    number, title = CELLS[cells]
    rows = "".join(
        f"<tr>{number.format(41 + at)}<td>{title.format(name)}{TALK}</td></tr>"
        for at, name in enumerate(("Apologies for absence", "Minutes of the meeting held on 4 May", "Health"))
    )
    items = read(page(headings + rows, HEADER if "mg" in number + title else "<h1>Minutes</h1>"))
    assert [(item["number"].rstrip("."), item["title"]) for item in items] == [
        ("41", "Apologies for absence"),
        ("42", "Minutes of the meeting held on 4 May"),
        ("43", "Health"),
    ]
    assert [[limb["text"] for one in item["resolutions"] for limb in one["limbs"]] for item in items] == [
        ["That the report be noted."]
    ] * 3


def test_items_with_an_empty_number_are_items_too():
    number = '<td class="mgItemNumberCell"><p class="mgAiTitleTxt">{}</p></td>'
    rows = "".join(
        f"<tr>{number.format(said)}<td>{TITLE.format(name)}{talk}</td></tr>"
        for said, name, talk in (
            ("", "Introduction", ""),
            ("1.", "Scorecard", TALK),
            ("", "Exempt business", ""),
            ("2a", "Homes", TALK),
        )
    )
    assert [(item["number"].rstrip("."), item["title"]) for item in read(page(rows))] == [
        ("", "Introduction"),
        ("1", "Scorecard"),
        ("", "Exempt business"),
        ("2a", "Homes"),
    ]


def test_the_page_of_one_item_keeps_the_title_that_stands_above():
    content = (
        b'<h1 class="mgMainTitleTxt">Agenda item</h1><h2 class="mgSubTitleTxt">Scorecard</h2>'
        b'<p class="mgSubItemTitleTxt">Minutes:</p><p>The report was presented.</p>'
    )
    assert [item["title"] for item in read(content)] == ["Scorecard"]
