"""An item that readers saw and that gets another number or title: its address lives on, and readers are told."""

from datetime import date

import pytest

from committees.items.actions import edit_item
from committees.meetings.standing.actions import move_meeting
from committees.models import Document
from tests.committees.shown import page, words
from tests.meetings import Town

pytestmark = pytest.mark.django_db
TOLD = "Item 6, “Finding homes closer” when the agenda was published."


def change(item, **values):
    return edit_item(item=item, values=values, by=None)


def test_the_address_that_was_published_leads_to_the_item_and_to_what_hangs_on_it(town, client):
    town.discuss()
    document = Document.objects.get(restricted=False)
    change(town.item, number="7")
    change(town.item, number="8", title="Homes nearby")
    for number in ("6", "7"):
        address = town.url(f"panel/meetings/2025-11-18/item-{number}/")
        assert client.get(address).url == town.url("panel/meetings/2025-11-18/item-8/")
        file = client.get(f"{address}documents/{document.pk}/", follow=True)
        assert file["Content-Type"] == "application/pdf"


def test_page_agenda_and_paper_say_what_it_was_when_the_agenda_was_published(town, client):
    change(town.item, number="7", title="Homes nearby")
    agenda = town.url("panel/meetings/2025-11-18/")
    for address in (agenda, f"{agenda}item-7/", f"{agenda}papers/agenda/"):
        assert words(page(client, address)).count(TOLD) == 1, address
    change(town.item, number="6", title="Finding homes closer")
    assert "when the agenda was published" not in words(page(client, agenda))


def test_who_comes_to_an_item_that_has_the_number_of_another_by_now_is_told_where_that_is(town, client):
    change(town.item, number="7")
    town.add_item(town.meeting, "6")
    text = words(page(client, town.url("panel/meetings/2025-11-18/item-6/")))
    assert "as readers had it before is now item 7, Finding homes closer" in text


def test_it_lives_on_where_the_meeting_moves_too(town, client):
    change(town.item, number="7")
    move_meeting(
        meeting=town.meeting,
        day=date(2025, 11, 20),
        time=None,
        location="",
        reason="The hall is flooded",
        by=None,
    )
    tree = page(client, town.url("panel/meetings/2025-11-18/item-6/"))
    assert town.url("panel/meetings/2025-11-20/item-7/") in tree.xpath("//main//a/@href")


def test_nothing_is_said_of_what_nobody_was_shown_nor_of_an_exempt_title(client):
    town = Town(public=True)
    draft = town.add_meeting(date(2027, 3, 1), agenda=None)
    item = change(town.add_item(draft, "3"), number="4")
    assert item.once_listed == []
    why = {"exempt_paragraph": "3", "exempt_reason": "Prices of providers.", "public_title": "Homes"}
    change(town.item, number="7", **why)
    text = words(page(client, town.item_url.replace("item-6", "item-7")))
    assert "Finding homes closer" not in text
    assert client.get(town.item_url).url.endswith("/item-7/")
