"""On which day a document is said to have come out: it tells readers what was before members."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils.timezone import localdate

from accounts.policies import NotAllowed
from committees.documents.actions import add_document
from committees.models import Document, Meeting
from indicators.terms.periods import day_words
from tests.committees.shown import faults, page, section, words
from tests.meetings import pdf

pytestmark = pytest.mark.django_db
MONTH = timedelta(days=30)


@pytest.fixture
def coming(town):
    """A meeting set up a month ago, whose agenda came out five days ago."""
    today = localdate()
    meeting = town.add_meeting(today + timedelta(days=10), agenda=today - timedelta(days=5))
    set_up = datetime.combine(today - MONTH, datetime.min.time(), UTC)
    Meeting.objects.filter(pk=meeting.pk).update(set_up_at=set_up)
    meeting.refresh_from_db()
    return meeting


def attach(client, address, day=None, **more):
    sent = {"title": "Survey", "file": pdf(), **more} | ({"published_on": day} if day else {})
    return client.post(f"{address}documents/new/", sent)


def test_of_a_meeting_of_here_a_document_is_out_from_the_day_on_which_it_is_attached(town, clerk, coming):
    item = town.add_item(coming, "3")
    address = town.url(f"panel/meetings/{coming.date}/item-3/")
    assert "Published on" not in words(page(clerk, f"{address}documents/new/"))
    for day in (localdate() - MONTH, localdate() + MONTH):
        attach(clerk, address, day)
    assert [each.published_on for each in item.documents.all()] == [localdate()] * 2


def test_page_and_paper_mark_what_came_after_the_agenda_and_nothing_else(town, clerk, coming):
    item = town.add_item(coming, "3")
    address = town.url(f"panel/meetings/{coming.date}/")
    attach(clerk, f"{address}item-3/")
    said = f"ublished {day_words(localdate())}, after the agenda"
    assert f"P{said}." in section(page(clerk, f"{address}item-3/"), "docs")
    assert f"Survey (PDF, 1 KB), p{said}" in words(page(clerk, f"{address}papers/agenda/"))
    Document.objects.filter(item=item).update(published_on=coming.agenda_published)
    assert "after the agenda" not in section(page(clerk, f"{address}item-3/"), "docs")
    assert f"p{said}" not in words(page(clerk, f"{address}papers/agenda/"))


def test_what_is_attached_before_the_agenda_is_out_comes_out_with_it(town, clerk, coming):
    town.add_item(coming, "3")
    address = town.url(f"panel/meetings/{coming.date}/item-3/")
    out = localdate() + timedelta(days=3)
    Meeting.objects.filter(pk=coming.pk).update(agenda_published=out)
    assert f"the agenda comes out, on {day_words(out)}" in words(page(clerk, f"{address}documents/new/"))
    attach(clerk, address)
    assert f"Comes out with the agenda, on {day_words(out)}." in section(page(clerk, address), "docs")


def test_of_a_meeting_that_was_entered_after_it_was_held_the_day_elsewhere_is_typed(town, clerk):
    """The town's own, of 2025."""
    set_up = localdate() - timedelta(days=9)
    at = datetime.combine(set_up, datetime.min.time(), UTC)
    Meeting.objects.filter(pk=town.meeting.pk).update(set_up_at=at)
    assert "That day is to come" in faults(attach(clerk, town.item_url, localdate() + timedelta(days=1)))
    between = faults(attach(clerk, town.item_url, set_up + timedelta(days=1)))
    assert f"entered here on {day_words(set_up)}" in between
    assert not Document.objects.exists()
    for day in ("2025-11-07", localdate()):
        attach(clerk, town.item_url, day)
    assert Document.objects.count() == 2
    town.item.refresh_from_db()
    with pytest.raises(NotAllowed, match="That day is to come"):
        add_document(item=town.item, title="Survey", file=pdf(), published_on=localdate() + MONTH, by=None)
