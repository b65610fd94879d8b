"""A committee's meetings in calendars and feed readers."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.utils.timezone import localdate, localtime, now
from icalendar import Calendar
from lxml import etree

from accounts.roles import Role
from committees.items.actions import edit_item
from committees.items.agenda.actions import set_place
from committees.meetings.actions import confirm_minutes, create_meeting, edit_meeting, reopen_minutes
from committees.meetings.feeds.calendar_file import sequence_of
from committees.meetings.standing.actions import cancel_meeting, move_meeting, put_back_meeting
from committees.models import Meeting
from indicators.terms.periods import day_words
from tests.factories import user_with_role
from tests.meetings import Town
from tests.queries import assert_same_queries

pytestmark = pytest.mark.django_db
ATOM = {"a": "http://www.w3.org/2005/Atom"}
CALENDAR, FEED = "meetings/committees/panel/calendar.ics", "meetings/committees/panel/feed.atom"


@pytest.fixture
def town():
    return Town(public=True)


def events(client, town):
    response = client.get(town.url(CALENDAR))
    assert response["Content-Type"].startswith("text/calendar")
    return {str(each["uid"]): each for each in Calendar.from_ical(response.content).walk("VEVENT")}


def entries(client, town):
    tree = etree.fromstring(client.get(town.url(FEED)).content)
    return {each.findtext("a:title", namespaces=ATOM): each for each in tree.iterfind("a:entry", ATOM)}


def uid(meeting):
    return f"exampleton-meeting-{meeting.pk}@corporate-parenting-scorecard"


def test_a_meeting_that_moves_moves_in_calendars_and_one_that_is_cancelled_says_so(town, client):
    day = localdate() + timedelta(days=20)
    meeting = create_meeting(
        committee=town.committee, date=day, time=time(17, 30), location="Room 2; Town Hall", by=None
    )
    first = events(client, town)[uid(meeting)]
    assert (first["sequence"], str(first["status"])) == (0, "CONFIRMED")
    assert first.decoded("dtstamp") == meeting.set_up_at.replace(microsecond=0) and meeting.set_up_at <= now()
    assert str(first["location"]) == "Room 2; Town Hall"
    assert first["url"] == f"http://testserver{town.url(f'panel/meetings/{day}/')}"
    later = day + timedelta(days=7)
    where = {"time": None, "location": "", "reason": "The Chair is ill."}
    move_meeting(meeting=meeting, day=later, by=None, **where)
    moved = events(client, town)[uid(meeting)]
    assert moved.decoded("dtstart") == later and moved["sequence"] > 0
    meeting.refresh_from_db()
    assert moved.decoded("dtstamp") == meeting.changed_at.replace(microsecond=0)
    (entry,) = (each for title, each in entries(client, town).items() if day_words(later) in title)
    assert entry.findtext("a:updated", namespaces=ATOM)[:19] == localtime(meeting.changed_at).isoformat()[:19]
    assert "Moved from" in str(moved["description"])
    cancel_meeting(meeting=meeting, reason="Too few members", by=None)
    off = events(client, town)[uid(meeting)]
    assert str(off["status"]) == "CANCELLED" and off["sequence"] >= moved["sequence"]
    assert str(off["summary"]).startswith("Cancelled: ")
    assert "Cancelled. Too few members." in str(off["description"])
    assert any(title.startswith("Cancelled: Corporate Parenting Panel") for title in entries(client, town))
    put_back_meeting(meeting=meeting, by=None)
    assert events(client, town)[uid(meeting)]["sequence"] >= off["sequence"]


def test_feeds_and_calendars_follow_every_change_that_readers_see(town, client):
    """And none of what they do not: an exempt item's own words."""
    coming = town.add_meeting(localdate() + timedelta(days=9), agenda=localdate())
    closed = {"exempt_paragraph": "3", "exempt_reason": "Prices.", "public_title": "Contracts"}
    item, exempt = town.add_item(coming, "3"), town.add_item(coming, "9", **closed)
    later = town.add_meeting(localdate() + timedelta(days=40), agenda=localdate())
    town.discuss()  # on 18 November 2025; draft minutes are out
    agreed_at = town.add_meeting(date(2026, 1, 20))
    long_ago = datetime(2026, 1, 2, tzinfo=UTC)

    def follows(meeting: Meeting, change) -> bool:
        Meeting.objects.update(told_at=long_ago, agenda_published=date(2025, 11, 1))
        before = events(client, town)[uid(meeting)]
        assert (
            before.decoded("dtstamp")
            == before.decoded("last-modified")
            == max(long_ago, meeting.changed_at or long_ago)
        )
        change()
        after = events(client, town)[uid(meeting)]
        (entry,) = (each for title, each in entries(client, town).items() if day_words(meeting.date) in title)
        told = datetime.fromisoformat(entry.findtext("a:updated", namespaces=ATOM))
        assert told.replace(microsecond=0) == after.decoded("last-modified")
        return after["sequence"] > before["sequence"] and told > long_ago

    def withdraw():
        set_place(item=item, state="withdrawn", state_reason="More time.", by=None)

    def postpone():
        set_place(item=item, state="postponed", state_reason="More time.", postponed_to=later, by=None)

    def edit(row, **values):
        return lambda: edit_item(item=row, values=values, by=None)

    assert follows(coming, lambda: town.add_item(coming, "4", urgency_reason="It is due."))
    assert follows(coming, withdraw)
    assert follows(later, postpone)  # to whose agenda it comes
    assert follows(coming, edit(item, title="Finding homes nearer"))
    assert not follows(coming, edit(item, report_of="The Chair"))
    assert not follows(coming, edit(exempt, title="The offer of one provider"))
    assert follows(coming, edit(exempt, public_title="Contracts for homes"))
    assert follows(
        town.meeting,
        lambda: confirm_minutes(meeting=town.meeting, agreed_at=agreed_at, today=localdate(), by=None),
    )
    reopening = {"reason": "A member was named wrongly.", "on": localdate(), "by": None}
    assert follows(town.meeting, lambda: reopen_minutes(meeting=town.meeting, **reopening))
    assert follows(coming, lambda: edit_meeting(meeting=coming, values={"agenda_published": None}, by=None))


def test_the_hour_is_that_of_london_in_summer_and_in_winter(town, client):
    year = localdate().year + 1
    july, january = (
        create_meeting(committee=town.committee, date=date(year, month, 7), time=time(17, 30), by=None)
        for month in (7, 1)
    )
    found = events(client, town)
    assert found[uid(july)].decoded("dtstart") == datetime(year, 7, 7, 16, 30, tzinfo=UTC)
    assert found[uid(january)].decoded("dtstart") == datetime(year, 1, 7, 17, 30, tzinfo=UTC)


def test_feeds_tell_what_everybody_may_read_and_nothing_more_whoever_asks(town, client):
    closed = {"exempt_paragraph": "3", "exempt_reason": "Prices.", "public_title": "Contracts <for> homes"}
    coming = town.add_meeting(localdate() + timedelta(days=9))
    town.add_item(coming, "9", **closed)
    draft = town.add_meeting(localdate() + timedelta(days=30), agenda=None)
    town.add_item(draft, "8")
    client.force_login(user_with_role(town.council, Role.DEMOCRATIC_SERVICES))
    told = events(client, town)
    assert "9. Contracts <for> homes" in str(told[uid(coming)]["description"])
    assert "8." not in str(told[uid(draft)]["description"])
    for each in (told[uid(coming)], told[uid(draft)]):
        assert "Finding homes closer" not in str(each["description"])
    news = {
        title: each.findtext("a:summary", namespaces=ATOM) for title, each in entries(client, town).items()
    }
    (of_coming,) = [words for words in news.values() if "Contracts" in words]
    assert (
        "9. Contracts &lt;for&gt; homes" in of_coming
    )  # the text of an entry is HTML and "Finding homes" not in of_coming


def test_a_closed_council_feeds_nobody_and_another_committee_is_not_found(client):
    town = Town(public=False)
    assert client.get(town.url(CALENDAR)).status_code == 302
    assert (
        client.get(Town(slug="otherton", public=True).url("meetings/committees/x/feed.atom")).status_code
        == 404
    )


@pytest.mark.one_database
def test_feeds_cost_the_same_for_many_meetings(town, client):
    def more():
        for n in range(18):
            town.add_item(town.add_meeting(localdate() + timedelta(days=n + 1)), "3")

    assert_same_queries(client, town.url(FEED), more)


def test_the_number_of_a_change_only_rises():
    assert sequence_of(None) == 0
    assert sequence_of(datetime(2020, 1, 1, 0, 0, 5, tzinfo=UTC)) == 1
    assert sequence_of(datetime(2026, 1, 1, tzinfo=UTC)) < sequence_of(datetime(2026, 1, 1, 0, 1, tzinfo=UTC))


def test_a_feed_names_whose_it_is_and_keeps_its_lines_apart(town, client):
    """RFC 4287: a feed has an author; a summary that is HTML has its line breaks as such, and no words are markup."""
    edit_item(item=town.item, values={"title": "Homes & <places>"}, by=None)
    feed = etree.fromstring(client.get(town.url(FEED)).content)
    assert feed.findtext("a:author/a:name", namespaces=ATOM) == town.council.name
    (summary,) = feed.findall("a:entry/a:summary", ATOM)
    assert summary.get("type") == "html"
    lines = summary.text.split("<br>")
    assert len(lines) > 1 and "br" not in summary.text.replace("<br>", "")
    assert "6. Homes &amp; &lt;places&gt;" in lines[-1] and "\n" not in summary.text
