"""Recommendations to the executive and other bodies, with what was answered and when."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from accounts.models import AuditEntry
from accounts.permissions import permissions_of
from accounts.policies import NotAllowed
from accounts.roles import Role
from committees.follow_ups.recommendations.actions import note_response, recommend
from committees.follow_ups.recommendations.states import headline, state_of
from committees.items.actions import set_report
from committees.meetings import actions as meetings
from committees.models import Limb
from indicators.terms.due_dates import weekday_words
from indicators.worklist.lists.presenters import works_of
from indicators.worklist.lists.registries import Asked, Person
from tests.committees.tracker.test_tracker import page, words
from tests.factories import user_with_role
from tests.meetings import Town
from tests.queries import assert_same_queries

TODAY = date(2026, 3, 3)


@pytest.fixture
def town(db):
    town = Town(public=True)
    town.discuss()
    return town


@pytest.fixture
def clerk(town, client):
    client.force_login(user_with_role(town.council, Role.DEMOCRATIC_SERVICES))
    return client


def made(town, text="Free passes for care leavers", **values):
    return recommend(item=town.item, to_body="Cabinet", text=text, by=None, **values)


# ---- how it stands, worked by hand ----


@pytest.mark.parametrize(
    ("response", "due_on", "responded_on", "kind", "said"),
    [
        ("none", None, None, "due", "No response yet"),
        ("none", date(2026, 4, 24), None, "due", "Waiting: response due 24 April 2026"),
        ("none", date(2026, 3, 3), None, "due", "Waiting: response due 3 March 2026"),
        ("none", date(2026, 3, 2), None, "late", "No response, 1 day late"),
        ("none", date(2026, 2, 4), None, "late", "No response, 27 days late"),
        ("none", date(2026, 2, 3), None, "late", "No response, 1 month late"),
        ("none", date(2025, 11, 2), None, "late", "No response, 4 months late"),
        ("accepted", date(2026, 1, 18), date(2025, 12, 9), "done", "Accepted, 9 December 2025"),
        ("partly", None, date(2025, 7, 14), "done", "Accepted in part, 14 July 2025"),
        ("refused", date(2025, 7, 1), date(2025, 9, 1), "done", "Refused, 1 September 2025, 2 months late"),
    ],
)
def test_a_recommendation_says_how_it_stands(response, due_on, responded_on, kind, said):
    state = state_of(response, due_on=due_on, responded_on=responded_on, today=TODAY)
    assert (state.kind, state.words) == (kind, said)


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ((0, 0, 0), "No recommendation has been made."),
        ((1, 0, 0), "1 recommendation, with a response."),
        ((4, 2, 0), "4 recommendations, 2 without a response, none late."),
        ((4, 2, 1), "4 recommendations, 2 without a response, 1 late."),
        ((2, 2, 2), "2 recommendations, all without a response, all late."),
        ((1, 1, 1), "1 recommendation, without a response, late."),
    ],
)
def test_the_list_says_how_many_wait(numbers, said):
    assert headline(*numbers) == said


# ---- on pages ----


def test_democratic_services_note_a_recommendation_from_a_limb_and_its_response(town, clerk):
    limb = Limb.objects.get(verb="recommended")
    new = f"{town.item_url}recommendations/new/"
    clerk.post(new, {"limb": limb.pk, "to_body": "Cabinet", "due_on": "2026-01-18"})
    found = town.item.recommendations.get()
    assert found.text == "recommends houses to Cabinet"
    shown = words(page(clerk, town.item_url).get_element_by_id("recommendations"))
    assert "Resolution 6(c)" in shown and "No response," in shown
    clerk.post(
        f"{town.item_url}recommendations/{found.pk}/response/",
        {
            "response": "partly",
            "response_words": "For homes of three bedrooms.",
            "responded_on": "2025-12-09",
        },
    )
    shown = words(page(clerk, town.item_url).get_element_by_id("recommendations"))
    assert "Accepted in part, 9 December 2025" in shown and "“For homes of three bedrooms.”" in shown
    verbs = list(
        AuditEntry.objects.filter(subject="recommendation").order_by("pk").values_list("verb", flat=True)
    )
    assert verbs == ["noted a recommendation", "noted the response to a recommendation"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (
            {"to_body": "Cabinet"},
            "Write what is recommended, or choose the part of the resolution that says it.",
        ),
        ({"text": "x", "to_body": ""}, "Fill in “To whom”."),
        ({"text": "x", "to_body": "Cabinet", "due_on": "2025-01-01"}, "Enter a later day."),
        ({"text": "x", "to_body": "Cabinet", "limb": "999999"}, "Choose one of those that are listed."),
    ],
)
def test_a_recommendation_that_says_too_little_is_refused_with_the_reason(town, clerk, data, said):
    response = clerk.post(f"{town.item_url}recommendations/new/", data)
    assert response.status_code == 200 and not town.item.recommendations.exists()
    assert said in words_of(response)


def words_of(response) -> str:
    return " ".join(response.content.decode().split())


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"response": "accepted", "responded_on": "2025-12-09"}, "Write what was answered"),
        ({"response": "accepted", "response_words": "Yes."}, "Enter the day of the response."),
        ({"response": "none", "response_words": "Yes."}, "Choose what the response was."),
        (
            {"response": "accepted", "response_words": "Yes.", "responded_on": "2099-01-01"},
            "has not come yet",
        ),
        (
            {"response": "accepted", "response_words": "Yes.", "responded_on": "2025-01-01"},
            "before the meeting",
        ),
        ({"response": "perhaps"}, "Choose one of those that are listed."),
    ],
)
def test_half_a_response_is_refused_and_nothing_of_it_saved(town, clerk, data, said):
    found = made(town)
    response = clerk.post(f"{town.item_url}recommendations/{found.pk}/response/", data)
    assert said in words_of(response)
    found.refresh_from_db()
    assert (found.response, found.response_words, found.responded_on) == ("none", "", None)


def test_a_response_noted_by_mistake_is_taken_back(town):
    found = made(town)
    note_response(
        recommendation=found,
        response="refused",
        response_words="No.",
        responded_on=date(2025, 12, 9),
        by=None,
    )
    note_response(recommendation=found, response="none", response_words="", responded_on=None, by=None)
    assert found.response == "none" and found.responded_on is None


def test_a_limb_of_another_item_is_refused(town):
    other = town.add_item(town.meeting, "7")
    with pytest.raises(NotAllowed, match="another item"):
        recommend(item=other, to_body="Cabinet", limb=Limb.objects.first(), by=None)


def test_those_without_a_response_stand_first_on_the_tracker_and_on_their_page(town, client):
    today = timezone.localdate()
    answered = made(town, "Answered")
    made(town, "Waits", due_on=today + timedelta(days=30))
    made(town, "Late", due_on=today - timedelta(days=1))
    note_response(
        recommendation=answered, response="accepted", response_words="Yes.", responded_on=today, by=None
    )
    for path in ("actions/", "actions/recommendations/"):
        shown = words(page(client, town.url(path)))
        places = [shown.index(each) for each in ("Late", "Waits", "Answered") if each in shown]
        assert shown.index("Waits Corporate") < shown.index("Answered Corporate"), path
        assert shown.index("Late Corporate") < shown.index("Waits Corporate"), path
        assert len(places) == 3
    assert "3 recommendations, 2 without a response, 1 late." in shown


def test_recommendations_wait_until_the_minutes_are_out(town, client):
    meeting = town.add_meeting(timezone.localdate() - timedelta(days=2))
    item = town.add_item(meeting, "4")
    town.ask(item)
    recommend(item=item, to_body="Cabinet", text="Not out yet", by=None)
    for path in ("actions/", "actions/recommendations/"):
        assert "Not out yet" not in words(page(client, town.url(path)))
    meetings.publish_minutes(meeting=meeting, on=meeting.date, by=None)
    assert "Not out yet" in words(page(client, town.url("actions/")))


def test_the_list_costs_the_same_whatever_it_holds(town, client):
    made(town)
    assert_same_queries(
        client,
        town.url("actions/recommendations/"),
        lambda: [made(town, f"Number {each}") for each in range(20)],
        most=10,
    )


def test_democratic_services_are_chased_for_a_response_and_nobody_else_is(town):
    today = timezone.localdate()
    made(town, "Late one", due_on=today - timedelta(days=40))
    made(town, "Soon one", due_on=today + timedelta(days=3))
    made(town, "Without a day")
    clerk = user_with_role(town.council, Role.DEMOCRATIC_SERVICES)
    officer = user_with_role(town.council, Role.PERFORMANCE_OFFICER)
    people = [
        Person(each, permissions_of(roles, town.council))
        for each, roles in (
            (clerk, frozenset({Role.DEMOCRATIC_SERVICES})),
            (officer, frozenset({Role.PERFORMANCE_OFFICER})),
        )
    ]
    found = works_of(Asked({town.council: people}, today))[town.council]
    told = [each.in_letter for each in found[clerk].told if "Recommendation" in each.what]
    item = "Corporate Parenting Panel, 18 November 2025, item 6"
    assert told == [
        f"Late one, {item}: no response, 1 month late",
        f"Soon one, {item}: due {weekday_words(today + timedelta(days=3))}",
    ]
    assert not [each for each in found[officer].things if "Recommendation" in each.what]


def test_a_page_says_to_whom_each_recommendation_is_made(town, client):
    """The cover report's to the committee, the committee's to others."""
    made(town)
    recommend(item=town.item, to_body="the Health Board", text="More nurses", by=None)
    set_report(
        item=town.item, parts=[{"kind": "body", "heading": "Recommendations", "text": "Note it."}], by=None
    )
    text = words(page(client, town.item_url))
    assert "Recommendations to Cabinet and the Health Board" in text
    pack = words(page(client, town.url("panel/meetings/2025-11-18/papers/pack/")))
    for each in (text, pack):
        assert "Recommendations to the Panel Note it." in each
