"""Several tagged PDFs as one, with their tags: what a reader with a screen reader walks by is kept. Pure.

Each file was set by `typeset`, so all share one set of standards, one colour profile and one map of roles. What tells
their tags apart (numbers of marked content, names of cells) is made different before they come together.
"""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from pikepdf import Array, Dictionary, Name, NameTree, NumberTree, Object, OutlineItem, Pdf, Stream, String

TREE = "/StructTreeRoot"


def merge_tagged(first: bytes, others: Sequence[tuple[str, bytes]]) -> bytes:
    """The first with the others after it, each a part of its own under its name in the bookmarks and in the tags.

    The title and language of the whole are the first's. The same bytes in give the same out. Raises pikepdf.PdfError
    where one is no PDF, and KeyError where one has no tags.
    """
    whole = Pdf.open(BytesIO(first))
    for number, (title, pdf) in enumerate(others, 1):
        _append(whole, Pdf.open(BytesIO(pdf)), title, f"part-{number}-")
    written = BytesIO()
    whole.save(written, deterministic_id=True)
    return written.getvalue()


def _append(whole: Pdf, part: Pdf, title: str, prefix: str) -> None:
    ours, at = whole.Root[TREE], len(whole.pages)
    shift = int(ours.ParentTreeNextKey)
    _set_apart(part, shift, prefix)
    bookmarks = _bookmarks(part)
    whole.pages.extend(part.pages)
    # Pages came first: what points to them is copied with the copies of them
    tree = whole.copy_foreign(part.make_indirect(part.Root[TREE]))
    _join_tags(whole, tree, title)
    ours.ParentTreeNextKey = shift + int(tree.ParentTreeNextKey)
    with whole.open_outline() as outline:
        outline.root.append(_as_part(title, bookmarks, at))


def _set_apart(part: Pdf, shift: int, prefix: str) -> None:
    """Numbers that pages find their tags by are moved on by `shift`; names that cells call their headers by begin with
    `prefix`."""
    for item in part.objects:
        for key in ("/StructParents", "/StructParent") if isinstance(item, Dictionary | Stream) else ():
            if key in item:
                item[key] = int(item[key]) + shift
    _rename(part.Root[TREE], prefix)


def _rename(element: Any, prefix: str) -> None:
    if "/ID" in element:
        element.ID = String(prefix + str(element.ID))
    attributes = element.get("/A", ())
    for each in attributes if isinstance(attributes, Array) else [attributes]:
        if isinstance(each, Dictionary) and "/Headers" in each:
            each.Headers = Array([String(prefix + str(name)) for name in each.Headers])
    for child in _within(element):
        _rename(child, prefix)


def _within(element: Any) -> list[Any]:
    within = element.get("/K", ())
    listed = list(within) if isinstance(within, Array) else [within]
    return [child for child in listed if isinstance(child, Dictionary) and "/S" in child]


def _join_tags(whole: Pdf, tree: Any, title: str) -> None:
    """The other's tree under our document as a part; its numbers and names into our lists."""
    ours = whole.Root[TREE]
    (document,) = _within(ours)
    for top in _within(tree):
        top.S, top.P, top.T = Name.Part, document, String(title)
        document.K.append(top)
    shift = int(ours.ParentTreeNextKey)
    numbers = NumberTree(ours.ParentTree)
    for key, value in NumberTree(tree.ParentTree).items():
        numbers[int(key) + shift] = value
    names = _names(ours) | _names(tree)
    if names:
        pairs = [part for key in sorted(names, key=str.encode) for part in (String(key), names[key])]
        ours.IDTree = whole.make_indirect(Dictionary(Names=Array(pairs)))


def _names(tree: Any) -> dict[str, Object]:
    """The elements that have a name, by it; those of another file under the names they were given since."""
    if "/IDTree" not in tree:
        return {}
    return {str(element.ID): element for _, element in NameTree(tree.IDTree).items()}


Bookmark = tuple[str, int, list[Any]]  # its words, its page within the part, and those within it


def _bookmarks(part: Pdf) -> list[Bookmark]:
    places = {page.obj.objgen: number for number, page in enumerate(part.pages)}
    with part.open_outline() as outline:
        return [_bookmark(each, places) for each in outline.root]


def _bookmark(item: OutlineItem, places: dict[tuple[int, int], int]) -> Bookmark:
    page = places.get(item.destination[0].objgen, 0) if isinstance(item.destination, Array) else 0
    return item.title, page, [_bookmark(each, places) for each in item.children]


def _as_part(title: str, bookmarks: Sequence[Bookmark], at: int) -> OutlineItem:
    whole = OutlineItem(title, at)
    whole.children.extend(_as_part(words, within, at + page) for words, page, within in bookmarks)
    whole.is_closed = True
    return whole
