"""An item that carries no scorecard and is about some measures: what was published of them when it met, and now."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db.models import QuerySet
from django.utils.timezone import localdate

from committees.items.agenda.actions import set_place
from scorecards.assembly.attention import heading_of
from scorecards.models import Edition
from tests.committees.shown import page, words
from tests.factories import IndicatorFactory
from tests.meetings import Town, publish, row

pytestmark = pytest.mark.django_db
MET = date(2025, 12, 2)


@pytest.fixture
def town():
    """Quarter 2 with 8% was out before the committee met on 2 December; quarter 3 with 11% came out after it."""
    town = Town(public=True)
    later = row(town.indicator.code, town.indicator.title, level=12)
    out_on(town.edition, date(2025, 11, 7))
    out_on(publish(town.council, town.scorecard, [later], start=date(2025, 10, 1)), date(2026, 2, 6))
    return town


def out_on(edition: Edition, day: date) -> None:
    at = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    QuerySet(Edition).filter(pk=edition.pk).update(
        published_at=at
    )  # the plain one: an edition is never changed


def about_one(town: Town, day: date, *others) -> str:
    """The address of an item of a meeting on that day."""
    town.add_item(town.add_meeting(day), "7", edition=None, indicators=[town.indicator, *others])
    return town.url(f"panel/meetings/{day}/item-7/")


def table(tree) -> list[list[str]]:
    return [[words(cell) for cell in line] for line in tree.xpath("//section[@id='figures']//tr")]


def test_home_agenda_and_item_say_the_same_of_a_meeting_to_come(town, client):
    """Home counted the measures missed, the agenda named "newest figures" and the item had two links."""
    day = localdate() + timedelta(days=9)
    item = about_one(town, day)
    assert "1 measure: 1 close" in words(page(client, town.url()))
    assert "1 measure, newest figures" in words(page(client, town.url(f"panel/meetings/{day}/")))
    head, line = table(page(client, item))
    assert head[1].startswith("Newest ") and len(head) == 3 and "11% Close" in line[1]
    assert line[0].startswith(town.indicator.title) and "11%" in line[1] and "8%" not in " ".join(line)


def test_of_a_meeting_held_it_shows_what_was_out_then_and_what_is_out_now(town, client):
    tree = page(client, about_one(town, MET))
    head, line = table(tree)
    assert head[1].startswith("At the time ") and head[2].startswith("Latest ")
    assert "8% Met" in line[1] and line[2] == "Latest 11% Close"
    said = words(tree)
    assert "This item carried no scorecard." in said and "members had in front" not in said
    assert "published by the day of the meeting: quarter 2 2025/26, edition 1." in said
    agenda = words(page(client, town.url(f"panel/meetings/{MET}/")))
    assert "1 measure" in agenda and "newest figures" not in agenda


def test_what_no_scorecard_had_by_then_is_named_without_a_figure(town, client):
    before = page(client, about_one(town, date(2025, 9, 2)))
    (link,) = before.xpath("//p[.='The item is about:']/following-sibling::ul[1]//a")
    assert link.text == town.indicator.title and table(before) == []
    other = IndicatorFactory(title="Missing from care")
    both = page(client, about_one(town, MET, other))
    (named,) = both.xpath("//p[.='The item is also about:']/following-sibling::ul[1]/li")
    assert words(named) == "Missing from care" and len(table(both)) == 2


def test_an_item_that_was_not_taken_had_no_figures(town, client):
    address = about_one(town, MET)
    item = town.committee.meetings.get(date=MET).items.get()
    set_place(item=item, state="withdrawn", state_reason="More time.", by=None)
    assert table(page(client, address)) == []


def test_an_item_with_a_whole_scorecard_says_of_missed_targets_what_the_scorecard_says(client):
    """None needs attention, and one missed its target all the same."""
    town = Town(public=True)
    missed = row("missed", "Moved too often", level=40, target=9)
    town.edition = publish(town.council, town.scorecard, [missed], start=date(2025, 10, 1))
    said = heading_of(town.edition.payload)
    assert "1 of 1 measure missed its target" in said
    town.add_item(town.add_meeting(MET), "7", indicators=[])
    shown = words(page(client, town.url(f"panel/meetings/{MET}/item-7/")))
    assert f"{said}." in shown and "None needed attention" not in shown
