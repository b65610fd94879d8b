"""An item for actions lists by itself what earlier meetings asked for, on every page and paper of the agenda."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.utils.timezone import localdate
from docx import Document as WordFile

from accounts.roles import Role
from committees.arising.standing import Asked, arising_words, stands_at
from committees.follow_ups import actions as follow_ups
from committees.follow_ups.recommendations.actions import recommend
from committees.items.agenda.actions import set_place
from committees.items.places import place_of
from committees.meetings.actions import create_meeting, publish_minutes
from committees.meetings.standing.actions import cancel_meeting
from committees.people.actions import set_rules
from tests.committees.tracker.test_tracker import page, words
from tests.factories import CommitteeFactory, user_with_role
from tests.meetings import Town
from tests.queries import assert_same_queries

MET = date(2026, 2, 24)
BEFORE = date(2025, 11, 18)


@pytest.mark.parametrize(
    "asked, stands",
    [
        (Asked(BEFORE, own=True, named=False, is_open=True, settled=None), True),
        (Asked(BEFORE, own=False, named=False, is_open=True, settled=None), False),
        (Asked(BEFORE, own=False, named=True, is_open=True, settled=None), True),
        (Asked(BEFORE, own=True, named=False, is_open=False, settled=date(2026, 2, 23)), False),
        (Asked(BEFORE, own=True, named=True, is_open=False, settled=date(2026, 2, 23)), True),
        (Asked(BEFORE, own=True, named=False, is_open=False, settled=MET), True),
        (Asked(BEFORE, own=True, named=False, is_open=False, settled=date(2026, 6, 1)), True),
        (Asked(MET, own=True, named=True, is_open=True, settled=None), False),
    ],
)
def test_what_stands_is_what_was_due_there_or_open_when_the_committee_met(asked, stands):
    assert stands_at(asked, MET) is stands


def test_the_agenda_counts_what_stands_there():
    assert arising_words(5, 1) == "From earlier meetings: 5 actions and 1 recommendation"
    assert arising_words(1, 0) == "From earlier meetings: 1 action"
    assert arising_words(0, 0) == ""


@pytest.mark.parametrize(
    "number, place", [("1", 1), ("3", 3), ("5", 6), ("4a", 5), ("A", 6), ("2", 3), ("", 6)]
)
def test_an_item_without_a_place_stands_where_its_number_says(number, place):
    there = {"1": [], "3": [("2", 2)], "2": [("1", 1), ("2", 2)]}.get(number, [("1", 1)])
    assert place_of(number, [*there, ("4", 4), ("5", 5)]) == place


def test_where_there_is_no_room_those_behind_make_it():
    assert place_of("3", [("1", 1), ("4", 2)]) == 2
    assert place_of("1", []) == 1
    town = Town()
    draft = town.add_meeting(date(2026, 5, 5), agenda=None)
    for number in ("1", "2", "4", "5", "3", "2a"):
        town.add_item(draft, number)
    assert list(draft.items.order_by("order").values_list("number", flat=True)) == [
        "1",
        "2",
        "2a",
        "3",
        "4",
        "5",
    ]


@pytest.fixture
def town(db):
    town = Town(public=True)
    town.discuss()
    town.coming = town.add_meeting(localdate() + timedelta(days=9), agenda=localdate())
    town.arising = town.add_item(town.coming, "4", kind="actions", edition=None, indicators=[])
    return town


def item_of(town) -> str:
    return town.url(f"panel/meetings/{town.coming.date}/item-4/")


def meeting_of(town) -> str:
    return town.url(f"panel/meetings/{town.coming.date}/")


pytestmark = pytest.mark.django_db


def test_open_actions_and_recommendations_stand_on_the_agenda_and_the_item(town, client):
    recommend(item=town.item, text="Offer spare houses.", to_body="Cabinet", by=None)
    assert "From earlier meetings: 1 action and 1 recommendation" in words(page(client, meeting_of(town)))
    shown = words(page(client, item_of(town)))
    assert "From earlier meetings" in shown and "Costed plan" in shown and "Offer spare houses." in shown
    assert "Corporate Parenting Panel, 18 November 2025, item 6" in shown


def test_papers_list_them_as_a_page_and_in_word(town, client):
    paper = words(page(client, f"{meeting_of(town)}papers/agenda/"))
    assert "Costed plan" in paper and "Head of Service, Placements" in paper
    content = client.get(f"{meeting_of(town)}papers/agenda.docx").content
    cells = [
        cell.text for table in WordFile(BytesIO(content)).tables for row in table.rows for cell in row.cells
    ]
    assert "Costed plan" in cells and "Corporate Parenting Panel, 18 November 2025" in cells


def test_feeds_and_open_data_tell_of_them(town, client):
    feed = client.get(town.url("meetings/committees/panel/feed.atom")).content.decode()
    assert "4. Finding homes closer (from earlier meetings: 1 action)" in feed
    found = client.get(town.url(f"meetings/open-data/agenda-items/{town.arising.pk}/")).json()
    (told,) = found["scorecard:arising"]["action"]
    assert told["name"] == "Costed plan" and told["askedOn"] == "2025-11-18"


def test_what_came_of_an_exempt_item_is_named_to_nobody_else(town, client):
    closed = {"exempt_paragraph": "3", "exempt_reason": "Prices.", "public_title": "Contracts"}
    secret = town.add_item(town.meeting, "9", **closed)
    follow_ups.add_action(
        item=secret, title="Renew the Larkfield contract", owner="Manager", due_note="soon", by=None
    )
    for url in (
        item_of(town),
        f"{meeting_of(town)}papers/agenda/",
        town.url("meetings/open-data/agenda-items/"),
    ):
        assert b"Larkfield" not in client.get(url).content
    assert "1 action" in words(page(client, meeting_of(town)))
    client.force_login(user_with_role(town.council, Role.DEMOCRATIC_SERVICES))
    assert b"Larkfield" in client.get(item_of(town)).content
    assert b"Larkfield" not in client.get(f"{meeting_of(town)}papers/agenda/").content


def test_an_agenda_of_the_past_lists_what_it_listed_then(town, client):
    old = town.add_meeting(date(2026, 1, 20))
    town.add_item(old, "3", kind="actions", edition=None, indicators=[])
    action = town.item.actions.get()
    follow_ups.close_action(action=action, on=date(2026, 3, 1), by=None)
    shown = words(page(client, town.url("panel/meetings/2026-01-20/item-3/")))
    assert "Costed plan" in shown and "Done 1 March 2026" in shown
    assert "1 action" not in words(page(client, meeting_of(town)))


def test_what_was_closed_between_two_meetings_is_told_to_the_second(town, client):
    action, met = town.item.actions.get(), date(2026, 3, 1)
    after = town.add_meeting(date(2026, 3, 3))
    town.add_item(after, "4", kind="actions", edition=None, indicators=[])
    earlier = page(client, item_of(town))
    assert "Closed since the last meeting" not in words(earlier)
    follow_ups.close_action(action=action, on=met, by=None)
    for more in ("item-4/", "papers/agenda/", "papers/pack/"):
        shown = words(page(client, town.url(f"panel/meetings/2026-03-03/{more}")))
        assert "Closed since the last meeting" in shown and "Costed plan" in shown, more
        assert "Done 1 March 2026" in shown, more
    town.add_item(town.add_meeting(date(2026, 4, 7)), "4", kind="actions", edition=None, indicators=[])
    assert "Costed plan" not in words(page(client, town.url("panel/meetings/2026-04-07/item-4/")))


def test_an_item_counts_the_actions_that_came_of_it_and_those_it_closed_alike_everywhere(town, client):
    """Also one that stands above with what earlier meetings left."""
    held = town.add_meeting(date(2026, 1, 20))
    closing = town.add_item(held, "4", kind="actions", edition=None, indicators=[])
    action = town.item.actions.get()
    follow_ups.close_action(action=action, on=held.date, closed_by=closing, by=None)
    town.resolve(closing)
    held.refresh_from_db()
    publish_minutes(meeting=held, on=held.date, by=None)
    assert "actions: 1 closed" in words(page(client, town.url("panel/meetings/2026-01-20/")))
    assert "Actions 1 closed" in words(page(client, town.url("panel/meetings/2026-01-20/item-4/")))
    assert "actions: 1 new" in words(page(client, town.url("panel/meetings/2025-11-18/")))
    assert "Actions 1 new" in words(page(client, town.item_url))


def test_nothing_stands_at_a_meeting_that_is_cancelled_or_an_item_that_is_withdrawn(town, client):
    cancel_meeting(meeting=town.coming, reason="Too few members can come.", by=None)
    assert "From earlier meetings" not in words(page(client, meeting_of(town)))
    assert "Costed plan" not in words(page(client, item_of(town)))


def test_the_pages_ask_no_more_where_there_is_more(town, client):
    def more() -> None:
        for number in range(20):
            follow_ups.add_action(
                item=town.item, title=f"Action {number}", owner="Manager", due_on=localdate(), by=None
            )
            recommend(item=town.item, text=f"Recommend {number}", to_body="Cabinet", by=None)

    recommend(item=town.item, text="Offer spare houses.", to_body="Cabinet", by=None)
    for url in (meeting_of(town), item_of(town), f"{meeting_of(town)}papers/agenda/"):
        assert_same_queries(client, url, more)


def plan(town, client, **values):
    client.force_login(user_with_role(town.council, Role.DEMOCRATIC_SERVICES))
    day = values.pop("day", localdate() + timedelta(days=60))
    committee = values.pop("committee", town.committee)
    data = {"committee": committee.pk, "date": day.isoformat(), "kind": "ordinary", **values}
    assert client.post(town.url("meetings/new/"), data).status_code == 302
    return committee.meetings.get(date=day)


def test_a_meeting_that_is_planned_gets_the_item_as_the_last_agenda_had_it(town, client):
    (item,) = plan(town, client).items.all()
    assert (item.kind, item.number, item.title) == ("actions", "4", "Finding homes closer")
    fresh = CommitteeFactory(council=town.council, slug="scrutiny")
    (item,) = plan(town, client, committee=fresh).items.all()
    assert (item.number, item.title) == ("4", "Actions and matters arising")


def test_it_is_not_made_for_the_past_a_special_meeting_or_where_the_rules_say_no(town, client):
    assert not plan(town, client, day=date(2024, 3, 1)).items.exists()
    assert not plan(town, client, kind="special").items.exists()
    client.post(town.url("meetings/rules/"), {"regime": "", "names": "role"})
    assert not plan(town, client, day=localdate() + timedelta(days=90)).items.exists()
    set_rules(council=town.council, values={"arising_item": True}, by=None)
    assert plan(town, client, day=localdate() + timedelta(days=91)).items.count() == 1


def test_the_clerk_takes_it_away_and_it_does_not_come_back(town, client):
    meeting = plan(town, client)
    url = town.url(f"panel/meetings/{meeting.date}/item-4/delete/")
    assert client.post(url).status_code == 302
    client.post(town.url(f"panel/meetings/{meeting.date}/edit/"), {"kind": "ordinary", "date": meeting.date})
    assert not meeting.items.exists()


def test_meetings_that_are_brought_in_do_not_get_it(town):
    day = localdate() + timedelta(days=70)
    assert not create_meeting(committee=town.committee, date=day, by=None).items.exists()


def test_a_postponed_item_stands_on_the_papers_and_in_the_feed_of_its_new_meeting(town, client):
    item = town.add_item(town.meeting, "8")
    reason = "The report was not ready."
    set_place(item=item, state="postponed", state_reason=reason, postponed_to=town.coming, by=None)
    told = "Finding homes closer, postponed from 18 November 2025"
    assert told in words(page(client, f"{meeting_of(town)}papers/agenda/"))
    assert told in client.get(town.url("meetings/committees/panel/feed.atom")).content.decode()
