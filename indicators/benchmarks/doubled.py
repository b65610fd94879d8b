"""Two rows of a file that a mapping takes for the same: what tells them apart, and how to say which is meant. Pure."""

from collections.abc import Sequence
from typing import IO

from indicators.benchmarks.cells import CellError, read_value
from indicators.benchmarks.text import header_of, rows_of
from indicators.terms.periods import shown

COLUMNS_TOLD = 6


def way_out(stream: IO[bytes], first: int, second: int) -> str:
    """In sentences; "" where they are one row. Rows have the numbers of `rows_of`, of a file that it reads."""
    rows = rows_of(stream)
    header = header_of(rows)
    found: list[list[str]] = []
    for number, row in rows:
        if number in (first, second):
            found.append(row)
        if number >= max(first, second):
            break
    return told(header, found[0], found[1], f"Rows {first} and {second}") if len(found) == 2 else ""


def told(header: Sequence[str], one: Sequence[str], other: Sequence[str], rows: str) -> str:
    differing = [each for each in zip(header, one, other, strict=True) if each[1] != each[2]]
    words = [each for each in differing if not (_is_figure(each[1]) and _is_figure(each[2]))]
    if words:
        texts = (
            f'{name} ("{shown(text)}", "{shown(beside)}")' for name, text, beside in words[:COLUMNS_TOLD]
        )
        return (
            f"{rows} differ in {'; '.join(texts)}. Say which are meant: on the form of the mapping under "
            f"“Rows where {words[0][0]} is”, in its text under where."
        )
    names = ", ".join(name for name, _, _ in differing[:COLUMNS_TOLD])
    return (
        f"{rows} differ in numbers alone: {names}. If one of these columns says what a row is about, name it in the "
        "text of the mapping under where; otherwise the file is wrong: download it again."
    )


def _is_figure(text: str) -> bool:
    try:
        read_value(text)
    except CellError:
        return False
    return True
