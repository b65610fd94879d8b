"""Real files in other shapes are read as they are, or refused with what to do next."""

import csv
from functools import lru_cache
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.benchmarks.mapping_files import known_datasets
from indicators.benchmarks.reader import ReleaseFault, Tally, UnknownDataset, identify, read_cells
from indicators.benchmarks.recognise import DATA_FILE, RENAMED, SAY
from tests.indicators.benchmarks.test_older_releases import RELEASE, some_rows, told

pytestmark = pytest.mark.skipif(
    not RELEASE.is_dir(), reason="the raw files lie beside the project, not in it"
)
FILES = sorted(RELEASE.glob("*.csv")) if RELEASE.is_dir() else []
MANY = 40  # rows of each file
GEOGRAPHY = ("time_period", "time_identifier", "geographic_level", "country_code")


@lru_cache(maxsize=32)
def rows_of(path: Path) -> list[list[str]]:
    """The header and some rows, council and country, of which some are indicators."""
    rows = list(csv.reader(StringIO(some_rows(path).decode("utf-8-sig"))))
    whole = identify(BytesIO(written(rows)))
    kept = rows[:1]
    for row in rows[1:]:
        if len(kept) > MANY:
            break
        items = list(read_cells(BytesIO(written([rows[0], row])), whole, Tally()))
        if items:
            kept.append(row)
    return kept


def written(rows: list[list[str]], mark: bytes = b"") -> bytes:
    out = StringIO()
    csv.writer(out).writerows(rows)
    return mark + out.getvalue().encode()


def read(content: bytes) -> list:
    dataset = identify(BytesIO(content))
    items = list(read_cells(BytesIO(content), dataset, Tally()))
    assert not [one for one in items if isinstance(one, ReleaseFault)]
    return told([one for one in items if hasattr(one, "amounts")])


def column(rows: list[list[str]], name: str, change) -> list[list[str]]:
    place = rows[0].index(name)
    return [rows[0], *([*row[:place], change(row[place]), *row[place + 1 :]] for row in rows[1:])]


def without(rows: list[list[str]], name: str) -> list[list[str]]:
    place = rows[0].index(name)
    return [[*row[:place], *row[place + 1 :]] for row in rows]


@settings(max_examples=25, deadline=None)
@given(data=st.data(), path=st.sampled_from(FILES or [Path()]))
def test_order_capitals_codes_years_and_marks_change_nothing(data, path):
    rows = rows_of(path)
    expected = read(written(rows))
    order = data.draw(st.permutations(range(len(rows[0]))))
    changed = [[row[place] for place in order] for row in rows]
    if (
        data.draw(st.booleans(), label="six digits for two years")
        and len(rows[1][rows[0].index("time_period")]) == 4
    ):
        changed = column(changed, "time_period", lambda year: f"{int(year) - 1}{year[2:]}")
    lost = data.draw(
        st.sampled_from(["", "new_la_code", "la_name", "region_name"]), label="a column of places lost"
    )
    if lost in changed[0]:
        changed = without(changed, lost)
    capitals = data.draw(
        st.sampled_from([str, str.upper, str.lower, str.title]), label="capitals of the header"
    )
    changed = [[capitals(name) for name in changed[0]], *changed[1:]]
    mark = data.draw(st.sampled_from([b"", b"\xef\xbb\xbf"]))
    assert read(written(changed, mark)) == expected


@settings(max_examples=25, deadline=None)
@given(data=st.data(), path=st.sampled_from(FILES or [Path()]))
def test_a_column_under_a_name_nobody_knows_is_read_without_or_refused_with_what_to_do(data, path):
    rows = rows_of(path)
    expected = read(written(rows))
    name = data.draw(st.sampled_from(rows[0]))
    renamed = data.draw(st.sampled_from([f"{name}_%", f"new {name}", "x"]))
    changed = [[renamed if each == name else each for each in rows[0]], *rows[1:]]
    try:
        found = read(written(changed))
    except UnknownDataset as refused:
        message = str(refused)
        ways = (
            [DATA_FILE]
            if name in GEOGRAPHY
            else [RENAMED, SAY, "renamed a label, add it to the dataset's mapping"]
        )
        assert any(way in message for way in ways), message
    else:
        of_places = name not in GEOGRAPHY and name.endswith(("_code", "_name"))
        assert found == expected or of_places or set(found) < set(expected)


@pytest.mark.parametrize("symbol", ["c", "z", "x", "u", "k", "low", ":", "~", ""])
def test_every_symbol_is_read_in_a_real_file(symbol):
    rows = rows_of(RELEASE / "csww_indicators_2017_to_2025.csv")
    place = rows[0].index("caseload_fte")
    changed = [rows[0], *([*row[:place], symbol, *row[place + 1 :]] for row in rows[1:])]
    dataset = next(one for one in known_datasets() if one.key == "social-work-workforce")
    items = list(read_cells(BytesIO(written(changed)), dataset, Tally()))
    cells = [one for one in items if getattr(one, "indicator", "") == "caseload-average"]
    assert cells and {one.amounts.symbol for one in cells} == {symbol if symbol.isalpha() else "x"}
    assert not [one for one in items if isinstance(one, ReleaseFault)]
