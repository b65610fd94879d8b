"""Files that are small and would cost much, and others made to mislead: each by its name.

Run as a module it reads each of them as a request does, and says what came of it, with what the processes cost.
"""

import gzip
import json
import resource
import sys
import zipfile
from collections.abc import Callable
from functools import cache
from io import BytesIO

import xlsxwriter

from indicators.files.apart import Limits, read_book_apart, read_table_apart
from indicators.files.faults import FileRefused

HEADINGS = ["indicator", "period", "value"]
MEGABYTE = 1024 * 1024
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
LAUGHS = "".join(
    [
        "<!DOCTYPE x [<!ENTITY a0 'ha'>",
        *(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10)),
        "]>",
    ]
)
OUTSIDE = "<!DOCTYPE x [<!ENTITY a0 SYSTEM 'file:///etc/hostname'>]>"
OPENDOCUMENT = "application/vnd.oasis.opendocument.spreadsheet"
SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)
PERCENT = '<xf numFmtId="10"/>'
NAMED = '<definedName name="a">Sheet1!$A$1</definedName>'


def archive(parts: dict[str, str | bytes], first: str = "") -> bytes:
    """`first` is stored as it is, before the others."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in parts.items():
            out.writestr(
                name, content, compress_type=zipfile.ZIP_STORED if name == first else zipfile.ZIP_DEFLATED
            )
    return file.getvalue()


@cache
def written() -> dict[str, bytes]:
    """The parts of an ordinary workbook; the second of its styles is a day's."""
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "x")
        sheet.write(1, 0, 1, book.add_format({"num_format": "yyyy-mm-dd"}))
    with zipfile.ZipFile(file) as parts:
        return {name: parts.read(name) for name in parts.namelist()}


def xlsx(rows: str, *, before: str = "", after: str = "", more: dict | None = None) -> bytes:
    """A workbook of one sheet: `rows` is the XML inside its sheetData, the others what stands around it."""
    sheet = f"{before}<worksheet {MAIN}><sheetData>{rows}</sheetData>{after}</worksheet>"
    return archive({**written(), "xl/worksheets/sheet1.xml": sheet, **(more or {})})


def changed(part: str, old: str, new: str) -> dict[str, bytes]:
    """A part of the ordinary workbook with something else in it."""
    assert old.encode() in written()[part]
    return {part: written()[part].replace(old.encode(), new.encode())}


def texts(number: int, *cells: str) -> str:
    letters = "ABCDEFGH"
    inside = "".join(
        f'<c r="{letters[at]}{number}" t="inlineStr"><is><t>{cell}</t></is></c>'
        for at, cell in enumerate(cells)
    )
    return f'<row r="{number}">{inside}</row>'


HEADING_ROW = texts(1, *HEADINGS)
USUAL = HEADING_ROW + texts(2, "moves", "2018/19 Q2", "8.5")


def ods(tables: str, *, before: str = "", kind: str = OPENDOCUMENT) -> bytes:
    content = (
        f"{before}<office:document-content {SPACES}><office:body><office:spreadsheet>{tables}"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return archive({"mimetype": kind, "content.xml": content}, first="mimetype")


def table(rows: str, name: str = "Sheet1") -> str:
    return f'<table:table table:name="{name}">{rows}</table:table>'


def repeated(rows: int, columns: int, kind: str = "float", inside: str = "<text:p>1</text:p>") -> str:
    return (
        f'<table:table-row table:number-rows-repeated="{rows}"><table:table-cell office:value-type="{kind}" '
        f'office:value="1" table:number-columns-repeated="{columns}">{inside}</table:table-cell></table:table-row>'
    )


def with_lie_about_size(content: bytes, name: str) -> bytes:
    """The directory says that the part unpacks to ten bytes."""
    with zipfile.ZipFile(BytesIO(content)) as opened:
        size = opened.getinfo(name).file_size
    return content.replace(size.to_bytes(4, "little"), (10).to_bytes(4, "little"))


def many_sheets(number: int, rows: str) -> str:
    return "".join(table(rows, f"Sheet{each}") for each in range(number))


def named_a_million_times() -> bytes:
    """One long text in the table of texts, and cells that name it."""
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 100_000))
    strings = f"<sst {MAIN}><si><t>{'x' * 32_000}</t></si></sst>"
    return xlsx(cells, more={"xl/sharedStrings.xml": strings})


def empty_cells(number: int) -> bytes:
    """Rows of cells that hold nothing, with a little noise against the ratio of packing."""
    rows = "".join(
        f'<row r="{n}" x="{(n * 2654435761) % 2**32:x}"><c/><c/><c/><c/><c/><c/><c/><c/></row>'
        for n in range(1, number)
    )
    return xlsx(USUAL + rows)


def attributes(number: int) -> str:
    return " ".join(f'a{n}=""' for n in range(number))


def deep(levels: int) -> str:
    return "<x>" * levels + "</x>" * levels


def styles(number: int) -> str:
    return f"<styleSheet {MAIN}><cellXfs>{PERCENT * number}</cellXfs></styleSheet>"


def dates() -> str:
    numbers = ("1e308", "-1e300", "99999999999", "2958466", "-1")
    return "".join(
        f'<row r="{n}"><c r="A{n}" s="1"><v>{number}</v></c></row>' for n, number in enumerate(numbers, 2)
    )


def numbers() -> str:
    found = ("1e999999", "NaN", "-0", "9" * 100_000, "1e-999999", "--1", "0x10")
    return "".join(f'<row r="{n}"><c r="A{n}"><v>{one}</v></c></row>' for n, one in enumerate(found, 2))


BOMBS: dict[str, Callable[[], bytes]] = {
    # archives
    "nested archives.xlsx": lambda: archive({f"{n}.zip": archive({"0": b"0" * MEGABYTE}) for n in range(50)}),
    "many parts.xlsx": lambda: archive({f"part-{n}": b"" for n in range(5_000)}),
    "much from little.xlsx": lambda: xlsx(USUAL, more={"xl/media/x.bin": b"\0" * 210 * MEGABYTE}),
    "size of a part is a lie.xlsx": lambda: with_lie_about_size(
        xlsx(USUAL + texts(3, "x" * 9_000_000)), "xl/worksheets/sheet1.xml"
    ),
    "cut off.xlsx": lambda: xlsx(USUAL)[:-200],
    "bytes before it.xlsx": lambda: b"PK\3\4" + b"\0" * 500,
    "locked.xlsx": lambda: archive({"EncryptedPackage": b"x" * 100, "EncryptionInfo": b""}),
    "parts outside.xlsx": lambda: xlsx(USUAL, more={"../../../etc/passwd": "x", "/etc/hosts": "y"}),
    "sheet outside.xlsx": lambda: xlsx(
        USUAL,
        more=changed("xl/_rels/workbook.xml.rels", "worksheets/sheet1.xml", "../../../etc/passwd"),
    ),
    "macros.xlsx": lambda: xlsx(USUAL, more={"xl/vbaProject.bin": b"x"}),
    # OpenDocument
    "a billion rows.ods": lambda: ods(table(repeated(10**9, 1))),
    "a billion columns.ods": lambda: ods(table(repeated(1, 10**9))),
    "3 million percentages.ods": lambda: ods(table(repeated(30_000, 100, "percentage"))),
    "percentages on 400 sheets.ods": lambda: ods(many_sheets(400, repeated(30_000, 20, "percentage"))),
    "values on 90 sheets.ods": lambda: ods(many_sheets(90, repeated(30_000, 99))),
    "100,000 sheets.ods": lambda: ods(many_sheets(100_000, "")),
    "a billion spaces.ods": lambda: ods(
        table(repeated(1, 1, "string", '<text:p>a<text:s text:c="1000000000"/>b</text:p>'))
    ),
    "long text repeated.ods": lambda: ods(
        table(repeated(5_000, 99, "string", f"<text:p>{'x' * 30_000}</text:p>"))
    ),
    "deep.ods": lambda: ods(table(repeated(1, 1, "string", deep(300_000)))),
    "laughs.ods": lambda: ods(table(repeated(1, 1, "string", "<text:p>&a9;</text:p>")), before=LAUGHS),
    "from outside.ods": lambda: ods(table(repeated(1, 1, "string", "<text:p>&a0;</text:p>")), before=OUTSIDE),
    "a text document.ods": lambda: ods(table(""), kind="application/vnd.oasis.opendocument.text"),
    "formulas repeated.ods": lambda: ods(
        table(
            '<table:table-row><table:table-cell table:formula="of:=1" table:number-columns-repeated="99"/>'
            "</table:table-row>" * 20_000
        )
    ),
    # Excel
    "one text a hundred thousand times.xlsx": named_a_million_times,
    "4 billion texts said.xlsx": lambda: xlsx(
        USUAL, more={"xl/sharedStrings.xml": f'<sst {MAIN} count="4000000000" uniqueCount="4000000000"/>'}
    ),
    "many styles.xlsx": lambda: xlsx(USUAL, more={"xl/styles.xml": styles(2_000_000)}),
    "deep.xlsx": lambda: xlsx(USUAL + deep(100_000)),
    "laughs.xlsx": lambda: xlsx(texts(1, "&a9;"), before=LAUGHS),
    "from outside.xlsx": lambda: xlsx(texts(1, "&a0;"), before=OUTSIDE),
    "far cell.xlsx": lambda: xlsx(USUAL + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
    "millions of empty cells.xlsx": lambda: empty_cells(200_000),
    "one attribute of 12 MB.xlsx": lambda: xlsx(f'<row r="1" x="{"y" * 12 * MEGABYTE}"/>'),
    "half a million attributes.xlsx": lambda: xlsx(f"<row {attributes(500_000)}/>"),
    "comment of 12 MB.xlsx": lambda: xlsx(USUAL, before=f"<!--{'x' * 12 * MEGABYTE}-->"),
    "far days.xlsx": lambda: xlsx(HEADING_ROW + dates()),
    "odd numbers.xlsx": lambda: xlsx(HEADING_ROW + numbers()),
    "rows backwards.xlsx": lambda: xlsx("".join(texts(n, "x") for n in range(900, 0, -1))),
    "30 times 2 MB of elements.xlsx": lambda: xlsx(USUAL + "<row/>" * 2_000_000 + "<x>" * 9),
    # text
    "a million columns.csv": lambda: b"," * MEGABYTE,
    "an endless line.csv": lambda: b"x" * 19 * MEGABYTE,
    "a quotation mark that never closes.csv": lambda: b'indicator,period,value\n"' + b"x,\n" * 6 * MEGABYTE,
    "NUL bytes.csv": lambda: b"indicator,period,value\n" + b"\0" * MEGABYTE,
    "UTF-16 that is none.csv": lambda: b"\xff\xfe" + b"\xd8\x00" * 5_001 + b"x",
    "JSON.csv": lambda: b"[" * MEGABYTE,
    "compressed.csv": lambda: gzip.compress(b"0" * 10 * MEGABYTE),
    "an old workbook.xls": lambda: b"\xd0\xcf\x11\xe0" + b"\0" * MEGABYTE,
    "binary.xlsb": lambda: xlsx(USUAL),
}
# What misleads and costs nothing is read as it stands.
HARMLESS: dict[str, Callable[[], bytes]] = {
    "size of the sheet is a lie.xlsx": lambda: xlsx(USUAL, after='<dimension ref="A1:XFD1048576"/>'),
    "merged to the end.xlsx": lambda: xlsx(
        USUAL, after='<mergeCells count="1"><mergeCell ref="A4:XFD1048576"/></mergeCells>'
    ),
    "links to other files.xlsx": lambda: xlsx(
        USUAL, more={"xl/externalLinks/externalLink1.xml": f"<externalLink {MAIN}/>"}
    ),
    "many names.xlsx": lambda: xlsx(
        USUAL,
        more=changed(
            "xl/workbook.xml", "</sheets>", f"</sheets><definedNames>{NAMED * 50_000}</definedNames>"
        ),
    ),
}
LIMITS = Limits(256 * MEGABYTE, 1)


def outcome_of(name: str, content: bytes) -> dict:
    try:
        rows = list(read_table_apart(BytesIO(content), name, LIMITS).rows)
    except FileRefused as refused:
        [*faults] = refused.faults
        return {"problem": faults[0].problem, "remedy": faults[0].remedy}
    return {"rows": len(rows), "cells": sum(len(cells) for _, cells in rows), "first": rows[:2]}


def as_a_book(name: str, content: bytes) -> dict:
    """The same of the reader of whole workbooks."""
    try:
        sheets = read_book_apart(BytesIO(content), name, LIMITS)
    except FileRefused as refused:
        [*faults] = refused.faults
        return {"problem": faults[0].problem, "remedy": faults[0].remedy}
    return {"cells": sum(len(sheet.cells) for sheet in sheets)}


def cost(who: int) -> tuple[float, int]:
    """Seconds of processor time, and the most memory in kilobytes."""
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime, used.ru_maxrss


if __name__ == "__main__":
    for name, make in {**BOMBS, **HARMLESS}.items():
        content = make()
        before, _ = cost(resource.RUSAGE_CHILDREN)
        found = outcome_of(name, content)
        after, most = cost(resource.RUSAGE_CHILDREN)
        told = {"name": name, "size": len(content), "seconds": after - before, "memory": most, **found}
        before = after
        told["book"] = as_a_book(name, content)
        told["book"]["seconds"] = cost(resource.RUSAGE_CHILDREN)[0] - before
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()
