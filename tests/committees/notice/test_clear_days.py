"""Clear days, counted by hand against calendars of 2025 to 2027."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import Council
from committees.exemption.schedules import Regime
from committees.models import Committee, Meeting
from committees.notice.clear_days import NEEDED, clear_days, in_time_from, is_counted, out_by
from committees.notice.presenters import earliest_words, move_words, present_notice
from committees.worklist.papers.presenters import NOT_ASKED, papers_things

ENGLAND, WALES, SCOTLAND = Regime.ENGLAND, Regime.WALES, Regime.SCOTLAND


@pytest.mark.parametrize(
    ("meeting", "regime", "by"),
    [
        # Tuesday 1 December 2026. Counted: Mon 30, Fri 27, Thu 26, Wed 25, Tue 24
        (date(2026, 12, 1), ENGLAND, date(2026, 11, 23)),
        (date(2026, 12, 1), WALES, date(2026, 11, 25)),  # Mon 30, Fri 27, Thu 26
        # St Andrew's Day, Monday 30 November, is a bank holiday: Fri 27, Thu 26, Wed 25
        (date(2026, 12, 1), SCOTLAND, date(2026, 11, 24)),
        # Tuesday 14 April 2026, after Easter. Mon 13, Fri 10, Thu 9, Wed 8, Tue 7; then Easter, from Monday to Friday
        (date(2026, 4, 14), ENGLAND, date(2026, 4, 2)),
        # Friday 2 January 2026. Wed 31, Tue 30, Mon 29, Wed 24, Tue 23, without New Year, Boxing Day and Christmas
        (date(2026, 1, 2), ENGLAND, date(2025, 12, 22)),
        # Monday 7 September 2026. Fri 4, Thu 3, Wed 2, Tue 1, Fri 28 August: the summer bank holiday is on 31 August
        (date(2026, 9, 7), ENGLAND, date(2026, 8, 27)),
        # In Scotland it is on 3 August: Fri 4, Thu 3, Wed 2
        (date(2026, 9, 7), SCOTLAND, date(2026, 9, 1)),
        # A meeting on a Monday. Fri, Thu, Wed, Tue, Mon; papers come out on no Sunday: on Friday 12 June
        (date(2026, 6, 22), ENGLAND, date(2026, 6, 12)),
    ],
)
def test_papers_must_be_out_by(meeting, regime, by):
    assert out_by(meeting, regime) == by


@pytest.mark.parametrize(
    ("out", "meeting", "number"),
    [
        (date(2026, 2, 13), date(2026, 2, 24), 6),  # Mon 16 to Fri 20, Mon 23
        (date(2026, 2, 16), date(2026, 2, 24), 5),
        (date(2026, 2, 20), date(2026, 2, 24), 1),  # a late item of Friday
        (date(2026, 2, 23), date(2026, 2, 24), 0),
        (date(2026, 2, 24), date(2026, 2, 24), 0),
        (date(2026, 3, 1), date(2026, 2, 24), 0),
    ],
)
def test_clear_days_between_two_days(out, meeting, number):
    assert clear_days(out, meeting, ENGLAND) == number


@given(st.dates(date(2020, 1, 1), date(2040, 12, 31)), st.sampled_from(Regime))
def test_papers_that_come_out_by_that_day_are_in_time_and_a_working_day_later_are_not(meeting, regime):
    by = out_by(meeting, regime)
    assert is_counted(by, regime) and clear_days(by, meeting, regime) >= NEEDED[regime]
    after = next(by + timedelta(days=n) for n in range(1, 20) if is_counted(by + timedelta(days=n), regime))
    assert clear_days(after, meeting, regime) < NEEDED[regime]


DAY = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("values", "today", "heading", "words", "short"),
    [
        ({}, date(2026, 11, 23), "Notice", "Papers must be out by Monday 23 November 2026.", False),
        ({}, date(2026, 11, 24), "Notice", "Papers were to be out by Monday 23 November 2026.", True),
        (
            {"agenda_published": date(2026, 11, 24)},
            date(2026, 11, 23),
            "Notice: four clear days, five needed",
            "The agenda comes out on 24 November 2026.",
            True,
        ),
        (
            {"agenda_published": date(2026, 11, 20)},
            date(2026, 12, 9),
            "Notice: six clear days, five needed",
            "The agenda came out on 20 November 2026.",
            False,
        ),
    ],
)
def test_the_meeting_says_how_much_notice_there_is(values, today, heading, words, short):
    told = present_notice(Meeting(date=DAY, **values), ENGLAND, today)
    assert (told["heading"], told["short"]) == (heading, short) and told["words"].startswith(words)


@pytest.mark.parametrize(
    ("moved_on", "regime", "words"),
    [
        # Friday 27 November; counted is Monday 30 alone. In Scotland that is St Andrew's Day
        (
            date(2026, 11, 27),
            ENGLAND,
            "It was moved on 27 November 2026: one clear day, five needed, for notice of where and when it is now "
            "(Local Government Act 1972, section 100A(6)). At shorter notice it is given at once.",
        ),
        (
            date(2026, 11, 27),
            SCOTLAND,
            "It was moved on 27 November 2026: no clear days, three needed, for notice of where and when it is now "
            "(Local Government (Scotland) Act 1973, section 50A(6)). At shorter notice it is given at once.",
        ),
        (
            date(2026, 11, 23),  # Tue 24 to Fri 27, Mon 30
            ENGLAND,
            "It was moved on 23 November 2026: five clear days, five needed, for notice of where and when it is now "
            "(Local Government Act 1972, section 100A(6)).",
        ),
        (date(2026, 11, 19), ENGLAND, ""),  # before its agenda, which says where it is
        (date(2026, 12, 2), ENGLAND, ""),  # put down afterwards
        (None, ENGLAND, ""),
    ],
)
def test_a_meeting_that_moved_says_how_much_notice_there_is_of_its_new_day(moved_on, regime, words):
    meeting = Meeting(date=DAY, agenda_published=date(2026, 11, 20))
    assert move_words(meeting, moved_on, regime, date(2026, 12, 2)) == words


@pytest.mark.parametrize("values", [{"kind": "informal"}, {"state": "cancelled"}, {"date": date(2026, 1, 6)}])
def test_nothing_is_asked_of_a_private_a_cancelled_or_an_old_meeting_without_papers(values):
    assert present_notice(Meeting(**{"date": DAY, **values}), ENGLAND, date(2026, 11, 1)) is None


@pytest.mark.parametrize(
    ("values", "today", "what", "when", "said"),
    [
        (
            {},
            date(2026, 11, 20),
            "Agenda to publish",
            "Due Monday 23 November 2026",
            "Five clear days of notice are needed.",
        ),
        (
            {"agenda_published": date(2026, 11, 24)},
            date(2026, 11, 28),
            "Short notice",
            "Four clear days, five needed",
            "Four clear days, five needed. The agenda came out on 24 November 2026.",
        ),
        (
            {"agenda_published": date(2026, 11, 24)},
            DAY,  # until it is held
            "Short notice",
            "Four clear days, five needed",
            "Four clear days, five needed. The agenda came out on 24 November 2026.",
        ),
        (
            {"agenda_published": date(2026, 11, 30)},
            date(2026, 11, 23),  # it can still be brought forward
            "Short notice",
            "Due today",
            "No clear days, five needed. The agenda comes out on 30 November 2026.",
        ),
        ({"agenda_published": date(2026, 11, 23)}, date(2026, 11, 28), None, None, None),
        ({"kind": "private"}, date(2026, 11, 30), "Agenda to publish", "Due tomorrow", NOT_ASKED),
        ({"kind": "private", "agenda_published": DAY}, date(2026, 11, 30), None, None, None),
        ({"agenda_published": date(2026, 11, 24)}, date(2026, 12, 2), "Minutes to publish", None, None),
    ],
)
def test_the_list_of_work_tells_of_papers_that_are_due_and_of_short_notice(values, today, what, when, said):
    meeting = Meeting(date=DAY, committee=Committee(name="Panel", slug="panel"), **values)
    meeting.regime = "england"
    things = list(papers_things(Council(slug="exampleton"), [meeting], today))
    assert [each.what for each in things] == ([what] if what else [])
    if when:
        assert things[0].when.startswith(when) and things[0].said == said


@pytest.mark.parametrize(
    ("told", "regime", "day"),
    [
        (date(2026, 11, 29), ENGLAND, date(2026, 12, 7)),  # Monday to Friday, and no meeting on a Saturday
        (date(2026, 11, 30), ENGLAND, date(2026, 12, 8)),
        (date(2026, 11, 29), WALES, date(2026, 12, 3)),
        (date(2026, 11, 29), SCOTLAND, date(2026, 12, 4)),  # Monday is St Andrew's Day
    ],
)
def test_a_meeting_moved_on_a_day_has_enough_notice_from(told, regime, day):
    assert in_time_from(told, regime) == day


def test_who_moves_a_meeting_is_told_from_which_day_on_there_is_enough_notice():
    meeting, today = Meeting(date=date(2026, 12, 8)), date(2026, 11, 29)
    assert earliest_words(meeting, ENGLAND, today) == (
        "Moved today, it has the five clear days of notice that are needed from Monday 7 December 2026 on. To a day "
        "before that it moves at shorter notice."
    )
    for other in ({"kind": "private"}, {"kind": "informal"}, {"state": "cancelled"}):
        assert earliest_words(Meeting(date=date(2026, 12, 8), **other), ENGLAND, today) == ""
    assert earliest_words(Meeting(date=date(2026, 11, 2)), ENGLAND, today) == ""  # it was held
