"""A member's home says what changed since they last looked, and says so honestly on the first visit."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db.models import QuerySet
from django.test import Client
from django.utils.timezone import localdate
from lxml import html

from accounts.models import Visit
from accounts.roles import Role
from committees.follow_ups.actions import close_action
from committees.meetings.standing.actions import cancel_meeting
from committees.models import AgendaItem, Meeting
from committees.questions.actions import answer_question, put_question
from scorecards.models import Edition
from tests.factories import user_with_role
from tests.meetings import Town

pytestmark = pytest.mark.django_db


@pytest.fixture
def town():
    town = Town()
    town.discuss()
    Meeting.objects.update(changed_at=None)
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
    assert "Nothing has changed since you last looked" in changed(first, town)


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


def test_of_a_private_meeting_nothing_is_published(town):
    coming = town.add_meeting(localdate() + timedelta(days=9), agenda=localdate() - timedelta(days=1))
    Meeting.objects.filter(pk=coming.pk).update(kind="private")
    assert "Papers out in the council," in changed(visitor(town, 3), town)
