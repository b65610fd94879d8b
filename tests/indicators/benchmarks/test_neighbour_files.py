"""Statistical neighbours and areas as they are read from their files."""

from collections import Counter
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.amounts.promises import expected_period
from indicators.benchmarks.areas.area_files import shipped_areas
from indicators.benchmarks.areas.neighbour_files import read_neighbours
from indicators.files.faults import FileRefused

WIDE = "old_la_code,la_name,region_ind,region_name,SN_1,SN_1P,SN_2,SN_2P\n"


def faults(text: str) -> str:
    with pytest.raises(FileRefused) as refused:
        read_neighbours(BytesIO(text.encode()), "neighbours.csv")
    return str(refused.value)


def test_the_wide_file_gives_neighbours_nearest_first_with_tidy_labels():
    text = "\ufeff" + WIDE + "840,County Durham,1,North East,393,Very close ,359,Close \n"
    (durham,) = read_neighbours(BytesIO(text.encode()), "neighbours.csv")
    assert (durham.row, durham.code, durham.name) == (2, "840", "County Durham")
    assert [(each.code, each.closeness, each.column) for each in durham.neighbours] == [
        ("393", "Very close", "SN_1"),
        ("359", "Close", "SN_2"),
    ]


def test_the_layout_of_2021_is_read_too():
    text = (
        "LA num,LA Name,LA number,GOInd,GOReg,SN1,SNP,SN2,SNP,\n840,Durham,840,1,North East,393,Close,359,Not Close,\n"
        ",,,,,,,,,\n,Old SNs:,,,,,,,,\n836,Poole,836,7,South West,938,Close,803,Close,\n"
    )
    lists = read_neighbours(BytesIO(text.encode()), "neighbours.csv")
    assert [(each.code, [cell.closeness for cell in each.neighbours]) for each in lists] == [
        ("840", ["Close", "Not Close"]),
        ("836", ["Close", "Close"]),
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("gss,name\n", "no column of councils"),
        ("old_la_code,SN_1,SN_3\n", "not in one run"),
        (WIDE, "no councils"),
        (WIDE + "840,D,1,N,39x,Close,359,Close\n", "row 2, column SN_1: This is not a council's code"),
        (WIDE + "840,D,1,N,393,Close,,\n", "row 2, column SN_2: There is no council here"),
        (WIDE + "840,D,1,N,393,Close,393,Close\n", "there twice"),
        (WIDE + "840,D,1,N,840,Close,393,Close\n", "not its own neighbour"),
        (WIDE + "840,D,1,N,393,C,359,C\n840,D,1,N,393,C,359,C\n", "Row 2 already gives this council"),
    ],
)
def test_a_faulty_file_is_refused_with_the_place(text, words):
    assert words in faults(text)


@given(st.text(max_size=200))
def test_any_text_gives_lists_or_faults(text):
    try:
        assert read_neighbours(BytesIO((WIDE + text).encode("utf-8", "replace")), "neighbours.csv")
    except FileRefused as refused:
        assert refused.faults


def test_the_shipped_areas_are_those_of_england():
    areas = shipped_areas()
    councils = [area for area in areas if area.kind == "local authority"]
    assert Counter(area.ended is None for area in councils)[True] == 153
    assert len([area for area in areas if area.kind == "region"]) == 11
    assert len({area.gss_code for area in areas}) == len(areas)
    codes = [area.code3 for area in councils if area.code3]
    assert len(set(codes)) == len(codes)
    seen = set()
    for area in areas:
        assert area.region in seen or area.kind == "country"
        seen.add(area.gss_code)


def test_recoded_councils_keep_the_code_they_had():
    former = {old.code: area for area in shipped_areas() for old in area.former}
    assert {code: former[code].gss_code for code in ("E08000016", "E08000019", "E10000023", "E10000027")} == {
        "E08000016": "E08000038",
        "E08000019": "E08000039",
        "E10000023": "E06000065",
        "E10000027": "E06000066",
    }
    assert all(old.reason for area in shipped_areas() for old in area.former)


@pytest.mark.parametrize(
    ("note", "code"),
    [
        ("expected Quarter 4 2018/19", "2018-19-Q4"),
        ("Recording began in June; Expected by 2018/19 Q4.", "2018-19-Q4"),
        ("expected in April 2019, once the returns are in", "2019-04"),
        ("fewer than expected", None),
        ("", None),
    ],
)
def test_a_promise_names_its_period(note, code):
    period = expected_period(note)
    assert (period.code if period else None) == code
