"""Members are told by letter, once, that papers are published: with links, and without a figure."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils.timezone import localdate

from accounts.roles import Role
from committees.addresses import meeting_url
from committees.models import PapersTold
from committees.papers.actions import tell_of_papers
from committees.papers.jobs import tell_members
from committees.papers.querysets import letters_about_papers
from tests.factories import MembershipFactory, user_with_role
from tests.meetings import Town

pytestmark = pytest.mark.django_db
SITE = "https://scorecard.example.gov.uk"


@pytest.fixture(autouse=True)
def site(settings):
    settings.SITE_URL = SITE


@pytest.fixture
def town():
    return Town()


def in_days(town, days: int, agenda: date | None):
    return town.add_meeting(localdate() + timedelta(days=days), agenda=agenda)


def test_a_member_is_told_once_of_papers_that_are_out(town):
    member = user_with_role(town.council, Role.MEMBER)
    user_with_role(town.council, Role.PERFORMANCE_OFFICER)
    meeting = in_days(town, 9, localdate())
    town.add_item(meeting, "5")
    tell_members()
    tell_members()
    (letter,) = mail.outbox
    assert letter.to == [member.email]
    assert letter.subject == "Papers published: Corporate Parenting Panel"
    assert f"{SITE}{meeting_url(meeting, town.council.slug)}\n" in letter.body
    assert "The agenda has 1 item:" in letter.body and "%" not in letter.body


def test_nobody_is_told_of_papers_to_come_of_old_ones_or_of_a_meeting_that_was_held(town):
    user_with_role(town.council, Role.MEMBER)
    in_days(town, 9, localdate() + timedelta(days=1))
    in_days(town, 10, None)
    in_days(town, 11, localdate() - timedelta(days=7))
    in_days(town, -1, localdate())
    tell_members()
    assert not mail.outbox


def test_a_member_of_two_councils_has_one_letter_and_who_wants_none_has_none(town):
    second = Town(slug="otherton")
    member = user_with_role(town.council, Role.MEMBER)
    MembershipFactory(user=member, council=second.council, role=Role.MEMBER)
    quiet = user_with_role(town.council, Role.MEMBER)
    client = Client()
    client.force_login(quiet)
    client.post("/account/", {"name": "A member"})
    quiet.refresh_from_db()
    assert not quiet.papers_by_mail
    for place in (town, second):
        in_days(place, 9, localdate())
    tell_members()
    (letter,) = mail.outbox
    assert letter.to == [member.email] and letter.subject == "Papers published for 2 meetings"


def test_two_runs_at_once_tell_nobody_twice(town):
    user_with_role(town.council, Role.MEMBER)
    in_days(town, 9, localdate())
    first, second = (letters_about_papers([town.council], localdate())[0] for _ in range(2))
    assert tell_of_papers(letter=first, site=SITE)
    assert not tell_of_papers(letter=second, site=SITE)
    assert len(mail.outbox) == 1 and PapersTold.objects.count() == 1
