"""Members are told by letter, once, that papers are published or a meeting moved: with links, and without a figure."""

from datetime import date, time, timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils.timezone import localdate, now

from accounts.roles import Role
from committees.addresses import meeting_url
from committees.meetings.standing.actions import cancel_meeting, move_meeting, put_back_meeting
from committees.models import Meeting, PapersTold
from committees.papers.actions import tell_members_of
from committees.papers.jobs import tell_members
from committees.papers.querysets import letters_to_members
from indicators.terms.due_dates import weekday_words
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
    first, second = (letters_to_members([town.council], localdate())[0] for _ in range(2))
    assert tell_members_of(letter=first, site=SITE)
    assert not tell_members_of(letter=second, site=SITE)
    assert len(mail.outbox) == 1 and PapersTold.objects.count() == 1


def letters() -> list:
    """Those of the newest run."""
    mail.outbox.clear()
    tell_members()
    return list(mail.outbox)


def test_members_are_told_once_that_a_meeting_moved_is_cancelled_and_is_held_after_all(town):
    member = user_with_role(town.council, Role.MEMBER)
    meeting = in_days(town, 30, None)
    assert not letters()
    day = meeting.date + timedelta(days=2)
    meeting = move_meeting(
        meeting=meeting, day=day, time=time(17, 30), location="Town Hall", reason="For 2 children.", by=None
    )
    (moved,) = letters()
    assert moved.to == [member.email] and moved.subject == "Meeting changed: Corporate Parenting Panel"
    words = (
        f"It moved from {weekday_words(day - timedelta(days=2))} to {weekday_words(day)}, 5.30pm, Town Hall."
    )
    assert words in moved.body and f"{SITE}{meeting_url(meeting, town.council.slug)}\n" in moved.body
    assert "2 children" not in moved.body
    assert not letters()
    cancel_meeting(meeting=meeting, reason="No business.", by=None)
    (cancelled,) = letters()
    assert cancelled.subject == "Meeting cancelled: Corporate Parenting Panel"
    assert f"It is cancelled. It was to be on {weekday_words(day)}" in cancelled.body
    put_back_meeting(meeting=meeting, by=None)
    (back,) = letters()  # of the move they were told before
    assert f"It is now to be on {weekday_words(day)}, 5.30pm, Town Hall." in back.body
    assert "moved" not in back.body and not letters()


def test_who_was_told_of_no_move_is_told_of_the_day_that_it_was_to_be_on_first(town):
    user_with_role(town.council, Role.MEMBER)
    meeting = in_days(town, 30, None)
    first = meeting.date
    for days in (2, 4):
        day = first + timedelta(days=days)
        move_meeting(meeting=meeting, day=day, time=None, location="", reason="The Chair is ill.", by=None)
    assert f"It moved from {weekday_words(first)} to {weekday_words(day)}." in letters()[0].body


def test_that_a_cancelled_meeting_is_held_after_all_is_told_to_who_was_told_of_it(town):
    user_with_role(town.council, Role.MEMBER)
    meeting, quiet = in_days(town, 30, None), in_days(town, 40, None)
    cancel_meeting(meeting=meeting, reason="No business.", by=None)
    assert len(letters()) == 1
    put_back_meeting(meeting=meeting, by=None)
    cancel_meeting(meeting=quiet, reason="No business.", by=None)
    put_back_meeting(meeting=quiet, by=None)
    (letter,) = letters()
    assert f"It is now to be on {weekday_words(meeting.date)}." in letter.body
    assert letter.subject == "Meeting changed: Corporate Parenting Panel"


def test_one_letter_tells_of_papers_and_of_changes_and_old_changes_are_no_news(town):
    user_with_role(town.council, Role.MEMBER)
    in_days(town, 9, localdate())
    for number in (30, 40):
        cancel_meeting(meeting=in_days(town, number, None), reason="No business.", by=None)
    (letter,) = letters()
    assert letter.subject == "Papers published: Corporate Parenting Panel; 2 meetings changed or cancelled"
    PapersTold.objects.all().delete()
    Meeting.objects.update(agenda_published=None, changed_at=now() - timedelta(days=8))
    assert not letters()
