"""Requests made by chance from what people send: each is repeatable by its seed."""

from dataclasses import dataclass
from io import BytesIO
from random import Random

import xlsxwriter

ODD = (
    *("", "\0", "\u2028", "9" * 40, "-1", "1e999", "NaN", "../..", "%00"),
    *("'\"<x>", "١", "x" * 9_000, "\U0001f600", "=1+1"),
)
CSV = b"indicator,period,numerator,denominator\nmoves,2018/19 Q2,47,563\nmoves,2018/19 Q3,48,560\n"
JSON = b'{"rows": [{"key": "1-0-2025-26-Q4", "shown": "x", "numerator": "8", "denominator": "100"}]}'
FIGURES = (
    b'{"figures": [{"indicator": "moves", "period": "2025/26 Q4", "numerator": 8, "denominator": 100}], '
    b'"reason": "x"}'
)
DIRECTORY = (
    b'{"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], '
    b'"Operations": [{"op": "Replace", "path": "active", "value": "False"}]}'
)
NUMBERS = (b"1e400", b"NaN", b"-0", b"9" * 5_000, b"[" * 3_000, b'"\\ud800"', b"null", b"true", b"{}")


@dataclass(frozen=True)
class Made:
    """`kind` is address, body, file, figures (with a sending system's token) or directory (with a directory's);
    `content` its query, body or bytes; `name` that of a file, or the method."""

    kind: str
    content: bytes
    name: str = ""


def workbook() -> bytes:
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, line in enumerate(CSV.decode().splitlines()):
            sheet.write_row(number, 0, line.split(","))
    return file.getvalue()


def changed(chance: Random, content: bytes) -> bytes:
    """With some of its bytes exchanged, left out, doubled, or an odd text put in."""
    found = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(found) + 1)
        match chance.randrange(4):
            case 0:
                found[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del found[at : at + chance.randint(1, 30)]
            case 2:
                found[at:at] = found[max(0, at - 60) : at] * chance.randint(1, 40)
            case _:
                found[at:at] = chance.choice(ODD).encode("utf-8", "surrogatepass")
    return bytes(found)


def make(chance: Random, whole_workbook: bytes) -> Made:
    """Of twenty: eight addresses, five bodies, four with a token, three files, and of those one in three a workbook."""
    draw = chance.random()
    if draw < 0.1:
        body = chance.choice((FIGURES, FIGURES, CSV)).replace(b"8", chance.choice((b"8", *NUMBERS)), 1)
        return Made("figures", changed(chance, body) if chance.random() < 0.7 else body)
    if draw < 0.2:
        body = DIRECTORY.replace(b'"False"', chance.choice((b'"False"', b"true", *NUMBERS)), 1)
        sent = changed(chance, body) if chance.random() < 0.7 else body
        return Made("directory", sent, chance.choice(("GET", "POST", "PUT", "PATCH", "DELETE")))
    if draw < 0.6:
        pairs = (f"{chance.choice(FIELDS)}={chance.choice(ODD)}" for _ in range(chance.randint(0, 4)))
        return Made("address", changed(chance, "&".join(pairs).encode()) if chance.random() < 0.5 else b"")
    if draw < 0.85:
        return Made("body", changed(chance, chance.choice((JSON, CSV, b"do=save&k1=1&n1=2&r1=3"))))
    if chance.random() < 0.33:
        return Made("file", changed(chance, whole_workbook), "figures.xlsx")
    return Made("file", changed(chance, CSV), "figures.csv")


FIELDS = (
    "page",
    "per_page",
    "sort",
    "year",
    "q",
    "m",
    "a",
    "start",
    "line",
    "period",
    "kind",
    "next",
    "from",
    "to",
)
