"""A paper as a file: a PDF that meets both standards, a Word file with real headings, lists and header rows."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import page
import pikepdf
import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from committees.papers.written.as_pdf import as_pdf
from committees.papers.written.as_word import as_word
from committees.papers.written.blocks import (
    Bullets,
    Heading,
    Limb,
    Limbs,
    Notice,
    Pairs,
    Paper,
    Table,
    Words,
)
from scorecards.exports.typesetting.merging import merge_tagged

HOSTILE = (
    '#panic() *b* _i_ $x$ @label <tag> `code` = \\ "q" [b] {c} <script>alert(1)</script> \ud800 \x00 \u202e'
)
PAPER = Paper(
    kind="Minutes",
    council="Exampleton",
    committee="Corporate Parenting Panel",
    meeting="Tuesday 18 November 2025",
    standing="Agreed",
    made=date(2025, 11, 28),
    brand="#12436d",
    illustrative=True,
    blocks=(
        Pairs((("Day", "Tuesday"), ("Place", "Town Hall")), "When and where"),
        Heading("Who was there"),
        Table("Members", ("Members: 2", "There for"), (("Chair", "All items"), ("Member", "1 to 3"))),
        Heading("5. Finding homes closer"),
        Words("asked why children moved.", "A member"),
        Words("that the Panel:", "RESOLVED", leads=True),
        Limbs((Limb("notes the report;"), Limb("asks for:", (Limb("a plan"), Limb("its cost"))))),
        Heading("Actions", 2),
        Bullets(("A costed plan",)),
        Notice("Another format.", "Ask democratic services."),
    ),
)


def faults(pdf, standard):
    return [
        f"{fault.rule_id}: {fault.message}"
        for fault in page.validate_pdf_bytes(pdf, profile=standard).failures
    ]


def text_of(pdf):
    return " ".join(" ".join(each.extract_text() for each in PdfReader(BytesIO(pdf)).pages).split())


@pytest.mark.slow
@pytest.mark.parametrize("standard", ["ua1", "2a"])
def test_the_pdf_is_accessible_and_fit_to_keep_alone_and_with_others_behind_it(standard):
    pdf = as_pdf(PAPER)
    assert not faults(pdf, standard)
    assert not faults(as_pdf(PAPER, [("Appendix 1", pdf), ("Appendix 2", pdf)]), standard)


@pytest.mark.slow
def test_pages_of_a_paper_and_what_is_behind_it_are_counted_through():
    pdf = as_pdf(PAPER)
    whole = as_pdf(PAPER, [("Appendix 1", pdf), ("Appendix 2", pdf)])
    assert whole == as_pdf(PAPER, [("Appendix 1", pdf), ("Appendix 2", pdf)])
    pages = [" ".join(each.extract_text().split()) for each in PdfReader(BytesIO(whole)).pages]
    assert "Page 1 of 3" in pages[0] and "Page 1 of 1" not in pages[0]
    assert "Page 2 of 3 of the minutes" in pages[1] and "Page 3 of 3 of the minutes" in pages[2]


@pytest.mark.slow
def test_no_page_holds_but_a_notice_and_a_few_actions_are_never_torn():
    notice, actions = (
        Notice("Another format.", "Ask."),
        Table("A", ("Action", "Due"), (("Plan", "1 May"),) * 6),
    )
    for items in (12, 14, 16):
        listed = [(Heading(f"{each}. Item", 2), Words("Report.")) for each in range(items)]
        agenda = (Heading("Business"), *(block for pair in listed for block in pair))
        pages = PdfReader(BytesIO(as_pdf(replace(PAPER, blocks=(*agenda, notice))))).pages
        assert all("Item" in each.extract_text() for each in pages)
        minutes = replace(PAPER, blocks=(*agenda, actions, Heading("Next"), Words("Report.")))
        torn = [each.extract_text().count("Plan") for each in PdfReader(BytesIO(as_pdf(minutes))).pages]
        assert set(torn) <= {0, 6}


@pytest.mark.slow
def test_tags_bookmarks_and_row_names_survive_being_put_together():
    pdf = as_pdf(PAPER)
    whole = merge_tagged(pdf, [("Appendix 1", pdf)])
    assert whole == merge_tagged(pdf, [("Appendix 1", pdf)])
    with pikepdf.open(BytesIO(whole)) as document:
        tree = document.Root.StructTreeRoot
        names = dict(pikepdf.NameTree(tree.IDTree).items())
        cells = [element for element in elements(tree) if element.S == "/TD"]
        assert len(cells) == 8
        for cell in cells:
            headers = [str(each) for held in cell.A if "/Headers" in held for each in held.Headers]
            assert headers and all(name in names for name in headers)
            # each is named by cells of its own file
            assert {name.startswith("part-1-") for name in headers} == {
                page_of(cell) != document.pages[0].obj.objgen
            }
        numbers = pikepdf.NumberTree(tree.ParentTree)
        for sheet in document.pages:
            marked = [
                each for each in numbers[int(sheet.obj.StructParents)] if isinstance(each, pikepdf.Dictionary)
            ]
            assert marked and {page_of(each) for each in marked} == {sheet.obj.objgen}
        with document.open_outline() as outline:
            assert [each.title for each in outline.root] == [
                "Who was there",
                "5. Finding homes closer",
                "Appendix 1",
            ]
            assert [each.title for each in outline.root[2].children] == [
                "Who was there",
                "5. Finding homes closer",
            ]


def elements(element):
    for child in element.get("/K", []):
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield child
            yield from elements(child)


def page_of(element):
    while "/Pg" not in element:
        element = next(each for each in element.K if isinstance(each, pikepdf.Dictionary))
    return element.Pg.objgen


@pytest.mark.slow
def test_the_pdf_says_all_of_it_and_a_draft_says_so_on_its_pages():
    text = text_of(as_pdf(replace(PAPER, draft="Draft, not published")))
    for words in ("A member asked why children moved.", "(a) notes the report;", "(ii) its cost", "1 to 3"):
        assert words in text
    assert text.count("Draft, not published") == 2


@pytest.mark.slow
def test_whatever_is_written_is_printed_as_it_is_written():
    text = text_of(as_pdf(replace(PAPER, blocks=(Words(HOSTILE), Heading(HOSTILE), Bullets((HOSTILE,))))))
    assert text.count("<script>alert(1)</script>") == 3


def test_word_has_headings_lists_header_rows_language_and_title():
    document = Document(BytesIO(as_word(PAPER)))
    assert document.core_properties.title == PAPER.title
    assert document.core_properties.language == "en-GB"
    languages = {each.get(qn("w:val")) for each in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"en-GB"}
    styles = [(each.style.name, each.text) for each in document.paragraphs]
    assert ("Title", "Minutes: Corporate Parenting Panel") in styles
    assert ("Heading 1", "5. Finding homes closer") in styles and ("Heading 2", "Actions") in styles
    assert ("List Bullet", "A costed plan") in styles
    assert [text for style, text in styles if style == "List Number"] == [
        *("notes the report;", "asks for:", "a plan", "its cost")
    ]
    pairs, members = document.tables
    assert members.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert pairs._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == "When and where"
    assert "A member asked why children moved." in [text for _, text in styles]


def test_every_page_of_a_word_file_says_what_it_is_and_which_page_it_is():
    document = Document(BytesIO(as_word(replace(PAPER, draft="Draft, not published"))))
    (section,) = document.sections
    assert not section.different_first_page_header_footer
    foot = section.footer.paragraphs[0]._p
    said = "".join(each.text for each in foot.iter(qn("w:t")))
    assert "Minutes. Draft, not published. Illustrative data. Page 1 of 1" in said
    assert [each.get(qn("w:instr")) for each in foot.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]


@pytest.mark.slow
def test_labels_of_the_minutes_own_stand_before_their_limbs_and_letters_before_the_others():
    own = Limbs(
        (
            Limb("notes the report;", label="1."),
            Limb("asks for:", (Limb("a plan", label="1.1"), Limb("its cost"))),
        )
    )
    paper = replace(PAPER, blocks=(own,))
    pdf = as_pdf(paper)
    assert "1. notes the report; (b) asks for: 1.1 a plan (ii) its cost" in text_of(pdf)
    with pikepdf.open(BytesIO(pdf)) as document:
        labels = sum(
            each.get("/S") == "/Lbl" for each in document.objects if isinstance(each, pikepdf.Dictionary)
        )
    assert labels == 4 and not faults(pdf, "ua1")
    said = [each.text for each in Document(BytesIO(as_word(paper))).paragraphs]
    assert "1.\tnotes the report;" in said and "1.1\ta plan" in said


def test_each_resolution_in_word_begins_at_a():
    limbs = Limbs((Limb("notes"),))
    document = Document(BytesIO(as_word(replace(PAPER, blocks=(limbs, limbs)))))
    numbers = [
        each._p.pPr.numPr.numId.val for each in document.paragraphs if each.style.name == "List Number"
    ]
    assert len(set(numbers)) == 2


def test_the_same_paper_gives_the_same_word_file():
    assert as_word(PAPER) == as_word(PAPER)


@given(st.text())
@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_any_text_comes_out_in_word_without_harm(text):
    blocks = (
        Words(text, text),
        Heading(text),
        Table(text, (text,), ((text,),)),
        Limbs((Limb(text, (Limb(text, label=text),)),)),
    )
    document = Document(BytesIO(as_word(replace(PAPER, blocks=blocks))))
    assert document.core_properties.language == "en-GB"
