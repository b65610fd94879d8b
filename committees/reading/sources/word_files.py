"""Word documents (.docx) into blocks: paragraphs with the numbers that Word shows, tables, links. Pure.

To be called in a process of its own (`apart`): an archive of XML can unfold to far more than it weighs.
"""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from committees.reading.sources.blocks import (
    Block,
    Link,
    Origin,
    Source,
    SourceKind,
    marker_of,
    narrowed,
    words_in,
)
from committees.reading.sources.refusals import MinutesRefused
from committees.reading.sources.rows import Row, Table
from committees.reading.sources.word_numbers import ListNumbers

LARGEST_PART = 30 * 1024 * 1024
MOST_PARTS = 2000
LARGEST_RATIO = 200
RATIO_COUNTS_FROM = 1024 * 1024
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
# What else is packed in this way, by a part that it has
_OTHER_DOCUMENTS = {
    "xl/workbook.xml": "a spreadsheet (.xlsx)",
    "ppt/presentation.xml": "a presentation (.pptx)",
    "content.xml": "an OpenDocument file (.odt)",
    "Index/Document.iwa": "a document of Pages",
}
_HEADING = re.compile(r"heading\s*(\d)", re.IGNORECASE)


def read_word_file(content: bytes) -> Source:
    """Raises MinutesRefused where it is no whole Word document, or would unfold to more than minutes can be."""
    try:
        archive = zipfile.ZipFile(BytesIO(content))
        document = _part(archive, "word/document.xml")
        if document is None:
            raise _no_word_document(archive.namelist())
        numbers = ListNumbers(_part(archive, "word/numbering.xml"))
        styles = _styles(_part(archive, "word/styles.xml"))
        links = _targets(_part(archive, "word/_rels/document.xml.rels"))
    except (
        zipfile.BadZipFile,
        etree.XMLSyntaxError,
        EOFError,
        OSError,
        RuntimeError,
        NotImplementedError,
        KeyError,
    ):
        raise MinutesRefused(
            "This Word document is damaged or locked. Open it in Word, save it again as .docx, and use that copy."
        ) from None
    return Source(SourceKind.DOCX, tuple(Paragraphs(numbers, styles, links).read(document)))


def _no_word_document(names: list[str]) -> MinutesRefused:
    what = next((said for name, said in _OTHER_DOCUMENTS.items() if name in names), "a compressed file")
    return MinutesRefused(f"This is {what}, but no Word document. Save the minutes as .docx.")


def _part(archive: zipfile.ZipFile, name: str) -> etree._Element | None:
    if len(archive.infolist()) > MOST_PARTS:
        raise too_heavy()
    if name not in archive.namelist():
        return None
    information = archive.getinfo(name)
    with archive.open(information) as stream:
        content = stream.read(LARGEST_PART + 1)
    packed = max(information.compress_size, 1)
    if len(content) > LARGEST_PART or (
        len(content) > RATIO_COUNTS_FROM and len(content) > LARGEST_RATIO * packed
    ):
        raise too_heavy()
    if re.search(rb"<!(?:DOCTYPE|ENTITY)", content.replace(b"\0", b""), re.IGNORECASE):
        raise MinutesRefused("This Word document declares entities, which Word never does. It was not read.")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(content, parser)


def too_heavy() -> MinutesRefused:
    return MinutesRefused(
        "Unfolded, this Word document is far larger than minutes can be. Copy the text alone into a new document."
    )


def _styles(root: etree._Element | None) -> dict[str, int]:
    """Level of heading by the identity of a style."""
    found = {}
    for style in root.iter(f"{_W}style") if root is not None else ():
        name = style.find(f"{_W}name")
        level = _HEADING.match(str(name.get(f"{_W}val"))) if name is not None else None
        if level:
            found[str(style.get(f"{_W}styleId"))] = int(level.group(1))
    return found


def _targets(root: etree._Element | None) -> dict[str, str]:
    return {str(one.get("Id")): str(one.get("Target")) for one in root} if root is not None else {}


def _open(name: str, event: str, tables: list[Table], rows: list[Row]) -> None:
    """Keeps count of the tables, rows and cells around."""
    if name == "tbl" and event == "start":
        tables.append(Table())
    elif name == "tbl":
        tables.pop()
    elif name == "tr":
        rows.append(Row())
    elif name == "tc" and event == "start" and rows:
        rows[-1].column += 1


class Paragraphs:
    def __init__(self, numbers: ListNumbers, styles: dict[str, int], links: dict[str, str]) -> None:
        self._numbers, self._styles, self._links = numbers, styles, links
        self._count = 0

    def read(self, document: etree._Element) -> Iterator[Block]:
        """Paragraphs and tables at any depth, in order: text boxes and tracked insertions are text too."""
        tables: list[Table] = []
        rows: list[Row] = []
        new_row = False
        tags = tuple(f"{_W}{name}" for name in ("p", "tbl", "tr", "tc"))
        for event, element in etree.iterwalk(document, events=("start", "end"), tag=tags):
            name = str(element.tag).removeprefix(_W)
            if name == "p" and event == "start":
                self._count += 1
                found = list(self._paragraph(element))
                if rows:
                    rows[-1].add(found)
                else:
                    yield from (block._replace(new_row=new_row) for block in found)
                    new_row = new_row and not found
            elif name == "tr" and event == "end":
                finished = rows.pop().laid_out(tables[-1] if tables else Table())
                if rows:
                    rows[-1].add(finished)
                else:
                    yield from finished
                    new_row = True
            else:
                _open(name, event, tables, rows)

    def _paragraph(self, paragraph: etree._Element) -> Iterator[Block]:
        properties = paragraph.find(f"{_W}pPr")
        style = _value(properties, "pStyle")
        number = self._numbers.next_of(properties, style)
        text, links, bold = self._text(paragraph)
        if "\n" in text:
            links = []
        for line in text.split("\n"):
            plain = line.strip()
            if not words_in(plain):
                continue
            cut = len(line) - len(line.lstrip())
            written = f"{number.marker} {plain}" if words_in(number.marker) else plain
            moved = tuple(
                Link(
                    line_start + len(written) - len(plain) - cut,
                    line_end + len(written) - len(plain) - cut,
                    url,
                )
                for line_start, line_end, url in links
            )
            yield Block(
                written,
                Origin(f"paragraph {self._count}"),
                heading=self._styles.get(style, 0),
                marker=marker_of(written).marker or number.marker,
                level=number.level,
                bold=bold * 2 > len(text),
                links=moved,
            )

    def _text(self, paragraph: etree._Element) -> tuple[str, list[tuple[int, int, str]], int]:
        """Its text with "\\n" at line breaks, its links, and how many of its characters are bold."""
        text, bold = "", 0
        links: list[tuple[int, int, str]] = []
        for element in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}cr", f"{_W}noBreakHyphen"):
            nearest = next(element.iterancestors(f"{_W}p"), None)
            if nearest is not paragraph:
                continue
            name = str(element.tag).removeprefix(_W)
            added = _SIGNS.get(name) or element.text or ""
            added = added if added == "\n" else narrowed(added, before=text[-1:])
            link = next(element.iterancestors(f"{_W}hyperlink"), None)
            if link is not None and (url := self._links.get(str(link.get(f"{_R}id")))):
                links.append((len(text), len(text) + len(added), url))
            run = next(element.iterancestors(f"{_W}r"), None)
            mark = run.find(f"{_W}rPr/{_W}b") if run is not None else None
            if mark is not None and mark.get(f"{_W}val") not in ("0", "false"):
                bold += len(added)
            text += added
        return text, links, bold


def _value(properties: etree._Element | None, name: str) -> str:
    found = properties.find(f"{_W}{name}") if properties is not None else None
    return str(found.get(f"{_W}val")) if found is not None else ""
