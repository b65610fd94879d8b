"""A meeting that is not open to the public: to whoever has no role in the council it is as if there were none."""

from datetime import date, timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.test import Client
from django.utils.timezone import localdate
from lxml import html

from accounts.policies import NotAllowed
from accounts.roles import PERMISSIONS, PUBLIC, Role
from committees.follow_ups import actions as follow_ups
from committees.meetings import actions as meetings
from committees.meetings.policies import was_shown
from committees.meetings.querysets import meetings_told, next_of, public_meetings_told
from committees.models import (
    Action,
    AgendaItem,
    Document,
    Limb,
    Meeting,
    MinutesParagraph,
    Reader,
)
from committees.querysets import reader_for
from indicators.worklist.lists.presenters import works_of
from indicators.worklist.lists.registries import Asked, Person
from tests.committees.shown import faults, words
from tests.factories import user_with_role
from tests.meetings import Town

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)
READERS = {
    "the public": Reader(False, TODAY),
    "a role in the council": Reader(False, TODAY, inside=True),
    "democratic services": Reader(edits=True, today=TODAY),
}


@pytest.fixture
def town():
    town = Town(public=True)
    town.discuss()
    return town


def close(meeting: Meeting) -> Meeting:
    return meetings.edit_meeting(meeting=meeting, values={"kind": "private"}, by=None)


@pytest.mark.parametrize("who", READERS)
@pytest.mark.parametrize("state", Meeting.MinutesState)
@pytest.mark.parametrize("out", [None, TODAY], ids=["no agenda", "agenda out"])
def test_the_public_is_told_nothing_and_the_council_what_is_out(town, out, state, who):
    Meeting.objects.update(kind="private", agenda_published=out, minutes_state=state)
    reader, meeting = READERS[who], Meeting.objects.get()
    item = AgendaItem.objects.select_related("meeting").get()
    inside, edits = who != "the public", who == "democratic services"
    minutes = edits or (inside and state != "none")
    agenda = edits or (inside and (out is not None or state != "none"))
    assert (reader.sees_meeting(meeting), reader.sees_agenda(meeting), reader.sees_minutes(meeting)) == (
        inside,
        agenda,
        minutes,
    )
    assert (reader.lists_item(item), reader.sees_item(item), reader.sees_minutes_of(item)) == (
        agenda,
        agenda,
        minutes,
    )
    assert Meeting.objects.visible_to(reader).exists() == inside
    assert (
        AgendaItem.objects.listed_to(reader).exists()
        == AgendaItem.objects.visible_to(reader).exists()
        == agenda
    )
    assert Document.objects.listed_to(reader).exists() == agenda
    for kind in (MinutesParagraph, Action, Limb):
        assert kind.objects.visible_to(reader).exists() == minutes, kind


@pytest.mark.parametrize("role", Role)
def test_every_role_in_the_council_is_let_in_and_public_access_lets_in_nobody(town, role):
    user = user_with_role(town.council, role)
    meeting = close(town.meeting)
    assert reader_for(town.council, user, PERMISSIONS[role], TODAY).sees_meeting(meeting)
    assert not reader_for(town.council, user, PUBLIC, TODAY).sees_meeting(meeting)


def test_its_papers_are_the_councils_own_and_say_so(town, client):
    close(town.meeting)
    stranger, page = Client(), town.url("panel/meetings/2025-11-18/")
    client.force_login(user_with_role(town.council, Role.MEMBER))
    for address in (page, f"{page}papers/minutes/", f"{page}item-6/"):
        assert stranger.get(address).status_code == 404, address
        assert client.get(address).status_code == 200, address
    assert "not open to the public" in client.get(page).content.decode()
    assert "A private meeting." in client.get(f"{page}papers/agenda/").content.decode()
    assert "18 November 2025" not in stranger.get(town.url("meetings/")).content.decode()
    assert "Private" in client.get(town.url("meetings/")).content.decode()


def test_other_people_read_a_meeting_that_was_shown_only_where_that_is_ticked(town, client):
    """As an exempt item that is made public: the form says who reads what then."""
    client.force_login(user_with_role(town.council, Role.DEMOCRATIC_SERVICES))
    form = town.url("panel/meetings/2025-11-18/edit/")
    now = {"kind": "ordinary", "agenda_published": "2025-11-10"}
    for before, after, says in (
        ("ordinary", "private", "This takes the meeting from everyone without a role in the council."),
        (
            "private",
            "ordinary",
            "Everyone who may read meetings then reads its page, its agenda, its papers and its",
        ),
    ):
        answer = client.post(form, now | {"kind": after})
        assert says in words(html.fromstring(answer.content)) and "Tick this" in faults(answer)
        assert Meeting.objects.get(pk=town.meeting.pk).kind == before
        client.post(form, now | {"kind": after, "other_readers": "on"})
        assert Meeting.objects.get(pk=town.meeting.pk).kind == after
    client.post(form, now | {"kind": "special"})
    assert Meeting.objects.get(pk=town.meeting.pk).kind == "special"
    unseen = town.add_meeting(date(2026, 5, 5), agenda=None)
    client.post(town.url("panel/meetings/2026-05-05/edit/"), {"kind": "private", "date": "2026-05-05"})
    assert Meeting.objects.get(pk=unseen.pk).kind == "private"


def test_what_is_public_names_no_private_meeting(town):
    """The next meeting, for the public one, is the next that everybody may know of."""
    private = town.add_meeting(date(2025, 12, 2))
    later = town.add_meeting(date(2026, 1, 13))
    assert next_of(town.meeting) == private
    close(private)
    assert next_of(town.meeting) == later
    private.refresh_from_db()
    assert next_of(private) == later
    Meeting.objects.filter(pk=later.pk).update(kind="private")
    assert next_of(private) == later


def test_a_meeting_that_public_papers_name_is_not_made_private(town):
    later = town.add_meeting(date(2025, 12, 2))
    follow_ups.add_action(item=town.item, title="A plan", owner="Head of Service", due_meeting=later, by=None)
    with pytest.raises(NotAllowed, match="A public meeting names this one"):
        close(later)
    Meeting.objects.filter(pk=town.meeting.pk).update(kind="private")
    assert close(later).kind == "private"


def test_the_home_of_the_public_tells_of_the_next_public_one(town):
    today = localdate()
    private = town.add_meeting(today + timedelta(days=5))
    public = town.add_meeting(today + timedelta(days=9))
    close(private)
    assert meetings_told([town.council], today)[town.council.pk].nearest == private
    assert public_meetings_told([town.council], today)[town.council.pk].nearest == public


def test_a_private_meeting_whose_papers_its_people_saw_is_cancelled_and_not_deleted(town):
    coming = town.add_meeting(localdate() + timedelta(days=5))
    assert was_shown(close(coming), localdate())


def test_informal_meetings_that_nobody_was_shown_became_private_and_others_stayed(town):
    """They were called "informal, in private"; papers that were given a day to come out were to be read by all."""
    given = {
        date(2026, 2, 3): {},
        date(2026, 3, 3): {"agenda_published": date(2026, 2, 24)},
        date(2026, 4, 7): {"minutes_state": "draft"},
        date(2026, 5, 5): {"was_out": True},
    }
    for day, values in given.items():
        meeting = town.add_meeting(day, agenda=None)
        Meeting.objects.filter(pk=meeting.pk).update(kind="informal", **values)
    import_module("committees.migrations.0029_private_meetings").close_what_was_never_shown(apps, None)
    kinds = dict(Meeting.objects.exclude(pk=town.meeting.pk).values_list("date", "kind"))
    assert kinds == {day: "informal" if values else "private" for day, values in given.items()}
    town.meeting.refresh_from_db()
    assert town.meeting.kind == "ordinary"


@pytest.mark.parametrize(
    ("kind", "exempt", "said"),
    [
        ("ordinary", {}, "Costed plan"),
        ("private", {}, "An action at an item that is not public"),
        (
            "ordinary",
            {"exempt_paragraph": "3", "exempt_reason": "x", "public_title": "x"},
            "An action at an item",
        ),
    ],
)
def test_letters_carry_no_word_of_what_is_not_public(town, kind, exempt, said):
    """A letter has left the service: its link leads who may read to the words."""
    Meeting.objects.update(kind=kind)
    AgendaItem.objects.update(**exempt)
    clerk = user_with_role(town.council, Role.DEMOCRATIC_SERVICES)
    Action.objects.update(due_on=localdate(), due_note="")
    asked = Asked({town.council: [Person(clerk, PERMISSIONS[Role.DEMOCRATIC_SERVICES])]}, localdate())
    (thing,) = (each for each in works_of(asked)[town.council][clerk].things if each.what == "Action")
    assert thing.in_letter.startswith(said) and thing.title == "Costed plan"


def test_its_pages_and_papers_say_that_it_is_out_in_the_council_and_never_published(town, client):
    close(town.meeting)
    coming = town.add_meeting(localdate() + timedelta(days=9), agenda=localdate() - timedelta(days=2))
    town.add_item(coming, "3")
    close(coming)
    Meeting.objects.filter(pk=town.meeting.pk).update(minutes_published=localdate())
    client.force_login(user_with_role(town.council, Role.MEMBER))
    held, to_come = (town.url(f"panel/meetings/{each.date}/") for each in (town.meeting, coming))
    list_of_all = town.url("meetings/")
    docs = html.fromstring(client.get(town.item_url).content).get_element_by_id("docs")
    assert "Out in the council 7 November 2025" in words(docs)
    for address in (
        held,
        f"{held}papers/minutes/",
        to_come,
        f"{to_come}papers/agenda/",
        list_of_all,
    ):
        main = html.fromstring(client.get(address).content).find(".//main")
        text = words(main)
        assert "out in the council" in text.lower(), address
        assert "ublished" not in text.replace("published here", ""), address
