"""Periods are read as people write them, and refused with a remedy where they could mean two things."""

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from indicators.terms.periods import Frequency, Period, PeriodError
from indicators.terms.written_periods import parse_period, period_from_slugs

PERIODS = st.builds(
    Period.of,
    st.dates(min_value=date(1902, 1, 1), max_value=date(2098, 12, 31)),
    st.sampled_from(Frequency),
)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("2018/19 Q2", "2018-19-Q2"),
        ("Q2 2018-19", "2018-19-Q2"),
        ("Quarter 2 2018/19", "2018-19-Q2"),
        ("quarter 2, 2018/2019", "2018-19-Q2"),
        ("  q2   2018–19 ", "2018-19-Q2"),
        ("2018-19-Q2", "2018-19-Q2"),
        ("Q2 18/19", "2018-19-Q2"),
        ("Q4 1999/00", "1999-00-Q4"),
        ("July to September 2018", "2018-19-Q2"),
        ("Jul - Sep 2018", "2018-19-Q2"),
        ("January to March 2019", "2018-19-Q4"),
        ("31 March 2017", "2017-03-31"),
        ("31st March 2017", "2017-03-31"),
        ("at 31 March 2017", "2017-03-31"),
        ("31/03/2017", "2017-03-31"),
        ("31.3.2017", "2017-03-31"),
        ("2017-03-31", "2017-03-31"),
        ("2017-03-31 00:00:00", "2017-03-31"),
        ("2017-03-31T00:00:00", "2017-03-31"),
        ("2018/19", "2018-19"),
        ("2018-19", "2018-19"),
        ("2018—19", "2018-19"),
        ("201819", "2018-19"),
        ("2018/2019", "2018-19"),
        ("Financial year 2018/19", "2018-19"),
        ("Year ending 31 March 2019", "2018-19"),
        ("April 2018 to March 2019", "2018-19"),
        ("2011-12", "2011-12"),
        ("Academic year 2018/19", "2018-19-AY"),
        ("2018-19-AY", "2018-19-AY"),
        ("September 2018 to August 2019", "2018-19-AY"),
        ("2019-04", "2019-04"),
        ("April 2019", "2019-04"),
        ("APR 2019", "2019-04"),
        ("Sept 2019", "2019-09"),
        ("04/2019", "2019-04"),
        ("December 2011", "2011-M12"),
        ("2019-W14", "2019-W14"),
        ("Week 14 2019", "2019-W14"),
        ("wk 14 2019", "2019-W14"),
        ("24/25 Q1", "2024-25-Q1"),
        ("24-25: Quarter 1", "2024-25-Q1"),
        ("2024_25_Q1", "2024-25-Q1"),
        ("Q1 FY24/25", "2024-25-Q1"),
        ("Q1 (Apr-Jun) 2024/25", "2024-25-Q1"),
        ("Q4 2024/25 (January to March 2025)", "2024-25-Q4"),
        ("Quarter one (2024/25)", "2024-25-Q1"),
        ("1st quarter 2024/25", "2024-25-Q1"),
        ("Apr-Jun 2024/25", "2024-25-Q1"),
        ("Jan - Mar 2024/25", "2024-25-Q4"),
        ("Apr-Jun 24", "2024-25-Q1"),
        ("1 April to 30 June 2024", "2024-25-Q1"),
        ("01/04/2024 - 30/06/2024", "2024-25-Q1"),
        ("Quarter ending 30 June 2025", "2025-26-Q1"),
        ("3 months to March 2025", "2024-25-Q4"),
        ("30/06/25", "2025-26-Q1"),
        ("at 30 September 2025", "2025-26-Q2"),
        ("Q4 98/99", "1998-99-Q4"),
        ("31/03/25", "2025-03-31"),
        ("24/25", "2024-25"),
        ("FY24/25", "2024-25"),
        ("12 months to 31 March 2025", "2024-25"),
        ("rolling 12 months to Mar-25", "2024-25"),
        ("Academic year 24/25", "2024-25-AY"),
        ("12 months to 31 August 2025", "2024-25-AY"),
        ("Jun-25", "2025-06"),
        ("Sept 23", "2023-09"),
        ("Sep \u201923", "2023-09"),
        ("month ending 30 June 2025", "2025-06"),
        ("w/e 04/07/2025", "2025-W27"),
        ("week ending 6 July 2025", "2025-W27"),
        ("w/c 30/06/25", "2025-W27"),
    ],
)
def test_people_write_one_period_in_many_ways(written: str, code: str) -> None:
    assert parse_period(written).code == code


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2018/20", "second year must follow the first"),
        ("Q5 2018/19", "Quarters run from 1"),
        ("Q0 2018/19", "Quarters run from 1"),
        ("2018", "2017/18, 2018/19 or 31 March 2018"),
        ("Q2 2018", "2018/19 Q2"),
        ("18 April 2017", "Quarter 1 2017/18"),
        ("30/03/2017", "Write 31 March 2017"),
        ("31/02/2017", "not a real date"),
        ("03/31/2017", "not a real date"),
        ("2019-W60", "not a real date or week"),
        ("May to July 2018", "not a quarter or a year"),
        ("July 2018 to September 2019", "not a quarter or a year"),
        ("Octember 2019", "Octember is not a month"),
        ("1850/51", "1900 to 2100"),
        ("201904", "second year must follow"),
        ("", "There is no period"),
        ("next Tuesday", 'Write a quarter as "2018/19 Q2"'),
        ("Q2 (Apr-Jun) 2024/25", "the quarter and its months disagree"),
        ("12 months to June 2025", 'write "Quarter 1 2025/26"'),
        ("quarter ending May 2025", "No quarter ends then"),
        ("11/12", "2011/12 or a day"),
        ("25-Jun", "25 June of some year, or June 2025"),
        ("FY25", "2024/25 or 2025/26"),
        ("w/c 01/07/2025", "is a Tuesday"),
        ("w/e 32/07/2025", "not a real date"),
        ("45838", "a spreadsheet keeps for 30 June 2025"),
        ("2025-06-01 00:00:00", "a spreadsheet may have made"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_remedy(written: str, said: str) -> None:
    with pytest.raises(PeriodError) as refusal:
        parse_period(written)
    assert said in str(refusal.value)
    assert written in str(refusal.value)


@pytest.mark.parametrize(
    ("written", "counted_by", "code"),
    [
        ("30/06/25", Frequency.MONTH, "2025-06"),
        ("2025-06-01 00:00:00", Frequency.MONTH, "2025-06"),
        ("2011-12-01", Frequency.MONTH, "2011-M12"),
        ("06/07/2025", Frequency.WEEK, "2025-W27"),
        ("31/08/2025", Frequency.ACADEMIC_YEAR, "2024-25-AY"),
        ("31/03/25", Frequency.QUARTER, "2025-03-31"),
        ("Jun-25", Frequency.QUARTER, "2025-06"),
    ],
)
def test_a_day_is_what_it_ends_of_what_is_counted(written: str, counted_by: Frequency, code: str) -> None:
    assert parse_period(written, counted_by=counted_by).code == code


@pytest.mark.parametrize(
    "counted_by", [Frequency.FINANCIAL_YEAR, Frequency.ACADEMIC_YEAR, Frequency.SNAPSHOT]
)
@pytest.mark.parametrize("written", ["Dec-11", "December 2011", "2011-12-01 00:00:00"])
def test_a_date_made_of_a_year_is_told_as_one(written: str, counted_by: Frequency) -> None:
    with pytest.raises(PeriodError, match=r'a spreadsheet makes this date of 2011-12\. Write "2011/12"'):
        parse_period(written, counted_by=counted_by)


def _writings(period: Period) -> list[str]:
    """All ways in which people write a period of the years with two digits."""
    years, first, last = period.label[-7:], period.start, period.end
    match period.frequency:
        case Frequency.QUARTER:
            months = f"{first:%b}-{last:%b}"
            return [
                *(f"{years[2:]} Q{period.quarter}", f"Q{period.quarter} ({months}) {years}"),
                *(f"Q{period.quarter} {years} ({first:%B} to {last:%B} {last.year})", f"{months} {last:%y}"),
                *(f"{months} {years}", f"quarter ending {last:%d/%m/%y}", f"3 months to {last:%b-%y}"),
                *(f"{first.day} {first:%B} - {last.day} {last:%B %Y}", period.long),
            ]
        case Frequency.MONTH:
            return [
                f"{first:%b-%y}",
                f"{first:%B} '{first:%y}",
                f"{first:%m/%Y}",
                f"month to {last:%d.%m.%Y}",
            ]
        case Frequency.WEEK:
            return [
                f"w/e {last:%d/%m/%Y}",
                f"W/C {first:%d/%m/%y}",
                f"week ending {last:%d %B %Y}",
                period.long,
            ]
        case Frequency.SNAPSHOT:
            return [f"{first:%d/%m/%y}", f"as at {first:%d %b %Y}", f"{first:%d-%b-%y}"]
        case _:
            return [
                f"12 months to {last:%d/%m/%y}",
                f"year ending {last:%d %B %Y}",
                f"{first:%b %y} - {last:%b %y}",
            ]


@given(
    st.builds(
        Period.of,
        st.dates(min_value=date(1982, 1, 1), max_value=date(2077, 12, 31)),
        st.sampled_from(Frequency),
    )
)
def test_a_period_reads_the_same_in_whatever_way_people_write_it(period: Period) -> None:
    for written in _writings(period):
        assert parse_period(written) == period, written


def test_a_refusal_does_not_repeat_a_whole_pasted_page() -> None:
    with pytest.raises(PeriodError) as refusal:
        parse_period("x" * 10_000)
    assert len(str(refusal.value)) < 400


@pytest.mark.parametrize(
    ("written", "means", "code"),
    [
        ("2025", Frequency.SNAPSHOT, "2025-03-31"),
        ("2025", Frequency.FINANCIAL_YEAR, "2024-25"),
        ("2025", Frequency.ACADEMIC_YEAR, "2024-25-AY"),
        ("202425", Frequency.ACADEMIC_YEAR, "2024-25-AY"),
        ("202425", Frequency.SNAPSHOT, "2025-03-31"),
        ("2024/25", Frequency.FINANCIAL_YEAR, "2024-25"),
        ("Q2 2018/19", Frequency.SNAPSHOT, "2018-19-Q2"),
    ],
)
def test_a_release_may_say_what_its_years_mean(written: str, means: Frequency, code: str) -> None:
    assert parse_period(written, year_means=means).code == code


@pytest.mark.parametrize(
    ("code", "label", "short", "long", "slugs", "end"),
    [
        ("2018-19-Q2", "Quarter 2 2018/19", "Q2 18/19", "July to September 2018", "2018-19/q2", "2018-09-30"),
        ("2018-19-Q4", "Quarter 4 2018/19", "Q4 18/19", "January to March 2019", "2018-19/q4", "2019-03-31"),
        ("2018-19", "2018/19", "2018/19", "April 2018 to March 2019", "2018-19/year", "2019-03-31"),
        (
            *("2018-19-AY", "Academic year 2018/19", "Academic year 2018/19"),
            *("September 2018 to August 2019", "2018-19/academic-year", "2019-08-31"),
        ),
        ("2019-03-31", "31 March 2019", "31 Mar 2019", "31 March 2019", "2018-19/at-31-march", "2019-03-31"),
        ("2019-04", "April 2019", "Apr 2019", "April 2019", "2019-20/april", "2019-04-30"),
        ("2019-W14", "Week 14 2019", "Week 14 2019", "1 to 7 April 2019", "2019/w14", "2019-04-07"),
        (
            "2020-W01",
            "Week 1 2020",
            "Week 1 2020",
            "30 December 2019 to 5 January 2020",
            "2020/w01",
            "2020-01-05",
        ),
        ("2019-W18", "Week 18 2019", "Week 18 2019", "29 April to 5 May 2019", "2019/w18", "2019-05-05"),
    ],
)
def test_a_period_names_itself(code: str, label: str, short: str, long: str, slugs: str, end: str) -> None:
    period = Period.from_code(code)
    assert (period.label, period.short, period.long) == (label, short, long)
    assert f"{period.year_slug}/{period.part_slug}" == slugs
    assert period.end.isoformat() == end


def test_quarter_one_starts_on_the_first_of_april() -> None:
    assert [Period.from_code(f"2018-19-Q{n}").start for n in (1, 2, 3, 4)] == [
        date(2018, 4, 1),
        date(2018, 7, 1),
        date(2018, 10, 1),
        date(2019, 1, 1),
    ]


def test_a_period_begins_where_its_frequency_begins() -> None:
    with pytest.raises(PeriodError, match="No quarter period starts on 2 April 2018"):
        Period(date(2018, 4, 2), Frequency.QUARTER)
    with pytest.raises(PeriodError, match="1 May 2018"):
        Period(date(2018, 5, 1), Frequency.QUARTER)


def test_periods_stay_within_two_centuries() -> None:
    with pytest.raises(PeriodError, match="1900 to 2100"):
        Period.from_code("2018-19").shift(100_000)
    with pytest.raises(PeriodError):
        Period.from_code("2018-W01").shift(10**12)


def test_a_snapshot_of_a_day_is_the_last_31_march() -> None:
    assert Period.of(date(2019, 3, 30), Frequency.SNAPSHOT).code == "2018-03-31"
    assert Period.of(date(2019, 3, 31), Frequency.SNAPSHOT).code == "2019-03-31"
    assert Period.of(date(2019, 4, 1), Frequency.SNAPSHOT).code == "2019-03-31"


def test_the_year_before_keeps_the_place_in_the_year() -> None:
    before = {
        code: Period.from_code(code).year_before().code
        for code in ("2018-19-Q1", "2018-19", "2019-03-31", "2019-04", "2019-W14", "2020-W53", "2018-19-AY")
    }
    assert before == {
        "2018-19-Q1": "2017-18-Q1",
        "2018-19": "2017-18",
        "2019-03-31": "2018-03-31",
        "2019-04": "2018-04",
        "2019-W14": "2018-W14",
        "2020-W53": "2019-W52",
        "2018-19-AY": "2017-18-AY",
    }


@given(PERIODS)
def test_every_period_is_found_again_by_its_code_its_label_and_its_address(period: Period) -> None:
    assert Period.from_code(period.code) == period
    assert parse_period(period.code) == period
    assert parse_period(period.label.upper()) == period
    assert period_from_slugs(period.year_slug, period.part_slug) == period


@given(PERIODS)
def test_no_two_periods_share_a_code(period: Period) -> None:
    for frequency in Frequency:
        other = Period.of(period.start, frequency)
        assert (other.code == period.code) == (other == period)


@given(PERIODS)
def test_next_and_previous_undo_each_other_and_leave_no_gap(period: Period) -> None:
    assert period.next().previous() == period
    assert period.previous().next() == period
    assert period.previous() < period < period.next()
    if period.frequency is not Frequency.SNAPSHOT:
        assert (period.next().start - period.end).days == 1


@given(PERIODS, st.integers(-150, 150), st.integers(-150, 150))
def test_shifts_add_up(period: Period, first: int, second: int) -> None:
    try:
        assert period.shift(first).shift(second) == period.shift(first + second)
    except PeriodError:
        assume(False)


@given(
    st.text() | st.from_regex(r"[Qq0-9/ .WwA-Za-z–-]{0,24}", fullmatch=True),
    st.sampled_from([None, *Frequency]),
)
def test_any_text_is_a_period_or_a_clear_refusal(text: str, means: Frequency | None) -> None:
    try:
        assert isinstance(parse_period(text, year_means=means, counted_by=means), Period)
    except PeriodError as refusal:
        assert str(refusal)


@given(st.text(), st.text())
def test_any_code_or_address_is_a_period_or_a_clear_refusal(first: str, second: str) -> None:
    for read in (lambda: Period.from_code(first), lambda: period_from_slugs(first, second)):
        with pytest.raises(PeriodError):
            read()


@pytest.mark.parametrize(
    "code", ["2018-20-Q2", "2018-19-Q5", "2019-W54", "2019-13", "2019-4", "2018/19", "2011-M11 "]
)
def test_only_the_code_itself_is_a_code(code: str) -> None:
    with pytest.raises(PeriodError, match="not a period code"):
        Period.from_code(code)


@pytest.mark.parametrize(
    "slugs", [("2018-20", "q2"), ("2018", "q2"), ("2018-19", "q5"), ("2018-19", "Q2"), ("x", "y")]
)
def test_only_the_address_itself_is_an_address(slugs: tuple[str, str]) -> None:
    with pytest.raises(PeriodError):
        period_from_slugs(*slugs)
