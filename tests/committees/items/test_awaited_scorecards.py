"""An item says which scorecard it is to carry; its draft looks at that item, and the clerk is told what to attach."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from accounts.roles import Role
from committees.items.actions import edit_item, set_report
from committees.items.agenda.actions import set_place
from committees.models import AgendaItem
from indicators.terms.periods import Frequency, Period
from scorecards.editions.checking.policies import DraftNow
from scorecards.editions.taking_down.actions import take_down
from tests.factories import AgendaItemFactory, CommitteeFactory, MeetingFactory, ReportPartFactory
from tests.meetings import Town
from tests.scorecards.editions.checking.test_checking import REASON, signed_in
from tests.scorecards.editions.test_scorecards import Q2, World, correct, newest


@pytest.mark.slow
@pytest.mark.django_db
def test_a_draft_s_item_is_the_one_that_says_so_and_the_clerk_is_told_what_to_attach_to_it():
    world = World(1)
    committee = CommitteeFactory(council=world.council, scorecard=world.scorecard)
    meeting = MeetingFactory(committee=committee, date=localdate() + timedelta(days=10))
    other = AgendaItemFactory(meeting=meeting, number="6", title="Foster carers")
    other.indicators.add(world.indicators[0])
    ReportPartFactory(item=other)
    item = AgendaItemFactory(meeting=meeting, number="5", title="Performance scorecard")
    clerk = signed_in(world, Role.DEMOCRATIC_SERVICES)

    def line() -> str:
        found = next(each for each in DraftNow(world.scorecard, Q2).lines if each.key == "item")
        return " ".join([found.asks if found.things else found.said, *(each.words for each in found.things)])

    def listed() -> list[str]:
        text = " ".join(clerk.get(f"/{world.council.slug}/work/").text.split())
        said = {
            "It has no cover report",
            "Edition 1 is published: attach it",
            "It carries edition 1, which was corrected: attach edition 2",
            "It carries edition 1, which was withdrawn",
        }
        return sorted(each for each in said if each in text)

    assert "No agenda item says that it carries it." in line(), "not the one that shares a measure"
    form = f"/{world.council.slug}/{committee.slug}/meetings/{meeting.date}/item-5/edit/"
    quarter = Period.of(localdate(), Frequency.QUARTER)
    sent = {"number": "5", "title": item.title, "awaits": f"{world.scorecard.slug}/{quarter.code}"}
    assert "Scorecard to come" in clerk.get(form).text and clerk.post(form, sent).status_code == 302
    item.refresh_from_db()
    assert (item.awaits, item.awaits_period) == (world.scorecard, quarter.code)
    assert "selected>" in clerk.get(form).text

    edit_item(item=item, values={"awaits": world.scorecard, "awaits_period": Q2.code}, by=None)
    assert (
        f"To come at this item: {world.scorecard.title}, quarter 2 2018/19."
        in clerk.get(form.replace("edit/", "")).text
    )
    agenda = " ".join(clerk.get(form.replace("item-5/edit/", "")).text.split())
    assert "Quarter 2 2018/19, to come" in agenda  # as its papers say
    assert "Item 5" in line() and "has no cover report" in line() and listed() == ["It has no cover report"]
    set_report(item=item, parts=[{"kind": "body", "heading": "Purpose", "text": "To note."}], by=None)
    assert "attach edition 1 once that is published" in line() and listed() == []
    first = world.publish()
    assert listed() == ["Edition 1 is published: attach it"]
    both = {**sent, "edition": first.pk}
    assert "carries an edition already" in clerk.post(form, both).text
    both["awaits"] = f"{world.scorecard.slug}/{Q2.code}"
    assert clerk.post(form, both).status_code == 302
    item = AgendaItem.objects.get(pk=item.pk)
    assert (item.edition, item.awaits, listed()) == (first, None, []), "what has come is not to come"

    correct(newest(world), 90)
    assert "The item still carries edition 1." in line()
    world.publish(correction="It was counted again.")
    assert listed() == ["It carries edition 1, which was corrected: attach edition 2"]
    second = DraftNow(world.scorecard, Q2).before
    edit_item(item=item, values={"edition": second}, by=None)
    assert listed() == []
    edit_item(item=item, values={"edition": first}, by=None)
    meeting.date = localdate() - timedelta(days=1)
    meeting.save()
    assert line().endswith("That meeting has been held.") and listed() == []
    meeting.date = localdate()
    meeting.save()
    take_down(edition=second, reason=REASON, by=None)
    take_down(edition=first, reason=REASON, by=None)
    assert listed() == ["It carries edition 1, which was withdrawn"]


@pytest.mark.django_db
def test_every_page_says_the_same_of_figures_that_are_to_come(client):
    town = Town(public=True)
    coming = town.add_meeting(localdate() + timedelta(days=9))
    awaiting = {"edition": None, "awaits": town.scorecard, "awaits_period": "2025-26-Q4"}
    item = town.add_item(coming, "7", **awaiting)
    pages = [town.url(f"panel/meetings/{coming.date}/{path}") for path in ("", "item-7/", "papers/agenda/")]
    pages.append(town.url())

    def told() -> list[bool]:
        return ["Quarter 4 2025/26, to come" in " ".join(client.get(each).text.split()) for each in pages]

    assert told() == [True] * 4
    set_place(item=item, state="withdrawn", state_reason="More time.", by=None)
    assert told() == [False] * 4
    set_place(item=item, by=None)
    town.add_item(coming, "8", edition=None)
    for each in (pages[0], pages[2]):
        assert "1 measure, newest figures" in " ".join(client.get(each).text.split())
    edit_item(item=item, values={"edition": town.edition, "awaits": None, "awaits_period": ""}, by=None)
    assert told() == [False] * 4
