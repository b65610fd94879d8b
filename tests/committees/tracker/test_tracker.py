"""Every action over all meetings on one page, and what happened to each on its own."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.roles import Role
from committees.follow_ups import actions as follow_ups
from committees.follow_ups.settling.actions import carry_action
from committees.items import actions as items
from committees.meetings import actions as meetings
from committees.models import Action, ActionEvent, AgendaItem, Meeting
from committees.tracker.groups import Group, headline
from tests.committees.shown import page, words
from tests.factories import CommitteeFactory, IndicatorFactory, user_with_role
from tests.meetings import Town
from tests.queries import assert_same_queries

pytestmark = pytest.mark.django_db


def out(town: Town, days_ago: int = 100):
    """An item of a meeting that was held, with its minutes out."""
    meeting = town.add_meeting(timezone.localdate() - timedelta(days=days_ago))
    item = town.add_item(meeting, "4")
    town.ask(item)
    item.meeting = meetings.publish_minutes(meeting=meeting, on=meeting.date, by=None)
    return item


def five(town: Town) -> dict[str, Action]:
    """One action of each kind, by its title."""
    today, item = timezone.localdate(), out(town)
    coming = town.add_meeting(today + timedelta(days=20))
    after = town.add_meeting(today + timedelta(days=90))
    made = {
        "Late one": {"due_on": today - timedelta(days=3)},
        "Coming one": {"due_meeting": coming},
        "Later one": {"due_meeting": after},
        "No day": {"due_note": "when there is money"},
        "Done one": {"due_meeting": coming},
    }
    found = {
        title: follow_ups.add_action(item=item, title=title, owner=f"Owner of {title}", by=None, **due)
        for title, due in made.items()
    }
    follow_ups.close_action(action=found["Done one"], on=today, by=None)
    return found


def groups(tree) -> list[str]:
    return [words(each) for each in tree.find_class("grp")]


def titles(tree) -> list[str]:
    return [words(each.find(".//a")) for each in tree.iterfind(".//tbody/tr") if each.get("class") != "grp"]


def test_actions_stand_in_groups_late_ones_first_with_their_counts(town, client):
    five(town)
    tree = page(client, town.url("actions/"))
    coming = timezone.localdate() + timedelta(days=20)
    assert titles(tree) == ["Late one", "Coming one", "Later one", "No day", "Done one"]
    assert groups(tree) == [
        "Late: 1 action",
        f"Due at the next meeting, {coming.day} {coming:%B %Y}: 1 action",
        "Due later: 1 action",
        "No day set: 1 action",
        "Closed or answered: 1 action",
    ]
    assert "4 open actions, 1 late." in words(tree)
    counted = [words(each) for each in tree.find_class("tallies")[0]]
    assert counted == [
        "Late 1",
        "Asks to be closed 0",
        "Due at the next meeting 1",
        "Waiting for a figure 0",
        "Waiting for a response 0",
        "Due later 1",
        "No day set 1",
        "Closed or answered 1",
    ]


def test_the_list_is_narrowed_by_state_owner_committee_measure_and_words(town, client):
    made = five(town)
    other = CommitteeFactory(council=town.council, slug="other")
    unasked = IndicatorFactory(title="Never discussed")

    def shown(query: str) -> list[str]:
        return titles(page(client, town.url(f"actions/?{query}")))

    assert shown("state=late") == ["Late one"]
    assert shown("state=closed") == ["Done one"]
    assert shown("owner=Owner+of+No+day") == ["No day"]
    assert shown("words=coming") == ["Coming one"]
    assert len(shown(f"committee={town.committee.pk}")) == len(made)
    assert shown(f"committee={other.pk}") == []
    assert len(shown(f"measure={town.indicator.pk}")) == len(made)  # their item is about it
    # a measure that no action is about is none to choose
    assert "Choose one of those that are listed." in words(
        page(client, town.url(f"actions/?measure={unasked.pk}"))
    )
    # with a state chosen the counts still say how many there are of the others
    assert "Closed or answered 1" in words(
        page(client, town.url("actions/?state=late")).find_class("tallies")[0]
    )


def test_an_action_is_about_a_measure_that_its_question_speaks_of(town, client):
    item = out(town)
    items_about = IndicatorFactory(title="Spoken of")
    question = town.ask(item, "asked about another thing.", items_about)
    follow_ups.add_action(
        item=item, title="From the question", owner="Clerk", due_note="soon", paragraph=question, by=None
    )
    assert titles(page(client, town.url(f"actions/?measure={items_about.pk}"))) == ["From the question"]


@pytest.mark.parametrize(
    "query", ["page=999", "page=x", "state=%00", "committee=9999999999999999999999", "words=%00"]
)
def test_odd_addresses_show_a_list_all_the_same(town, client, query):
    five(town)
    assert len(titles(page(client, town.url(f"actions/?{query}")))) == 5


def test_of_more_than_a_page_the_next_goes_on_where_the_first_ended(town, client):
    item = out(town)
    for number in range(27):
        follow_ups.add_action(
            item=item, title=f"Number {number}", owner="Clerk", due_note="some day", by=None
        )
    first, second = (titles(page(client, town.url(f"actions/?page={number}"))) for number in (1, 2))
    assert len(first) == 25 and len(second) == 2
    assert len({*first, *second}) == 27
    assert groups(page(client, town.url("actions/?page=2"))) == ["No day set: 27 actions"]


def test_the_page_costs_the_same_whatever_it_lists(town, clerk):
    def more():
        for made in five_more(town):
            follow_ups.say_progress(action=made, text="A start is made.", by=None)

    five(town)
    assert_same_queries(clerk, town.url("actions/"), more, most=16)


def five_more(town: Town) -> list[Action]:
    item = out(town, 40)
    return [
        follow_ups.add_action(item=item, title=f"More {each}", owner=f"O{each}", due_note="x", by=None)
        for each in range(18)
    ]


def test_actions_of_minutes_that_are_not_out_or_are_exempt_are_not_counted(town, client):
    meeting = town.add_meeting(timezone.localdate() - timedelta(days=10))
    item = town.add_item(meeting, "4")
    follow_ups.add_action(item=item, title="Not out yet", owner="Secret owner", due_note="x", by=None)
    held = out(town, 30)
    closed = items.create_item(
        meeting=held.meeting,
        number="9",
        title="A contract",
        exempt_paragraph="3",
        exempt_reason="Prices are being agreed.",
        public_title="Contracts",
        by=None,
    )
    made = follow_ups.add_action(item=closed, title="Buy it", owner="Secret owner", due_note="x", by=None)
    shown = words(page(client, town.url("actions/")))
    assert "No action is open." in shown and "Secret owner" not in shown
    assert client.get(town.url(f"actions/{made.pk}/")).status_code == 404


# ---- what happened to one ----


def test_its_page_tells_everything_that_happened_to_an_action(town, clerk):
    action = five(town)["Coming one"]
    form = f"{town.url()}panel/meetings/{action.item.meeting.date}/item-4/actions/{action.pk}/"
    changed = {"title": action.title, "owner": "Head of Service", "due_on": "2030-01-31"}
    clerk.post(form, changed)
    clerk.post(town.url(f"actions/{action.pk}/"), {"text": "Half of it is done."})
    clerk.post(f"{form}close/", {"on": timezone.localdate().isoformat()})
    clerk.post(f"{form}reopen/")
    (history,) = page(clerk, town.url(f"actions/{action.pk}/")).find_class("happened")
    told = [words(each) for each in history]
    assert len(told) == 6
    assert "Asked for Corporate Parenting Panel" in told[0]
    assert "Another owner Head of Service. It was: Owner of Coming one Noted by" in told[1]
    assert "Due at another time 31 January 2030. It was: the meeting of" in told[2]
    assert "Progress Half of it is done." in told[3]
    assert "Closed Done on" in told[4]
    assert "Opened again" in told[5]


def test_before_the_minutes_are_out_a_change_is_no_event(town):
    meeting = town.add_meeting(timezone.localdate() - timedelta(days=10))
    action = follow_ups.add_action(
        item=town.add_item(meeting, "4"), title="A", owner="B", due_note="x", by=None
    )
    follow_ups.edit_action(action=action, title="A", owner="C", due_note="x", by=None)
    assert not ActionEvent.objects.exists()


def test_its_owner_says_what_was_done_and_no_other_reader_does(town, client):
    action = five(town)["Coming one"]
    url = town.url(f"actions/{action.pk}/")
    owner = user_with_role(town.council, Role.PERFORMANCE_OFFICER, name="Performance Manager")
    Action.objects.filter(pk=action.pk).update(owner=str(owner))
    assert client.post(url, {"text": "Nothing."}).status_code == 403
    client.force_login(user_with_role(town.council, Role.MEMBER))
    assert client.post(url, {"text": "Nothing."}).status_code == 403
    client.force_login(owner)
    assert "It is noted." in client.post(url, {"text": "Half is done."}, follow=True).content.decode()
    wrong = client.post(url, {"text": "  "})
    assert "Fill in “What was done about it”." in wrong.content.decode()
    assert action.events.count() == 1
    assert "Half is done." in words(page(client, town.url("actions/")))


def test_who_noted_it_is_not_told_to_the_public(town, client):
    action = five(town)["Coming one"]
    clerk = user_with_role(town.council, Role.DEMOCRATIC_SERVICES)
    follow_ups.say_progress(action=action, text="Half is done.", by=clerk)
    shown = words(page(client, town.url(f"actions/{action.pk}/")))
    assert "Half is done." in shown and "Noted by" not in shown


def test_of_a_closed_action_nothing_more_is_said(town, clerk):
    action = five(town)["Done one"]
    response = clerk.post(town.url(f"actions/{action.pk}/"), {"text": "More."}, follow=True)
    assert action.events.filter(kind="progress").count() == 0
    assert response.status_code == 200


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ({}, "No action is open."),
        ({Group.CLOSED: 3}, "No action is open."),
        ({Group.LATER: 1}, "1 open action, not late."),
        ({Group.LATE: 2, Group.NEXT: 3, Group.CLOSED: 9}, "5 open actions, 2 late."),
    ],
)
def test_the_headline_counts_what_is_open_and_what_is_late(counts, said):
    assert headline(counts) == said


def test_late_is_told_alike_by_the_database_and_by_the_words(town, client):
    """A meeting of today has not been missed yet, nor has a day that is today."""
    today, item = timezone.localdate(), out(town)
    meeting = town.add_meeting(today)
    follow_ups.add_action(item=item, title="At today’s", owner="A", due_meeting=meeting, by=None)
    follow_ups.add_action(item=item, title="By today", owner="A", due_on=today, by=None)
    tree = page(client, town.url("actions/"))
    assert groups(tree)[0].startswith("Due at the next meeting") and not tree.find_class("late")


def test_what_was_due_at_a_cancelled_meeting_stands_where_the_next_one_puts_it(town, client):
    today, item = timezone.localdate(), out(town)
    before, held, off, coming = (town.add_meeting(today + timedelta(days=days)) for days in (-60, -30, 5, 20))
    for title, meeting in (("Missed", before), ("Coming", off)):
        follow_ups.add_action(item=item, title=title, owner="A", due_meeting=meeting, by=None)
    Meeting.objects.filter(pk__in=[before.pk, off.pk]).update(state="cancelled", state_reason="Snow")
    tree = page(client, town.url("actions/"))
    assert titles(tree) == ["Missed", "Coming"]
    assert groups(tree)[0] == "Late: 1 action" and groups(tree)[1].startswith("Due at the next meeting")
    Meeting.objects.filter(pk=coming.pk).delete()
    assert groups(page(client, town.url("actions/")))[1] == "No day set: 1 action"
    assert held.pk


def test_what_waits_for_a_figure_stands_in_a_group_of_its_own(town, client):
    follow_ups.add_action(
        item=out(town),
        title="Costs",
        owner="Manager",
        due_note="when quarter 4 is published",
        awaits=follow_ups.Awaited(town.indicator, "2026-27-Q4"),
        by=None,
    )
    tree = page(client, town.url("actions/"))
    assert groups(tree) == ["Waiting for a figure: 1 action"]
    assert "Closes itself when the figure is published: “Three or more homes”" in words(tree)


def test_what_was_noted_of_it_at_an_exempt_item_is_read_by_who_reads_that_item(town, client):
    """On its page, in the list, and at the item for actions of the meeting where it was noted."""
    action = follow_ups.add_action(
        item=out(town), title="Costed plan", owner="Director", due_note="in spring", by=None
    )
    later = out(town, days_ago=50).meeting
    closed = town.add_item(later, "3", exempt_paragraph="3", exempt_reason="Prices.", public_title="Prices")
    town.add_item(later, "5", kind=AgendaItem.Kind.ACTIONS)
    follow_ups.say_progress(action=action, text="A letter was sent.", by=None)
    coming = town.add_meeting(timezone.localdate() + timedelta(days=20))
    carry_action(action=action, to=coming, item=closed, words="The firm Quokka would not pay", by=None)
    at_meeting = f"panel/meetings/{later.date}/"
    places = [f"actions/{action.pk}/", "actions/", f"{at_meeting}item-5/", f"{at_meeting}papers/minutes/"]
    told = {place: client.get(town.url(place)).content.decode() for place in places}
    assert [place for place, text in told.items() if "Quokka" in text] == []
    assert [place for place, text in told.items() if "Costed plan" in text] == places[:3]
    assert ": Due at another time" in told["actions/"] and "A letter was sent." in told[places[0]]
    client.force_login(user_with_role(town.council, Role.DEMOCRATIC_SERVICES))
    told = {place: client.get(town.url(place)).content.decode() for place in places}
    assert [place for place, text in told.items() if "Quokka" not in text] == ["actions/", places[-1]]
