"""An agenda that was published says what was added afterwards, and when; so does the record of a meeting."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils.timezone import localdate, now

from committees.items.actions import edit_item, set_report
from committees.meetings.presenters import added_words, supplement_words
from committees.models import AgendaItem, Meeting
from indicators.terms.periods import day_words
from tests.committees.shown import page, words
from tests.meetings import Town

OUT, DAY = date(2026, 11, 23), date(2026, 12, 8)
SET_UP = datetime(2026, 10, 1, 9, tzinfo=UTC)


def at(month: int, day: int) -> datetime:
    return datetime(2026, month, day, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("meeting", "added", "said"),
    [
        ({}, at(11, 20), ""),
        ({}, at(11, 23), ""),  # on the day itself nobody knows what was first
        ({}, at(11, 28), "Added on 28 November 2026, after the agenda was published"),
        ({}, at(12, 8), "Added on 8 December 2026, after the agenda was published"),
        ({}, at(12, 9), "Added to the record on 9 December 2026"),
        ({}, None, ""),  # before that was kept
        ({"agenda_published": None}, at(12, 9), ""),
        ({"agenda_published": None, "minutes_published": date(2026, 12, 10)}, at(12, 10), ""),
        (
            {"agenda_published": None, "minutes_published": date(2026, 12, 10)},
            at(12, 11),
            "Added to the record on 11 December 2026",
        ),
        ({"set_up_at": at(12, 20)}, at(12, 21), ""),  # typed in after it was held, and not out yet
        (
            {"set_up_at": at(12, 20), "minutes_published": date(2026, 12, 22)},
            at(12, 24),
            "Added to the record on 24 December 2026",
        ),
        (
            {"set_up_at": at(11, 28)},
            at(11, 28),
            "",
        ),  # entered here with the day that its papers came out elsewhere
    ],
)
def test_what_came_after_the_agenda_says_since_when_it_stands_there(meeting, added, said):
    values = {"date": DAY, "agenda_published": OUT, "set_up_at": SET_UP, **meeting}
    assert added_words(AgendaItem(meeting=Meeting(**values), added_at=added)) == said


@pytest.mark.django_db
def test_pages_and_papers_say_it_and_date_what_came_of_other_meetings(client):
    town = Town(public=True)
    town.discuss()
    town.act(town.item)
    Meeting.objects.filter(pk=town.meeting.pk).update(minutes_published=date(2026, 11, 26))
    coming = town.add_meeting(DAY, agenda=OUT)
    Meeting.objects.filter(pk=coming.pk).update(set_up_at=SET_UP)
    town.add_item(coming, "3", kind="minutes")
    town.add_item(coming, "4", kind="actions")
    late = town.add_item(coming, "9", urgency_reason="The reply is due.")
    AgendaItem.objects.exclude(pk=late.pk).update(added_at=at(11, 20))
    AgendaItem.objects.filter(pk=late.pk).update(added_at=at(11, 28))
    address = town.url(f"panel/meetings/{DAY}/")
    for path in ("", "item-9/", "papers/agenda/"):
        text = words(page(client, f"{address}{path}"))
        assert text.count("Added on 28 November 2026, after the agenda was published") == 1, path
    paper = words(page(client, f"{address}papers/agenda/"))
    assert "Draft minutes of Tuesday 18 November 2025, published on 26 November 2026" in paper
    assert "18 November 2025, in minutes published on 26 November 2026" in paper
    assert "draft minutes of 18 November 2025 , published 26 November 2026" in words(page(client, address))


@pytest.mark.parametrize(
    ("came", "added", "said"),
    [
        ({"report": "2026-11-23", "edition": "2026-11-20"}, at(10, 1), []),
        (
            {"report": "2026-12-04", "edition": "2026-12-04"},
            at(10, 1),
            ["Report and scorecard added on 4 December 2026, after the agenda was published"],
        ),
        (
            {"edition": "2026-12-09", "briefing": "2026-11-25"},
            at(10, 1),
            [
                "Briefing added on 25 November 2026, after the agenda was published",
                "Scorecard added to the record on 9 December 2026",
            ],
        ),
        ({"report": "2026-11-28"}, at(11, 28), []),  # with its item, which says so
        (
            {"report": "2026-11-28"},
            None,
            ["Report added on 28 November 2026, after the agenda was published"],
        ),
        ({}, at(10, 1), []),
    ],
)
def test_what_an_item_carries_says_when_it_came_after_the_agenda(came, added, said):
    meeting = Meeting(date=DAY, agenda_published=OUT, set_up_at=SET_UP)
    assert supplement_words(AgendaItem(meeting=meeting, added_at=added, came_on=came)) == said


@pytest.mark.django_db
def test_a_report_and_a_scorecard_attached_after_the_agenda_are_marked_on_its_pages_and_papers(client):
    town, today = Town(public=True), localdate()
    coming = town.add_meeting(today + timedelta(days=9), agenda=today - timedelta(days=3))
    item = town.add_item(coming, "5", edition=None)
    AgendaItem.objects.update(added_at=now() - timedelta(days=20))
    Meeting.objects.update(set_up_at=now() - timedelta(days=30))
    address = town.url(f"panel/meetings/{coming.date}/")
    pages = ("", "item-5/", "papers/agenda/", "papers/pack/")
    assert not any("after the agenda" in words(page(client, f"{address}{path}")) for path in pages)
    set_report(item=item, parts=[{"kind": "body", "heading": "Summary", "text": "Homes."}], by=None)
    edit_item(item=item, values={"edition": town.edition}, by=None)
    said = f"Report and scorecard added on {day_words(today)}, after the agenda was published."
    for path in pages:
        assert words(page(client, f"{address}{path}")).count(said) == 1, path
    set_report(item=item, parts=[], by=None)
    edit_item(item=item, values={"edition": None}, by=None)
    assert "after the agenda" not in words(page(client, address))
    AgendaItem.objects.filter(pk=item.pk).update(
        exempt_paragraph="3",
        exempt_reason="Prices.",
        public_title="Contracts",
        came_on={"report": str(today)},
    )
    assert "after the agenda" not in words(page(client, address))
