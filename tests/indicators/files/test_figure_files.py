"""A file of figures is either read whole or refused with everything that is wrong with it."""

import time
from io import BytesIO

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from indicators.catalogue.known_indicators import CODES_LISTED, Catalogue, KnownIndicator, category_names
from indicators.files.faults import MOST_LISTED, FileRefused
from indicators.files.figure_files import read_each, read_figures
from indicators.terms.periods import Frequency
from indicators.terms.vocabulary import Unit
from indicators.terms.written_periods import parse_period
from tests.figures import facts

TEAMS = [(71, "east", "East team"), (72, "west", "West team")]


def known(
    key: int, code: str, title: str, unit: Unit, frequency=Frequency.QUARTER, above=False, **named
) -> KnownIndicator:
    about = facts(id=key, code=code, unit=unit, frequency=frequency, may_exceed_100=above)
    return KnownIndicator(about, (title,), **named)


CATALOGUE = Catalogue(
    [
        known(1, "moves", "Three or more homes", Unit.PERCENT),
        known(2, "plans", "Children on plans", Unit.COUNT),
        known(3, "rate", "Looked after per 10,000", Unit.RATE, Frequency.SNAPSHOT),
        known(
            *(4, "cases", "Average cases", Unit.AVERAGE),
            categories=category_names(TEAMS),
            category_labels={"east": "East", "west": "West"},
        ),
        known(5, "cost", "Weekly cost", Unit.MONEY),
        known(6, "grades", "Grades", Unit.SCORE, Frequency.ACADEMIC_YEAR),
        known(8, "conferences", "Conferences out of enquiries", Unit.PERCENT, above=True),
        known(7, "conceptions", "Conceptions", Unit.RATE_PER_1000, Frequency.FINANCIAL_YEAR),
    ]
)
HEADINGS = "indicator,period,category,numerator,denominator,value,symbol,status,note"


def read(*lines: str, headings: str = HEADINGS, name: str = "figures.csv"):
    return read_figures(BytesIO("\n".join([headings, *lines]).encode()), name, CATALOGUE)


def faults(*lines: str, headings: str = HEADINGS):
    with pytest.raises(FileRefused) as refused:
        read(*lines, headings=headings)
    return list(refused.value.faults)


def only_fault(*lines: str, headings: str = HEADINGS):
    found = faults(*lines, headings=headings)
    assert len(found) == 1, [str(fault) for fault in found]
    return found[0]


# What is read


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("moves,2018/19 Q2,,47,563,,,,", 47 / 563 * 100),
        ("moves,2018/19 Q2,,47,563,8.3,,,", 47 / 563 * 100),  # kept unrounded
        ("moves,2018/19 Q2,,47,563,8,,,", 47 / 563 * 100),
        ("moves,2018/19 Q2,,,,8.3,,,", 8.3),
        ("moves,2018/19 Q2,,,,79%,,,", 79),
        ("moves,2018/19 Q2,,,,0.8%,,,", 0.8),
        ('moves,2018/19 Q2,,,,"8,3",,,', 8.3),
        ("cost,2018/19 Q2,,,,\u00a31250,,,", 1250),
        ("moves,2018/19 Q2,,1,127,0.79,,,", 100 / 127),  # truly under one per cent
        ("moves,2018/19 Q2,,0,40,0,,,", 0),
        ("plans,2015/16,,,,350,,,", 350),
        ("plans,2015/16,,350,,,,,", 350),
        ('plans,2015/16,,,,"1,012",,,', 1012),
        ("rate,31 March 2017,,804,100500,,,,", 80),
        ("conceptions,2016/17,,12,4000,,,,", 3),
        ("cases,Q1 2016/17,east,400,20,,,,", 20),
        ("cost,Q1 2016/17,,,,-1250.50,,,", -1250.5),
        ("cost,Q1 2016/17,,9000,3,,,,", 3000),
        # a numerator that is no part of its denominator
        ("conferences,2026/27 Q1,,132,104,,,,", 132 / 104 * 100),
        ("conferences,2026/27 Q1,,,,104.2,,,", 104.2),
    ],
)
def test_a_value_is_read_or_worked_out_from_its_people(line, value):
    assert read(line)[0].amounts.value == pytest.approx(value)


def test_every_column_is_kept_and_columns_may_stand_in_any_order():
    rows = read(
        "Awaiting returns,PROVISIONAL,,19,380,20,East Team,Average cases,2018/19 Q2",
        headings=" Note ,STATUS,symbol,value,numerator,denominator,Category,Indicator,period",
    )
    row = rows[0]
    assert row.key == (4, 71, parse_period("2018/19 Q2"))
    assert row.amounts == (380, 20, 19, "", "provisional", "Awaiting returns")


def test_a_bare_year_is_what_the_indicator_counts_by():
    rows = read("plans,2018/19,,,,350,,,", "rate,2018/19,,,,66,,,", "grades,2018/19,,,,23.1,,,")
    assert [row.period.code for row in rows] == ["2018-19", "2019-03-31", "2018-19-AY"]


def test_a_symbol_stands_for_a_number_that_is_not_there():
    rows = read(
        "moves,2018/19 Q2,,,,,c,,",
        "plans,2018/19 Q2,,,,,P,,Recording began in June; expected Quarter 4 2018/19",
    )
    assert [(row.amounts.value, row.amounts.symbol) for row in rows] == [(None, "c"), (None, "p")]


def test_empty_lines_are_passed_over_and_rows_keep_their_numbers():
    lines = ("", "moves,2018/19 Q2,,,,8,,,", ",,,,,,,,", "moves,2018/19 Q3,,,,9,,,")
    assert len(read(*lines)) == 2
    file = BytesIO("\n".join([HEADINGS, *lines]).encode())
    assert [row.number for row in read_each(file, "figures.csv", CATALOGUE).rows] == [3, 5]


# What is refused, with where and what to do


@pytest.mark.parametrize(
    ("line", "column", "words"),
    [
        ("moves,2018/19 Q2,,4x7,563,,,,", "numerator", "letters"),
        ("moves,2018/19 Q2,,79%,100,,,,", "numerator", "has a per cent sign"),
        ("moves,2018/19 Q2,,,,1,,,", "value", "Write 100, or 1 with numerator and denominator"),
        ("moves,2018/19 Q2,,,,0.79,,,", "value", "Write 79, or 0.79 with numerator and denominator"),
        ("moves,2018/19 Q2,,79,100,0.79,,,", "value", "0.79 looks like a fraction"),
        ("moves,2018/19 Q2,,100,100,1,,,", "value", "1 looks like a fraction"),
        ("moves,2018/19 Q2,,652,566,,,,", "numerator", "652 is more than the denominator 566"),
        ("moves,2018/19 Q2,,,,108,,,", "value", "more than 100"),
        (
            "moves,2018/19 Q2,,47,563,9.3,,,",
            "value",
            "The value is 9.3, but numerator and denominator give 8.3481",
        ),
        ("moves,2018/19 Q2,,47,,,,,", "denominator", "needs the denominator"),
        ("moves,2018/19 Q2,,0,0,,,,", "denominator", "Nothing can be worked out of 0"),
        ("moves,2018/19 Q2,,,,,,,", "value", "or a symbol"),
        ("plans,2018/19 Q2,,-3,,,,,", "numerator", "below zero"),
        ("plans,2018/19 Q2,,,,3.5,,,", "value", "not a whole number"),
        ("moves,2018/19 Q2,,,,n/a,,,", "value", "in column symbol"),
        ("moves,2018/19 Q2,,,,-,,,", "value", "in column symbol"),
        ("moves,2018/19 Q2,,,,£79,,,", "value", "has a pound sign"),
        ("moves,2018/19 Q2,,,,9e99,,,", "value", "larger than any figure"),
        ("moves,2018/19 Q2,,,,nan,,,", "value", "not a number"),
        ("moves,2018/19 Q2,,,,٣٤,,,", "value", "not a number"),
        ("moves,2018/19 Q2,,,,=A1/B1,,,", "value", "formula"),
        ("moves,2018/19 Q2,,,,8,,,=HYPERLINK(1)", "note", "may not begin with ="),
        ("moves,2018/19 Q2,,1,012,,,,", "denominator", "a comma of thousands"),
        ("moves,2018/19 Q2,,,,8,,,late,", "", "10 under 9"),
        ("mooves,2018/19 Q2,,,,8,,,", "indicator", 'Did you mean "moves"?'),
        (",2018/19 Q2,,,,8,,,", "indicator", "missing"),
        ("moves,2018/19 Q5,,,,8,,,", "period", "Quarters run from 1"),
        ("moves,2018,,,,8,,,", "period", "2017/18"),
        ("moves,,,,,8,,,", "period", "no period"),
        ("cases,2018/19 Q2,eastt,,,8,,,", "category", 'Did you mean "east"'),
        ("moves,2018/19 Q2,east,,,8,,,", "category", "no categories"),
        ("moves,2018/19 Q2,,,,,q,,", "symbol", "Write c, z, x"),
        ("moves,2018/19 Q2,,,,8,c,,", "symbol", "there are numbers too"),
        ("moves,2018/19 Q2,,47,563,,c,,", "symbol", "there are numbers too"),
        ("moves,2018/19 Q2,,,,8,,finall,", "status", 'Did you mean "final"?'),
        ("moves,2018/19 Q2,,,,,p,,soon", "note", "expected Quarter 4 2018/19"),
        (f"moves,2018/19 Q2,,,,8,,,{'n' * 501}", "note", "Shorten it to 500"),
        ("moves,2018/19 Q2,,,,8,,,note,and more", "", "more cells than there are headings"),
    ],
)
def test_a_fault_says_its_row_its_column_and_the_remedy(line, column, words):
    fault = only_fault("plans,2018/19 Q1,,,,350,,,", line)
    assert (fault.row, fault.column) == (3, column)
    assert words in str(fault)
    assert fault.remedy


def test_commas_that_could_be_two_things_in_one_file_are_asked_about():
    lines = ('plans,2018/19 Q1,,,,"1,012",,,', 'moves,2018/19 Q2,,,,"8,3",,,')
    fault = only_fault(*lines)
    assert (fault.row, fault.remedy) == (2, "Write 1.012 or 1012.") and "row 3 has 8,3" in fault.problem
    file = BytesIO("\n".join([HEADINGS, *lines]).encode())
    assert [bool(row.faults) for row in read_each(file, "figures.csv", CATALOGUE).rows] == [True, False]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("n/a", "write z (not applicable) or x (not available) in column symbol"),
        ("-", "or write 0 if there were none"),
    ],
)
def test_what_stands_in_place_of_a_number_is_answered_with_its_symbol(written, said):
    fault = only_fault(f"moves,2018/19 Q2,,,,{written},,,")
    assert said in fault.remedy and "digits" not in fault.remedy


def test_symbols_are_read_as_other_people_write_them():
    rows = read(
        "moves,2018/19 Q2,,,,,[c],,", "moves,2018/19 Q3,,,,,Suppressed,,", "moves,2018/19 Q4,,,,,[x],,"
    )
    assert [row.amounts.symbol for row in rows] == ["c", "c", "x"]
    for mark in ("<5", "\u22645", "0-5", "5 or fewer", "suppressed", "[c]", "SUPP", "c"):
        [row] = read(f"moves,2018/19 Q2,,{mark},100,,,,")
        assert row.amounts[:4] == (None, 100, None, "c"), "also where a number would stand, as in the grid"
    assert only_fault("moves,2018/19 Q2,,[c],,8,,,").column == "symbol", (
        "two that contradict each other are not"
    )
    assert "expected Quarter" in only_fault("moves,2018/19 Q2,,,,TBC,,,").remedy
    assert "Did you mean z (not applicable) or x" in only_fault("moves,2018/19 Q2,,,,,n/a,,").remedy


def test_names_and_notes_are_read_with_the_signs_that_word_processors_put_in():
    assert (
        len(read("Three or\u00a0more HOMES,2018/19 Q2,,,,8,,,", "plans,2018/19,,,,8,,,- counted late")) == 2
    )
    assert read("moves,2018/19 Q2,,,,8,,,@Team: checked")[0].amounts.note == "@Team: checked"
    fault = only_fault("moves,2018/19 Q2,,,,8,,,Children\u00e2\u20ac\u2122s caf\u00e9")
    assert fault.column == "note" and "Children\u2019s caf\u00e9" in fault.remedy


def test_two_rows_for_one_figure_name_each_other():
    fault = only_fault("moves,2018/19 Q2,,,,8,,,", "Three or more homes,Q2 2018-19,,,,9,,,")
    assert fault.row == 3 and "Row 2 already gives this" in fault.problem
    assert (
        len(read("cases,2018/19 Q2,,,,8,,,", "cases,2018/19 Q2,east,,,8,,,", "cases,2018/19,east,,,8,,,"))
        == 3
    )


def test_all_faults_of_all_rows_are_listed():
    found = faults("mooves,2018/19 Q9,,,,79x,q,,", "moves,2018/19 Q2,,700,100,,,finall,=1")
    assert [(fault.row, fault.column) for fault in found] == [
        *((2, "indicator"), (2, "period"), (2, "symbol"), (2, "value")),
        *((3, "status"), (3, "note"), (3, "numerator")),
    ]


def test_a_thousand_faults_are_counted_and_the_first_of_them_listed():
    with pytest.raises(FileRefused) as refused:
        read(
            *(f"moves,{1950 + n // 4}/{(1951 + n // 4) % 100:02d} Q{n % 4 + 1},,,,x{n},," for n in range(500))
        )
    assert (refused.value.faults.total, refused.value.faults.more) == (500, 500 - MOST_LISTED)


@pytest.mark.parametrize(
    ("headings", "words"),
    [
        ("indicator,period,vlaue", 'Did you mean "value"?'),
        ("indicator,value", 'The column "period" is missing'),
        ("indicator,period,note", 'neither a column "value" nor a column "numerator"'),
        ("indicator,period,value,Value", "there twice"),
        ("indicator,,period,value", "no heading"),
        ("measure;quarter", "The columns are: indicator, period"),
    ],
)
def test_wrong_columns_are_named_with_the_nearest_right_one(headings, words):
    found = faults("moves,2018/19 Q2,8,8", headings=headings)
    assert any(words in str(fault) for fault in found), [str(fault) for fault in found]


def test_what_was_read_is_shown_on_one_line_and_never_whole():
    fault = only_fault(f'"moves\u202e\t{"x" * 300}",2018/19 Q2,,,,8,,,')
    assert len(fault.read) <= 61 and fault.read.isprintable()


# Whatever comes, the answer is rows or faults

CELL = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["moves", "plans", "cases", "2018/19 Q2", "31 March 2017", "east", "47", "563", "8.3", "0.79"]
    ),
    st.sampled_from(
        ["79%", "c", "p", "", "-", "=1+1", "1e300", "-5", "1,012", "final", "expected Q4 2018/19"]
    ),
    st.floats().map(str),
)


@given(st.lists(st.lists(CELL, max_size=11), max_size=6))
def test_any_cells_give_rows_or_faults(lines):
    text = "\n".join(",".join('"' + cell.replace('"', '""') + '"' for cell in line) for line in lines)
    try:
        rows = read(text)
    except FileRefused as refused:
        assert refused.faults and all(fault.remedy for fault in refused.faults)
    else:
        assert all((row.amounts.value is None) == bool(row.amounts.symbol) for row in rows)
        assert len({(row.indicator, row.category, row.period) for row in rows}) == len(rows)


@given(st.binary(max_size=400), st.sampled_from(["a.csv", "a.xlsx", "a.ods", "a.txt", "a", "a.xlsm"]))
@example(b"PK\x03\x04" + b"\x00" * 60, "a.xlsx")
@example(b"\xff\xfea", "a.csv")
@example(b'"', "a.csv")
def test_any_bytes_give_rows_or_faults(content, name):
    with pytest.raises(FileRefused) as refused:
        read_figures(BytesIO(content), name, CATALOGUE)
    assert refused.value.faults.total >= 1


def test_the_worst_a_small_file_can_hold_costs_no_more_than_a_second():
    """What is read while its officer waits is a quarter of a megabyte at most: the shapes that make the most work."""
    top, most = HEADINGS.encode() + b"\n", 256 * 1024
    shapes = {
        "commas": b"," * most,
        "commas below headings": top + b"," * 199_000,
        "quotes": b'"' * most,
        "quotes below headings": top + b'"' * 199_998,
        "headings that are not known": ",".join(f"c{n}" for n in range(28_000)).encode(),
        "headings that are nearly known": b"indicatol," * 19_900,
        "headings without a name": b"indicator,period,value" + b"," * 199_000 + b"x",
        "one heading again and again": b"indicator,period,value" + b",target" * 28_000,
        "one cell": top + b"a" * 199_000,
        "empty rows": top + b"\r" * 200_000,
        "rows of one letter": top + b"a\n" * 120_000,
        "many rows with many cells": top + b"a,,,,,,,,,,,,,,,,,,,\n" * 4_999,
        "digits": top + b"plans,2018/19 Q2,,,," + b"9" * 199_000,
    }
    spent = {}
    for name, content in shapes.items():
        began = time.process_time()
        try:
            rows = read_each(BytesIO(content[:most]), "a.csv", CATALOGUE, most_rows=5_000).rows
        except FileRefused as refused:
            assert len(list(refused.faults)) <= MOST_LISTED and all(one.remedy for one in refused.faults), (
                name
            )
        else:
            assert len(rows) <= 5_000 and all(row.faults for row in rows), name
        spent[name] = time.process_time() - began
    assert max(spent.values()) < 2, spent
    assert only_fault(headings=HEADINGS + ",x" * 92).problem.startswith("There are 101 columns")


def test_a_file_of_unknown_names_is_told_what_the_first_may_mean_and_no_more():
    """To compare each of 5,000 with a council's catalogue would take a web process two minutes."""
    lines = "\n".join(f"Children on plan{n},2018/19 Q2,1" for n in range(100))
    content = BytesIO(f"indicator,period,value\n{lines}".encode())
    remedies = [row.faults[0].remedy for row in read_each(content, "a.csv", CATALOGUE).rows]
    assert all("children on plans" in one for one in remedies[:40])
    assert set(remedies[40:]) == {CODES_LISTED}


@given(st.integers(0, 500), st.integers(1, 500), st.integers(0, 4))
def test_a_percentage_rounded_by_its_officer_is_never_refused(numerator, denominator, decimals):
    numerator = min(numerator, denominator)
    value = f"{numerator / denominator * 100:.{decimals}f}"
    assert read(f"moves,2018/19 Q2,,{numerator},{denominator},{value},,,")[0].amounts.value == pytest.approx(
        numerator / denominator * 100
    )
