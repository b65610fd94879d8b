"""A chart as a file of its own: it says what it is, whose, when and from where, and runs nothing."""

import csv
import io
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecards.charts import Drawing
from scorecards.exports.pictures import Caption, PictureError, captioned, csv_file, pages, png_file, svg_file

DRAWING = Drawing(
    '<svg class="trend wide" viewBox="0 0 680 244" role="img" aria-label="Line chart"><path d="M0 0L9 9"/></svg>',
    "Line chart",
)
CAPTION = Caption(
    "Living over 20 miles from home",
    ("Exampleton Borough Council, quarter 3 2025/26",),
    ("Source: council records.",),
    illustrative=True,
)
SVG = "{http://www.w3.org/2000/svg}"


def words_of(svg: bytes) -> str:
    return " ".join(text.text or "" for text in ElementTree.fromstring(svg).iter(f"{SVG}text"))


def test_a_downloaded_picture_says_what_it_is_and_that_it_is_made_up():
    picture = ElementTree.fromstring(svg_file(captioned(DRAWING, CAPTION)))
    written = words_of(svg_file(captioned(DRAWING, CAPTION)))
    for said in ("Living over 20 miles", "Exampleton Borough Council", "Source: council records", "made up"):
        assert said in written
    assert picture.findtext(f"{SVG}title") == CAPTION.title
    assert "Line chart" in (picture.findtext(f"{SVG}desc") or "")
    assert not [each for each in picture.iter() if each.tag in (f"{SVG}script", f"{SVG}style")]


def test_a_drawing_without_a_caption_is_a_file_too():
    picture = ElementTree.fromstring(svg_file(DRAWING))
    assert (picture.get("width"), picture.findtext(f"{SVG}desc")) == ("680", "Line chart")


def test_the_picture_in_pixels_is_twice_the_size_of_the_drawing():
    png = png_file(DRAWING)
    assert (int.from_bytes(png[16:20]), int.from_bytes(png[20:24])) == (1360, 488)


def test_where_the_typesetter_fails_a_sentence_says_what_to_do(monkeypatch):
    def fails(drawing: Drawing) -> bytes:
        raise PictureError("out of memory")

    monkeypatch.setitem(pages.PICTURES, "png", fails)
    answer = pages.picture_response(DRAWING, "png", "trend")
    assert (answer.status_code, answer.content.decode()) == (503, pages.NOT_MADE)
    assert pages.picture_response(DRAWING, "svg", "trend").status_code == 200


def test_a_cell_of_a_table_is_no_picture():
    with pytest.raises(ValueError, match="view box"):
        svg_file(Drawing('<svg width="100%" height="30"></svg>', "A dot"))


def test_figures_are_numbers_and_texts_are_no_formulas():
    written = csv_file(
        [("Council", "Figure"), ("=HYPERLINK(0)", 24.0), ("Durham", 35.526213749851024), ("Hidden", None)]
    )
    assert written == b"\xef\xbb\xbfCouncil,Figure\r\n'=HYPERLINK(0),24\r\nDurham,35.526214\r\nHidden,\r\n"


@given(st.text(), st.text())
def test_any_words_stay_words_in_a_picture_and_in_a_table(title: str, source: str):
    ElementTree.fromstring(svg_file(captioned(DRAWING, Caption(title, (), (source,)))))
    [row] = csv.reader(io.StringIO(csv_file([(title, source)]).decode("utf-8-sig"), newline=""))
    assert not any(cell[:1] in "=+-@" for cell in row if cell)
