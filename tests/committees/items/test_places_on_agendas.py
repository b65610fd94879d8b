"""Items that are late, withdrawn, postponed, taken out of order or deleted: the agenda and their pages say so."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils.timezone import localdate
from lxml import html

from accounts.policies import NotAllowed
from accounts.roles import Role
from committees.exemption.schedules import Regime
from committees.items.actions import create_item
from committees.items.agenda.actions import delete_item, set_place
from committees.items.agenda.policies import is_added_late
from committees.meetings.standing.actions import cancel_meeting
from committees.minutes.actions import add_paragraph
from committees.models import AgendaItem, Meeting
from indicators.terms.periods import day_words
from scorecards.registries import item_carrying
from tests.committees.shown import page
from tests.factories import user_with_role
from tests.meetings import Town

pytestmark = pytest.mark.django_db
WAITS = "Children asked for more time."


@pytest.fixture
def town():
    return Town(public=True)


@pytest.fixture
def clerk(town, client):
    client.force_login(user_with_role(town.council, Role.DEMOCRATIC_SERVICES))
    return client


def words(client, url):
    response = client.get(url)
    assert response.status_code == 200
    return " ".join(" ".join(html.fromstring(response.content).find(".//main").itertext()).split())


def agenda(town):
    return town.url("panel/meetings/2025-11-18/")


def test_a_late_item_says_why_it_could_not_wait(town, client):
    set_place(item=town.item, late=True, urgency_reason="The reply is due on 6 March.", by=None)
    for url in (agenda(town), town.item_url):
        assert "Late item. The reply is due on 6 March." in words(client, url)
    with pytest.raises(NotAllowed, match="the law wants it"):
        set_place(item=town.item, late=True, by=None)
    town.item.refresh_from_db()
    assert set_place(item=town.item, by=None).urgency_reason == ""


def test_an_item_added_once_the_agenda_is_out_is_late_and_needs_its_reason(town, clerk):
    coming = town.add_meeting(localdate() + timedelta(days=4))
    url = town.url(f"panel/meetings/{coming.date}/new-item/")
    sent = {"number": "9", "title": "Reply", "kind": "report"}
    assert "five needed, so this is a late item" in words(clerk, url)
    assert "the law wants it in the minutes" in clerk.post(url, sent).content.decode()
    assert "is no reason yet" in clerk.post(url, {**sent, "urgency_reason": "Late"}).content.decode()
    with pytest.raises(NotAllowed, match="is no reason yet"):
        create_item(meeting=coming, number="9", title="Reply", urgency_reason="x", by=None)
    clerk.post(url, {**sent, "urgency_reason": "The reply is due next week."})
    late = AgendaItem.objects.get(number="9")
    assert (late.late, late.urgency_reason) == (True, "The reply is due next week.")
    draft = town.add_meeting(localdate() + timedelta(days=30), agenda=None)
    assert "Why it could not wait" not in words(clerk, town.url(f"panel/meetings/{draft.date}/new-item/"))


@pytest.mark.parametrize(
    ("regime", "day", "late"),
    [
        (Regime.ENGLAND, date(2026, 11, 30), False),  # Tuesday to Monday: five clear days
        (Regime.ENGLAND, date(2026, 12, 1), True),
        (Regime.WALES, date(2026, 12, 2), False),
        (Regime.WALES, date(2026, 12, 3), True),
        (Regime.SCOTLAND, date(2026, 12, 2), False),
        (Regime.SCOTLAND, date(2026, 12, 3), True),
    ],
)
def test_an_item_is_late_where_fewer_clear_days_are_left_than_the_law_asks_for(regime, day, late):
    out = Meeting(date=date(2026, 12, 8), agenda_published=date(2026, 11, 20))
    assert is_added_late(out, regime, day) == late
    assert not is_added_late(Meeting(date=date(2026, 12, 8)), regime, day)  # its agenda was not shown
    back = Meeting(date=date(2026, 12, 8), agenda_published=date(2026, 12, 4), was_out=True)
    assert is_added_late(back, regime, day)  # called back, and out again too late


def test_an_item_added_in_time_after_the_agenda_came_out_is_not_late(town, clerk):
    coming = town.add_meeting(localdate() + timedelta(days=30))
    Meeting.objects.update(set_up_at=datetime(2025, 10, 1, tzinfo=UTC))
    url = town.url(f"panel/meetings/{coming.date}/")
    assert "Why it could not wait" not in words(clerk, f"{url}new-item/")
    clerk.post(f"{url}new-item/", {"number": "9", "title": "Reply", "kind": "report"})
    shown = words(clerk, f"{url}item-9/")
    assert f"Added on {day_words(localdate())}, after the agenda was published" in shown
    assert "Late item" not in shown
    assert "It is a late item" not in words(clerk, f"{url}item-9/place/")


@pytest.mark.parametrize("kind", ["private", "informal"])
def test_no_reason_of_urgency_is_asked_where_the_law_asks_no_notice(town, clerk, kind):
    coming = town.add_meeting(localdate() + timedelta(days=9))
    Meeting.objects.filter(pk=coming.pk).update(kind=kind)
    url = town.url(f"panel/meetings/{coming.date}/")
    assert "Why it could not wait" not in words(clerk, f"{url}new-item/")
    clerk.post(f"{url}new-item/", {"number": "9", "title": "Reply", "kind": "report"})
    item = AgendaItem.objects.get(number="9")
    assert not item.late
    assert "late item" not in words(clerk, f"{url}item-9/place/").lower().replace("late, withdrawn", "")
    sent = {"state": "withdrawn", "state_reason": WAITS, "late": "on"}
    assert clerk.post(f"{url}item-9/place/", sent).status_code == 302
    item.refresh_from_db()
    assert (item.state, item.late) == ("withdrawn", False)


def test_a_withdrawn_item_stays_with_its_reason_and_carries_nothing(town, client):
    set_place(item=town.item, state="withdrawn", state_reason=WAITS, by=None)
    for url in (agenda(town), town.item_url):
        assert f"Withdrawn. {WAITS}" in words(client, url)
    assert "Not taken" in words(client, agenda(town))
    assert "The figures on the agenda" in words(client, town.item_url)
    assert "Withdrawn" in words(client, town.url())  # at home, where its measures were counted
    assert item_carrying([town.edition.pk]) == {}
    with pytest.raises(NotAllowed, match="Say why it is withdrawn"):
        set_place(item=town.item, state="withdrawn", by=None)


def test_a_postponed_item_says_to_which_meeting(town, client):
    later = town.add_meeting(date(2026, 3, 3))
    set_place(item=town.item, state="postponed", state_reason=WAITS, postponed_to=later, by=None)
    told = words(client, agenda(town))
    assert f"Postponed to {day_words(later.date)}. {WAITS}" in told
    here = words(client, town.url(f"panel/meetings/{later.date}/"))
    assert "Postponed to this meeting Finding homes closer , postponed from 18 November 2025" in here
    items = client.get(town.url("meetings/open-data/agenda-items/")).json()["data"]
    assert [each["scorecard:postponedTo"].endswith(f"/meetings/{later.pk}/") for each in items] == [True]
    refused = [town.add_meeting(date(2025, 11, 1)), Town(slug="otherton").add_meeting(date(2026, 3, 3))]
    for other in refused:
        with pytest.raises(NotAllowed, match="later meeting of the same committee"):
            set_place(item=town.item, state="postponed", state_reason=WAITS, postponed_to=other, by=None)
    off = cancel_meeting(meeting=later, reason="The Chair is ill.", by=None)
    with pytest.raises(NotAllowed, match="That meeting is cancelled"):
        set_place(item=town.item, state="postponed", state_reason=WAITS, postponed_to=off, by=None)


def test_of_an_exempt_item_everyone_is_told_that_it_is_late_or_withdrawn_but_not_why(town, client):
    closed = {"exempt_paragraph": "3", "exempt_reason": "Prices.", "public_title": "Contracts"}
    item = town.add_item(town.meeting, "9", **closed)
    set_place(
        item=item,
        late=True,
        urgency_reason="A secret offer ends.",
        state="withdrawn",
        state_reason=WAITS,
        by=None,
    )
    for url in (agenda(town), town.url("panel/meetings/2025-11-18/item-9/")):
        told = words(client, url)
        assert "Late item" in told and "Withdrawn" in told
        assert "secret offer" not in told and WAITS not in told


def test_the_public_leaves_for_an_exempt_item_only_where_it_is_taken(town, client):
    coming = town.add_meeting(localdate() + timedelta(days=9))
    closed = {"exempt_paragraph": "3", "exempt_reason": "Prices.", "public_title": "Contracts"}
    item = town.add_item(coming, "9", **closed)
    paper = town.url(f"panel/meetings/{coming.date}/papers/agenda/")
    excluded = "The public and press are to be excluded while it is taken."
    assert excluded in words(client, paper)
    set_place(item=item, state="postponed", state_reason=WAITS, by=None)
    assert excluded not in words(client, paper)
    set_place(item=item, by=None)
    cancel_meeting(meeting=coming, reason="The Chair is ill.", by=None)
    assert excluded not in words(client, paper)


def test_an_item_with_nothing_but_what_was_said_is_minuted(town, client):
    town.discuss(town.add_item(town.meeting, "7"))
    assert "Nothing minuted" in words(client, agenda(town))  # of item 6
    add_paragraph(item=town.item, kind="statement", speaker="The Chair", text="thanked carers.", by=None)
    assert "Nothing minuted" not in words(client, agenda(town))


def test_minutes_that_are_written_are_not_said_to_be_none(town, clerk, client):
    assert "minutes are not kept here." in words(clerk, agenda(town))
    add_paragraph(item=town.item, kind="statement", speaker="The Chair", text="thanked carers.", by=None)
    assert "Minutes: written, not published." in words(clerk, agenda(town))
    client.logout()
    assert "minutes are not kept here." in words(client, agenda(town))


def test_the_order_in_which_items_were_taken_is_said_where_it_differed(town, client):
    second = town.add_item(town.meeting, "7")
    set_place(item=second, taken=1, by=None)
    assert "Taken 1st" in words(client, agenda(town))
    set_place(item=second, taken=second.order, by=None)
    assert "Taken" not in words(client, agenda(town))


def test_an_exempt_item_that_is_postponed_is_named_by_its_public_title_on_the_later_agenda(town, client):
    later = town.add_meeting(date(2026, 3, 3))
    closed = {"exempt_paragraph": "3", "exempt_reason": "Prices.", "public_title": "Contracts"}
    item = town.add_item(town.meeting, "9", **closed)
    set_place(item=item, state="postponed", state_reason=WAITS, postponed_to=later, by=None)
    here = words(client, town.url(f"panel/meetings/{later.date}/"))
    assert "Contracts , postponed from 18 November 2025" in here
    assert item.title not in here and WAITS not in here


def test_two_items_are_not_taken_in_the_same_place(town, clerk):
    second, third = town.add_item(town.meeting, "7"), town.add_item(town.meeting, "8")
    set_place(item=second, taken=1, by=None)
    url = town.url(f"panel/meetings/{town.meeting.date}/item-8/place/")
    said = clerk.post(url, {"state": "listed", "taken": "1"}).content.decode()
    assert "Item 7 has order taken 1 already. Give another order, or change that item first." in said
    with pytest.raises(NotAllowed, match="Item 7 has order taken 1 already"):
        set_place(item=third, taken=1, by=None)
    third.refresh_from_db()
    assert third.taken is None
    set_place(item=second, taken=1, by=None)  # its own place is not taken by another
    elsewhere = town.add_item(town.add_meeting(date(2026, 3, 3)), "5")
    assert set_place(item=elsewhere, taken=1, by=None).taken == 1
    off = set_place(item=third, taken=1, state="withdrawn", state_reason=WAITS, by=None)
    assert off.taken is None


def test_an_item_is_deleted_only_while_nobody_was_shown_it(town):
    with pytest.raises(NotAllowed, match="Withdraw the item instead"):
        delete_item(item=town.item, by=None)
    draft = town.add_meeting(date(2026, 5, 5), agenda=None)
    minuted, asked, free = (town.add_item(draft, number) for number in "123")
    town.ask(minuted)
    with pytest.raises(NotAllowed, match="has minutes"):
        delete_item(item=minuted, by=None)
    delete_item(item=free, by=None)
    assert list(draft.items.values_list("number", flat=True)) == ["1", "2"]
    assert asked.pk


def test_an_item_that_is_not_deleted_leads_to_the_minutes_that_stand_in_the_way(town, clerk):
    draft = town.add_meeting(date(2026, 5, 5), agenda=None)
    town.ask(town.add_item(draft, "1"))
    town.add_item(draft, "2")
    url = town.url("panel/meetings/2026-05-05/item-1/")
    for shown in (page(clerk, f"{url}delete/"), html.fromstring(clerk.post(f"{url}delete/").content)):
        assert shown.xpath("//main//a[.='Minutes of this item']/@href") == [f"{url}minutes/"]
    shown = page(clerk, town.url("panel/meetings/2026-05-05/item-2/delete/"))
    assert not shown.xpath("//main//a[.='Minutes of this item']")


def test_democratic_services_say_it_by_a_page(town, clerk):
    later = town.add_meeting(date(2026, 3, 3))
    url = f"{town.item_url}place/"
    sent = {"state": "postponed", "state_reason": WAITS, "postponed_to": later.pk}
    assert clerk.post(url, sent).url == town.item_url
    town.item.refresh_from_db()
    assert (town.item.state, town.item.postponed_to) == ("postponed", later)
    wrong = clerk.post(url, {"state": "withdrawn", "late": "on"}).content.decode()
    assert "Say why it is withdrawn" in wrong and "the law wants it" in wrong
    assert clerk.post(f"{town.item_url}delete/").status_code == 200  # shown, so it says why not
    assert AgendaItem.objects.filter(pk=town.item.pk).exists()
