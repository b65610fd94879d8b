"""A file that names people: leavers, or everybody who is there. Pure.

One person a line: an e-mail address, or the number that the council's identity provider has for the account. In CSV
the first column with a heading that is known counts; without a heading the first column.
"""

import csv
from dataclasses import dataclass

HEADINGS = (
    "email",
    "e-mail",
    "mail",
    "e-mail address",
    "email address",
    "userprincipalname",
    "username",
    "id",
    "object id",
    "objectid",
    "oid",
)
MOST_LINES = 200_000
LONGEST = 254


class FileRefused(Exception):
    """Cannot be read; the message says what is wrong, where, and what to do."""


@dataclass(frozen=True)
class StaffFile:
    """`names` in the order of the file, small letters, each once."""

    names: tuple[str, ...]


def read_staff(content: bytes) -> StaffFile:
    """UTF-8, or UTF-16 with a mark at its start, as PowerShell writes it. Raises FileRefused."""
    text = _text(content)
    rows = [row for row in _rows(text) if any(cell.strip() for cell in row)]
    if not rows:
        raise FileRefused(
            "The file names nobody, which is taken for a mistake: look at the job that writes it."
        )
    heads = [cell.strip().casefold() for cell in rows[0]]
    place = next((heads.index(name) for name in HEADINGS if name in heads), None)
    if place is None and len(rows[0]) > 1 and not any("@" in cell for cell in rows[0]):
        raise FileRefused(
            "Line 1 has several columns and none is called email, userPrincipalName or id. Name the one to read."
        )
    names = (
        _name(row, place or 0, number) for number, row in enumerate(rows, 1) if place is None or number > 1
    )
    return StaffFile(tuple(dict.fromkeys(name for name in names if name)))


def _text(content: bytes) -> str:
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise FileRefused("The file is not text in UTF-8. Save it as CSV UTF-8.") from None


def _rows(text: str) -> list[list[str]]:
    lines = text.splitlines()
    if len(lines) > MOST_LINES:
        raise FileRefused(f"The file has more than {MOST_LINES:,} lines. Is it the right one?")
    separator = ";" if lines and lines[0].count(";") > lines[0].count(",") else ","
    try:
        return list(csv.reader(lines, delimiter=separator))
    except csv.Error:
        raise FileRefused(
            "The file is not CSV: a cell is too long or holds a sign that no text has."
        ) from None


def _name(row: list[str], place: int, number: int) -> str:
    name = row[place].strip().casefold() if place < len(row) else ""
    if len(name) > LONGEST or "\0" in name:
        raise FileRefused(f"Line {number} holds no address or number: it is too long or no text.")
    return name
