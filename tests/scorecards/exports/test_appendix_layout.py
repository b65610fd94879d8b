"""Pages of the appendix are filled, and what belongs together stands together."""

from functools import lru_cache
from io import BytesIO

import pytest
from pypdf import PdfReader

from scorecards.exports.appendix import LENGTHS, SHORT, TooLong, render_appendix
from tests.payloads import (
    make_breakdown,
    make_payload,
    make_row,
)
from tests.scorecards.exports.test_appendix import (
    CARRIED,
    closed,
    closed_up,
    faults,
    in_large_print,
    outline_of,
    rows_of,
    text_of_pages,
    usual,
)

pytestmark = pytest.mark.slow  # each sets a document, in two processes


@lru_cache(maxsize=1)
def two_measures():
    """Each length of two measures of which nothing is said on the first page, one with a part."""
    rows = [make_row("1.1"), make_row("1.2", "Plain", breakdowns=[make_breakdown()])]
    for row in rows:
        row["verdict"] |= {"kind": "none", "word": "No real change"}
    return [render_appendix(make_payload(rows=rows), length=length) for length in LENGTHS]


def smallest_text(pdf):
    """In points, the drawings' words included."""
    sizes = []
    for each in PdfReader(BytesIO(pdf)).pages:
        each.extract_text(
            visitor_text=lambda text, matrix, placed, font, size: sizes.append(
                abs(size * placed[3] * matrix[3]) if text.strip() else 99
            )
        )
    return min(sizes)


def test_nothing_is_printed_small():
    for pdf, least in zip(two_measures(), (8.5, 8.5, 16, 16), strict=True):
        assert smallest_text(pdf) >= least - 0.01


def test_notes_stand_where_there_is_room_and_no_page_for_itself_alone():
    short, whole, *_ = map(text_of_pages, two_measures())
    assert len(short) == 2, "a first page of little, the table"
    assert "How we judge" in short[0] and "Cite this paper" in short[0]
    assert "Contents" in whole[0] and "How to read this paper" in whole[0]
    for pages in (whole, text_of_pages(usual()[1])):
        assert sum(each.count("How to read this paper") for each in pages) == 1


def lines_of(sheet):
    """Where each piece of text stands above the page's foot, in points, with its words."""
    found = []
    sheet.extract_text(
        visitor_text=lambda text, matrix, placed, font, size: (
            found.append((placed[5] * matrix[3] + matrix[5], text.strip())) if text.strip() else None
        )
    )
    return found


def test_pages_are_well_filled():
    """Upright pages of words and figures, the last of each document too."""
    for pdf in (usual()[1], in_large_print()[1]):
        for sheet in PdfReader(BytesIO(pdf)).pages:
            height = float(sheet.mediabox.height)
            above_foot = [at for at, _ in lines_of(sheet) if at > 75]
            if height > float(sheet.mediabox.width):
                assert min(above_foot) < height * 0.62, sheet.extract_text()[:100]


@pytest.mark.parametrize(("measures", "letters"), [(47, 75), (40, 120)])
def test_long_names_take_the_room_of_columns_that_the_whole_scorecard_has(measures, letters):
    payload = make_payload(measures)
    longer = (
        ", of those who came into care before they were ten years old and who are in the care of the council"
    )
    for row in rows_of(payload):
        row["title"] = f"{row['title']}{longer}, or of another one"[:letters]
    pdf = render_appendix(payload, length=SHORT, carried=CARRIED)
    first, *tables, _ = text_of_pages(pdf)
    said = closed_up(" ".join(tables))
    assert len(tables) == 2
    assert closed_up("Appendix 2") in closed_up(first)
    assert closed_up("Not here for want of room") in said
    assert closed_up("Real change?") in said
    assert closed_up("Blue line") not in said  # no key to what is not drawn
    for row in rows_of(payload):
        assert closed_up(f"{row['number']} {row['title']}") in said
    assert faults(pdf, "ua1") == []


def test_figures_over_two_pages_are_named_at_the_head_of_the_second():
    rows = [make_row("1.1", values=[5.0 + place % 4 for place in range(240)], target=None)]
    pages = [closed(each) for each in text_of_pages(render_appendix(make_payload(rows=rows)))]
    going_on = [each for each in pages if "Figures behind the chart" not in each and "Out of" in each[:400]]
    assert going_on
    for each in going_on:
        assert each.startswith("1.1 Three or more homes in 12 months, figures behind the chart, continued")


def test_what_to_ask_stays_on_the_page_of_its_measure():
    for each in map(closed, text_of_pages(usual()[1])):
        before, asked, _ = each.partition("You could ask")
        assert not asked or len(before) > 120, f"a page begins with what to ask: {each[:200]}"


def test_what_would_not_fit_on_four_pages_is_told_and_nothing_spills():
    many = make_payload(100)
    with pytest.raises(TooLong, match=r"more than four pages.+all measures.+Take the whole scorecard"):
        render_appendix(many, length=SHORT)


def test_a_page_that_goes_on_within_a_measure_names_it_at_its_head():
    payload, pdf = usual()
    places = dict(outline_of(PdfReader(BytesIO(pdf))))
    names = [f"{row['number']} {row['title']}" for row in rows_of(payload)]
    heads = ("Notes", *names, *(section["question"] for section in payload["sections"]))
    pages, named = [closed(each) for each in text_of_pages(pdf)], 0
    for number in range(places[names[0]] + 1, len(pages)):
        before = [name for name in names if places[name] < number][-1]
        assert pages[number].startswith(heads), f"page {number + 1} does not say what it is about"
        named += pages[number].startswith(f"{before}, continued")
    assert named > 3
