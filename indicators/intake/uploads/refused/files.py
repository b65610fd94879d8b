"""Refused rows as CSV: the columns of a file of figures, then what is wrong with each. Pure.

The last three columns are for people and passed over when the file comes back. No cell runs in a spreadsheet.
"""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import NamedTuple

from indicators.files.columns import COLUMNS, OF_REFUSED_ROWS
from indicators.terms.safe_cells import safe_text

HEADINGS = (*COLUMNS, *OF_REFUSED_ROWS)


class RefusedRow(NamedTuple):
    """`written` are its cells in the order of COLUMNS; `problems` and `remedies` one sentence or more each."""

    row: int
    written: Sequence[str]
    problems: Sequence[str]
    remedies: Sequence[str]


def as_csv(rows: Iterable[RefusedRow]) -> bytes:
    """With the mark by which a spreadsheet knows UTF-8."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(HEADINGS)
    writer.writerows(map(cells_of, rows))
    return text.getvalue().encode("utf-8-sig")


def cells_of(row: RefusedRow) -> list[str]:
    written = [*row.written, *[""] * len(COLUMNS)][: len(COLUMNS)]
    said = (" ".join(dict.fromkeys(row.problems)), " ".join(dict.fromkeys(row.remedies)))
    return [*map(safe_text, written), *map(safe_text, said), str(row.row)]
