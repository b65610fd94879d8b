"""The fictional council stands on the day it is loaded as it stood on the day it was written of."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.demonstration.content import HERE, read_all, read_moved
from config.demonstration.levels import read_levels
from config.demonstration.moving import AS_WRITTEN, WRITTEN, Move
from config.demonstration.series import figures_of, moved, seasons_later
from config.demonstration.world import World
from indicators.catalogue.shipped import FOLDER, read_catalogue
from indicators.terms.periods import Frequency, Period
from indicators.terms.vocabulary import Basis
from indicators.terms.written_periods import parse_period
from tests.shipped import shipped

HALF_A_YEAR_ON = Move.to(date(2026, 10, 16))
DAYS = st.dates(WRITTEN, date(2040, 1, 1))


@pytest.mark.parametrize(
    ("written", "moved"),
    [
        ('period = "2025/26 Q4"', 'period = "2026/27 Q2"'),
        ("Performance scorecard, quarter 2 2024/25", "Performance scorecard, quarter 4 2024/25"),
        ("notes the quarter 3 figures", "notes the quarter 1 figures"),
        ("expected Quarter 1 2026/27", "expected Quarter 3 2026/27"),
        ("At 30 September 2025, 128 of 560", "At 31 March 2026, 128 of 560"),
        ("asked on 2 September 2025", "asked on 3 March 2026"),  # both are Tuesdays
        ("date = 2025-09-02", "date = 2026-03-03"),
        ("starts = 2025-04-01", "starts = 2025-10-01"),
        ("Counting began in April 2025.", "Counting began in October 2025."),
        ("the lists of two dentists for September", "the lists of two dentists for March"),
        ("Virtual school: autumn term", "Virtual school: spring term"),
        ("CPP 31 of 2024/25", "CPP 31 of 2025/26"),
        ("records from 2018 to 2022, 48 of the 152", "records from 2018 to 2022, 48 of the 152"),
    ],
)
def test_what_was_said_of_a_quarter_is_said_of_one_two_later(written, moved):
    assert HALF_A_YEAR_ON.text(written) == moved


def test_what_is_in_hand_keeps_its_distance_from_today():
    """Saved seven days before the written day, a Wednesday; today is a Friday."""
    assert HALF_A_YEAR_ON.text("saved = 2026-04-08T10:15:00", in_hand=True) == "saved = 2026-10-07T10:15:00"
    assert HALF_A_YEAR_ON.text("by the nurse on 13 April.", in_hand=True) == "by the nurse on 12 October."


@given(DAYS)
def test_the_quarter_being_collected_is_the_one_that_ended_last(today):
    move = Move.to(today)
    collected = move.period(parse_period("2025/26 Q4"))
    assert collected == Period.of(today, Frequency.QUARTER).previous()
    due = collected.end + timedelta(days=17 + move.due_later)
    assert due - today == date(2026, 4, 17) - WRITTEN


@given(DAYS, st.dates(date(2020, 1, 1), WRITTEN))
def test_days_keep_their_weekday_or_their_place_in_the_month_and_their_order(today, day):
    moved = Move.to(today).day(day)
    ends = Period.of(day, Frequency.QUARTER).end == day
    assert moved.day == 1 or moved.weekday() == day.weekday() or ends
    assert Period.of(moved, Frequency.QUARTER).end == moved or not ends
    assert moved >= day - timedelta(days=3)


def test_on_the_written_day_and_before_nothing_moves():
    texts = [path.read_text(encoding="utf-8") for path in (HERE / "exampleton").glob("*.toml")]
    assert Move.to(WRITTEN) == Move.to(date(2025, 1, 1)) == AS_WRITTEN
    for text in texts:
        assert AS_WRITTEN.text(text) == AS_WRITTEN.text(text, in_hand=True) == text


@pytest.mark.parametrize("quarters", range(9))
def test_the_files_say_the_same_in_any_quarter(quarters):
    """Nothing becomes faulty, and what belongs together stays together: items of meetings, the actions they close."""
    codes = {definition.code for definition in read_catalogue(FOLDER)}
    today = WRITTEN + timedelta(days=quarters * 91 + 40)
    content = read_moved(HERE / "exampleton", codes, Move.to(today))
    written = next(each for each in read_all() if each.council["illustrative"])
    assert len(content.meetings) == len(written.meetings) + 3  # one that was held since, and the two to come
    meetings = {(table["committee"], table["date"]) for table in content.meetings}
    assert len(meetings) == len(content.meetings)
    for table in content.meetings:
        for action in (one for item in table.get("item", []) for one in item.get("action", [])):
            for day in (action.get("due"), (action.get("closed") or {}).get("meeting")):
                assert day is None or (table["committee"], day) in meetings
    coming = [table["date"] for table in content.meetings if table["date"] >= today]
    assert len(coming) == 2 and all(timedelta() < day - today < timedelta(days=90) for day in coming), coming
    assert len({committee for committee, day in meetings if day in coming}) == 2, "one of each committee"


@pytest.mark.parametrize("quarters", range(6))
def test_what_is_counted_from_april_starts_again_in_april_wherever_it_was_moved(quarters):
    move = Move(quarters=quarters, days=0, due_later=0)
    counted = [each for each in shipped().values() if each.basis is Basis.YEAR_TO_DATE]
    world = World(read_levels(), later=seasons_later(counted, move))
    values = {
        (each.code, each.period): each.amounts.value
        for each in moved(figures_of(counted, world), move)
        if not each.category
    }
    assert len(values) == 40  # two measures
    for (code, period), value in values.items():
        before = values.get((code, period.shift(-1)), value)
        assert value < before if period.start.month == 4 and before != value else value >= before
