"""The appendix as its readers need it: both standards, everything in it, nothing hidden in it, the same every time."""

from datetime import UTC, datetime
from functools import lru_cache
from io import BytesIO

import page
import pikepdf
import pypdfium2
import pytest
from pypdf import PdfReader

from scorecards.assembly.attention import heading_of, rule_of
from scorecards.exports.appendix import LENGTHS, SHORT, RenderError, render, render_appendix
from scorecards.exports.appendix.document import document_of
from scorecards.exports.appendix.figure_tables import line_of, over_time_of
from scorecards.exports.typesetting import render as typesetting
from scorecards.exports.typesetting import worker
from scorecards.exports.typesetting.tags import tag_row_headers
from scorecards.payload import hash_of
from tests.payloads import (
    ASKED,
    NOW,
    make_breakdown,
    make_cell,
    make_hidden_row,
    make_payload,
    make_row,
)

pytestmark = pytest.mark.slow  # each sets a document, in two processes

STANDARDS = ("ua1", "2a")


def faults(pdf, standard):
    report = page.validate_pdf_bytes(pdf, profile=standard)
    return [f"{fault.rule_id}: {fault.message}" for fault in report.failures]


@lru_cache(maxsize=4)
def text_of_pages(pdf):
    return [each.extract_text() for each in PdfReader(BytesIO(pdf)).pages]


def words(pdf):
    """All its text, spaces and the places where a long word may break made alike."""
    read = " ".join(text_of_pages(pdf))
    return " ".join(read.replace("\u200b", "").split())


def closed_up(text):
    return "".join(text.replace("\u200b", "").split())


def elements(pdf):
    """Every structure element as (kind, element)."""
    with pikepdf.open(BytesIO(pdf)) as document:
        waiting = [document.Root.StructTreeRoot]
        while waiting:
            element = waiting.pop()
            if "/S" in element:
                yield str(element.S), element
            within = element.get("/K", [])
            listed = list(within) if isinstance(within, pikepdf.Array) else [within]
            waiting.extend(each for each in listed if not isinstance(each, int) and "/S" in each)


@lru_cache(maxsize=1)
def usual():
    """A payload with every kind of row, and its appendix."""
    payload = make_payload(10)
    payload["sections"][0]["rows"][0]["asked"] = [ASKED]
    return payload, render_appendix(payload)


def rows_of(payload):
    return [row for section in payload["sections"] for row in section["rows"]]


@pytest.mark.parametrize("standard", STANDARDS)
def test_it_is_accessible_and_fit_to_keep(standard):
    assert faults(usual()[1], standard) == []


CARRIED = {
    "committee": "Corporate Parenting Panel",
    "date": "2026-02-24",
    "number": "5",
    "title": "Performance scorecard",
    "appendix": "2",
}


def questions_to_ask(payload):
    """The first of each measure that needs attention."""
    found = [row["question"] for row in rows_of(payload) if row["needs_attention"]]
    assert len(found) > 1
    return found


@lru_cache(maxsize=1)
def briefly():
    """The short version of forty measures, of every kind, at a meeting."""
    return render_appendix(make_payload(40), length=SHORT, carried=CARRIED)


def test_the_short_version_of_forty_measures_has_four_pages_and_says_which_item_it_is_for():
    pdf, payload = briefly(), make_payload(40)
    first, *tables, notes = text_of_pages(pdf)
    assert len(tables) == 2
    for said in (
        "Appendix 2",
        "Tuesday 24 February 2026",
        "Item 5: Performance scorecard",
        payload["headline"][:30],
    ):
        assert closed_up(said) in closed_up(first)
    for question in questions_to_ask(payload):
        assert closed_up(question) in closed_up(first)
    in_tables = closed_up(" ".join(tables))
    for row in rows_of(payload):
        assert closed_up(f"{row['number']} {row['title']}") in in_tables
    for section in payload["sections"]:
        # a section is never torn: its question stands once
        assert in_tables.count(closed_up(section["question"])) == 1
    assert all("Met" in each and "No target" in each for each in tables), "each page has its own key"
    assert "How we judge" in notes and closed_up(hash_of(payload)) in closed_up(notes)


@lru_cache(maxsize=1)
def in_large_print():
    """The short version and the whole of three measures, in large print: one with a note, one without a figure."""
    noted = make_row("1.1", "Noted", flags=[{"kind": "revised", "text": "Revised"}])
    noted["latest"]["revised_from"] = "79%"
    rows = [noted, make_row("1.2", "Plain"), make_row("1.3", "Missing", latest=make_cell(value=None))]
    payload = make_payload(rows=rows)
    return [render_appendix(payload, length=length) for length in LENGTHS if length.large]


def test_the_short_version_and_large_print_too():
    for standard in STANDARDS:
        assert [faults(pdf, standard) for pdf in (briefly(), *in_large_print())] == [[], [], []]


def test_large_print_says_what_it_holds_and_each_note_with_its_measure():
    short, whole = map(words, in_large_print())
    assert "all 3 measures one by one, notes. Large print." in short
    assert "all 3 measures, each with its charts and figures, notes. Large print." in whole
    card = short.partition("1.1 Noted. ")[2].partition("1.2 Plain")[0]
    assert "Note Revised from 79%." in card


def test_chosen_sections_are_told_from_the_whole_and_nothing_else_is_there():
    payload = make_payload(10)
    first, second, *_ = payload["sections"]
    pdf = render_appendix(payload, length=LENGTHS[1].of((second["slug"],)))
    text = words(pdf)
    assert f"Chosen sections: 1 of {len(payload['sections'])} sections" in text
    assert closed_up(second["rows"][0]["meaning"]) in closed_up(text)
    assert closed_up(first["rows"][0]["meaning"]) not in closed_up(text)


def test_it_says_whose_it_is_in_british_english():
    reader = PdfReader(BytesIO(usual()[1]))
    assert reader.metadata.title == (
        "Children in care and care leavers: Quarter 3 2025/26, Exampleton Borough Council"
    )
    assert reader.metadata.author == "Exampleton Borough Council"
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"


def test_every_measure_is_there_with_its_value_status_and_words():
    payload, pdf = usual()
    text = words(pdf)
    for row in rows_of(payload):
        assert f"{row['number']} {row['title']}" in text
        assert row["latest"]["display"] in text
        assert row["target"]["word"] in text
        assert row["verdict"]["word"] in text
        assert closed_up(row["finding"]) in closed_up(text)
    assert closed_up(ASKED["question"]) in closed_up(text)
    assert closed_up(ASKED["outcome"]) in closed_up(text)
    assert closed_up(payload["headline"]) in closed_up(text)


def test_what_could_be_asked_is_there_one_question_or_more():
    several = make_row("1.1", "Moves", questions=["More children move: why?", "What do children say?"])
    one = make_row("1.2", "Visits", questions=["Who steps in?"], commentary=None)
    before = make_row("1.3", "Reviews", question="Were they moved?")
    pdf = render_appendix(make_payload(rows=[several, one, before]))
    text = words(pdf)
    assert text.count("You could ask:") == 3
    for question in (*several["questions"], *one["questions"], before["question"]):
        assert question in text
    assert not faults(pdf, "ua1")


def test_every_chart_has_its_words():
    payload, pdf = usual()
    document = document_of(payload)
    wanted = [
        *(row["trend"]["alt"] for section in document["sections"] for row in section["rows"] if row["trend"]),
        *(each["spark"]["alt"] for each in document["attention"]["listed"] if each["spark"]),
        *(
            line["cells"]["spark"]["alt"]
            for section in document["table"]["sections"]
            for line in section["lines"]
            if line.get("cells", {}).get("spark")
        ),
    ]
    found = [str(element["/Alt"]) for kind, element in elements(pdf) if kind == "/Figure"]
    assert sorted(found) == sorted(wanted)
    assert all(wanted)


def outline_of(reader, entries=None):
    for entry in reader.outline if entries is None else entries:
        if isinstance(entry, list):
            yield from outline_of(reader, entry)
        else:
            yield entry.title, reader.get_destination_page_number(entry)


def test_bookmarks_lead_to_every_section_and_measure():
    payload, pdf = usual()
    places = dict(outline_of(PdfReader(BytesIO(pdf))))
    for row in rows_of(payload):
        name = f"{row['number']} {row['title']}"
        assert name in closed(text_of_pages(pdf)[places[name]])
    assert {section["question"] for section in payload["sections"]} <= set(places)
    assert {"Contents", "Notes"} <= set(places)


def closed(text):
    return " ".join(text.split())


def test_the_contents_name_the_right_pages():
    payload, pdf = usual()
    contents = closed_up("".join(text_of_pages(pdf)[:2])).rpartition("Contents")[2]
    places = dict(outline_of(PdfReader(BytesIO(pdf))))
    for row in rows_of(payload):
        name = f"{row['number']} {row['title']}"
        after = contents.partition(closed_up(name))[2].lstrip(".")
        assert after.startswith(str(places[name] + 1)), name


def test_every_page_says_whose_which_edition_and_its_number():
    pages = text_of_pages(usual()[1])
    for number, each in enumerate(pages, 1):
        text = closed(each)
        assert (
            "Exampleton Borough Council. Corporate Parenting Panel. Quarter 3 2025/26. Edition 1. Illustrative data"
            in text
        )
        assert f"Page {number} of {len(pages)}" in text


def test_council_figures_that_are_real_are_not_called_illustrative():
    payload = make_payload(1)
    payload["council"]["illustrative"] = False
    assert "llustrative" not in words(render_appendix(payload))


def test_a_draft_says_so_everywhere():
    pdf = render_appendix(make_payload(1, edition={"number": 0, "published": "", "correction": ""}))
    pages = map(closed, text_of_pages(pdf))
    assert all(each.count("Draft, not published") >= 2 for each in pages)
    assert faults(pdf, "ua1") == faults(pdf, "2a") == []


def test_a_later_edition_says_what_it_corrects():
    corrected = {"number": 2, "published": "2026-03-01", "correction": "Two late returns were added to 1.1."}
    text = words(render_appendix(make_payload(1, edition=corrected)))
    assert "Correction. Two late returns were added to 1.1." in text
    assert "Edition 2, published 1 March 2026" in text


def test_the_edition_is_named_by_the_hash_it_was_published_under():
    payload, pdf = usual()
    assert hash_of(payload) in closed_up(words(pdf))
    assert "0123456789abcdef" in closed_up(
        words(render_appendix(make_payload(1), fingerprint="0123456789abcdef"))
    )


def test_what_is_hidden_is_nowhere_in_the_file():
    """Not even where a hidden cell came with its numbers by mistake."""
    row = make_hidden_row("1.1")
    for cell in row["series"]:
        if cell["hidden"]:
            cell.update(value=4321.0, numerator=4321.0, denominator=4321.0, people="4321 of 4321 children")
    pdf = render_appendix(make_payload(rows=[row]))
    alts = [str(element["/Alt"]) for kind, element in elements(pdf) if "/Alt" in element]
    text = words(pdf)
    assert "Hidden so no child can be identified" in text
    assert "Not judged" in text
    assert not any(number in said for said in (text, *alts) for number in ("4321", "4,321"))
    figures = text.partition("Figures behind the chart")[2].split()
    assert figures.count("Hidden") >= 2 and "c" not in figures


def test_row_headers_are_tagged_and_every_other_cell_names_its_own():
    kinds = {"/TH": 0, "/TD": 0}
    scopes = []
    for kind, element in elements(usual()[1]):
        if kind == "/TR":
            cells = list(element.K)
            assert cells[0].S == "/TH", "the first cell of every row is a header"
            if any(cell.S == "/TD" for cell in cells):
                scopes.append(str(_table_attribute(cells[0], "/Scope")))
                for cell in cells[1:]:
                    assert cells[0].ID in list(_table_attribute(cell, "/Headers"))
        if kind in kinds:
            kinds[kind] += 1
    assert set(scopes) == {"/Row"} and len(scopes) > 100
    assert all(kinds.values())


def _table_attribute(cell, name):
    return next(each[name] for each in cell.A if each.O == "/Table" and name in each)


def test_a_stream_that_would_end_in_a_carriage_return_is_written_otherwise():
    """Among sixty files some would, on the first try: none may in the end."""
    for number in range(60):
        document = pikepdf.new()
        document.add_blank_page()
        document.Root.StructTreeRoot = pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot)
        for stream in range(20):
            document.Root[f"/Stream{stream}"] = document.make_stream(f"{number} {stream}".encode() * 9)
        raw = BytesIO()
        document.save(raw, compress_streams=True, deterministic_id=True)
        assert b"\r\nendstream" not in tag_row_headers(raw.getvalue())


def test_the_same_payload_gives_the_same_bytes():
    payload, pdf = usual()
    assert render_appendix(payload) == pdf


def grey_pages(pdf):
    """Each page as a picture in shades of grey, small: 40 dots to the inch."""
    return [each.render(scale=40 / 72, grayscale=True).to_pil() for each in pypdfium2.PdfDocument(pdf)]


def test_status_can_be_told_without_colour():
    """Each status has its own shape in the summary, and its word: the page in grey keeps both."""
    payload, pdf = usual()
    text = words(pdf)
    for count, word in (("met", "met"), ("missed", "missed"), ("close", "close"), ("none", "no target")):
        assert f"{payload['counts'][count]} {word}" in text


def test_concern_is_darkest_when_printed_in_grey():
    """No colour in the file is light where it carries words: everything but tints is darker than mid-grey."""
    row = make_row("1.1", polarity="high", level=50, target=90)
    assert row["target"]["status"] == "missed"
    pdf = render_appendix(make_payload(rows=[row]))
    grey = 0.299 * 0x5C + 0.587 * 0x21 + 0.114 * 0x00
    levels = set(grey_pages(pdf)[0].get_flattened_data())
    assert min(levels) < grey < 70


def test_what_cannot_be_set_is_told_in_words(monkeypatch):
    monkeypatch.setattr(render, "document_of", lambda *_, **__: {"title": "not a document"})
    with pytest.raises(RenderError, match=r"The PDF could not be made: .+"):
        render_appendix(make_payload(1))


def test_a_layout_that_does_not_come_to_rest_is_set_as_one_that_does_not_look(tmp_path, monkeypatch):
    layout = tmp_path / "layout.typ"
    layout.write_text(
        """#set document(title: "Pages")
        #let more = context ((pagebreak(),) * counter(page).final().first()).join()
        #if "steady" in sys.inputs [One page] else { more }"""
    )
    monkeypatch.setattr(worker, "ROOT", tmp_path)
    assert "One page" in words(worker.typeset(layout, "{}", datetime(2026, 1, 1, tzinfo=UTC)))


def test_a_process_that_hangs_is_given_up(monkeypatch):
    monkeypatch.setattr(typesetting, "SECONDS", 0.01)
    with pytest.raises(RenderError, match="not ready"):
        render_appendix(make_payload(1))


def test_an_empty_scorecard_is_still_a_document():
    pdf = render_appendix(make_payload(rows=[]))
    assert faults(pdf, "ua1") == faults(pdf, "2a") == []


def test_what_needs_attention_stands_before_the_table_in_the_pages_words():
    needing = make_row("1.1", "Moves", needs_attention=True, attention=["Missed its target."])
    compared = make_row("1.2", "Visits")
    compared["comparison"]["neighbours"][0]["tested"] = "worse"
    payload = make_payload(rows=[needing, compared])
    pdf = render_appendix(payload)
    text = words(pdf)
    heading = heading_of(payload)
    assert heading == "1 of 2 measures needs attention"
    before, _, after = text.partition(heading)
    assert payload["headline"][:30] in before and "All 2 measures" in after
    assert "Missed its target." in after and f"target {needing['target']['display']}" in after
    assert rule_of(payload) in after
    assert text.count("clearly better") == 1
    assert faults(pdf, "ua1") == faults(pdf, "2a") == []


def test_kinds_and_groups_over_time_are_in_the_appendix_as_tables_of_ten_periods():
    breakdown = make_breakdown("breakdown", labels=["Foster home", "Children's home"])
    periods = [NOW.shift(-step) for step in range(11, -1, -1)]
    breakdown["periods"] = [
        {"period": one.code, "label": one.short, "start": one.start.isoformat()} for one in periods
    ]
    for number, cell in enumerate(breakdown["cells"], 1):
        cell["values"] = [None, *(100.0 * number + step for step in range(1, 12))]
        cell["displays"] = ["Hidden", *(f"{100 * number + step}" for step in range(1, 12))]
    first, second = over_time_of(breakdown)
    assert (len(first["periods"]), len(second["periods"])) == (6, 6)
    assert first["lines"][0] == line_of("Foster home", ["Hidden", "101", "102", "103", "104", "105"])
    assert second["lines"][1]["cells"][-1]["words"] == "211"
    pdf = render_appendix(make_payload(rows=[make_row("1.1", breakdowns=[breakdown])]))
    said = closed_up(words(pdf))
    assert all(closed_up(each) in said for each in ("Type of home over 12 quarters", "Hidden", "101", "211"))
    assert faults(pdf, "ua1") == []
