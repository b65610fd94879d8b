"""What Modern.gov's service GetMeeting answers: XML with each item's minutes as HTML inside. Pure."""

import re
from collections.abc import Iterator

from lxml import etree

from committees.reading.sources.blocks import (
    Attendee,
    Block,
    Link,
    Origin,
    Role,
    Source,
    SourceKind,
    narrowed,
)
from committees.reading.sources.refusals import MinutesRefused
from committees.reading.sources.web_pages import read_page

_DECLARES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def read_meeting(content: bytes) -> Source:
    """Raises MinutesRefused for what is no such XML, or declares entities, which no answer of the service does."""
    if _DECLARES.search(content.replace(b"\0", b"")):
        raise MinutesRefused(
            "This XML declares a document type, which GetMeeting never does. It was not read."
        )
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise MinutesRefused(
            f"This XML is broken in line {error.lineno}. Save the answer of GetMeeting again, whole."
        ) from None
    items = list(root.iter("agendaitem"))
    if not items:
        raise MinutesRefused("This XML holds no agenda item. Give it the answer of Modern.gov's GetMeeting.")
    blocks = [block for number, item in enumerate(items, 1) for block in _item(item, f"agendaitem[{number}]")]
    about = (("day", "meetingdate"), ("time", "meetingtime"), ("place", "meetinglocation"))
    meeting = tuple((word, _text(root, name)) for word, name in about)
    return Source(SourceKind.GET_MEETING, tuple(blocks), tuple(_attendees(root)), meeting)


def _item(item: etree._Element, path: str) -> Iterator[Block]:
    # The number in the minutes and the number on the agenda differ: the one that is printed is first
    numbers = ("fulldisplaynumberformat", "minutesitemnumber", "agendaitemnumber")
    named = [(name, _text(item, name)) for name in numbers]
    name, number = next(((name, text) for name, text in named if text), ("", ""))
    if number:
        yield Block(number, Origin(f"{path}/{name}"), Role.NUMBER, apart=True)
    yield Block(
        _text(item, "agendaitemtitle") or "(no title)",
        Origin(f"{path}/agendaitemtitle"),
        Role.TITLE,
        apart=True,
    )
    for block in _inside(item, "agendatext", path):
        yield block._replace(role=Role.AGENDA)
    for count in range(1, 10):
        if said := _text(item, f"commenttext{count}"):
            label = _text(item, f"commentlabel{count}")
            origin = Origin(f"{path}/commenttext{count}")
            yield Block(f"{label}: {said}" if label else said, origin, Role.AGENDA)
    yield from _inside(item, "minutesnonemptyhtmlbody", path) or _inside(item, "minuteshtmlbody", path)
    yield from _documents(item, path)


def _inside(item: etree._Element, name: str, path: str) -> list[Block]:
    markup = _text(item, name)
    return read_page(markup, f"{path}/{name}") if markup else []


def _documents(item: etree._Element, path: str) -> Iterator[Block]:
    for number, document in enumerate(item.iter("linkeddoc"), 1):
        if title := _text(document, "title"):
            origin = Origin(f"{path}//linkeddoc[{number}]")
            url = _text(document, "url")
            links = (Link(0, len(title), url),) if url else ()
            yield Block(title, origin, Role.DOCUMENT, links=links)


def _attendees(root: etree._Element) -> Iterator[Attendee]:
    for one in root.iter("attendee"):
        yield Attendee(one.get("name") or "", one.get("roledescription") or "", one.get("attendance") or "")


def _text(parent: etree._Element, name: str) -> str:
    found = parent.find(name)
    return (
        narrowed("".join(map(str, found.itertext())).replace("\0", " ")).strip() if found is not None else ""
    )
