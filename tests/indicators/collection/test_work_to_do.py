"""How far a section is, when it is due in words, and which period to work on."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.collection.progress.progress import (
    MOST_PERIODS,
    Progress,
    SectionSchedule,
    ended_periods,
    oldest_open,
    progress_of,
)
from indicators.terms.due_dates import due_words, weekday_words
from indicators.terms.periods import Frequency, Period, month_of, quarter_of

Q3, Q4, Q1 = quarter_of(2025, 3), quarter_of(2025, 4), quarter_of(2026, 1)
TODAY = date(2026, 4, 15)


def section(pk=1, first=Q4, indicators=((10, Frequency.QUARTER), (11, Frequency.QUARTER))):
    return SectionSchedule(pk, first, 17, indicators)


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2026, 4, 1), "Due Friday 17 April 2026"),
        (date(2026, 4, 16), "Due tomorrow, Friday 17 April 2026"),
        (date(2026, 4, 17), "Due today"),
        (date(2026, 4, 18), "1 day overdue"),
        (date(2026, 4, 19), "2 days overdue"),
    ],
)
def test_a_due_day_is_said_in_words(today, words):
    assert due_words(date(2026, 4, 17), today) == words


def test_a_day_has_its_name_in_any_language_of_the_machine():
    assert weekday_words(date(2026, 4, 17)) == "Friday 17 April 2026"


def test_seventeen_days_after_quarter_4_is_17_april():
    assert section().due(Q4) == date(2026, 4, 17)


@pytest.mark.parametrize(
    ("state", "entries", "recorded", "expected"),
    [
        ("", 0, 0, Progress.NOT_BEGUN),
        ("draft", 0, 2, Progress.NOT_BEGUN),
        ("draft", 1, 2, Progress.DRAFT),
        ("submitted", 5, 0, Progress.SUBMITTED),
        ("returned", 5, 0, Progress.RETURNED),
        ("approved", 0, 5, Progress.APPROVED),
        ("", 0, 5, Progress.RECORDED),
    ],
)
def test_a_section_says_how_far_it_is(state, entries, recorded, expected):
    assert progress_of(state, entries, recorded, 5) is expected


def test_a_section_without_figures_is_not_begun_rather_than_done():
    assert progress_of("", 0, 0, 0) is Progress.NOT_BEGUN


def test_the_running_quarter_and_those_before_the_first_are_no_work_left_undone():
    assert ended_periods([section(first=Q3)], TODAY) == [Q3, Q4]
    assert ended_periods([section(first=Q1)], TODAY) == []
    assert ended_periods([], TODAY) == []


def test_work_left_undone_is_looked_for_in_the_last_two_years():
    old = section(first=quarter_of(2010, 1))
    found = ended_periods([old], TODAY)
    assert (len(found), found[-1]) == (MOST_PERIODS, Q4)


def test_the_oldest_period_that_is_not_approved_comes_first():
    sections = [section(1, first=Q3), section(2, first=Q3)]
    states = {(1, Q3): "approved", (2, Q3): "approved", (1, Q4): "approved", (2, Q4): "submitted"}
    assert oldest_open(sections, [Q3, Q4], states, set()) == Q4
    assert oldest_open(sections, [Q3, Q4], states | {(1, Q3): "returned"}, set()) == Q3
    assert oldest_open(sections, [Q3, Q4], states | {(2, Q4): "approved"}, set()) is None


def test_figures_that_came_in_a_file_need_no_approval_but_a_correction_of_them_does():
    recorded = {(10, Q4), (11, Q4)}
    assert oldest_open([section()], [Q4], {}, recorded) is None
    assert oldest_open([section()], [Q4], {(1, Q4): "draft"}, recorded) == Q4
    assert oldest_open([section()], [Q4], {}, {(10, Q4)}) == Q4


def test_a_month_counts_three_times_and_a_year_where_it_ends():
    mixed = section(indicators=((1, Frequency.MONTH), (2, Frequency.FINANCIAL_YEAR), (3, Frequency.WEEK)))
    months = [(1, month_of(2026, number)) for number in (1, 2, 3)]
    assert list(mixed.totals(Q4)) == [*months, (2, Period(date(2025, 4, 1), Frequency.FINANCIAL_YEAR))]
    assert [indicator for indicator, _ in mixed.totals(Q1)] == [1, 1, 1]


def test_a_section_without_indicators_keeps_no_period_open():
    assert oldest_open([section(indicators=())], [Q4], {}, set()) is None


@given(today=st.dates(date(2000, 1, 1), date(2090, 12, 31)), back=st.integers(0, 40))
def test_every_period_of_the_worklist_has_ended_and_is_collected(today, back):
    first = Period.of(today, Frequency.QUARTER).shift(-back)
    found = ended_periods([section(first=first)], today)
    assert all(period.end < today and period.start >= first.start for period in found)
    assert len(found) == min(back, MOST_PERIODS)
