"""What a file is, by its content and never by its name; and its blocks. Pure."""

import re

from committees.reading.sources.apart import read_word_file_apart
from committees.reading.sources.blocks import Source
from committees.reading.sources.controls import without_controls
from committees.reading.sources.get_meeting import read_meeting
from committees.reading.sources.other_files import refuse_no_text, refuse_others
from committees.reading.sources.plain_text import read_text
from committees.reading.sources.refusals import LARGEST_SOURCE, too_large
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


def read_source(content: bytes) -> Source:
    """Blocks of minutes of any kind. Raises MinutesRefused, whose message says what is wrong and what helps."""
    if len(content) > LARGEST_SOURCE:
        raise too_large()
    if content.startswith(b"PK"):
        return read_word_file_apart(content)
    refuse_others(content)
    if _MEETING.match(content[:8000].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")):
        return read_meeting(content)
    return read_pasted(decoded(content))


def read_pasted(text: str) -> Source:
    """Blocks of a text that was typed, pasted or decoded: a transcript, HTML, or plain text."""
    text = without_controls(text)
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
    name = next((name for mark, name in _MARKS if content.startswith(mark)), "")
    try:
        text = content.decode(name or "utf-8", "replace" if name else "strict")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
    refuse_no_text(text)
    return text
