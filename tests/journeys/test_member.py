"""A councillor on the panel: signs in, sees what needs attention before the meeting, and reads the scorecard."""

import re
from datetime import time, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from accounts.roles import Role
from committees.models import CommitteeMembership, Person
from tests.factories import (
    PASSWORD,
    AgendaItemFactory,
    CommitteeFactory,
    CouncilFactory,
    MeetingFactory,
    user_with_role,
)

EDITION = "/exampleton/corporate-parenting-panel/2025-26/q2/edition-1/"


@pytest.mark.django_db(transaction=True)
def test_a_member_signs_in_with_e_mail_and_password_and_sees_the_next_meeting(page, live_server):
    council = CouncilFactory(name="Exampleton Borough Council", slug="exampleton")
    member = user_with_role(council, Role.MEMBER, email="member@exampleton.example", password=PASSWORD)
    today = timezone.localdate()
    meeting = MeetingFactory(
        committee=CommitteeFactory(council=council),
        date=today + timedelta(days=8),
        time=time(17, 30),
        agenda_published=today,
    )
    person = Person.objects.create(council=council, user=member, kind="member", role="Member")
    CommitteeMembership.objects.create(committee=meeting.committee, person=person, capacity="member")
    MeetingFactory(committee=meeting.committee, date=today + timedelta(days=80))
    AgendaItemFactory(meeting=meeting, number="6", title="Finding homes closer to Exampleton")
    page.goto(f"{live_server.url}/exampleton/")
    page.get_by_label("E-mail address").fill(member.email)
    page.get_by_label("Password").fill("not the one")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    coming = page.get_by_role("region", name="Corporate Parenting Panel")
    expect(coming).to_contain_text("Your next meeting")
    expect(coming).to_contain_text(f"{meeting.date:%A %-d %B %Y}")
    expect(coming).to_contain_text("5.30pm")
    coming.get_by_role("link", name="Finding homes closer to Exampleton").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Finding homes closer to Exampleton")
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("contentinfo").get_by_role("link", name="Sign in")).to_be_visible()


@pytest.mark.browser_alone
def test_a_member_goes_from_what_needs_attention_to_the_measure(page, demonstration):
    demonstration.sign_in(page, "member")
    page.goto(demonstration.url)
    heading = page.get_by_role("heading", name=re.compile(r"\d+ of \d+ measures needs? attention"))
    expect(heading).to_be_visible()
    first = page.get_by_role("region", name=heading.inner_text()).get_by_role("listitem").first
    expect(first).to_contain_text("Missed")
    expect(first).to_contain_text("for the second period running")
    expect(first).to_contain_text("You could ask:")
    title = first.get_by_role("link").inner_text()
    first.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(title)
    expect(page.get_by_role("complementary", name="About this measure")).to_contain_text("What it is")


@pytest.mark.browser_alone
def test_a_member_reads_only_the_measures_that_need_attention(page, demonstration):
    demonstration.sign_in(page, "member")
    page.goto(demonstration.url + EDITION)
    measures = page.locator("main").get_by_role("row").filter(has=page.get_by_role("rowheader"))
    flagged = measures.filter(has_text="Needs attention")
    everything, many = measures.count(), flagged.count()
    assert 0 < many < everything
    page.get_by_role("navigation", name="Views of this scorecard").get_by_role(
        "link", name="Exceptions"
    ).click()
    expect(flagged).to_have_count(many)
    expect(page.locator("table.score tbody tr")).to_have_count(many)
    page.get_by_role("link", name="Show all 30 measures").click()
    expect(page.locator("table.score tbody tr")).to_have_count(30)


@pytest.mark.browser_alone
def test_an_earlier_edition_says_that_it_was_corrected_and_leads_to_the_newest(page, demonstration):
    demonstration.sign_in(page, "member")
    page.goto(demonstration.url + EDITION)
    page.get_by_role("link", name="Earlier editions").click()
    first = (
        page.get_by_role("row").filter(has_text="July to September 2025").filter(has_text="7 November 2025")
    )
    first.get_by_role("link").click()
    dental = page.get_by_role("row").filter(
        has=page.get_by_role("link", name="Dental check in the last year")
    )
    expect(dental).to_contain_text("79%")
    page.get_by_role("link", name="read edition 2").click()
    expect(page.locator("main")).to_contain_text(
        "Corrects: Dental checks in quarter 2 corrected from 79% to 82%"
    )
    expect(dental).to_contain_text("82%")
    expect(dental).to_contain_text("Revised from 79%")


@pytest.mark.browser_alone
def test_a_member_cannot_open_a_draft(page, demonstration, console):
    console.expect("answer 403")
    demonstration.sign_in(page, "member")
    page.goto(demonstration.url)
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Scorecards").click()
    expect(page.get_by_role("heading", name="Drafts")).to_have_count(0)
    answer = page.goto(f"{demonstration.url}/exampleton/corporate-parenting-panel/2025-26/q3/draft/")
    assert answer.status == 403
    expect(page.get_by_role("heading", level=1)).to_have_text("Not with your role")
    expect(page.locator("main")).to_contain_text("An administrator of your council can change that.")
    page.get_by_role("link", name="Go to home").click()
    expect(page.get_by_role("navigation", name="Main")).to_be_visible()
