"""Democratic services close an item and open it again; members read it, everybody else reads why they do not."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from accounts.policies import NotAllowed
from accounts.roles import Role
from committees.items.actions import edit_item
from committees.models import AgendaItem, Document, MeetingMoment
from committees.people.actions import set_rules
from indicators.terms.periods import day_words
from tests.architecture.access.planted import on_the_committee
from tests.committees.shown import faults, page, words
from tests.factories import user_with_role
from tests.meetings import Town, pdf

pytestmark = pytest.mark.django_db
CLOSED = {"exempt_paragraph": "3", "public_title": "Contracts", "exempt_reason": "Prices are being agreed."}


@pytest.fixture
def town():
    return Town(public=True)


@pytest.fixture
def clerk(town, client):
    client.force_login(user_with_role(town.council, Role.DEMOCRATIC_SERVICES))
    return client


def said(response) -> str:
    return " ".join(response.content.decode().split())


def test_an_item_is_closed_whole_or_not_at_all_and_opened_on_purpose(town, clerk):
    town.discuss()
    change = f"{town.item_url}edit/"
    values = {"number": "6", "title": "Three providers’ prices", "edition": town.edition.pk, "order": "1"}
    found = faults(clerk.post(change, {**values, "exempt_paragraph": "3"}))
    assert "Say why it is kept private" in found and "Write the title that everyone reads" in found
    found = faults(
        clerk.post(change, {**values, "exempt_paragraph": "3", "public_title": " ", "exempt_reason": "x"})
    )
    assert "Write the title that everyone reads" in found
    assert "Choose the paragraph" in faults(clerk.post(change, {**values, "public_title": "Contracts"}))
    unlisted = clerk.post(change, {**values, **CLOSED, "exempt_paragraph": "99"})
    assert "Choose one of those that are listed" in faults(unlisted)  # of no list
    assert not AgendaItem.objects.exclude(exempt_paragraph="").exists()
    answer = said(clerk.post(change, {**values, **CLOSED}, follow=True))
    assert "Everyone could read its title, its cover report, which figures it carries, 1 document" in answer
    MeetingMoment.objects.create(meeting=town.meeting, kind="private", item=town.item, at="19:21")
    member = user_with_role(town.council, Role.MEMBER)
    for reader, reads in ((on_the_committee(town), True), (member, False), (None, False)):
        clerk.logout() if reader is None else clerk.force_login(reader)
        shown = words(page(clerk, town.item_url))
        assert ("Three providers’ prices" in shown) == reads
        assert "Local Government Act 1972, Schedule 12A, Part 1, paragraph 3" in shown
        assert "Prices are being agreed." in shown
        assert "The public and press were excluded before it, at 7.21pm." in shown
        assert ("sign in" in shown) == (reader is None)
    clerk.force_login(user_with_role(town.council, Role.DEMOCRATIC_SERVICES))
    assert "Tick this" in faults(clerk.post(change, {**values, **CLOSED, "exempt_paragraph": ""}))
    clerk.post(change, {**values, **CLOSED, "exempt_paragraph": "", "made_public": "on"})
    assert not AgendaItem.objects.exclude(exempt_paragraph="").exists()


def test_a_document_is_exempt_by_its_own_paragraph_until_it_is_withdrawn(town, clerk):
    new = f"{town.item_url}documents/new/"
    data = {"title": "Prices", "published_on": "2025-11-07", "audience": "3"}
    assert "Say why" in faults(clerk.post(new, {**data, "file": pdf()}))
    clerk.post(new, {**data, "reason": "Prices", "file": pdf()})
    document = Document.objects.get()
    assert (document.restricted, document.exempt_paragraph) == (True, "3")
    url = f"{town.item_url}documents/{document.pk}/"
    clerk.force_login(on_the_committee(town))
    answer = clerk.get(url)
    assert answer.status_code == 200 and answer["Content-Security-Policy"].startswith("sandbox")
    clerk.force_login(user_with_role(town.council, Role.DEMOCRATIC_SERVICES))
    clerk.post(f"{url}withdraw/", {"reason": "Sent to the wrong item"})
    document.refresh_from_db()
    assert (document.restricted, document.exempt_paragraph) == (True, "")


def as_it_stands(tree) -> dict[str, str]:
    """What the page of the course sends where nothing is changed."""
    form = next(each for each in tree.forms if "moment-0-kind" in each.fields)
    return {name: value for name, value in form.form_values() if name != "csrfmiddlewaretoken"}


def test_the_private_session_is_offered_ready_written_and_kept_as_it_was_saved(town, clerk):
    """On the course of the meeting, until it says anything of one: before which item, by which resolution, and back."""
    AgendaItem.objects.filter(pk=town.item.pk).update(**CLOSED)
    town.add_item(town.meeting, "9")
    course = town.url("panel/meetings/2025-11-18/course/")
    tree = page(clerk, course)
    assert "is not saved yet" in words(tree.find(".//main")) and not MeetingMoment.objects.exists()
    assert "Record this: public left, before item 6" in words(tree.find(".//main"))
    clerk.post(course, as_it_stands(tree))
    assert not MeetingMoment.objects.exists(), "nobody said that it was so"
    refused = clerk.post(course, as_it_stands(page(clerk, course)) | {"moment-0-at": "19:21"})
    assert "Tick “Record this” where it was so, or choose" in faults(refused)
    taken = {"moment-0-at": "19:21", "moment-0-record": "on", "moment-1-record": "on"}
    clerk.post(course, as_it_stands(page(clerk, course)) | taken)
    left, back = MeetingMoment.objects.order_by("pk")
    assert (left.kind, left.item, back.kind, back.item) == ("private", town.item, "public", town.item)
    meeting = words(page(clerk, town.url("panel/meetings/2025-11-18/")).find(".//main"))
    assert "Public and press excluded at 7.21pm, before item 6: the Panel resolved that the public" in meeting
    assert "paragraph 3 of Part 1 of Schedule 12A" in meeting
    again = words(page(clerk, course).find(".//main"))
    assert "is not saved yet" not in again


def test_a_second_private_session_is_offered_once_the_first_is_saved(town, clerk):
    """In its place: before the end of the meeting, with the items of that session alone."""
    AgendaItem.objects.filter(pk=town.item.pk).update(**CLOSED)
    town.add_item(town.meeting, "9")
    later = town.add_item(town.meeting, "10", **CLOSED)
    town.add_item(town.meeting, "11")
    for kind, item in (("private", town.item), ("public", town.item), ("closed", None)):
        MeetingMoment.objects.create(meeting=town.meeting, kind=kind, item=item)
    tree = page(clerk, town.url("panel/meetings/2025-11-18/course/"))
    form = next(each for each in tree.forms if "moment-0-kind" in each.fields)
    rows = [[form.fields[f"moment-{row}-{name}"] for name in ("kind", "item")] for row in range(5)]
    assert rows[2:] == [["private", str(later.pk)], ["public", str(later.pk)], ["closed", ""]]
    assert "be excluded for item 10 under" in form.fields["moment-2-note"]


def test_what_came_out_keeps_the_law_that_it_came_out_under(client):
    """Paragraph 3 of England's list is business affairs, of Scotland's somebody who gets a service."""
    town = Town(public=True)
    town.add_item(town.meeting, "7", exempt_paragraph="3", exempt_reason="Prices.", public_title="Contracts")
    coming = town.add_meeting(localdate() + timedelta(days=40), agenda=localdate() + timedelta(days=20))
    draft = town.add_item(
        coming, "2", exempt_paragraph="3", exempt_reason="Prices.", public_title="Contracts"
    )
    scotland = {"council": town.council, "values": {"regime": "scotland"}, "by": None}
    with pytest.raises(
        NotAllowed, match=f"Item 2 of {day_words(coming.date)} is exempt.*Make it public first"
    ):
        set_rules(**scotland)
    public = {"exempt_paragraph": "", "exempt_reason": "", "public_title": ""}
    edit_item(item=draft, values=public, by=None)
    here = town.url("panel/meetings/2025-11-18/")
    places = [f"{here}item-7/", here, f"{here}papers/agenda/"]
    before = [words(page(client, place)) for place in places]
    set_rules(**scotland)
    set_rules(
        council=town.council, values={"regime": "wales"}, by=None
    )  # which it was not published under either
    for place, said in zip(places, before, strict=True):
        assert words(page(client, place)) == said, place
    assert "paragraph 3, the business or money affairs" in before[0]
    assert "Local Government Act 1972, Schedule 12A, Part 1" in before[0]
    assert "five needed" in before[2]
    client.force_login(user_with_role(town.council, Role.DEMOCRATIC_SERVICES))
    new = words(page(client, town.url(f"panel/meetings/{coming.date}/new-item/")))
    assert "18: preventing, investigating" in new and "7: preventing" not in new
    old = words(page(client, f"{here}item-7/edit/"))
    assert "7: preventing, investigating" in old and "18: preventing" not in old
