"""A member's home says what changed since they last looked, and says so honestly on the first visit."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate, now
from lxml import html

from accounts.models import Visit
from accounts.roles import Role
from committees.follow_ups.actions import close_action, say_progress
from committees.follow_ups.recommendations.actions import note_response, recommend
from committees.meetings.actions import confirm_minutes, publish_minutes, reopen_minutes
from committees.meetings.standing.actions import cancel_meeting
from committees.models import AgendaItem, Meeting, Recommendation
from committees.questions.actions import answer_question, put_question
from committees.requests.actions import decide_request, raise_request
from indicators.terms.periods import day_words
from scorecards.editions.taking_down.actions import put_back, take_down
from scorecards.models import Edition
from tests.factories import user_with_role
from tests.meetings import Town, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def town():
    town = Town()
    town.discuss()
    Meeting.objects.update(changed_at=None)
    return town


def ago(days: int) -> date:
    return localdate() - timedelta(days=days)


@pytest.fixture
def quiet(town):
    """Of which nothing came out for years."""
    QuerySet(Edition).update(published_at=datetime(2020, 1, 1, tzinfo=UTC))
    return town


def visitor(town: Town, days: int | None, role: Role = Role.MEMBER) -> Client:
    """Who last looked so many days ago; None for the first time."""
    user = user_with_role(town.council, role)
    if days is not None:
        Visit.objects.create(council=town.council, user=user, on=localdate() - timedelta(days=days))
    client = Client()
    client.force_login(user)
    return client


def changed(client: Client, town: Town) -> str:
    found = html.fromstring(client.get(town.url()).content).xpath("//section[@aria-labelledby='changed-h']")
    return " ".join(" ".join(found[0].itertext()).split()) if found else ""


def test_a_first_visit_says_so_and_a_later_one_that_nothing_changed(town):
    QuerySet(Edition).update(published_at=datetime(2020, 1, 1, tzinfo=UTC))
    first = visitor(town, None)
    assert "This is your first visit." in changed(first, town)
    assert "This is your first visit." in changed(first, town)
    Visit.objects.update(on=localdate() - timedelta(days=3))
    assert "Nothing has come out since you last looked" in changed(first, town)


def test_it_tells_of_figures_papers_meetings_answers_and_actions_since_that_day(town):
    client = visitor(town, 3)
    asker = Visit.objects.get().user
    coming = town.add_meeting(localdate() + timedelta(days=9), agenda=localdate() - timedelta(days=1))
    item = town.add_item(coming, "5")
    off = town.add_meeting(localdate() + timedelta(days=30), agenda=None)
    cancel_meeting(meeting=off, reason="No business.", by=None)
    question = put_question(item=item, text="Why?", asked_by_words="A member", by=asker)
    answer_question(question=question, answer="So.", answered_by_words="Head of Service", by=None)
    close_action(action=town.item.actions.get(), on=localdate(), by=None)
    text = changed(client, town)
    for words in (
        "Published,",
        "Papers published,",
        "Meeting cancelled,",
        "Why? Your question is answered,",
        "Costed plan Action: closed,",
    ):
        assert words in text
    assert changed(client, town) == text


def test_an_exempt_items_action_is_told_to_nobody_outside_and_officers_have_their_list_instead(town):
    close_action(action=town.item.actions.get(), on=localdate(), by=None)
    AgendaItem.objects.filter(pk=town.item.pk).update(
        exempt_paragraph="3", exempt_reason="Prices.", public_title="Contracts"
    )
    assert "Costed plan" not in changed(visitor(town, 3), town)
    assert changed(visitor(town, 3, Role.PERFORMANCE_OFFICER), town) == ""


def test_of_a_long_list_the_last_can_be_read_too(town):
    client = visitor(town, 30)
    for number in range(12):
        town.add_meeting(
            localdate() + timedelta(days=20 + number), agenda=localdate() - timedelta(days=number)
        )
    text = changed(client, town)
    assert "And " in text and " more" in text
    assert text.count("Papers published,") == 12


def test_what_is_not_told_one_by_one_is_counted_and_linked(town):
    client = visitor(town, 300)
    for number in range(2, 9):
        publish(town.council, town.scorecard, [], number=number)
        held = town.add_meeting(ago(20 + number))
        town.resolve(town.add_item(held, "6"))
        publish_minutes(meeting=held, on=ago(1), by=None)
    action = town.item.actions.get()
    for number in range(41):
        say_progress(action=action, text=f"Step {number}", by=None)
    text = changed(client, town)
    assert "And 3 more editions came out: All scorecards" in text  # of eight
    assert "And 2 more sets of minutes came out: All meetings" in text  # of seven
    assert "And earlier changes of actions: All actions" in text


def test_of_a_private_meeting_nothing_is_published(town):
    coming = town.add_meeting(localdate() + timedelta(days=9), agenda=localdate() - timedelta(days=1))
    Meeting.objects.filter(pk=coming.pk).update(kind="private")
    assert "Papers out in the council," in changed(visitor(town, 3), town)


def refuse(town: Town, on: date) -> Recommendation:
    made = recommend(item=town.item, to_body="Cabinet", text="Buy two houses.", by=None)
    said = {"response": "refused", "response_words": "There is no money."}
    return note_response(recommendation=made, responded_on=on, by=None, **said)


def test_it_tells_what_cabinet_answered_by_the_day_it_came_and_the_day_it_was_noted(quiet):
    client = visitor(quiet, 3)
    refuse(quiet, ago(9))
    text = changed(client, quiet)
    assert (
        f"Buy two houses. Answer of Cabinet: refused, {day_words(ago(9))}, noted {day_words(ago(0))}" in text
    )
    Recommendation.objects.update(noted_at=None, responded_on=ago(2))  # noted before its hour was kept
    assert f"Answer of Cabinet: refused, {day_words(ago(2))}" in changed(client, quiet)
    Recommendation.objects.update(responded_on=ago(4))
    assert "Cabinet" not in changed(client, quiet)


def test_it_tells_what_was_decided_on_the_members_own_request_and_on_nobody_elses(quiet):
    client = visitor(quiet, 3)
    own = Visit.objects.get().user
    for by, wanted in ((own, "Visits kept"), (None, "Calls kept")):
        asked = raise_request(council=quiet.council, wanted=wanted, asked_by="A member", by=by)
        decide_request(request=asked, kind="declined", reason="Too few.", by=None)
    text = changed(client, quiet)
    assert f"Visits kept Your request is answered: It will not be added, {day_words(ago(0))}" in text
    assert "Calls kept" not in text


def test_it_tells_that_minutes_were_agreed_and_reopened(quiet):
    client, later = visitor(quiet, 3), quiet.add_meeting(ago(5))
    item = quiet.add_item(later, "2")
    confirm_minutes(meeting=quiet.meeting, agreed_at=later, item=item, today=ago(0), by=None)
    Meeting.objects.update(changed_at=now())  # when it was moved is no news once it was held
    said = f"Minutes agreed, {day_words(ago(5))}, noted {day_words(ago(0))}"
    assert said in changed(client, quiet)
    assert "Meeting changed" not in changed(client, quiet)
    reopen_minutes(meeting=quiet.meeting, reason="A wrong name.", on=ago(0), by=None)
    assert "Minutes agreed" not in changed(client, quiet)
    assert f"Minutes reopened, {day_words(ago(0))}" in changed(client, quiet)


def test_it_tells_that_an_edition_was_withdrawn_and_put_back(quiet):
    client = visitor(quiet, 3)
    take_down(edition=quiet.edition, reason="A wrong figure.", by=None)
    assert f"Edition 1 withdrawn, {day_words(ago(0))}" in changed(client, quiet)
    put_back(edition=quiet.edition, reason="It was right.", by=None)
    text = changed(client, quiet)
    assert f"Edition 1 put back, {day_words(ago(0))}" in text
    assert "withdrawn" not in text


def test_an_answer_to_a_recommendation_of_an_exempt_item_is_told_to_nobody_outside(quiet):
    refuse(quiet, ago(1))
    exempt = {"exempt_paragraph": "3", "exempt_reason": "Prices.", "public_title": "Contracts"}
    AgendaItem.objects.filter(pk=quiet.item.pk).update(**exempt)
    assert "houses" not in changed(visitor(quiet, 3), quiet)


def test_what_changed_costs_the_same_queries_however_much_it_is(quiet):
    client = visitor(quiet, 3)
    own, asked = Visit.objects.get().user, []
    changed(client, quiet)  # after which what is kept between pages is kept
    for many in (1, 3):
        for _ in range(many):
            refuse(quiet, ago(1))
            wanted = raise_request(council=quiet.council, wanted="Calls", asked_by="A member", by=own)
            decide_request(request=wanted, kind="declined", reason="Too few.", by=None)
            take_down(edition=quiet.edition, reason="A wrong figure.", by=None)
            put_back(edition=quiet.edition, reason="It was right.", by=None)
        with CaptureQueriesContext(connection) as queries:
            assert "Answer of Cabinet" in changed(client, quiet)
        asked.append(len(queries))
    assert asked[0] == asked[1]
