"""No file costs more than its reader may spend: whatever is in it, it is read as it stands or refused with a remedy."""

import json
import subprocess
import sys
from io import BytesIO

import pytest

from indicators.files.apart import IN_A_REQUEST, Limits, TooHeavy, read_table_apart
from tests.indicators.files.bombs import BOMBS, HARMLESS, LIMITS, MEGABYTE, USUAL, xlsx
from tests.paths import PROJECT

# Read as they stand: what is odd about them is in a cell, where the row is refused, or in parts that nobody reads.
READ = {*HARMLESS, "parts outside.xlsx", "deep.xlsx", "odd numbers.xlsx", "rows backwards.xlsx"}
# Only long: a machine reads them within the time they are given, or the system ends their reader.
LONG = {
    "one text a hundred thousand times.xlsx",
    "millions of empty cells.xlsx",
    "half a million attributes.xlsx",
}


@pytest.mark.slow
def test_each_bomb_is_refused_with_a_remedy_or_read_as_it_stands_within_its_time():
    """In one process that reads them all, so that the cost of its children is theirs alone."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.indicators.files.bombs"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
    )
    told = {one["name"]: one for one in map(json.loads, done.stdout.splitlines())}
    assert told.keys() == {**BOMBS, **HARMLESS}.keys() and len(told) >= 40
    assert {name for name, one in told.items() if "rows" in one} - LONG == READ
    for name, one in told.items():
        # a second of processor time is what the system lets it have
        assert one["seconds"] < LIMITS.seconds + 1, one
        assert "rows" in one or (one["problem"] and one["remedy"]), name
        book = one["book"]
        assert book["seconds"] < LIMITS.seconds + 1, one
        assert book.get("cells", 0) < 1_000 if "cells" in book else book["problem"] and book["remedy"], name
    assert told["far days.xlsx"]["problem"].startswith("Row 3 has a cell that cannot be read")
    usual = ["indicator", "period", "value"], ["moves", "2018/19 Q2", "8.5"]
    for name in HARMLESS:
        assert [cells for _, cells in told[name]["first"]] == [*usual], name


@pytest.mark.slow
@pytest.mark.parametrize("limits", [Limits(48 * MEGABYTE, 5), Limits(256 * MEGABYTE, 1)])
def test_the_system_ends_a_process_that_takes_more_than_it_may(limits):
    """The first has no memory for a long sheet, the second no time."""
    long = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(2, 400_000))
    noise = bytes((n * n * 2654435761 >> 7) % 256 for n in range(200_000))
    content = xlsx(USUAL + long, more={"xl/media/x.bin": noise})
    with pytest.raises(TooHeavy, match="more memory or time"):
        list(read_table_apart(BytesIO(content), "long.xlsx", limits).rows)


def test_a_reader_that_stops_half_way_leaves_no_process_behind():
    rows = read_table_apart(BytesIO(xlsx(USUAL)), "figures.xlsx", IN_A_REQUEST).rows
    assert next(rows)[1] == ["indicator", "period", "value"]
    rows.close()
