"""What members asked about a measure, with its answer and what came of it."""

from datetime import UTC, date, datetime
from unittest.mock import patch

import pytest

from accounts.models import Job
from committees.discussion.history.querysets import discussed
from committees.items import actions as items
from committees.items.agenda.actions import set_place
from committees.meetings import actions as meetings
from committees.meetings.agreement.querysets import with_corrections
from committees.meetings.drafts.querysets import agreeing_next, drafts_of
from committees.meetings.presenters import minutes_words
from committees.minutes import actions as minutes
from committees.minutes.notes.actions import Mention, set_mentions
from committees.minutes.notes.mentions import told_otherwise
from committees.minutes.notes.querysets import their_mentions
from committees.minutes.presenters import pair_minutes
from committees.models import (
    Attendance,
    IndicatorMention,
    Meeting,
    MinutesParagraph,
)
from committees.models.visibility import anybody
from committees.papers.contents.presenters.minutes import minutes_of
from committees.papers.contents.querysets import Audience
from committees.people.actions import add_person, set_rules
from committees.presenters import is_held
from indicators.models import Indicator
from scorecards.editions.downloads.caches import ARTEFACTS, original_of
from scorecards.editions.taking_down.actions import take_down
from scorecards.exports.appendix.carried import appendix_words
from scorecards.registries import asked_about, item_carrying
from tests.committees.shown import page, words
from tests.factories import IndicatorFactory
from tests.meetings import Town, publish, row

pytestmark = pytest.mark.django_db


def test_what_members_asked_comes_with_its_answer_and_what_came_of_it(town):
    town.discuss()
    (asked,) = asked_about(town.council, [town.indicator.pk])[town.indicator.pk]
    assert asked == {
        "date": "2025-11-18",
        "meeting": "Corporate Parenting Panel",
        "item": "Item 6",
        "url": town.item_url,
        "question_by": "A member",
        "question": "asked why children moved.",
        "answers": [{"by": "Head of Service", "text": "replied that carers had left."}],
        "outcome": "Resolved 6(b): Costed plan",
        "state": "Due: the next meeting",
        "state_kind": "due",
    }


@pytest.mark.parametrize(
    "style, member, officer",
    [("name", "Councillor Ash", "Robin Reed"), ("role", "Member for Abbey ward", "Head of Virtual School")],
)
def test_who_asked_and_who_answered_are_shown_as_the_council_shows_its_members(town, style, member, officer):
    asked = town.ask(town.item)
    for said, name, role, capacity in (
        (asked, "Councillor Ash", "Member for Abbey ward", "member"),
        (asked.replies.get(), "Robin Reed", "Head of Virtual School", "officer"),
    ):
        person = add_person(council=town.council, kind="member", name=name, role=role, by=None)
        there = Attendance.objects.create(
            meeting=town.meeting, person=person, capacity=capacity, status="present"
        )
        MinutesParagraph.objects.filter(pk=said.pk).update(attendance=there, speaker=name)
    meetings.publish_minutes(meeting=town.meeting, on=date(2025, 11, 28), by=None)
    set_rules(council=town.council, values={"names": style}, by=None)
    (told,) = asked_about(town.council, [town.indicator.pk])[town.indicator.pk]
    assert told["question_by"] == member and [each["by"] for each in told["answers"]] == [officer]
    (item,) = discussed(town.council, town.indicator.pk)
    assert [each["by"] for each in item["said"] if each["kind"] in {"question", "answer"}] == [
        member,
        officer,
    ]


def test_questions_wait_for_the_minutes_and_stay_with_their_council(town):
    town.ask(town.item)
    key = town.indicator.pk
    assert asked_about(town.council, [key]) == {}
    meetings.publish_minutes(meeting=town.meeting, on=date(2025, 11, 28), by=None)
    assert len(asked_about(town.council, [key])[key]) == 1
    assert asked_about(Town(slug="otherton").council, [key]) == {}


def test_questions_come_newest_first_and_an_answer_that_mentions_brings_its_question(town):
    town.discuss()
    other = IndicatorFactory()
    answer = MinutesParagraph.objects.get(kind="answer")
    set_mentions(item=town.item, confirmed=[Mention(answer.pk, other)], taken_back=[], by=None)
    earlier = town.add_item(town.add_meeting(date(2025, 9, 2)), "5")
    town.ask(earlier, "asked what children said.")
    meetings.publish_minutes(meeting=earlier.meeting, on=date(2025, 9, 12), by=None)
    found = asked_about(town.council, [town.indicator.pk, other.pk])
    assert [each["date"] for each in found[town.indicator.pk]] == ["2025-11-18", "2025-09-02"]
    assert found[town.indicator.pk][1]["outcome"] == "No resolution."
    assert [each["question"] for each in found[other.pk]] == ["asked why children moved."]


def test_what_an_item_resolved_stands_under_the_one_measure_it_is_about_and_under_no_other(town):
    """Members read "Resolved: houses for foster carers" under attendance, because one item held both."""
    other = IndicatorFactory()
    town.ask(town.item)
    town.ask(town.item, "asked about attendance.", indicator=other)
    town.resolve(town.item)
    meetings.publish_minutes(meeting=town.meeting, on=date(2025, 11, 28), by=None)
    found = asked_about(town.council, [town.indicator.pk, other.pk])
    assert found[town.indicator.pk][0]["outcome"] == "Resolved 6(b): asks for a costed plan, with"
    assert found[other.pk][0]["outcome"] == ""


def test_what_officers_report_and_members_remark_is_not_what_members_asked(town):
    minutes.add_paragraph(
        item=town.item,
        kind="statement",
        speaker="Performance Manager",
        text="reported that fewer children moved.",
        mentions=[(town.indicator, "9%")],
        by=None,
    )
    meetings.publish_minutes(meeting=town.meeting, on=date(2025, 11, 28), by=None)
    assert asked_about(town.council, [town.indicator.pk]) == {}


def test_asking_costs_the_same_for_one_question_and_for_many(town, django_assert_num_queries):
    town.discuss()
    with django_assert_num_queries(3):
        asked_about(town.council, [town.indicator.pk])
    more = IndicatorFactory.create_batch(8)
    for number, indicator in enumerate(more, 10):
        item = town.add_item(town.meeting, str(number))
        town.ask(item, indicator=indicator)
        town.resolve(item)
    everything = list(Indicator.objects.values_list("pk", flat=True))
    with django_assert_num_queries(3):
        found = asked_about(town.council, everything)
    assert len(found) == 9


@pytest.mark.parametrize(
    ("today", "says", "never"),
    [
        (date(2025, 11, 8), "to come", "held"),
        (date(2025, 11, 18), "to come", "held"),  # its own day: it may not be over
        (date(2025, 11, 19), "held", "to come"),
    ],
)
def test_nothing_is_said_in_the_past_of_a_meeting_that_is_to_come(town, client, clerk, today, says, never):
    """Nor of an edition that was corrected, or withdrawn, before it."""
    url = f"/exampleton/panel/2025-26/q2/edition-{town.edition.number}/"
    rows = [row(town.indicator.code, town.indicator.title)]
    second = publish(town.council, town.scorecard, rows, number=2)
    told = {
        "held": {
            "item": [
                "members had in front of them",
                "At this meeting",
                "as seen at the meeting",
                "The minutes refer",
            ],
            "edition": ["This is what the committee was given. It was corrected later"],
            "history": ["Considered by the Panel"],
            "down": ["Members had quarter 2 2025/26, edition 1, before them. It was withdrawn"],
        },
        "to come": {
            "item": ["members will have in front of them", "For this meeting", "The agenda refers"],
            "edition": ["This edition is on the agenda of Corporate Parenting Panel, 18 November 2025"],
            "history": [],
            "down": ["This item was to have quarter 2 2025/26, edition 1, with it, which was withdrawn"],
        },
    }
    assert is_held(town.meeting, today) is (says == "held")
    with patch(
        "django.utils.timezone.now", lambda: datetime(today.year, today.month, today.day, 22, tzinfo=UTC)
    ):
        shown = {"item": words(page(client, town.item_url)), "edition": words(page(client, url))}
        shown["history"] = shown["item"]
        take_down(edition=second, reason="The table is wrong.", by=None)
        take_down(edition=town.edition, reason="The table is wrong.", by=None)
        shown["down"] = words(page(client, town.item_url))
    for where, text in shown.items():
        assert all(each in text for each in told[says][where]), (where, text)
        assert not any(each in text for each in told[never][where]), (where, text)


def test_draft_minutes_are_not_to_be_agreed_at_a_meeting_that_was_held():
    met, following = Meeting(date=date(2025, 11, 18), minutes_state="draft"), Meeting(date=date(2026, 2, 24))
    assert minutes_words(met, following, date(2026, 2, 24))["more"] == "to be agreed on 24 February 2026."
    nothing_kept = "not recorded as agreed."
    assert minutes_words(met, following, date(2026, 2, 25))["more"] == nothing_kept
    following.agenda_published = date(2026, 2, 13)
    held = f"{nothing_kept} The next meeting kept here was on 24 February 2026."
    assert minutes_words(met, following, date(2026, 2, 25))["more"] == held


def test_draft_minutes_come_to_the_meeting_with_an_item_for_them(town):
    town.discuss()  # on 18 November 2025
    today = date(2025, 12, 1)

    def agreeing(on: date = today) -> date | None:
        found = agreeing_next(town.meeting, on)
        return found and found.date

    assert agreeing() is None
    special, second, third = (town.add_meeting(date(2026, month, 2)) for month in (1, 2, 3))
    Meeting.objects.filter(pk=special.pk).update(kind="special")
    assert agreeing() == second.date  # a special one agrees none as a rule
    town.add_item(third, "3", kind="minutes")
    assert agreeing() == third.date and drafts_of(third).get() == town.meeting
    item = town.add_item(special, "2", kind="minutes")
    assert agreeing() == special.date
    assert agreeing(date(2026, 1, 3)) == third.date  # held, and nothing recorded
    assert agreeing(date(2026, 3, 3)) == special.date
    set_place(item=item, state="withdrawn", state_reason="They are not ready.", by=None)
    assert agreeing() == third.date
    assert agreeing(date(2026, 3, 3)) == second.date


def test_an_edition_knows_the_item_that_carried_it(town):
    assert item_carrying([town.edition.pk]) == {
        town.edition.pk: {
            "meeting": "Corporate Parenting Panel, 18 November 2025",
            "date": "2025-11-18",
            "item": "item 6",
            "url": town.item_url,
            "committee": "Corporate Parenting Panel",
            "number": "6",
            "title": town.item.title,
            "appendix": "",
            "held": True,
        }
    }
    # its print versions say so on their first page, and are made anew: the edition stays as it was published
    Job.objects.all().delete()
    items.edit_item(item=town.item, values={"appendix": "2"}, by=None)
    assert Job.objects.get().title == f"Files of {town.edition}"
    told = original_of(town.edition, town.council.slug)
    assert appendix_words(told.carried) == "Appendix 2"
    meetings.edit_meeting(meeting=town.meeting, values={"agenda_published": None}, by=None)
    assert item_carrying([town.edition.pk]) == {}
    untold, short = original_of(town.edition, town.council.slug), ARTEFACTS["pdf-short"]
    assert untold.carried is None and untold.place(short) != told.place(short)
    assert untold.sha256 == told.sha256


def test_readers_are_told_where_minutes_say_another_figure_than_the_edition_before_the_meeting(town):
    """On the item, in the minutes as a paper and beside the measure; not once that edition is taken down."""
    words = "The minutes say 8%; the edition published for that meeting says 9.2%."
    rows = [row(town.indicator.code, "Three or more homes", values=[9.0] * 5 + [9.2], decimals=1)]
    before_them = publish(town.council, town.scorecard, rows, number=2)
    spoken_of = {"kind": "question", "text": "asked about the 8%.", "mentions": [(town.indicator, "8%")]}
    minutes.add_paragraph(item=town.item, **spoken_of, by=None)
    meetings.publish_minutes(meeting=town.meeting, on=date(2025, 11, 28), by=None)

    def told() -> list[list[str]]:
        blocks = minutes_of(town.meeting, Audience(anybody(date(2026, 1, 5)))).blocks
        (met,) = discussed(town.council, town.indicator.pk)
        spoken = with_corrections(town.item.paragraphs.all()).prefetch_related(their_mentions())
        (said,) = pair_minutes(spoken, {}, "")
        return [
            [each.text for each in blocks if getattr(each, "strong", "") == "Note:"],
            [each["note"] for each in met["said"] if "note" in each],
            [each["note"] for each in said["mentions"] if each["note"]],
        ]

    items.edit_item(item=town.item, values={"edition": before_them}, by=None)
    named = words.replace("The minutes", "Three or more homes: the minutes")
    assert told() == [[named], [words], [named]]
    take_down(edition=before_them, reason="Too small.", by=None)
    assert told() == [[], [], []]
    items.edit_item(item=town.item, values={"edition": None}, by=None)
    assert not IndicatorMention.objects.exclude(published_value="").exists()


@pytest.mark.parametrize(
    ("said", "shown", "told"),
    [
        ("8%", "9.2%", "9.2%"),
        ("8 per cent", "9.2%", "9.2%"),
        ("9%", "9.2%", ""),
        ("350, then 501", "501", ""),
        ("1,000 fewer", "4,000", ""),
        ("40", "9.2%", ""),
        ("£300", "£412", "£412"),
        ("8%", "Too small to show", ""),
    ],
)
def test_only_one_figure_is_set_against_another_of_its_unit(said, shown, told):
    assert told_otherwise(said, shown) == told
