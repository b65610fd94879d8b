"""What a file is, by its content and never by its name; and its blocks. Pure."""

import re

from committees.reading.sources.apart import read_word_file_apart
from committees.reading.sources.blocks import Source
from committees.reading.sources.get_meeting import read_meeting
from committees.reading.sources.plain_text import read_text
from committees.reading.sources.refusals import LARGEST_SOURCE, MinutesRefused, too_large
from committees.reading.sources.transcripts import read_transcript
from committees.reading.sources.web_pages import read_html

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_MEETING = re.compile(
    rb"\A\s*+(?:<\?xml[^>]*+>)?+\s*+(?:(?><!--.*?-->)\s*+)*+(?:<!DOCTYPE.{0,4000}?)?<(?:\w+:)?meeting\b",
    re.DOTALL,
)
_PAGE = re.compile(
    r"<(?:html|body|div|p|table|td|tr|ul|ol|li|h[1-6]|span|font|br|b|strong|em|i|a|article|section|"
    r"main)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
_OLD_WORD = b"\xd0\xcf\x11\xe0"
_PDF = b"%PDF-"


def read_source(content: bytes) -> Source:
    """Blocks of minutes of any kind. Raises MinutesRefused, whose message says what is wrong and what helps."""
    if len(content) > LARGEST_SOURCE:
        raise too_large()
    if content.startswith(b"PK"):
        return read_word_file_apart(content)
    if content.startswith(_OLD_WORD):
        raise MinutesRefused("This is a document of an old Word (.doc). Save it as .docx and use that.")
    if content.lstrip().startswith(_PDF):
        raise MinutesRefused("This is a PDF, which keeps no order of reading. Copy its text and paste that.")
    if _MEETING.match(content[:8000].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")):
        return read_meeting(content)
    return read_pasted(decoded(content))


def read_pasted(text: str) -> Source:
    """Blocks of a text that was typed, pasted or decoded: a transcript, HTML, or plain text."""
    beginning = text.lstrip("\ufeff \t\r\n")
    if re.match(r"WEBVTT(?:\s|$)", beginning):
        return read_transcript(beginning)
    if beginning.startswith("<") and (
        len(_PAGE.findall(text[:20_000])) > 1 or re.match(r"<(?:!doctype|html)", beginning, re.I)
    ):
        return read_html(text)
    return read_text(text)


def decoded(content: bytes) -> str:
    """By its first bytes, else UTF-8 where all of it is, else Windows-1252 as far as that goes."""
    for mark, name in _MARKS:
        if content.startswith(mark):
            return content.decode(name, "replace")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
    if text.count("\0") > len(text) // 100:
        raise MinutesRefused("This file is not text. Give it minutes as text, HTML, XML, .docx or .vtt.")
    return text
