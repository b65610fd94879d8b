"""On which day an agenda can be said to have come out: what a page says of the notice follows from it."""

from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate

from accounts.policies import NotAllowed
from committees.meetings.actions import create_meeting, edit_meeting
from committees.meetings.policies import why_not_out_on
from committees.meetings.standing.actions import move_meeting
from committees.models import Meeting
from tests.committees.shown import faults, page, words
from tests.meetings import Town

TODAY, SET_UP, COMING = date(2026, 11, 28), date(2026, 10, 1), date(2026, 12, 15)
GONE, HELD = date(2026, 11, 2), date(2026, 11, 20)


@pytest.mark.parametrize(
    ("out", "before", "day", "set_up", "why_not"),
    [
        (None, None, COMING, SET_UP, ""),
        (TODAY, None, COMING, SET_UP, ""),
        (COMING, None, COMING, SET_UP, ""),
        (GONE, None, COMING, SET_UP, "That day has gone by"),
        (GONE, date(2026, 11, 9), COMING, SET_UP, "That day has gone by"),  # nor is what stands moved back
        (GONE, GONE, COMING, SET_UP, ""),  # it stands, whatever else is changed
        (date(2026, 12, 20), None, COMING, SET_UP, "That is after the meeting"),
        (date(2026, 12, 20), date(2026, 12, 20), COMING, SET_UP, "That is after the meeting"),
        (GONE, None, HELD, TODAY, ""),  # typed in after it was held, as years of minutes are
        (date(2026, 11, 21), None, HELD, TODAY, "That is after the meeting"),
        (GONE, None, HELD, SET_UP, "comes out with its minutes"),  # here it never was out
    ],
)
def test_a_day_that_has_gone_by_is_for_meetings_that_were_held_before_they_were_set_up(
    out, before, day, set_up, why_not
):
    said = why_not_out_on(out, before, day=day, set_up=set_up, today=TODAY)
    assert (why_not in said) if why_not else said == ""


@pytest.fixture
def coming():
    return localdate() + timedelta(days=20)


@pytest.mark.django_db
def test_the_notice_of_a_meeting_to_come_cannot_be_made_longer_afterwards(town, clerk, coming):
    gone = localdate() - timedelta(days=20)
    new = {"committee": town.committee.pk, "date": coming, "agenda_published": gone}
    assert "That day has gone by" in faults(clerk.post(town.url("meetings/new/"), new))
    with pytest.raises(NotAllowed, match="That day has gone by"):
        create_meeting(committee=town.committee, date=coming, agenda_published=gone, planned=True, by=None)
    meeting = town.add_meeting(coming, agenda=None)
    edit = town.url(f"panel/meetings/{coming}/edit/")
    assert "That day has gone by" in faults(clerk.post(edit, {"date": coming, "agenda_published": gone}))
    with pytest.raises(NotAllowed, match="That day has gone by"):
        edit_meeting(meeting=meeting, values={"agenda_published": gone}, by=None)
    clerk.post(edit, {"date": coming, "agenda_published": localdate()})
    assert Meeting.objects.get(pk=meeting.pk).agenda_published == localdate()


@pytest.mark.django_db
def test_a_published_agenda_is_taken_back_only_on_purpose_and_the_page_says_so(town, clerk, client, coming):
    meeting = town.add_meeting(coming)
    town.add_item(meeting, "7")
    address = town.url(f"panel/meetings/{coming}/")
    assert "its items and papers answer that there is no such page" in words(page(clerk, f"{address}edit/"))
    for later in ("", localdate() + timedelta(days=1)):
        told = faults(clerk.post(f"{address}edit/", {"kind": "ordinary", "agenda_published": later}))
        assert "takes a published agenda out of sight" in told
    sent = {"kind": "ordinary", "agenda_published": "", "taken_back": "on"}
    assert clerk.post(f"{address}edit/", sent).status_code == 302
    assert "the agenda was taken back" in words(page(clerk, address))
    assert "taken_back" not in clerk.get(f"{address}edit/").content.decode()
    client.logout()
    assert "The agenda was published, and was taken back." in words(page(client, address))
    assert client.get(f"{address}item-7/").status_code == 404
    assert client.get(f"{address}papers/agenda/").status_code == 404


@pytest.mark.django_db
def test_papers_to_come_are_never_after_the_day_that_a_meeting_moves_to():
    town, out = Town(), localdate() + timedelta(days=10)
    meeting = town.add_meeting(localdate() + timedelta(days=30), agenda=out)
    where = {"meeting": meeting, "time": None, "location": "", "reason": "The Chair is ill.", "by": None}
    with pytest.raises(NotAllowed, match="Its papers are to come out on"):
        move_meeting(day=out - timedelta(days=1), **where)
    assert move_meeting(day=out, **where).date == out


@pytest.mark.django_db
def test_no_notice_is_made_by_moving_a_meeting_that_was_entered_as_held(town, clerk, coming):
    """Entered as of last week, with papers of a month ago; then moved to a day to come."""
    held, gone = localdate() - timedelta(days=7), localdate() - timedelta(days=30)
    meeting = create_meeting(
        committee=town.committee, date=held, agenda_published=gone, planned=True, by=None
    )
    move = town.url(f"panel/meetings/{held}/move/")
    sent = {"day": coming, "time": "", "location": "", "reason": "The day was wrong."}
    assert "before the meeting was entered here" in faults(clerk.post(move, sent))
    edit_meeting(meeting=meeting, values={"agenda_published": None}, by=None)
    clerk.post(move, sent)
    meeting.refresh_from_db()
    assert (meeting.date, meeting.agenda_published) == (coming, None)
    with pytest.raises(NotAllowed, match="That day has gone by"):
        edit_meeting(meeting=meeting, values={"agenda_published": gone}, by=None)
