"""Raw files of national releases are recognised by their columns and read without losing why a number is missing."""

import tracemalloc
from contextlib import suppress
from datetime import date
from io import BytesIO, RawIOBase
from itertools import chain, repeat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.benchmarks.cells import CellError, read_areas, read_value, read_year
from indicators.benchmarks.gathering import Gathering, KnownArea, Sought
from indicators.benchmarks.mapping_files import FOLDER, MappingError, known_datasets, read_mapping
from indicators.benchmarks.meanings import Written, YearMeaning
from indicators.benchmarks.reader import (
    ReleaseCell,
    ReleaseFault,
    Tally,
    Total,
    UnknownDataset,
    UnreadableFile,
    identify,
    read_cells,
)
from indicators.terms.periods import Period, academic_year, financial_year, quarter_of, year_end
from indicators.terms.vocabulary import Symbol
from tests.shipped import shipped

IDENTITY = "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name"
PLACE = f"{IDENTITY},old_la_code,la_name,new_la_code"
ENGLAND = "2025,Reporting year,National,E92000001,England,,,,,"
DURHAM = (
    "2025,Reporting year,Local authority,E92000001,England,E12000001,North East,840,County Durham,E06000047"
)
LOOKED_AFTER = f"{PLACE},population_type,population_estimate,children_count,rate_per_10000"
ON_31_MARCH = "Children looked after on 31 March each year"
SUBSEQUENT = f"{PLACE},category,CPP_start,CPP_subsequent,CPP_subsequent_percent"
REPEAT = "Child Protection Plans which are a second or subsequent plan"
LEAVERS = f"{PLACE},care_leaver_age,breakdown,care_leaver_count,care_leaver_percent"
WORKFORCE = (
    f"{PLACE},inpost_fte,leavers_fte,turnover_rate_fte,agency_fte,agency_rate_fte,vacancy_fte,"
    "vacancy_rate_fte,case_holders_fte,cases,caseload_fte"
)


def csv(*lines: str) -> BytesIO:
    return BytesIO(("\r\n".join(lines) + "\r\n").encode())


def read(stream: BytesIO) -> list[ReleaseCell | Total | ReleaseFault]:
    stream.seek(0)
    dataset = identify(stream)
    stream.seek(0)
    return list(read_cells(stream, dataset, Tally()))


def cells(stream: BytesIO) -> dict[str, ReleaseCell]:
    """By indicator; nothing else may have come out of the file."""
    items = read(stream)
    assert all(isinstance(item, ReleaseCell | Total) for item in items), items
    return {item.indicator: item for item in items if isinstance(item, ReleaseCell)}


def only_fault(stream: BytesIO) -> ReleaseFault:
    faults = [item for item in read(stream) if isinstance(item, ReleaseFault)]
    assert len(faults) == 1, faults
    return faults[0]


# Recognising a file


def test_a_file_is_known_by_its_columns_in_any_order_quoted_or_not_with_a_byte_order_mark_or_without():
    plain = csv(SUBSEQUENT, f"{ENGLAND},{REPEAT},61840,15130,24.5")
    header, row = SUBSEQUENT.split(","), f"{ENGLAND},{REPEAT},61840,15130,24.5".split(",")
    turned = csv(",".join(header[::-1]), ",".join(f'"{cell}"' for cell in row[::-1]))
    marked = BytesIO(b"\xef\xbb\xbf" + plain.getvalue())
    expected = cells(plain)["repeat-child-protection-plans"]
    for other in (turned, marked):
        assert cells(other)["repeat-child-protection-plans"] == expected
    assert (expected.amounts.value, expected.amounts.numerator, expected.amounts.denominator) == (
        24.5,
        15130,
        61840,
    )


def test_the_release_before_is_read_under_its_own_column_names_and_labels():
    new = csv(LOOKED_AFTER, f"{DURHAM},{ON_31_MARCH},101000,1178,117")
    old = csv(
        f"{PLACE},population_count,population_estimate,number,rate_per_10000",
        f"{DURHAM},Children looked after at 31 March each year,101000,1178,117",
    )
    assert cells(new) == cells(old)
    rate = cells(new)["children-looked-after-rate"]
    assert (rate.amounts.value, rate.amounts.numerator, rate.amounts.denominator) == (117, 1178, 101000)
    assert cells(new)["children-looked-after"].amounts.value == 1178


def test_an_unknown_file_is_refused_with_the_nearest_dataset_and_what_differs():
    renamed = LOOKED_AFTER.replace("rate_per_10000", "rate_per_10k")
    with pytest.raises(UnknownDataset) as refused:
        identify(csv(renamed, f"{DURHAM},{ON_31_MARCH},1,2,3"))
    message = str(refused.value)
    assert 'nearest is "Children looked after: numbers and rates per 10,000 children"' in message
    assert "lacks rate_per_10000 (is it rate_per_10k?)" in message
    assert "It has besides rate_per_10k." in message
    for dataset in known_datasets():
        assert dataset.title in message


def test_a_file_with_no_column_of_any_dataset_is_refused_with_the_list():
    with pytest.raises(UnknownDataset, match=r"of no dataset known here\..*\. Known datasets: Absence from"):
        identify(csv(f"{PLACE},shoe_size", f"{DURHAM},7"))


def test_a_file_from_elsewhere_is_refused_by_the_columns_that_every_release_has():
    with pytest.raises(UnknownDataset, match="also lacks time_period, time_identifier, geographic_level"):
        identify(csv("council,value", "Exampleton,1"))


def test_a_known_file_whose_years_have_another_name_is_recognised_as_the_nearest():
    with pytest.raises(UnknownDataset, match=r"subsequent plan.*lacks time_period \(is it timeperiod\?\)"):
        identify(csv(SUBSEQUENT.replace("time_period", "timeperiod"), f"{ENGLAND},{REPEAT},10,2,20"))


def test_a_renamed_label_is_refused_with_the_labels_that_were_read():
    with pytest.raises(UnknownDataset, match=r'population_type "Children cared for".*add it to the dataset'):
        identify(csv(LOOKED_AFTER, f"{DURHAM},Children cared for,1,2,3"))


def test_two_datasets_with_the_same_columns_are_told_apart_by_their_rows():
    activity = csv(
        LEAVERS,
        f"{DURHAM},19 to 21 years,Total,200,100",
        f"{DURHAM},19 to 21 years,Total in education employment or training,1,1",
        f'{DURHAM},19 to 21 years,"Total in education, employment or training",110,55',
    )
    accommodation = csv(LEAVERS, f"{DURHAM},19 to 21 years,Accommodation considered suitable,180,90")
    assert identify(activity).key == "care-leavers-activity"
    assert identify(accommodation).key == "care-leavers-accommodation"
    assert cells(accommodation)["care-leavers-accommodation-19-21"].amounts.value == 90


def test_a_column_name_may_start_with_a_digit():
    stream = csv(f"{PLACE},CPP_At31,2_years_or_more,2_years_or_more_percent", f"{DURHAM},489,c,c")
    found = cells(stream)
    assert found["child-protection-plans"].amounts.value == 489
    assert found["child-protection-plans-2-years"].amounts.symbol == Symbol.CONFIDENTIAL


# Traps of the rows


def test_empty_strings_may_be_quoted():
    row = '2025,Reporting year,National,E92000001,England,"","",,"",""'
    assert (
        cells(csv(SUBSEQUENT, f"{row},{REPEAT},10,2,20"))["repeat-child-protection-plans"].amounts.value == 20
    )


def test_the_average_sdq_score_is_read_from_the_column_of_counts():
    stream = csv(
        f"{PLACE},characteristic,breakdown,children_count,children_percent",
        f"{DURHAM},Ages 5 to 16 years with SDQ score,SDQ average score,14.6,z",
        f"{DURHAM},Health assessments: Children looked after all ages,Had their annual health assessment,560,93",
    )
    found = cells(stream)
    assert (found["sdq-average"].amounts.value, found["sdq-average"].amounts.numerator) == (14.6, None)
    assert (
        found["annual-health-assessments"].amounts.value,
        found["annual-health-assessments"].amounts.numerator,
    ) == (
        93,
        560,
    )


def test_a_denominator_in_a_row_of_its_own_comes_as_a_total():
    stream = csv(
        LEAVERS,
        f'{DURHAM},19 to 21 years,"Total in education, employment or training",110,55',
        f"{DURHAM},19 to 21 years,Total,200,100",
    )
    cell, *totals = read(stream)
    total = next(one for one in totals if one.indicator == cell.indicator)
    assert isinstance(cell, ReleaseCell)
    assert cell.amounts[:2] == (110, None)
    assert isinstance(total, Total)
    assert (total.indicator, total.value, total.areas) == (cell.indicator, 200, cell.areas)


def test_a_joint_return_is_a_figure_of_both_councils():
    row = DURHAM.replace("840,County Durham,E06000047", "314 / 318,Here / There,E09000021 / E09000027")
    cell = cells(csv(WORKFORCE, f"{row},137.4,38.5,28,24,14.9,24,14.9,80,1200,15"))["caseload-average"]
    assert [(area.gss, area.code3, area.name) for area in cell.areas] == [
        ("E09000021", "314", "Here"),
        ("E09000027", "318", "There"),
    ]
    assert cell.joint == "314 / 318"
    assert cell.period == quarter_of(2025, 2)  # the return is counted on 30 September


def test_a_joint_return_whose_codes_do_not_pair_up_is_a_fault():
    with pytest.raises(CellError, match="joint return whose codes do not pair up"):
        read_areas("E09000021", "314 / ", "Here")
    areas, joint = read_areas("E09000021", "314 / 318", "Here and There")
    assert ([area.code3 for area in areas], [area.gss for area in areas]) == (["314", "318"], ["", ""])
    assert joint == "314 / 318"


def test_inner_london_and_england_are_areas_of_their_own():
    inner = "2025,Reporting year,Regional,E92000001,England,E13000001,Inner London,,,"
    for row, code in ((inner, "E13000001"), (ENGLAND, "E92000001")):
        cell = cells(csv(SUBSEQUENT, f"{row},{REPEAT},10,2,20"))["repeat-child-protection-plans"]
        assert cell.areas[0].gss == code


def test_rows_of_other_levels_are_counted_and_left_out():
    ward = DURHAM.replace("Local authority", "Ward")
    tally = Tally()
    stream = csv(SUBSEQUENT, f"{ENGLAND},{REPEAT},10,2,20", f"{ward},{REPEAT},10,2,20")
    found = list(read_cells(stream, identify(csv(SUBSEQUENT, f"{ENGLAND},{REPEAT},1,1,1")), tally))
    assert len(found) == 1
    assert tally.levels == {"Ward": 1}


@pytest.mark.parametrize(
    ("text", "identifier", "meaning", "period"),
    [
        ("2025", "Reporting year", YearMeaning.YEAR_END, year_end(2025)),
        ("202425", "Financial year", YearMeaning.YEAR_END, year_end(2025)),
        ("2025", "Reporting year", YearMeaning.FINANCIAL_YEAR, financial_year(2024)),
        ("202425", "Financial year", YearMeaning.FINANCIAL_YEAR, financial_year(2024)),
        ("201819", "Academic year", YearMeaning.ACADEMIC_YEAR, academic_year(2018)),
        ("199900", "Academic year", YearMeaning.ACADEMIC_YEAR, academic_year(1999)),
        ("2025", "Reporting year", YearMeaning.SEPTEMBER, quarter_of(2025, 2)),
        ("2024", "Reporting year", YearMeaning.MID_YEAR, quarter_of(2024, 1)),
    ],
)
def test_a_year_is_what_the_dataset_means_by_it(
    text: str, identifier: str, meaning: YearMeaning, period: Period
):
    assert read_year(text, identifier, meaning) == period


@pytest.mark.parametrize(
    ("text", "identifier", "says"),
    [
        ("202426", "Financial year", "not a year. Years are written 2025 or 202425"),
        ("25", "Reporting year", "not a year"),
        ("٢٠٢٥", "Reporting year", "not a year"),
        ("2025", "Week 14", "Yearly datasets say"),
        ("202425", "Academic year", "Its meaning changed"),
        ("0000", "Reporting year", "outside|not a year|out of range"),
    ],
)
def test_what_is_no_year_is_said(text: str, identifier: str, says: str):
    with pytest.raises(CellError, match=says):
        read_year(text, identifier, YearMeaning.FINANCIAL_YEAR)


def test_of_two_versions_of_a_cell_the_later_counts():
    header = f"{PLACE},social_care_group,version,t_pupils,t_att8,avg_att8,t_l2basics_94,pt_l2basics_94"
    row = DURHAM.replace("2025,Reporting", "202425,Academic") + ",CLA 12 months at 31 March"
    stream = csv(header, f"{row},Final,20,400,20,4,20", f"{row},Provisional,20,300,15,3,15")
    gathering = gathered(stream)
    assert [kept.amounts.value for kept in gathering.figures() if kept.indicator == "attainment-8"] == [20]
    assert gathering.superseded == 2
    assert "is not a version known here" in only_fault(csv(header, f"{row},Guess,20,400,20,4,20")).message


# Symbols and numbers


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        *(("c", Symbol.CONFIDENTIAL), ("z", Symbol.NOT_APPLICABLE), ("Z", Symbol.NOT_APPLICABLE)),
        *(
            ("x", Symbol.NOT_AVAILABLE),
            ("u", Symbol.UNRELIABLE),
            ("low", Symbol.LOW),
            ("k", Symbol.LOW_OBSOLETE),
        ),
        *((":", Symbol.NOT_AVAILABLE), ("~", Symbol.NOT_AVAILABLE), ("", Symbol.NOT_AVAILABLE)),
    ],
)
def test_a_symbol_keeps_its_reason_and_is_never_a_number(text: str, symbol: Symbol):
    reading = read_value(text)
    assert (reading.value, reading.symbol) == (None, symbol)


def test_obsolete_symbols_and_empty_cells_are_counted():
    tally = Tally()
    stream = csv(SUBSEQUENT, *(f"{ENGLAND},{REPEAT},10,2,{text}" for text in (":", "~", "", "c")))
    dataset = identify(stream)
    stream.seek(0)
    list(read_cells(stream, dataset, tally))
    assert tally.obsolete == {":": 1, "~": 1, "empty": 1}


@pytest.mark.parametrize(
    ("text", "value"), [("79", 79), ("1,012", 1012), ("-1.68", -1.68), ("19176.53", 19176.53), ("1e3", 1000)]
)
def test_a_number_is_read_as_it_stands(text: str, value: float):
    assert read_value(text).value == value


@pytest.mark.parametrize("text", ["79%", "1,0,1", "nan", "inf", "--1", "12 of 40", "9" * 400, "=1+1", "1٣"])
def test_what_is_neither_number_nor_symbol_is_a_fault(text: str):
    with pytest.raises(CellError):
        read_value(text)


def test_a_fault_says_where_and_how_to_put_it_right():
    fault = only_fault(csv(SUBSEQUENT, f"{ENGLAND},{REPEAT},10,2,20", f"{DURHAM},{REPEAT},10,2,20%"))
    assert (fault.row, fault.column) == (3, "CPP_subsequent_percent")
    assert '"20%"' in fault.message
    assert "without the sign, as 79" in fault.message


def test_a_row_with_too_few_cells_is_a_fault():
    fault = only_fault(csv(SUBSEQUENT, f"{ENGLAND},{REPEAT},10,2,20", "2025,Reporting year"))
    assert (fault.row, fault.column) == (3, "whole row")


@pytest.mark.parametrize(
    ("text", "months"), [("00:10", 10), ("01:07", 19), ("1:7", 19), ("1:11", 23), ("03:00", 36)]
)
def test_a_time_in_years_and_months_becomes_days(text: str, months: int):
    assert read_value(text, Written.YEARS_AND_MONTHS).value == pytest.approx(months * 365.25 / 12)


def test_a_time_in_years_and_months_in_a_file():
    header = "time_period,time_identifier,geographic_level,country_code,country_name,cla_group"
    header += ",stage_of_adoption_process,age_start_poc,number"
    row = "2025,Reporting year,National,E92000001,England,Age on starting final period of care"
    stage = "4. Total average time between entry into care and date placed for adoption"
    cell = cells(csv(header, f"{row},{stage},Total,01:07"))["adoption-care-to-placement-days"]
    assert round(cell.amounts.value or 0) == 578
    assert "years and months" in only_fault(csv(header, f"{row},{stage},Total,01:13")).message


@given(st.text(max_size=30))
def test_any_text_is_a_finite_number_a_symbol_or_a_fault(text: str):
    try:
        reading = read_value(text)
    except CellError:
        return
    assert (reading.value is None) != (reading.symbol is None)


@given(st.integers(-(10**9), 10**9), st.integers(0, 4))
def test_every_number_comes_out_as_it_went_in(units: int, decimals: int):
    text = f"{units / 10**decimals:.{decimals}f}"
    assert read_value(text).value == float(text)


# Hostile files


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"\r\n\r\n", "empty"),
        (b"PK\x03\x04" + b"\x00" * 100, "spreadsheet"),
        (b"\xd0\xcf\x11\xe0" + b"\x00" * 100, "old Excel"),
        ("time_period,a\r\n".encode("utf-16"), "UTF-16"),
        (b"time_period\x00,a\r\n", "not text"),
        (SUBSEQUENT.encode() + b"\r\nBront\xeb,1", "Row 2 is not UTF-8"),
        (b"a" * 100_000, "longer than 64 kB"),
        (b",".join(b"c%d" % n for n in range(600)), "600 columns"),
        (b"time_period,time_period\r\n1,2\r\n", "twice"),
        (SUBSEQUENT.encode() + b'\r\n"2025"x,1\r\n', "is not CSV"),
        (SUBSEQUENT.encode() + b'\r\n"' + b"a\n" * 200_000, "is not CSV"),
    ],
)
def test_what_is_not_a_csv_file_is_refused_in_words(content: bytes, says: str):
    with pytest.raises(UnreadableFile, match=says):
        identify(BytesIO(content))


@given(st.binary(max_size=300))
def test_any_bytes_are_refused_or_read_but_never_break_the_reader(content: bytes):
    for start in (b"", SUBSEQUENT.encode() + b"\n"):
        with suppress(UnreadableFile, UnknownDataset):
            read(BytesIO(start + content))


class Endless(RawIOBase):
    """A file that is made while it is read: nothing of it is kept anywhere."""

    def __init__(self, lines):
        self.lines = iter(lines)

    def readline(self, size=-1):
        return next(self.lines, b"")


def peak_memory(blocks: int) -> int:
    """Bytes at most in use while that many blocks of 24 rows are read, of which one is ours."""
    header = (LEAVERS + "\n").encode()
    other = (
        f"{DURHAM},17 to 18 years,In training or employment (excl. apprenticeship) or other,44,32\n".encode()
    )
    ours = f'{DURHAM},19 to 21 years,"Total in education, employment or training",110,55\n'.encode()
    rows = chain([header], chain.from_iterable(repeat([*[other] * 23, ours], blocks)))
    dataset = identify(csv(LEAVERS, ours.decode().strip()))
    gathering = Gathering(Anywhere(), {})
    tracemalloc.start()
    try:
        for item in read_cells(Endless(rows), dataset, gathering.tally):
            gathering.add(item)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert gathering.tally.rows == blocks * 24
    assert (len(gathering), gathering.repeated) == (1, blocks - 1)
    return peak


def test_memory_does_not_grow_with_the_file():
    peak_memory(10)  # what is loaded once
    assert peak_memory(1000) < peak_memory(100) + 200_000  # though 3 MB more were read


# Bringing the cells of a file together


class Anywhere:
    """Knows every area, one for each 3-digit or GSS code; those whose name starts with Old ended in March 2023."""

    def __init__(self):
        self.keys: dict[str, int] = {}

    def find(self, level, code, period):
        if code.name == "Nowhere" or not (code.code3 or code.gss):
            return None
        key = self.keys.setdefault(code.code3 or code.gss, len(self.keys) + 1)
        return KnownArea(key, code.name, ended=date(2023, 3, 31) if code.name.startswith("Old") else None)


def gathered(stream: BytesIO) -> Gathering:
    gathering = Gathering(Anywhere(), {"repeat-child-protection-plans": Sought(percent=True)})
    for item in read(stream):
        gathering.add(item)
    gathering.check()
    return gathering


def test_figures_get_their_denominator_from_the_row_of_totals_before_or_after():
    total = f"{DURHAM},19 to 21 years,Total,200,100"
    value = f'{DURHAM},19 to 21 years,"Total in education, employment or training",110,55'
    for rows in ((total, value), (value, total)):
        (kept,) = gathered(csv(LEAVERS, *rows)).figures()
        assert (kept.amounts.value, kept.amounts.numerator, kept.amounts.denominator) == (55, 110, 200)


def test_a_council_under_its_old_and_its_new_code_is_one_council():
    old = DURHAM.replace("E06000047", "E08000016")
    for rows in ((f"{old},{REPEAT},z,z,z", f"{DURHAM},{REPEAT},10,2,20"),) * 2:
        for order in (rows, rows[::-1]):
            gathering = gathered(csv(SUBSEQUENT, *order))
            assert [kept.amounts.value for kept in gathering.figures()] == [20]
            assert (gathering.faults, gathering.repeated) == ([], 1)


def test_one_cell_twice_with_different_figures_is_a_fault_naming_both_rows():
    gathering = gathered(csv(SUBSEQUENT, f"{DURHAM},{REPEAT},10,2,20", f"{DURHAM},{REPEAT},10,3,30"))
    (fault,) = gathering.faults
    assert fault.row == 3
    assert "County Durham, 2024/25 is in row 2 already, with another figure" in fault.message


def test_an_area_nobody_knows_is_left_out_and_counted_by_name():
    nowhere = DURHAM.replace("County Durham", "Nowhere")
    gathering = gathered(csv(SUBSEQUENT, *[f"{nowhere},{REPEAT},10,2,20"] * 3, f"{DURHAM},{REPEAT},10,2,20"))
    assert gathering.unknown == {"Nowhere E06000047 840": 3}
    assert (gathering.faults, len(gathering), gathering.councils) == ([], 1, 4)


@pytest.mark.parametrize(("code3", "gss"), [("x", "x"), ("z", "z"), ("", ""), ("X", ":")])
def test_places_that_are_no_council_are_left_out_and_counted(code3, gss):
    other = DURHAM.replace("840,County Durham,E06000047", f"{code3},Not available,{gss}")
    rows = (f"{other},{REPEAT},10,{again},20" for again in (2, 3))
    gathering = gathered(csv(SUBSEQUENT, *rows, f"{DURHAM},{REPEAT},10,2,20"))
    assert gathering.nowhere == {"Not available": 2}
    assert (gathering.faults, len(gathering), gathering.councils) == ([], 1, 1)


def test_a_council_that_was_abolished_keeps_its_figures_until_its_end():
    """It ended on 31 March 2023: the year 2022/23 is its last. After it, and filled with z, it is left out."""
    old = DURHAM.replace("County Durham", "Old Exampleshire").replace("840", "999")
    rows = [
        f"{old.replace('2025', str(year))},{REPEAT},{cells}"
        for year, cells in ((2022, "z,z,z"), (2023, "10,2,20"), (2024, "10,3,30"), (2025, "z,z,z"))
    ]
    gathering = gathered(csv(SUBSEQUENT, *rows, f"{DURHAM},{REPEAT},10,2,20"))
    assert [one.period.label for one in gathering.figures()] == ["2022/23", "2024/25"]
    assert gathering.abolished == {"Old Exampleshire": 3}


def test_percentages_written_as_shares_of_one_are_refused():
    rows = [DURHAM.replace("840", str(100 + n)).replace("County Durham", f"Council {n}") for n in range(25)]
    gathering = gathered(csv(SUBSEQUENT, *(f"{row},{REPEAT},10,2,0.2" for row in rows)))
    assert "Percentages are written as 79, not 0.79" in gathering.faults[0].message
    assert not gathered(csv(SUBSEQUENT, *(f"{row},{REPEAT},10,2,20" for row in rows))).faults


def test_faults_beyond_the_first_fifty_are_counted():
    gathering = gathered(csv(SUBSEQUENT, f"{ENGLAND},{REPEAT},1,1,1", *[f"{DURHAM},{REPEAT},10,2,many"] * 80))
    assert (len(gathering.faults), gathering.more_faults) == (50, 30)


# Columns that come and go, rows that are added, one value a row


def mapped(tmp_path, text: str):
    path = tmp_path / "some.toml"
    path.write_text(
        'dataset = "some"\ntitle = "Some"\npublication = "P"\nfile = "f.csv"\n' + text, encoding="utf-8"
    )
    return read_mapping(path)


def figures_of(dataset, stream: BytesIO, **sought) -> dict:
    """By indicator: value, numerator, denominator, symbol."""
    gathering = Gathering(Anywhere(), {code: Sought(**rest) for code, rest in sought.items()})
    for item in read_cells(stream, dataset, gathering.tally):
        gathering.add(item)
    assert not gathering.faults
    return {one.indicator: one.amounts[:4] for one in gathering.figures()}


def test_an_indicator_whose_column_an_older_release_lacks_is_left_out(tmp_path):
    dataset = mapped(
        tmp_path,
        '[columns]\nall = ["all"]\n[optional_columns]\nclosed = ["closed"]\n'
        '[[indicators]]\ncode = "all"\nyear = "at 31 March"\nvalue = "all"\n'
        '[[indicators]]\ncode = "closed"\nyear = "at 31 March"\nvalue = "closed"\n',
    )
    assert figures_of(dataset, csv(f"{PLACE},all", f"{DURHAM},9")) == {"all": (None, None, 9, "")}
    both = figures_of(dataset, csv(f"{PLACE},all,closed", f"{DURHAM},9,c"))
    assert both["closed"] == (None, None, None, "c")


def test_rows_are_added_and_so_are_their_totals_where_they_differ(tmp_path):
    """3 of 10 at 22 and 2 of 30 at 23: 5 of 40 is 12.5%."""
    dataset = mapped(
        tmp_path,
        '[columns]\nage = ["age"]\nwhat = ["what"]\nn = ["n"]\n[[indicators]]\ncode = "helped"\n'
        'year = "year ending 31 March"\nwhere = { what = ["Helped"] }\nadd_rows = { age = [["22"],["23","23 y"]] }\n'
        'numerator = "n"\ndenominator = "n"\ndenominator_where = { what = ["Total"] }\n',
    )
    sought = {"parts": 2, "total_parts": 2, "multiplier": 100, "worked_out": True}
    rows = ["22,Helped,3", "22,Total,10", "23 y,Helped,2", "23 y,Total,30", "24,Helped,9"]

    def found(*rows: str):
        return figures_of(
            dataset, csv(f"{PLACE},age,what,n", *(f"{DURHAM},{row}" for row in rows)), helped=sought
        )

    assert found(*rows) == {"helped": (5, 40, 12.5, "")}
    assert found(rows[0], "23,Helped,c", *rows[1:2], rows[3])["helped"][2:] == (None, "c")
    assert found(*rows[:2])["helped"][2:] == (None, "x")  # the other row is not there
    assert found("23,Helped,2", *rows[1:2], rows[3])["helped"][2:] == (None, "x")


def test_a_value_may_stand_in_another_row_than_its_numerator(tmp_path):
    """171 of 1,593 children; the file says 11."""
    dataset = mapped(
        tmp_path,
        '[columns]\nwhat = ["what"]\nn = ["n"]\n[[indicators]]\ncode = "missing"\nyear = "year ending 31 March"\n'
        'where = { what = ["Missing"] }\nvalue = "n"\nvalue_where = { what = ["Percentage missing"] }\n'
        'numerator = "n"\ndenominator = "n"\ndenominator_where = { what = ["All"] }\n',
    )

    def found(*rows: str):
        stream = csv(f"{PLACE},what,n", *(f"{DURHAM},{row}" for row in rows))
        return figures_of(dataset, stream, missing={"value_apart": True})["missing"]

    assert found("Percentage missing,11", "Missing,171", "All,1593") == (171, 1593, 11, "")
    assert found("Missing,c", "All,1593", "Percentage missing,11") == (None, 1593, 11, "")
    assert found("Missing,171", "All,1593", "Percentage missing,c") == (171, 1593, None, "c")
    assert found("Missing,171", "All,1593") == (171, 1593, None, "x")


LONG = """[columns]
measure = ["Short Desc"]
value = ["Values"]
[places]
code = ["LA Number"]
name = ["LA and Regions"]
year = ["Years"]
[places.areas]
"970" = "E92000001"
"980" = "E12000001"
[symbols]
"-" = "x"
[[indicators]]
code = "attendance"
year = "academic year"
where = { measure = ["Abs"] }
value = "100 - value"
[[indicators]]
code = "filled"
year = "at 31 March"
where = { measure = ["Filled"] }
numerator = "value"
denominator = "value"
denominator_where = { measure = ["Places"] }
"""


def test_a_long_file_has_one_value_a_row_and_codes_of_its_own(tmp_path):
    dataset = mapped(tmp_path, LONG)
    header = "Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region"
    stream = csv(
        header,
        "Abs,Absence,2024,Durham,8.2999999999999998,840,North East",
        "Abs,Absence,2024,England,-,970,NA",
        "Filled,Places filled,2024-25 (OT),North East,35,980,NA",
        "Places,Places,2024-25 (OT),North East,50,980,NA",
        "Other,Not mapped,0,Durham,many,840,North East",
    )
    assert identify(stream, [dataset, *known_datasets()]).key == "some"
    stream.seek(0)
    gathering = Gathering(Anywhere(), {"filled": Sought(multiplier=100, worked_out=True)})
    for item in read_cells(stream, dataset, gathering.tally):
        gathering.add(item)
    assert [(one.indicator, one.period, *one.amounts[:4]) for one in gathering.figures()] == [
        ("attendance", academic_year(2023), None, None, 91.7, ""),
        ("attendance", academic_year(2023), None, None, None, "x"),
        ("filled", year_end(2025), 35, 50, 70, ""),
    ]
    assert gathering.councils == 1


# The shipped mappings


def test_every_mapping_is_of_an_indicator_in_the_catalogue_at_the_time_the_catalogue_says():
    frequencies = {definition.code: definition.published_frequency for definition in shipped().values()}
    years = {
        YearMeaning.YEAR_END: "at 31 March",
        YearMeaning.FINANCIAL_YEAR: "financial year",
        YearMeaning.ACADEMIC_YEAR: "academic year",
        YearMeaning.SEPTEMBER: "quarter",
        YearMeaning.DECEMBER: "quarter",
        YearMeaning.MID_YEAR: "quarter",
    }
    for dataset in known_datasets():
        for mapping in dataset.indicators:
            assert mapping.code in frequencies, f"{dataset.key}: {mapping.code}"
            assert frequencies[mapping.code] == years[mapping.year], f"{dataset.key}: {mapping.code}"


def test_an_indicator_comes_from_one_dataset_and_others_only_repeat_it():
    for secondary in (False, True):
        codes = [
            one.code for each in known_datasets() if each.secondary is secondary for one in each.indicators
        ]
        assert len(codes) == len(set(codes))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (('value = "percent"', 'value = "percnt"'), "uses percnt, not in \\[columns\\]"),
        (('dataset = "child-protection-repeat-plans"', ""), "'dataset' is missing"),
        (("year ending 31 March", "some year"), "some year"),
        (('numerator = "subsequent"', 'numerater = "subsequent"'), "numerater"),
        (('category = ["category"]', 'category = "category"'), "not a list of texts"),
        (("[[indicators]]", "[[indicators"), "plans.toml"),
        (
            ('value = "percent"', 'value = "percent * 2"'),
            "line 12: .*is not a column, nor columns and numbers",
        ),
        (
            ('value = "percent"\nnumerator = "subsequent"\n', ""),
            "line 12: .*has no value, so it needs a numerator",
        ),
        (
            ('denominator = "started"', 'denominator = "started"\nper = "children-0-17"'),
            "has a denominator and per",
        ),
        (
            ('value = "percent"', 'value = "percent"\nadd_rows = { category = [["a"]] }'),
            "needs two rows or more",
        ),
        (
            ('value = "percent"', 'value = "percent"\nadd_rows = { category = [["a"], ["b"]] }'),
            "so its denominator needs denominator_where",
        ),
        (
            ('publication = "Children in need"', 'publication = "x"\nsecondery = true'),
            "secondery, which means nothing",
        ),
    ],
)
def test_a_wrong_mapping_file_is_named_with_what_is_wrong(tmp_path, change, says):
    text = (FOLDER / "child-protection-repeat-plans.toml").read_text(encoding="utf-8")
    path = tmp_path / "plans.toml"
    path.write_text(text.replace(*change), encoding="utf-8")
    with pytest.raises(MappingError, match=says):
        read_mapping(path)
