"""Members ask for a measure, officers decide and say which it became, and all read where it was first reported."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.test import Client
from django.utils import timezone
from django.utils.timezone import localdate

from accounts.policies import NotAllowed
from accounts.roles import PERMISSIONS, Role
from committees.models import AgendaItem, MeasureRequest, Meeting, RequestStep
from committees.requests.actions import answer_request, decide_request, raise_request
from committees.requests.states import RequestState, state_of
from indicators.worklist.lists.presenters import works_of
from indicators.worklist.lists.registries import Asked, Person
from scorecards.editions.addresses import edition_url
from scorecards.models import Edition
from tests.factories import (
    IndicatorFactory,
    MeasureRequestFactory,
    MembershipFactory,
    RequestStepFactory,
    SectionFactory,
    SectionIndicatorFactory,
    user_with_role,
)
from tests.meetings import Town, publish, row
from tests.payloads import make_cell
from tests.queries import assert_same_queries

pytestmark = pytest.mark.django_db
REQUESTS = "/exampleton/requests/"
NEXT = date(2025, 10, 1)


def client_of(town: Town, role: Role) -> Client:
    client = Client()
    client.force_login(user_with_role(town.council, role))
    return client


def on_a_scorecard(town: Town, **facts):
    indicator = IndicatorFactory(**facts)
    SectionIndicatorFactory(section=SectionFactory(scorecard=town.scorecard), indicator=indicator)
    return indicator


def words(response) -> str:
    return " ".join(response.text.split())


def test_a_request_goes_from_a_member_by_way_of_a_decision_to_the_edition_that_first_reports_it():
    town = Town()
    member, officer = client_of(town, Role.MEMBER), client_of(town, Role.PERFORMANCE_OFFICER)
    sent = {"wanted": "Care leavers to 25 in work", "why": "Whether our help lasts."}
    assert "The request is noted" in words(member.post(f"{REQUESTS}new/", sent, follow=True))
    asked = MeasureRequest.objects.get()
    address = f"{REQUESTS}{asked.pk}/"
    waits = ": for you to decide"
    assert waits in words(officer.get("/exampleton/")) and waits not in words(member.get("/exampleton/"))
    assert asked.asked_by == "A member" and "Waits for a decision" in words(member.get(REQUESTS))
    assert "Note the decision" not in words(member.get(address))
    assert member.post(address, {"do": "decide", "kind": "declined", "reason": "No."}).status_code == 403
    assert "Say why: members read the reason." in words(
        officer.post(address, {"do": "decide", "kind": "accepted"})
    )
    decided = {"do": "decide", "kind": "accepted", "reason": "From the case system, from January."}
    assert "Will be added" in words(officer.post(address, decided, follow=True))
    measure = on_a_scorecard(town, code="care-leavers-to-25", title="Care leavers to 25")
    answer = {"do": "answer", "indicator": measure.pk, "note": "As at the end of the quarter."}
    page = words(officer.post(address, answer, follow=True))
    assert "Added, not reported yet" in page and "Measured as “Care leavers to 25”. As at the end" in page
    without = row("care-leavers-to-25", "Care leavers to 25", latest=make_cell(value=None, symbol="x"))
    publish(town.council, town.scorecard, [without], start=NEXT)
    assert "not reported yet" in words(member.get(address))
    publish(
        town.council, town.scorecard, [row("care-leavers-to-25", "Care leavers to 25")], start=NEXT, number=2
    )
    page = words(member.get(address))
    assert "First reported" in page and "edition-2/measures/care-leavers-to-25/" in page
    assert "From the case system, from January." in page  # what was said stays
    measured = words(member.get("/exampleton/measures/care-leavers-to-25/", follow=True))
    assert "Asked for by a member" in measured and "First reported:" in measured
    found = words(member.get("/exampleton/search/?q=leavers+work"))
    assert (
        "Requests for a measure" in found and address in member.get("/exampleton/search/?q=leavers+work").text
    )


def test_a_measure_that_was_reported_all_along_is_on_the_scorecard_already():
    town = Town()
    member = client_of(town, Role.MEMBER)
    measure = on_a_scorecard(town, code="in-care", title="Children in care")
    publish(town.council, town.scorecard, [row("in-care", "Children in care")], start=NEXT)
    own = MeasureRequestFactory(council=town.council, wanted="How many are in care", by=None)
    answer_request(request=own, indicator=measure, by=None)
    address = f"{REQUESTS}{own.pk}/"
    for number in (1, 2):
        page = member.get(address)
        assert "On the scorecard already" in words(page) and "not reported yet" not in words(page)
        assert "First reported" not in words(page) and "from asking" not in words(page)
        assert "Added" not in words(page) and "Measured as “Children in care”" in words(page)
        assert f"edition-{number}/measures/in-care/" in page.text  # the newest that has it
        if number == 1:
            publish(town.council, town.scorecard, [row("in-care", "Children in care")], start=NEXT, number=2)
    measured = words(member.get("/exampleton/measures/in-care/", follow=True))
    assert "Asked for by" in measured and "First reported" not in measured


def test_what_a_meeting_asked_for_was_asked_for_on_its_day_however_late_its_minutes_are_written():
    """A figure that came between the two had not been there when members asked."""
    town = Town(public=True)
    asked = MeasureRequestFactory(council=town.council, item=town.item, wanted="How many are in care")
    measure = on_a_scorecard(town, code="in-care", title="Children in care")
    edition = publish(town.council, town.scorecard, [row("in-care", "Children in care")], start=NEXT)
    between = datetime(2025, 11, 28, 12, tzinfo=UTC)
    QuerySet(Edition).filter(pk=edition.pk).update(published_at=between)
    answer_request(request=asked, indicator=measure, by=None)
    page = words(client_of(town, Role.DEMOCRATIC_SERVICES).get(f"{REQUESTS}{asked.pk}/"))
    assert "First reported" in page and "On the scorecard already" not in page


def test_what_was_raised_at_an_item_is_read_with_its_minutes():
    town = Town(public=True)
    clerk, member = client_of(town, Role.DEMOCRATIC_SERVICES), client_of(town, Role.MEMBER)
    item = f"{town.url()}panel/meetings/2025-11-18/item-6/"
    sent = {"wanted": "Times children in care went missing", "asked_by": "The Chair"}
    assert clerk.post(f"{item}requests/new/", sent).status_code == 302
    asked = MeasureRequest.objects.get()
    for reader in (member, client_of(town, Role.PERFORMANCE_OFFICER)):
        assert reader.get(f"{REQUESTS}{asked.pk}/").status_code == 404
        assert "went missing" not in words(reader.get(REQUESTS)) + words(reader.get(item))
    assert "went missing" in words(clerk.get(REQUESTS))
    Meeting.objects.update(minutes_state="draft", minutes_published=date(2025, 12, 1))
    for reader in (member, Client()):
        assert "Times children in care went missing" in words(reader.get(item))
    assert member.get(f"{REQUESTS}{asked.pk}/").status_code == 200
    assert Client().get(REQUESTS).status_code == 302  # the public reads it at the item alone
    measure = on_a_scorecard(town, code="missing", title="Went missing")
    edition = publish(town.council, town.scorecard, [row("missing", "Went missing")], start=NEXT)
    answer_request(request=asked, indicator=measure, by=None)
    unseen = MeasureRequestFactory(council=town.council, asked_by="Nobody at a meeting")
    RequestStepFactory(request=unseen, kind="added", indicator=measure, reason="")
    page = words(Client().get(f"{edition_url(edition, 'exampleton')}measures/missing/"))
    assert "Asked for by the Chair" in page and item in page and "Nobody at a meeting" not in page


def test_what_was_said_never_changes_and_no_decision_is_made_twice():
    town = Town()
    asked = raise_request(council=town.council, wanted="Visits", asked_by="A member", by=None)
    decide_request(request=asked, kind="declined", reason="Nobody counts them.", by=None)
    with pytest.raises(NotAllowed, match="decided already"):
        decide_request(request=asked, kind="declined", reason="Asked once more.", by=None)
    with pytest.raises(NotAllowed, match="on one of your scorecards"):
        answer_request(request=asked, indicator=IndicatorFactory(), by=None)
    answer_request(request=asked, indicator=on_a_scorecard(town), by=None)
    with pytest.raises(NotAllowed, match="answered"):
        decide_request(request=asked, kind="accepted", reason="It came late.", by=None)
    for stored in (asked, *RequestStep.objects.all()):
        with pytest.raises(ValidationError):
            stored.save()
    assert [each.kind for each in RequestStep.objects.all()] == ["declined", "added"]


def test_another_councils_requests_are_not_found():
    town, elsewhere = Town(), MeasureRequestFactory()
    reader = client_of(town, Role.PERFORMANCE_OFFICER)
    assert reader.get(f"{REQUESTS}{elsewhere.pk}/").status_code == 404


@pytest.mark.one_database
def test_the_list_costs_the_same_with_twenty_requests():
    town = Town()
    reader = user_with_role(town.council, Role.MEMBER)
    MembershipFactory(user=reader, council=town.council, role=Role.PERFORMANCE_OFFICER)
    client = Client()
    client.force_login(reader)

    def ask():
        asked = MeasureRequestFactory(council=town.council, at=timezone.now() - timedelta(days=1))
        RequestStepFactory(request=asked, kind="added", indicator=on_a_scorecard(town), reason="")

    ask()
    client.get(REQUESTS)
    assert_same_queries(client, REQUESTS, lambda: [ask() for _ in range(20)])


def test_the_newest_step_says_how_a_request_stands():
    assert state_of("", reported=False) is RequestState.ASKED
    assert state_of("declined", reported=False) is RequestState.DECLINED
    assert [state_of("added", reported=each).value for each in (False, True)] == [
        "Added, not reported yet",
        "Reported",
    ]


def test_what_was_asked_at_an_exempt_item_is_decided_by_who_may_read_it():
    """Officers are not: democratic services note what is decided, and the form says so; nobody else is told."""
    town = Town()
    AgendaItem.objects.update(exempt_paragraph="3", exempt_reason="Prices.", public_title="Contracts")
    clerk, officer = client_of(town, Role.DEMOCRATIC_SERVICES), client_of(town, Role.PERFORMANCE_OFFICER)
    town.discuss()
    new = f"{town.item_url}requests/new/"
    who = "Democratic services note on its page what is decided."
    assert who in words(clerk.get(new))
    sent = {"wanted": "Costs of each contract", "asked_by": "A member"}
    assert who in words(clerk.post(new, sent, follow=True))
    asked = MeasureRequest.objects.get()
    address = f"{REQUESTS}{asked.pk}/"
    home = words(clerk.get("/exampleton/"))
    assert asked.wanted in home and ": no decision is noted" in home.lower()
    assert asked.wanted not in words(officer.get("/exampleton/")) and officer.get(address).status_code == 404
    person = Person(
        user_with_role(town.council, Role.DEMOCRATIC_SERVICES), PERMISSIONS[Role.DEMOCRATIC_SERVICES]
    )
    things = works_of(Asked({town.council: [person]}, localdate()))[town.council][person.user].things
    (thing,) = (each for each in things if each.what == "Request for a measure")
    assert thing.in_letter.startswith("A request at an item that is not public")
    clerk.post(address, {"do": "decide", "kind": "not_yet", "reason": "No contract has its costs yet."})
    assert RequestStep.objects.get().kind == "not_yet"
    assert asked.wanted not in words(clerk.get("/exampleton/"))


def test_officers_decide_what_was_asked_at_an_open_item_once_they_may_read_it():
    """Before its minutes are out the list of work would lead them to a page that is not there."""
    town = Town()
    clerk, officer = client_of(town, Role.DEMOCRATIC_SERVICES), client_of(town, Role.PERFORMANCE_OFFICER)
    new = f"{town.item_url}requests/new/"
    assert "Officers decide on it. They and members read it once" in words(clerk.get(new))
    clerk.post(new, {"wanted": "Costs of each home", "asked_by": "A member"})
    asked = MeasureRequest.objects.get()
    assert asked.wanted not in words(officer.get("/exampleton/"))
    assert "Note the decision" not in words(clerk.get(f"{REQUESTS}{asked.pk}/"))
    town.discuss()
    assert asked.wanted in words(officer.get("/exampleton/"))
    assert asked.wanted not in words(clerk.get("/exampleton/"))
    assert "Note the decision" in words(officer.get(f"{REQUESTS}{asked.pk}/"))
