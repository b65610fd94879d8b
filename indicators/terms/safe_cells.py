"""Text for the cells of a spreadsheet, written so that no spreadsheet runs it. Pure.

Every export of the project writes its cells through here.
"""

import re

# What some spreadsheet runs as a formula: OWASP's list for CSV injection, with the full-width forms.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# Some programs take these off before they look at what a cell begins with.
_TAKEN_OFF = "\"'`´‘’“”‚„«»\u200b\u200c\u200d\u2060\ufeff"
# Characters that XML, and so XLSX and ODS, cannot hold.
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
LONGEST_TEXT = 32_000  # a cell of XLSX holds 32,767 characters


def safe_text(text: str) -> str:
    """The text with an apostrophe in front where a spreadsheet might take it for a formula.

    That is also after leading spaces and quotation marks. What no workbook can hold is left out, and what is longer
    than a cell is cut.
    """
    clean = _UNWRITABLE.sub("", text)[:LONGEST_TEXT]
    return f"'{clean}" if runs(clean) else clean


def as_written(text: str) -> str:
    """A cell that comes back, without the apostrophe that `safe_text` put in front of it."""
    return text[1:] if text.startswith("'") and runs(text[1:]) else text


def runs(text: str) -> bool:
    """Whether some spreadsheet would work the text out instead of showing it."""
    bare = text
    while (shorter := bare.lstrip().lstrip(_TAKEN_OFF)) != bare:
        bare = shorter
    return text.startswith(FORMULA_STARTS) or bare.startswith(FORMULA_STARTS)


def safe_value(value: str | float | None) -> str | float | None:
    """A number stays one; a text is made safe."""
    return safe_text(value) if isinstance(value, str) else value
