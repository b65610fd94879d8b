"""A paper as a Word file: real headings, lists and header rows, which a screen reader walks by. Pure."""

import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, time
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

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

LANGUAGE = "en-GB"
TYPEFACE = "Arial"
NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # of every part in the package, so that the same paper gives the same bytes
LEVELS = ("(%1)", "(%2)")


def as_word(paper: Paper) -> bytes:
    """The same paper gives the same bytes."""
    document = Document()
    _style(document)
    _properties(document, paper)
    document.add_paragraph(plain(paper.council))
    document.add_heading(plain(paper.heading), level=0)
    document.add_paragraph(plain(paper.meeting), style="Subtitle")
    document.add_paragraph(plain(paper.standing))
    if paper.illustrative:
        made_up = "The council, its people and every figure in this document are made up."
        _notice(document, Notice("Illustrative data.", made_up))
    for block in paper.blocks:
        _WRITTEN[type(block)](document, block)
    _foot(document, paper)
    return _same_every_time(document)


def _foot(document: WordDocument, paper: Paper) -> None:
    """What every page says of the paper, and which page it is: "Page 1 of 3"."""
    foot: Any = document.sections[0].footer.paragraphs[0]
    foot.add_run(f"{plain(paper.foot)}. Page ")
    foot._p.append(_counted("PAGE"))
    foot.add_run(" of ")
    foot._p.append(_counted("NUMPAGES"))


def _counted(what: str) -> Any:
    """A number that Word counts itself; until it has, 1."""
    field, run, text = _element("w:fldSimple", instr=what), _element("w:r"), _element("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    return field


def plain(text: str) -> str:
    """What an XML file can hold of it."""
    return NOT_XML.sub("", text)


def _style(document: WordDocument) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(20)
    names = ("Normal", "Title", "Subtitle", *(f"Heading {level}" for level in (1, 2, 3)))
    for name in names:
        style: Any = document.styles[name]
        style.font.name = TYPEFACE
        style.font.color.rgb = RGBColor(0, 0, 0)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
    normal: Any = document.styles["Normal"]
    normal.font.size = Pt(12)
    language = normal.element.get_or_add_rPr().find(qn("w:lang"))
    if language is None:
        language = OxmlElement("w:lang")
        normal.element.get_or_add_rPr().append(language)
    language.set(qn("w:val"), LANGUAGE)
    for each in document.styles.element.iter(qn("w:lang")):
        each.set(qn("w:val"), LANGUAGE)


def _properties(document: WordDocument, paper: Paper) -> None:
    known = document.core_properties
    known.title, known.author, known.language = plain(paper.title)[:255], plain(paper.council)[:255], LANGUAGE
    known.subject, known.keywords, known.comments = "", "", ""
    known.created = known.modified = datetime.combine(paper.made, time(), UTC)


def _heading(document: WordDocument, block: Heading) -> None:
    document.add_heading(plain(block.text), level=block.level)


def _words(document: WordDocument, block: Words) -> None:
    paragraph = document.add_paragraph()
    if block.strong:
        paragraph.add_run(f"{plain(block.strong)} ").bold = True
    paragraph.add_run(plain(block.text))
    paragraph.paragraph_format.keep_with_next = block.leads


def _bullets(document: WordDocument, block: Bullets) -> None:
    """A file lies anywhere: it gives only an address that is whole."""
    for text, address in block.linked:
        more = f": {address}" if address.startswith("http") else ""
        document.add_paragraph(plain(f"{text}{more}"), style="List Bullet")


def _limbs(document: WordDocument, block: Limbs) -> None:
    """A numbering of its own for each resolution, so that every one begins at (a)."""
    number = _numbering(document)
    for limb in block.limbs:
        _limb(document, limb, number, 0)
        for inner in limb.inner:
            _limb(document, inner, number, 1)


def _limb(document: WordDocument, limb: Limb, number: int, level: int) -> None:
    """A label of the minutes' own stands in the text: a numbering of Word counts, and takes no single label."""
    if limb.label:
        paragraph = document.add_paragraph()
        shape = paragraph.paragraph_format  # as a list's line
        shape.left_indent, shape.first_line_indent, shape.space_after = Mm(10 * (level + 1)), Mm(-10), Mm(0)
        paragraph.add_run(f"{plain(limb.label)}\t{plain(limb.text)}")
    else:
        _numbered(document, limb.text, number, level)


def _numbered(document: WordDocument, text: str, number: int, level: int) -> None:
    paragraph = document.add_paragraph(plain(text), style="List Number")
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = level
    properties.get_or_add_numId().val = number


def _numbering(document: WordDocument) -> int:
    numbering = document.part.numbering_part.element
    known = [int(each.get(qn("w:abstractNumId"))) for each in numbering.findall(qn("w:abstractNum"))]
    abstract = _element("w:abstractNum", abstractNumId=max(known, default=-1) + 1)
    abstract.append(_element("w:multiLevelType", val="multilevel"))
    for level, (kind, words) in enumerate(zip(("lowerLetter", "lowerRoman"), LEVELS, strict=True)):
        of_level = _element("w:lvl", ilvl=level)
        for name, value in (("start", 1), ("numFmt", kind), ("lvlText", words), ("lvlJc", "left")):
            of_level.append(_element(f"w:{name}", val=value))
        indented = _element("w:pPr")
        indented.append(_element("w:ind", left=567 * (level + 1), hanging=567))
        of_level.append(indented)
        abstract.append(of_level)
    first = numbering.find(qn("w:num"))
    numbering.insert(len(numbering) if first is None else numbering.index(first), abstract)
    added: int = numbering.add_num(max(known, default=-1) + 1).numId
    return added


def _element(name: str, **attributes: object) -> Any:
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    return made


def _pairs(document: WordDocument, block: Pairs) -> None:
    _rows(document, block.caption, (), block.rows)


def _table(document: WordDocument, block: Table) -> None:
    _rows(document, block.caption, block.heads, block.rows)


def _rows(document: WordDocument, caption: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table whose header row is marked and repeated, its first column told as names, and its caption as its title."""
    lines = [*([heads] if heads else []), *rows]
    if not lines:
        return
    table: Any = document.add_table(rows=len(lines), cols=len(lines[0]), style="Table Grid")
    for cells, texts in zip(table.rows, lines, strict=True):
        cannot_split = OxmlElement("w:cantSplit")
        cells._tr.get_or_add_trPr().append(cannot_split)
        for place, (cell, text) in enumerate(zip(cells.cells, texts, strict=True)):
            run = cell.paragraphs[0].add_run(plain(text))
            run.bold = place == 0 or texts is heads
    if heads:
        table.rows[0]._tr.get_or_add_trPr().append(_element("w:tblHeader", val="true"))
    properties = table._tbl.tblPr
    look = properties.find(qn("w:tblLook"))
    if look is not None:
        properties.remove(look)
    properties.append(
        _element(
            "w:tblLook", val="04A0" if heads else "0480", firstRow=int(bool(heads)), lastRow=0, firstColumn=1,
            lastColumn=0, noHBand=0, noVBand=1,
        )
    )  # fmt: skip
    properties.append(_element("w:tblCaption", val=plain(caption)))
    after = document.add_paragraph()  # a table has no room below it
    after.paragraph_format.space_after = after.paragraph_format.space_before = Pt(0)
    after.paragraph_format.line_spacing = Pt(6)


def _notice(document: WordDocument, block: Notice) -> None:
    paragraph = document.add_paragraph()
    frame = _element("w:pBdr")
    for side in ("top", "left", "bottom", "right"):
        frame.append(_element(f"w:{side}", val="single", sz=8, space=4, color="000000"))
    paragraph._p.get_or_add_pPr().insert_element_before(frame, "w:shd", "w:spacing", "w:ind", "w:jc", "w:rPr")
    paragraph.add_run(f"{plain(block.title)} ").bold = True
    paragraph.add_run(plain(block.text))


_WRITTEN: dict[type, Callable[[WordDocument, Any], None]] = {
    Heading: _heading,
    Words: _words,
    Bullets: _bullets,
    Limbs: _limbs,
    Pairs: _pairs,
    Table: _table,
    Notice: _notice,
}


def _same_every_time(document: WordDocument) -> bytes:
    """The package with no day in it but the paper's own."""
    first, written = BytesIO(), BytesIO()
    document.save(first)
    with ZipFile(first) as made, ZipFile(written, "w", ZIP_DEFLATED) as kept:
        for name in made.namelist():
            part = ZipInfo(name, FIRST_DAY)
            part.compress_type = ZIP_DEFLATED
            kept.writestr(part, made.read(name))
    return written.getvalue()
