"""One tracker: recommendations and requests for a measure stand beside the actions, counted and narrowed alike."""

from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate

from accounts.roles import Role
from committees.follow_ups.recommendations.actions import note_response, recommend
from committees.requests.actions import answer_request, decide_request, raise_request
from committees.requests.states import RequestState, state_of, took_words
from committees.tracker.groups import Group, requests_headline, summed
from scorecards.editions.taking_down.actions import take_down
from tests.committees.tracker.test_tracker import out, page, words
from tests.factories import CommitteeFactory, SectionFactory, SectionIndicatorFactory, user_with_role
from tests.meetings import Town, publish, row
from tests.queries import assert_same_queries

pytestmark = pytest.mark.django_db


def test_counts_are_summed_over_all_three():
    found = summed({Group.LATE: 2, Group.CLOSED: 1}, {Group.LATE: 1, Group.RESPONSE: 1}, {Group.FIGURE: 3})
    assert (found[Group.LATE], found[Group.RESPONSE], found[Group.FIGURE], found[Group.CLOSED]) == (
        3,
        1,
        3,
        1,
    )


def test_the_headline_of_requests_says_how_many_have_no_figure_yet():
    assert requests_headline({}) == ""
    assert requests_headline({Group.FIGURE: 1}) == "1 measure was asked for, without a figure yet."
    assert requests_headline({Group.CLOSED: 2}) == "2 measures were asked for, and answered."


def test_that_it_cannot_be_counted_yet_is_an_answer():
    assert state_of("not_yet", reported=False) == RequestState.NOT_YET == "Cannot be counted yet"


@pytest.mark.parametrize(
    "reported, said",
    [
        (date(2025, 7, 29), "7 weeks from asking to the first figure"),
        (date(2025, 6, 23), "13 days from asking to the first figure"),
        (date(2025, 6, 11), "1 day from asking to the first figure"),
        (date(2025, 6, 9), ""),
    ],
)
def test_it_is_said_how_long_the_first_figure_took(reported, said):
    assert took_words(date(2025, 6, 10), reported) == said


@pytest.fixture
def town():
    town = Town(public=True)
    SectionIndicatorFactory(section=SectionFactory(scorecard=town.scorecard), indicator=town.indicator)
    return town


def ask(town, item, wanted="Help with drugs"):
    return raise_request(council=town.council, wanted=wanted, asked_by="A member", item=item, by=None)


def tallies(tree) -> list[str]:
    return [words(each) for each in tree.find_class("tallies")[0]]


def test_the_tracker_shows_a_request_from_asking_to_its_first_figure(town, client):
    item = out(town)
    asked = ask(town, item)
    tree = page(client, town.url("actions/"))
    assert "Measures that were asked for: 1" in words(tree) and "Waits for a decision" in words(tree)
    assert "Waiting for a figure 1" in tallies(tree)
    decide_request(request=asked, kind="not_yet", reason="The system cannot count it.", by=None)
    shown = words(page(client, town.url("actions/")))
    assert "Cannot be counted yet" in shown and "The system cannot count it." in shown
    take_down(edition=town.edition, reason="Another stands for it.", by=None)
    answer_request(request=asked, indicator=town.indicator, by=None)
    assert "Added, not reported yet" in words(page(client, town.url("actions/")))
    publish(town.council, town.scorecard, [row(town.indicator.code, town.indicator.title)], number=2)
    tree = page(client, town.url("actions/"))
    assert "First reported: " in words(tree) and "from asking to the first figure" in words(tree)
    assert "Closed or answered 1" in tallies(tree)


def test_a_refusal_stays_with_its_reason(town, client):
    asked = ask(town, out(town))
    decide_request(request=asked, kind="declined", reason="It would name children.", by=None)
    tree = page(client, town.url("actions/?state=closed"))
    assert "Will not be added" in words(tree) and "It would name children." in words(tree)
    assert "Help with drugs" not in words(page(client, town.url("actions/?state=late")))


def test_what_was_raised_at_no_item_is_told_to_those_who_may_ask(town, client):
    ask(town, None, "Dental checks")
    assert "Dental checks" not in words(page(client, town.url("actions/")))
    client.force_login(user_with_role(town.council, Role.MEMBER))
    assert "Dental checks" in words(page(client, town.url("actions/")))


def test_requests_and_recommendations_of_minutes_that_are_not_out_or_are_exempt_are_not_counted(town, client):
    hidden = town.add_item(town.add_meeting(localdate() - timedelta(days=9)), "4")
    closed = {"exempt_paragraph": "3", "exempt_reason": "Prices.", "public_title": "Contracts"}
    secret = town.add_item(out(town).meeting, "9", **closed)
    for item in (hidden, secret):
        ask(town, item, "Larkfield prices")
        recommend(item=item, text="Buy Larkfield.", to_body="Cabinet", by=None)
    tree = page(client, town.url("actions/"))
    assert "Larkfield" not in words(tree) and all(each.endswith(" 0") for each in tallies(tree))


def test_counts_at_the_top_are_those_of_the_rows_below(town, client):
    item, today = out(town), localdate()
    late = recommend(item=item, text="Late", to_body="Cabinet", due_on=today - timedelta(days=2), by=None)
    recommend(item=item, text="Waiting", to_body="Cabinet", due_on=today + timedelta(days=9), by=None)
    ask(town, item)
    tree = page(client, town.url("actions/"))
    assert {"Late 1", "Waiting for a response 1", "Waiting for a figure 1"} <= set(tallies(tree))
    for state in ("late", "response", "figure"):
        shown = page(client, town.url(f"actions/?state={state}"))
        rows = [each for each in shown.iterfind(".//tbody/tr") if each.get("class") != "grp"]
        assert len(rows) == 1, state
    note_response(
        recommendation=late, response="refused", response_words="No money.", responded_on=today, by=None
    )
    assert "Closed or answered 1" in tallies(page(client, town.url("actions/")))


def test_they_are_narrowed_by_committee_measure_and_words(town, client):
    item = out(town)
    ask(town, item)
    recommend(item=item, text="Offer houses.", to_body="Cabinet", by=None)
    other = CommitteeFactory(council=town.council, slug="other")
    assert "Help with drugs" not in words(page(client, town.url(f"actions/?committee={other.pk}")))
    found = words(page(client, town.url("actions/?words=houses")))
    assert "Offer houses." in found and "Help with drugs" not in found


def test_the_page_costs_the_same_whatever_was_asked_for(town, client):
    item = out(town)
    answer_request(request=ask(town, item), indicator=town.indicator, by=None)
    recommend(item=item, text="Offer houses.", to_body="Cabinet", by=None)
    client.force_login(user_with_role(town.council, Role.DEMOCRATIC_SERVICES))

    def more():
        for number in range(20):
            answer_request(request=ask(town, item, f"M{number}"), indicator=town.indicator, by=None)
            recommend(item=item, text=f"R{number}", to_body="Cabinet", by=None)

    assert_same_queries(client, town.url("actions/"), more, most=20)
