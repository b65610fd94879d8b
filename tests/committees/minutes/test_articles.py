"""The article before a post is published as it was typed, wherever who spoke is shown."""

import csv
from io import BytesIO, StringIO

import docx
import pytest

from committees.attendance.actions import Attended, set_attendance
from committees.discussion.questions.querysets import questions_about
from committees.minutes.editor.actions import set_minutes
from committees.minutes.editor.querysets import speakers_at
from committees.minutes.marks.reading import read_marks
from committees.minutes.speech import as_shown
from committees.models import IndicatorMention
from tests.committees.shown import page, words
from tests.factories.committees import PersonFactory
from tests.meetings import Town

HEAD = "Head of Service, Placements"
TYPED = f"? The Chair asked why.\n> The {HEAD} replied that carers had left."
PRINTED = f"The {HEAD} replied that carers had left."
HERE = "panel/meetings/2025-11-18/"


@pytest.fixture
def town(db):
    town = Town(public=True)
    people = [PersonFactory(council=town.council, name="", role=role) for role in ("Chair", HEAD)]
    rows = [Attended("present", each, who) for each, who in zip(("chair", "officer"), people, strict=True)]
    set_attendance(meeting=town.meeting, rows=rows, by=None)
    names = [each.name for each in speakers_at(town.meeting)]
    set_minutes(item=town.item, blocks=read_marks(TYPED, names).blocks, by=None)
    type(town.meeting).objects.update(minutes_state="draft", minutes_published=town.meeting.date)
    return town


def test_a_post_keeps_its_article_on_the_page_in_papers_and_in_open_data(client, town):
    assert {each.attendance.person.role for each in town.item.paragraphs.all()} == {"Chair", HEAD}
    for url in (town.item_url, town.url(f"{HERE}papers/minutes/")):
        shown = words(page(client, url))
        assert PRINTED in shown and "The Chair asked why." in shown, url
    word = docx.Document(BytesIO(client.get(town.url(f"{HERE}papers/minutes.docx")).content))
    assert PRINTED in [" ".join(each.text.split()) for each in word.paragraphs]
    table = client.get(town.url("meetings/open-data/minutes.csv")).content.decode("utf-8-sig")
    said = [" ".join(row.values()) for row in csv.DictReader(StringIO(table))]
    assert all(any(who in each for each in said) for who in (f"The {HEAD}", "The Chair"))


def test_it_does_beside_the_measure_that_was_asked_about(town):
    asked = town.item.paragraphs.get(kind="question")
    IndicatorMention.objects.create(paragraph=asked, indicator=town.indicator)
    (question,) = questions_about(town.council, [town.indicator.pk])[town.indicator.pk]
    assert sorted(who for who, _ in question.printed.values()) == ["The Chair", f"The {HEAD}"]


@pytest.mark.parametrize(
    ("speaker", "shown", "printed"),
    [
        ("The Chair", "Chair", "The Chair"),
        ("the Chair", "The Chair", "The Chair"),
        ("The Chair", "Councillor A. Example", "Councillor A. Example"),
        ("Chair", "The Chair", "The Chair"),
        ("Chair", "Chair", "Chair"),
        ("The chair", "", "The chair"),
        ("HSP", HEAD, f"The {HEAD}"),
        ("VC", "The Vice-chair", "The Vice-chair"),
        ("JB", "Judith Barr", "Judith Barr"),
        ("PG", "Pennaeth Gwasanaeth", "Pennaeth Gwasanaeth"),
    ],
)
def test_what_is_shown_in_place_of_who_was_typed_has_an_article_where_it_is_the_same(speaker, shown, printed):
    assert as_shown(speaker, "asked why.", shown) == (printed, "asked why.")
