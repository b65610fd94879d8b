"""Files that are no minutes in words say what they are and how to save them, whatever they are called; and signs that
nothing can show do no harm."""

import zipfile
from io import BytesIO
from random import Random

import pytest

from committees.reading.sources.kinds import read_source
from committees.reading.sources.refusals import MinutesRefused

SAID = b"RESOLVED: That it be noted."


def packed(name: str) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(name, "<x/>")
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\n%PDF-1.4 x", "PDF"),
        (b"\xef\xbb\xbf%PDF-1.4 x", "PDF"),
        (rb"{\rtf1\ansi RESOLVED: That it be noted.\par}", "rich text"),
        (b"\x89PNG\r\n\x1a\n" + SAID, "picture"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF" + SAID, "picture"),
        (b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"><text>x</text></svg>', "picture"),
        (b"\0\0\0\x20ftypisom\0", "recording"),
        (b"ID3\x03" + SAID, "recording"),
        (b"\x1f\x8b\x08\0x", "compressed"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>', "saved as XML"),
        (b"From: a clerk\r\nSubject: Minutes\r\nMIME-Version: 1.0\r\n\r\n" + SAID, "e-mail"),
        (Random(7).randbytes(4000), "not text"),
        (bytes(each for each in Random(8).randbytes(4000) if each), "not text"),
        (SAID.decode().encode("utf-32"), "not text"),
        (packed("xl/workbook.xml"), "spreadsheet"),
        (packed("content.xml"), "OpenDocument"),
    ],
)
def test_they_are_never_read_as_text(content, said):
    with pytest.raises(MinutesRefused, match=said):
        read_source(content)


@pytest.mark.parametrize(
    "text",
    ["ID3 was the number of the room.", "BM was there.", "Date: 4 May\nSubject: the plan\n\nIt was noted."],
)
def test_words_are_text_whatever_they_are_about(text):
    assert read_source(text.encode()).blocks


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"The re\0port was noted.", "The re port was noted."),
        (b"The Panel met.\x0bThe report\x1f was noted.", "The Panel met. The report  was noted."),
        (b"Self\x1eevaluation\x07 was noted.", "Self-evaluation  was noted."),
        ("The Panel \u202eetoN\u202c it.\uffff".encode(), "The Panel  etoN  it."),
        (b"<p>The re\0port</p><p>was \x01noted.</p>", "The re port was noted."),
        (b"WEBVTT\n\n00:01.000 --> 00:02.000\nThe re\0port was noted.", "The re port was noted."),
    ],
)
def test_signs_that_nothing_can_show_are_spaces(content, text):
    """PostgreSQL keeps no NUL, and Word opens no document with the others."""
    assert " ".join(block.text for block in read_source(content).blocks).strip() == text
