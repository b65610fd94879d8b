"""What meetings said and resolved about one measure, on its page: once minutes are out, and never of another."""

from datetime import date

import pytest

from accounts.roles import Role
from committees.discussion.keys.querysets import Asked, Keys
from committees.discussion.passages.kinds import What
from committees.meetings.actions import publish_minutes
from committees.models import AgendaItem, Limb
from committees.models.visibility import anybody
from scorecards.registries import discussed
from tests.factories import IndicatorFactory, user_with_role
from tests.meetings import Town
from tests.queries import queries_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def town():
    return Town(public=True)


def told(town, indicator=None) -> list[list[tuple[str, str, str]]]:
    found = discussed(town.council, (indicator or town.indicator).pk)
    return [[(said["label"], said["by"], said["text"]) for said in one["said"]] for one in found]


def test_a_measure_has_its_questions_answers_resolutions_and_actions_from_published_minutes(town):
    town.discuss()
    (one,) = discussed(town.council, town.indicator.pk)
    assert (one["date"], one["item"], one["url"]) == ("2025-11-18", "Item 6", town.item_url)
    assert told(town) == [
        [
            ("Question", "A member", "asked why children moved."),
            ("Answer", "Head of Service", "replied that carers had left."),
            ("Resolution 6(b)", "", "asks for a costed plan, with"),
            ("Resolution 6(c)", "", "recommends houses to Cabinet"),
            ("Action", "Head of Service, Placements", "Costed plan"),
        ]
    ]
    assert one["said"][-1]["state"] == "Due: the next meeting"


def test_nothing_of_minutes_that_are_not_out_or_of_an_exempt_item_is_told(town):
    town.ask(town.item)
    town.resolve(town.item)
    town.act(town.item)
    assert told(town) == []
    publish_minutes(meeting=town.meeting, on=date(2025, 11, 28), by=None)
    assert len(told(town)) == 1
    AgendaItem.objects.filter(pk=town.item.pk).update(
        exempt_paragraph="1", exempt_reason="About one child.", public_title="A private matter"
    )
    assert told(town) == []


def test_what_an_item_about_two_measures_resolved_is_told_of_both_with_how_many_they_are(town, client):
    other = IndicatorFactory()
    town.item.indicators.add(other)
    town.ask(town.item)
    town.ask(town.item, "asked about attendance.", indicator=other)
    town.resolve(town.item)
    publish_minutes(meeting=town.meeting, on=date(2025, 11, 28), by=None)
    answer = ("Answer", "Head of Service", "replied that carers had left.")
    resolved = [
        ("Resolution 6(b)", "", "asks for a costed plan, with"),
        ("Resolution 6(c)", "", "recommends houses to Cabinet"),
    ]
    assert told(town) == [[("Question", "A member", "asked why children moved."), answer, *resolved]]
    assert told(town, other) == [[("Question", "A member", "asked about attendance."), answer, *resolved]]
    url = town.url(f"panel/2025-26/q2/edition-1/measures/{town.indicator.code}/")
    assert "item 6, about 2 measures" in client.get(url).content.decode()


def test_measure_page_item_page_and_search_tell_of_the_same_resolutions(town, client):
    """At an item about two measures nobody says which a resolution is for; an action that came of a question about a
    third carries one of them out."""
    second, third, fourth = IndicatorFactory(), IndicatorFactory(), IndicatorFactory()
    town.item.indicators.add(second)
    question = town.ask(town.item, "asked about attendance.", indicator=third)
    limbs = {limb.text: limb for limb in town.resolve(town.item).limbs.all()}
    town.act(town.item, question, limb=limbs["asks for a costed plan, with:"])
    publish_minutes(meeting=town.meeting, on=date(2025, 11, 28), by=None)
    for indicator in (town.indicator, second):
        assert resolved_of(town, indicator) == ["Resolution 6(b)", "Resolution 6(c)"]
        assert found_of(town, indicator) == set(limbs)
    assert resolved_of(town, third) == ["Resolution 6(b)"]
    assert found_of(town, third) == {"asks for a costed plan, with:"}
    assert resolved_of(town, fourth) == [] and found_of(town, fourth) == set()


def resolved_of(town, indicator) -> list[str]:
    return [label for one in told(town, indicator) for label, _, _ in one if label.startswith("Resolution")]


def found_of(town, indicator) -> set[str]:
    """The resolutions that a search of the minutes by the measure finds."""
    asked = Asked(indicator=indicator.pk, what=What.RESOLUTION)
    keys = Keys(town.council, anybody(date(2026, 1, 1)), asked, "role")[0:20]
    return set(Limb.objects.filter(pk__in=[key for _, key, *_ in keys]).values_list("text", flat=True))


def test_meetings_come_newest_first_and_cost_the_same_whether_one_or_twenty(town, client):
    town.discuss()
    client.force_login(user_with_role(town.council, Role.MEMBER))  # for visitors whole answers are kept
    url = town.url(f"panel/2025-26/q2/edition-1/measures/{town.indicator.code}/")
    client.get(url)
    one = len(queries_of(client, url))
    for month in range(1, 11):
        item = town.add_item(town.add_meeting(date(2025, month, 3)), "6")
        question = town.ask(item)
        town.resolve(item)
        town.act(item, question)
        publish_minutes(meeting=item.meeting, on=date(2025, month, 20), by=None)
    days = [each["date"] for each in discussed(town.council, town.indicator.pk)]
    assert len(days) == 11 and days == sorted(days, reverse=True)
    assert len(queries_of(client, url)) == one <= 20


def test_readers_choose_only_resolutions_and_everything_comes_back(town, client):
    town.discuss()
    url = town.url(f"panel/2025-26/q2/edition-1/measures/{town.indicator.code}/")
    assert "asked why children moved" in client.get(url).content.decode()
    chosen = client.get(url, {"only": "resolutions"}).content.decode()
    assert "asks for a costed plan" in chosen and "asked why children moved" not in chosen
    assert "Only resolutions are shown." in chosen
    odd = client.get(url, {"only": "<script>"}).content.decode()
    assert "asked why children moved" in odd and "<script>alert" not in odd
    assert "asked why children moved" in client.get(url).content.decode()
