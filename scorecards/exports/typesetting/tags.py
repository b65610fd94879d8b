"""Tags the first cell of every table row as the row's header, which the layout language cannot say itself. Pure.

A child process of its own: `python tags.py < pdf > pdf`; see worker.py for why.

The layout keeps to one rule: in every table the first cell of a body row names the row. Screen readers then say
"Three or more homes, Latest, 8%" and not only "Latest, 8%".
"""

import gc
import os
import sys
from collections.abc import Iterator
from io import BytesIO
from zlib import compress

from pikepdf import Array, Dictionary, Name, NameTree, Object, ObjectStreamMode, Pdf, Stream, String

ATTEMPTS = 8
BAD_END = b"\r\nendstream"
# The kinds of element that can hold a table in the tree that typst writes. Looking into no others saves most time.
_CONTAINERS = frozenset(("/Document", "/Part", "/Sect", "/Div", "/NonStruct", "/Table", "/TBody"))


def tag_row_headers(pdf: bytes) -> bytes:
    """The same PDF with row headers (TH, Scope Row), its objects compressed. The same bytes in give the same out.

    Compressed data may by chance end in a carriage return. With the line feed that must follow it that looks like one
    line end, and a checker of PDF/A then counts the stream a byte too long. Streams that come so are written anew;
    where one still ends so, the file is written again with more padding and in other groups.
    """
    document = Pdf.open(BytesIO(pdf))  # left to its end: closing it piece by piece takes a fifth of the time
    _pad_streams(document, pdf)
    tree = document.Root.StructTreeRoot
    ids = _ids(tree)
    for place, cells in enumerate(_body_rows(tree)):
        _tag(cells, f"row-{place:06}", ids)
    if ids:
        tree.IDTree = document.make_indirect(_name_tree(ids))
    written = _written(document)
    for page in document.pages[: ATTEMPTS if BAD_END in written else 0]:
        # An object more near the front: all that follow are moved along, and every group of them holds other data.
        page.obj.MediaBox = document.make_indirect(page.obj.MediaBox)
        written = _written(document)
        if BAD_END not in written:
            break
    if BAD_END in written:
        raise ValueError(
            "no way was found to write the PDF so that the length of every stream is plain to see"
        )
    return written


def _written(document: Pdf) -> bytes:
    """The document with its objects compressed, a hundred to a stream."""
    written = BytesIO()
    document.save(
        written, object_stream_mode=ObjectStreamMode.generate, compress_streams=True, deterministic_id=True
    )
    return written.getvalue()


def _pad_streams(document: Pdf, pdf: bytes) -> None:
    """Line ends more in each stream that ends badly; drawings, character maps and fonts all allow them."""
    if BAD_END not in pdf:
        return
    for item in document.objects:
        if isinstance(item, Stream) and item.read_raw_bytes().endswith(b"\r"):
            data = item.read_bytes()
            padded = (compress(data + b"\n" * more) for more in range(1, ATTEMPTS))
            item.write(next(each for each in padded if not each.endswith(b"\r")), filter=Name.FlateDecode)


def _body_rows(element: Object) -> Iterator[list[Object]]:
    """The cells of every TR whose first cell is a TD, in reading order."""
    for child in _children(element):
        kind = str(child.S)
        if kind in _CONTAINERS:
            yield from _body_rows(child)
        elif kind == "/TR":
            cells = list(child.K)  # typst writes an array of cells, whatever their number
            if cells[0].S == Name.TD:
                yield cells


def _children(element: Object) -> list[Object]:
    """The structure elements directly within; marked content (numbers) and references to it are left out."""
    within = element.get("/K", ())
    listed = list(within) if isinstance(within, Array) else [within]
    # Numbers are asked for first: every look into a PDF object costs.
    return [child for child in listed if not isinstance(child, int | tuple) and "/S" in child]


def _tag(cells: list[Object], identifier: str, ids: dict[str, Object]) -> None:
    header, *others = cells
    header.S = Name.TH
    header.ID = String(identifier)
    _table_attributes(header)["/Scope"] = Name.Row
    ids[identifier] = header
    for cell in others:
        attributes = _table_attributes(cell)
        named = list(attributes["/Headers"]) if "/Headers" in attributes else []
        attributes["/Headers"] = Array([*named, String(identifier)])


def _table_attributes(cell: Object) -> Object:
    """The cell's attributes owned by Table, added where there are none; typst writes attributes as an array."""
    held = cell.get("/A", ())
    for attributes in held:
        if str(attributes.O) == "/Table":
            return attributes
    cell.A = Array([*held, Dictionary(O=Name.Table)])
    added: Object = cell.A[-1]
    return added


def _ids(tree: Object) -> dict[str, Object]:
    """The elements that have an identifier, such as the column headers."""
    named = NameTree(tree.IDTree).items() if "/IDTree" in tree else ()
    return {key if isinstance(key, str) else key.decode(): element for key, element in named}


def _name_tree(ids: dict[str, Object]) -> Dictionary:
    pairs = [part for key in sorted(ids, key=str.encode) for part in (String(key), ids[key])]
    return Dictionary(Names=Array(pairs))


if __name__ == "__main__":
    gc.disable()  # a short life: looking for garbage among thousands of cells costs more than it frees
    sys.stdout.buffer.write(tag_row_headers(sys.stdin.buffer.read()))
    sys.stdout.buffer.flush()
    # Nothing is left to do: taking thousands of cells down in order would only cost time.
    os._exit(0)
