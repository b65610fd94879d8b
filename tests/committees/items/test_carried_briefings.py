"""A month's briefing goes before a committee with an agenda item, and is found from the home page."""

import pytest
from lxml import html

from accounts.models import AuditEntry
from accounts.roles import Role
from committees.items.policies import why_not_attach
from committees.models import AgendaItem
from scorecards.briefings.taking_down.actions import take_down
from tests.factories import AgendaItemFactory, CommitteeFactory, CouncilFactory, MeetingFactory
from tests.scorecards.briefings.test_months import DECEMBER, NOVEMBER, Council


@pytest.fixture
def council(db):
    return Council()


def words_at(client, url):
    answer = client.get(url)
    assert answer.status_code == 200
    return answer, " ".join(" ".join(html.fromstring(answer.content).find(".//main").itertext()).split())


def test_an_item_carries_the_briefing_that_members_had_also_after_a_correction(council):
    carried = council.publish()
    committee = CommitteeFactory(council=council.council, scorecard=council.scorecard)
    meeting = MeetingFactory(committee=committee)
    item = AgendaItemFactory(meeting=meeting, number="7")
    clerk = council.client(Role.DEMOCRATIC_SERVICES)
    place = f"/{council.council.slug}/{committee.slug}/meetings/{meeting.date}/item-7/"
    answer, shown = words_at(clerk, f"{place}edit/")
    assert "November 2025, briefing 1" in shown
    sent = {"number": "7", "title": item.title, "briefing": carried.pk, "indicators": []}
    assert clerk.post(f"{place}edit/", sent).status_code == 302
    assert AgendaItem.objects.get().briefing == carried
    assert "briefing" in str(AuditEntry.objects.filter(verb="changed an agenda item").get().detail)

    council.publish(correction="A late figure.")
    answer, shown = words_at(clerk, place)
    assert "Monthly briefing" in shown and "Briefing 1, published" in shown
    assert f'{council.base}2025-26/november/number-1/"' in answer.content.decode()
    assert "Briefing of November 2025" in words_at(clerk, place.replace("item-7/", ""))[1]
    take_down(briefing=carried, reason="A number was to be hidden.", by=None)
    answer, shown = words_at(clerk, place)
    assert "Briefing 1, published" in shown and "A number was to be hidden." in shown
    assert "number-1" not in answer.content.decode()
    assert clerk.post(f"{place}edit/", sent).status_code == 302
    assert AgendaItem.objects.get().briefing == carried, "what members had is not lost by saving the item"
    assert (
        why_not_attach(carried, CouncilFactory())
        == "That briefing belongs to another council. Choose one of yours."
    )


def test_the_home_page_leads_to_what_was_published_and_officers_to_the_month_that_waits(council):
    home = f"/{council.council.slug}/"
    officer = council.client(Role.PERFORMANCE_OFFICER)
    assert "briefing" not in words_at(officer, home)[1]  # this council does not brief by the month
    council.publish(NOVEMBER)
    answer, shown = words_at(officer, home)
    assert "Monthly briefing, November 2025" in shown and "Draft of the briefing of December 2025" in shown
    assert f'{council.base}2025-26/december/draft/"' in answer.content.decode()
    assert "Draft of the briefing" not in words_at(council.client(), home)[1]
    council.publish(DECEMBER)
    assert "Draft of the briefing" not in words_at(officer, home)[1]
