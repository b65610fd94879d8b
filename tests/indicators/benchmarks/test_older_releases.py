"""Releases before those that mappings were made from are read too, or refused with what to do.

The headings and the few cells quoted here are facts of releases of 2022 and 2023 (Department for Education, Open
Government Licence).
"""

import csv
import re
from io import BytesIO, StringIO
from pathlib import Path

import pytest

from indicators.benchmarks.mapping import comparable_label
from indicators.benchmarks.mapping_files import known_datasets
from indicators.benchmarks.reader import ReleaseCell, Tally, UnknownDataset, identify, read_cells
from indicators.benchmarks.recognise import layouts_for
from indicators.benchmarks.text import header_of, rows_of
from indicators.terms.vocabulary import Symbol
from tests.paths import PROJECT

RELEASE = PROJECT.parent / "shared" / "data" / "ees" / "release_2025"
CODES_BEFORE = {"E08000038": "E08000016", "E08000039": "E08000019", "E06000065": "E10000023"}

D_TABLES = (
    "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,"
    "new_la_code,la_name,category"
)
IN_2023 = "2023,Reporting year,Local authority,E92000001,England"
DURHAM = f"{IN_2023},E12000001,North East,840,E06000047,County Durham"
RUTLAND = f"{IN_2023},E12000004,East Midlands,857,E06000017,Rutland"
SHEFFIELD = f"{IN_2023},E12000003,Yorkshire and The Humber,373,E08000019,Sheffield"


def cells_of(content: bytes) -> list[ReleaseCell]:
    stream = BytesIO(content)
    dataset = identify(stream)
    stream.seek(0)
    items = list(read_cells(stream, dataset, Tally()))
    return [one for one in items if isinstance(one, ReleaseCell)]


def told(cells: list[ReleaseCell]) -> list[tuple]:
    """What a cell says and of whom, whatever code it goes by."""
    return [(one.indicator, one.period, one.amounts, one.areas[0].code3, one.part) for one in cells]


def test_the_tables_of_plans_of_2023_are_read_as_they_are():
    repeat = cells_of(
        f"{D_TABLES},CPP_start,CPP_subsequent,CPP_subsequent_percent\n"
        f"{DURHAM},Child Protection Plans which are a second or subsequent plan,763,163,21.4\n"
        f"{RUTLAND},Child Protection Plans which are a second or subsequent plan,39,c,c\n".encode()
    )
    assert [(one.amounts.numerator, one.amounts.denominator, one.amounts.value) for one in repeat] == [
        (163, 763, 21.4),
        (None, 39, None),
    ]
    assert repeat[1].amounts.symbol is Symbol.CONFIDENTIAL
    lasting = ",".join(
        f"{name},{name}_percent"
        for name in (
            *("3_months_or_less", "more_than_3_months_6_months", "more_than_6_months_less_than_1_year"),
            *("1_year_less_than_2_years", "2_years_or_more"),
        )
    )
    long = cells_of(
        f"{D_TABLES},CPP_At31,{lasting}\n"
        f"{SHEFFIELD},Child Protection Plans by length of time,601,147,24.5,155,25.8,157,26.1,114,19,28,4.7\n".encode()
    )
    found = {one.indicator: one.amounts for one in long}
    assert found["child-protection-plans-2-years"].value == 4.7
    assert found["child-protection-plans"].value == 601


def test_columns_of_the_workforce_in_2022_are_refused_with_the_nearest_and_what_they_may_be():
    columns = (
        "turnover_rate_fte_%,absence_rate_fte_%,agency_worker_rate_fte_%,vacancy_rate_fte_%,caseload_fte"
    )
    with pytest.raises(UnknownDataset) as refusal:
        cells_of(
            f"{D_TABLES.removesuffix(',category')},{columns}\n{DURHAM},12.0,2.1,9.5,13.8,16.6\n".encode()
        )
    message = str(refusal.value)
    assert 'The nearest is "Children' in message and "(social-work-workforce)" in message
    assert "turnover_rate_fte (is it turnover_rate_fte_%?)" in message
    assert "add its new name to the dataset's mapping" in message


def test_a_day_and_ages_are_the_same_label_in_either_wording():
    assert comparable_label("CLA at 31 March") == comparable_label("CLA on  31 March")
    assert comparable_label("Aged 17 to 18") == comparable_label("17 to 18 years")
    assert comparable_label("Total ages 5 to 16 years") == comparable_label("total aged 5 to 16")
    assert comparable_label("At 31 October") != comparable_label("On 31 October")


@pytest.mark.skipif(not RELEASE.is_dir(), reason="the raw files lie beside the project, not in it")
def test_every_dataset_reads_the_same_under_the_names_of_the_years_before():
    read = 0
    for path in sorted(RELEASE.glob("*.csv")):
        now, before = some_rows(path), as_before(path)
        assert told(cells_of(now)) == told(cells_of(before)), path.name
        read += bool(cells_of(now))
    assert read >= 15


def some_rows(path: Path) -> bytes:
    """England, Durham, and councils that have been recoded."""
    wanted = (b",National,", b"E06000047", *(code.encode() for code in CODES_BEFORE))
    with path.open("rb") as stream:
        return next(stream) + b"".join(line for line in stream if any(part in line for part in wanted))


def as_before(path: Path) -> bytes:
    """The oldest names of all columns, "at 31 March", councils' codes before they were recoded, a byte order mark."""
    content = BytesIO(some_rows(path))
    dataset = identify(content)
    content.seek(0)
    rows = rows_of(content)
    header = header_of(rows)
    oldest: dict[str, str] = {}
    layout = layouts_for(header, [dataset])[0]
    for key, names in {**dataset.columns, **dataset.optional}.items():
        if key in layout.columns:
            before = next((name for name in reversed(names) if name not in oldest.values()), names[0])
            oldest[layout.name(key)] = before
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(oldest.get(name, name) for name in header)
    for _, row in rows:
        writer.writerow(
            CODES_BEFORE.get(cell, re.sub(r"\bon 31 March\b", "at 31 March", cell)) for cell in row
        )
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def test_every_name_a_column_has_had_is_another():
    for dataset in known_datasets():
        for names in (*dataset.columns.values(), *dataset.optional.values()):
            assert len({name.lower() for name in names}) == len(names), dataset.key
