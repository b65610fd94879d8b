"""Meetings as members read them, their actions, and what their pages cost."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from django.utils.timezone import localdate

from accounts.policies import NotAllowed
from accounts.roles import Role
from committees.follow_ups import actions as follow_ups
from committees.meetings import actions as meetings
from committees.meetings.drafts.querysets import drafts_before
from committees.models import (
    Action,
    AgendaItem,
    Document,
    Meeting,
)
from indicators.terms.periods import day_words
from tests.committees.shown import faults, page, section, words
from tests.factories import CommitteeFactory, user_with_role
from tests.meetings import Town, publish, row
from tests.queries import assert_same_queries

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "role",
    [
        "Head of Service, Placements",
        "the Head of Service, Placements",
        "Report of the Head of Service, Placements.",
        "report of Head of Service, Placements",
    ],
)
def test_whose_report_it_is_stands_once_however_it_was_typed(role):
    assert AgendaItem(report_of=role).author == "the Head of Service, Placements"


def test_the_item_shows_resolution_actions_figures_minutes_report_and_documents(town, client):
    town.discuss()
    tree = page(client, town.item_url)
    assert words(tree.find(".//h1")) == "Finding homes closer"
    assert "Report of the Head of Service, Placements. Minutes: draft," in words(tree.find_class("title")[0])
    decision = tree.get_element_by_id("decision")
    limbs = decision.xpath(".//ol[@class='limbs']/li")
    assert [len(limb.xpath("./ol/li")) for limb in limbs] == [0, 2, 0]
    assert "Resolution 6(b)" in section(tree, "actions") and "Due: the next meeting" in section(
        tree, "actions"
    )
    assert "Three or more homes" in section(tree, "figures")
    said = tree.get_element_by_id("minutes")
    (question,) = said.xpath(".//ol/li")
    assert words(question.find_class("q")[0]).startswith("A member asked why children moved.")
    assert words(question.find_class("a")[0]) == "Head of Service replied that carers had left."
    assert question.xpath(".//a/@href") == [
        town.url(f"panel/2025-26/q2/edition-1/measures/{town.indicator.code}/")
    ]
    assert "Who lives far away." in section(tree, "report") and "Not applicable: Legal." in section(
        tree, "report"
    )
    assert "Cover report PDF, 1 KB. Published 7 November 2025" in section(tree, "docs")


def test_the_figures_are_those_members_had_beside_the_latest(town, client):
    town.discuss()
    publish(
        town.council,
        town.scorecard,
        [row(town.indicator.code, town.indicator.title, values=[12, 11, 10, 9, 4])],
        start=date(2025, 10, 1),
    )
    then = town.edition.payload["sections"][0]["rows"][0]["latest"]["display"]
    tree = page(client, town.item_url)
    cells = [words(cell) for cell in tree.get_element_by_id("figures").xpath(".//tbody//td")]
    assert then in cells[0] and "4%" in cells[1]
    assert "which is kept as it was" in section(tree, "figures")


def test_an_item_about_the_whole_scorecard_shows_the_measures_that_need_attention(town, client):
    item = town.add_item(town.meeting, "5", indicators=[])
    tree = page(client, town.url(f"panel/meetings/2025-11-18/item-{item.number}/"))
    assert "Living far away" in section(tree, "figures")
    assert "Three or more homes" not in section(tree, "figures")


def test_minutes_resolution_and_actions_wait_until_the_minutes_are_published(town, client):
    town.ask(town.item)
    town.resolve(town.item)
    town.act(town.item)
    text = words(page(client, town.item_url))
    assert "asked why" not in text and "RESOLVED" not in text and "Costed plan" not in text
    assert "Costed plan" not in words(page(client, town.url("actions/")))
    meetings.publish_minutes(meeting=town.meeting, on=date(2025, 11, 28), by=None)
    text = words(page(client, town.item_url))
    assert "asked why" in text and "RESOLVED" in text and "Costed plan" in text


def test_an_agenda_that_is_not_published_is_seen_by_democratic_services_only(town, client):
    today = localdate()
    coming = town.add_meeting(today + timedelta(days=20), agenda=None)
    held = town.add_meeting(today - timedelta(days=20), agenda=None)
    town.add_item(coming, "7")
    url = town.url(f"panel/meetings/{coming.date}/")
    assert "The agenda is not published yet." in words(page(client, url))
    assert client.get(f"{url}item-7/").status_code == 404
    past = words(page(client, town.url(f"panel/meetings/{held.date}/")))
    assert "No agenda was published here." in past and "agenda is not" not in past
    client.force_login(user_with_role(town.council, Role.DEMOCRATIC_SERVICES))
    assert "Finding homes closer" in words(page(client, url))
    assert client.get(f"{url}item-7/").status_code == 200


def test_another_councils_meetings_are_not_found(town, client):
    town.discuss()
    other = Town(slug="otherton")
    client.force_login(user_with_role(other.council, Role.DEMOCRATIC_SERVICES))
    for path in ("", "edit/", "minutes/", "minutes/versions/"):
        address = other.item_url.replace("item-6/", f"item-6/{path}")
        wrong = address.replace("/otherton/", f"/{town.council.slug}/")
        assert client.get(wrong).status_code == (200 if path == "" else 403)
    assert client.post(f"{other.item_url}minutes/versions/7/").status_code == 404
    document = Document.objects.filter(item=town.item).first()
    assert client.get(f"{other.item_url}documents/{document.pk}/").status_code == 404


def test_meetings_are_listed_newest_first_and_by_committee(town, client):
    other = CommitteeFactory(council=town.council, name="Scrutiny Committee", slug="scrutiny")
    meetings.create_meeting(committee=other, date=date(2025, 12, 1), by=None)
    CommitteeFactory(name="Of another council")
    url = town.url("meetings/")
    names = page(client, url).xpath("//tbody/tr/th/a/text()")
    assert names == ["1 December 2025", "18 November 2025"]
    assert page(client, f"{url}?committee=scrutiny").xpath("//tbody/tr/th/a/text()") == ["1 December 2025"]
    assert "Of another council" not in words(page(client, url))


# ---- actions ----


def test_an_action_is_late_by_the_meetings_held_since_it_was_due(town, client):
    town.discuss()
    today = timezone.localdate()
    for days in (200, 100, 50):
        town.add_meeting(today - timedelta(days=days))
    coming = town.add_meeting(today + timedelta(days=30))
    due = Meeting.objects.get(date=today - timedelta(days=100))
    late = town.act(town.item, due_meeting=due, due_note="")
    town.act(town.item, due_meeting=coming, due_note="")
    table = words(page(client, town.url("actions/")))
    assert "Late by two meetings" in table and "Due at next meeting" in table
    follow_ups.close_action(action=late, on=today, by=None)
    assert "Late by" not in words(page(client, town.url("actions/")))
    assert "Done" in words(page(client, town.url("actions/?show=done")))


def test_democratic_services_add_close_and_reopen_an_action(town, clerk):
    town.discuss()
    later = town.add_meeting(date(2026, 2, 24))
    data = {"title": "Map of homes", "owner": "Performance Manager", "due_meeting": later.pk}
    response = clerk.post(f"{town.item_url}actions/new/", data, follow=True)
    assert "The action is added." in response.content.decode()
    action = Action.objects.get(title="Map of homes")
    assert action.due_meeting == later
    wrong = clerk.post(f"{town.item_url}actions/new/", {"title": "", "owner": ""})
    assert faults(wrong) == (
        "There is a problem Enter the action. Enter the owner. "
        "Choose the meeting it is due at, or enter the day by which it is due."
    )
    url = f"{town.item_url}actions/{action.pk}/"
    clerk.post(f"{url}close/", {"on": "2026-02-24"})
    action.refresh_from_db()
    assert (action.state, action.closed_on) == ("done", date(2026, 2, 24))
    clerk.post(f"{url}reopen/")
    action.refresh_from_db()
    assert (action.state, action.closed_on) == ("open", None)


def test_an_action_cannot_be_due_before_it_was_asked_for_or_at_another_council(town):
    other = Town(slug="otherton")
    with pytest.raises(NotAllowed, match="another council"):
        town.act(town.item, due_meeting=other.meeting)
    with pytest.raises(NotAllowed, match="before the meeting"):
        town.act(town.item, due_meeting=town.add_meeting(date(2025, 1, 1)))
    with pytest.raises(NotAllowed, match="before the meeting"):
        town.act(town.item, due_on=date(2025, 1, 1))
    with pytest.raises(NotAllowed, match="Choose one of the two"):
        town.act(town.item, due_on=date(2027, 1, 1), due_meeting=town.add_meeting(date(2026, 9, 1)))


def many_of_everything(town):
    for n in range(18):
        day = date(2024, 1, 1) + timedelta(days=30 * n)
        item = town.add_item(town.add_meeting(day), "3")
        town.discuss(item)
        other = town.add_item(town.meeting, f"9.{n}")
        town.ask(other)
        town.act(other)
        town.ask(town.item)
        town.act(town.item)


@pytest.mark.one_database
@pytest.mark.parametrize(
    "path", ["meetings/", "actions/", "panel/meetings/2025-11-18/", "ITEM", "ITEM minutes/"]
)
def test_pages_cost_the_same_whatever_was_held(town, clerk, path):
    town.discuss()
    url = town.url(path) if "ITEM" not in path else path.replace("ITEM", town.item_url).replace(" ", "")
    assert_same_queries(clerk, url, lambda: many_of_everything(town))


def test_the_item_for_minutes_leads_to_the_draft_it_is_about_until_its_meeting_is_held(town, client):
    town.discuss()
    town.meeting.refresh_from_db()
    town.meeting.date = localdate() - timedelta(days=40)
    town.meeting.save()
    coming = town.add_meeting(localdate() + timedelta(days=9))
    item = town.add_item(coming, "2", kind="minutes", edition=None, indicators=[])
    draft = f"draft minutes of {day_words(town.meeting.date)}"
    there = town.url(f"panel/meetings/{town.meeting.date}/papers/minutes/")
    agenda = town.url(f"panel/meetings/{coming.date}/")
    for address in (agenda, f"{agenda}item-2/", f"{agenda}papers/agenda/"):
        found = [words(each).lower() for each in page(client, address).xpath(f"//main//a[@href='{there}']")]
        assert found and draft[-12:].lower() in found[0], address
    assert draft in words(page(client, agenda))
    coming.date = localdate() - timedelta(days=2)
    coming.save()
    item.refresh_from_db()
    assert drafts_before([item], localdate()) == {}
