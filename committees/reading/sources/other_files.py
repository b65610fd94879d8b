"""Files that are no minutes in words, told by their content: what each is, and how its minutes are brought in. Pure."""

import re

from committees.reading.sources.controls import controls_in
from committees.reading.sources.refusals import MinutesRefused

FIRST = 2048  # bytes in which a file says what it is
FEW, SHARE = 8, 50  # signs of no text that a text may have: so many, or one in so many characters
_PICTURE = (
    "This is a picture, whatever its name says, and a picture holds no words that can be read. Copy the text of the "
    "document that it shows and paste that."
)
_RECORDING = (
    "This is a recording of sound or pictures. Use its transcript (.vtt), or minutes that were written of it."
)
_PACKED = "This is a compressed file. Unpack it, and use the document that is in it."
_RICH = "This is a document in rich text (.rtf). Open it in Word, save it as .docx and use that."
_OLD = "This is a document of an old Word (.doc). Save it as .docx and use that."
_PDF = "This is a PDF, which keeps no order of reading. Copy its text and paste that."
_WORD_XML = "This is a Word document saved as XML. Open it in Word, save it as .docx and use that."
_LETTER = (
    "This is an e-mail, or a web page saved as one file (.mht). Open it, copy the minutes and paste them."
)
NO_TEXT = "This file is not text. Open it in the program that made it, save it as Word (.docx) or text, and use that."
# What stands in front, by the first bytes; a mark of order and space may stand before it
_SIGNS = (
    (rb"\{\\rtf", _RICH),
    (rb"\xd0\xcf\x11\xe0", _OLD),
    (
        rb"\x89PNG|\xff\xd8\xff|GIF8[79]a|II\*\0|MM\0\*|RIFF.{4}WEBP|.{4}ftyp(?:hei|hev|mif|avif)|BM.{4}\0{4}",
        _PICTURE,
    ),
    (rb"(?:<\?xml[^>]{0,200}>\s{0,9})?(?:<!(?:--|DOCTYPE svg)[^>]{0,300}>\s{0,9}){0,2}<svg\b|%!PS", _PICTURE),
    (
        rb"ID3[\x02-\x04]|OggS|\x1aE\xdf\xa3|fLaC|\xff[\xf2\xf3\xfb]|RIFF.{4}(?:WAVE|AVI )|.{4}ftyp|\x30\x26\xb2\x75",
        _RECORDING,
    ),
    (rb"\x1f\x8b|7z\xbc\xaf\x27\x1c|Rar!\x1a|BZh|\xfd7zXZ", _PACKED),
    (rb"<\?xml.{0,400}?(?:progid=.Word\.Document|<pkg:package\b)", _WORD_XML),
    (rb"(?:(?:[A-Z][A-Za-z-]{1,40}:|[ \t])[^\n]{0,400}\n){0,40}MIME-Version:", _LETTER),
    (rb"(?:.{0,1000}?[\r\n])?%PDF-\d", _PDF),
)
_OTHERS = tuple((re.compile(sign, re.DOTALL), said) for sign, said in _SIGNS)


def refuse_others(content: bytes) -> None:
    """Raises MinutesRefused for a file that is known, and is no text."""
    start = content[:FIRST].removeprefix(b"\xef\xbb\xbf").lstrip()
    for sign, said in _OTHERS:
        if sign.match(start):
            raise MinutesRefused(said)


def refuse_no_text(text: str) -> None:
    """Raises MinutesRefused for bytes that were decoded and are no text: one that is has next to no signs without a
    shape, and words in it can be read."""
    odd = controls_in(text) + text.count("\ufffd")
    if odd > FEW and odd * SHARE > len(text):
        raise MinutesRefused(NO_TEXT)
