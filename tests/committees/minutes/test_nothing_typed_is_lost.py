"""What is typed into the editor with any signs, in any order, is stored; and stays stored when it is saved again."""

import re
from collections import Counter

import pytest
from hypothesis import HealthCheck, example, given, settings

from committees.attendance.actions import Attended, set_attendance
from committees.minutes.editor.actions import set_minutes
from committees.minutes.editor.querysets import speakers_at
from committees.minutes.marks.reading import NO_LIMB, read_marks
from committees.minutes.marks.said import Resolved
from committees.minutes.views import text_of
from committees.models import MinutesParagraph, Resolution
from tests.committees.minutes.test_marks import MINUTES, NAMES, TEXTS
from tests.committees.shown import page, words
from tests.meetings import Town

pytestmark = pytest.mark.django_db
# What signs say, and the page says again in its own words
SAID_BY_THE_PAGE = {
    "resolved",
    "moved",
    "seconded",
    "proposed",
    "vote",
    "and",
    "the",
    "for",
    "against",
    "abstained",
}


def record(town, *names):
    rows = [Attended(status="present", capacity="member", words=name) for name in names]
    return set_attendance(meeting=town.meeting, rows=rows, by=None)


def told(text: str) -> Counter:
    found = (word.lower() for word in re.findall(r"[^\W\d_]{3,}", text))
    return Counter(word for word in found if word not in SAID_BY_THE_PAGE)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS)
@example(text=MINUTES)
@example(
    text="= RESOLVED\nThat it be noted.\nmoved The Chair\nmoved Head of Service\nfor: The Chair\nagainst: The Chair"
)
@example(text="= That it be noted.\n6 for\n7 for\nlost\ncarried\n(b) and it be sent")
@example(text="@Head of Service, Placements: Head of Service, Placements posts are vacant.")
@example(
    text="The Chair: Chair of governors asked for it.\n? Head of Service: Head of Service, Placements left."
)
@example(text=f"= That it be noted.\n! (z) Head of Service: {'add ' * 90}, by 31 February 2027")
def test_every_word_that_was_typed_is_in_the_minutes_as_they_are_stored(town, text):
    set_minutes(item=town.item, blocks=read_marks(text, NAMES).blocks, by=None)
    stored = text_of(town.item, speakers_at(town.meeting))
    assert not told(text) - told(stored)
    set_minutes(item=town.item, blocks=read_marks(stored, NAMES).blocks, by=None)
    assert text_of(town.item, speakers_at(town.meeting)) == stored


@pytest.fixture
def town():
    town = Town()
    record(town, *NAMES)
    return town


@pytest.mark.parametrize("typed", ["= RESOLVED\r\nThat it be noted.", "=\r\n\r\nThat it be noted."])
def test_a_resolution_is_kept_where_the_next_line_says_what_was_resolved(town, clerk, typed):
    clerk.post(f"{town.item_url}minutes/", {"text": typed})
    assert Resolution.objects.get().limbs.get().text == "That it be noted."
    assert not MinutesParagraph.objects.exists()


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        (
            "The Chair thanked officers, and the Chair asked why.",
            "The Chair thanked officers, and the Chair asked why.",
        ),
        ("@Chair: Officers told the Chair.", "Chair: Officers told the Chair."),
        ("The Chair: Chair of governors asked for it.", "The Chair: Chair of governors asked for it."),
    ],
)
def test_who_speaks_stands_before_words_that_name_them_again(town, clerk, client, typed, printed):
    for _ in range(2):  # and so it does once the page is opened and saved again
        clerk.post(f"{town.item_url}minutes/", {"text": typed})
        assert printed in words(page(clerk, town.item_url))
        typed = page(clerk, f"{town.item_url}minutes/").get_element_by_id("id_text").value


def test_what_cannot_be_kept_is_told_once_it_was_saved(town, clerk):
    """Of a sign with nothing behind it nothing can be stored: the page says so, and where."""
    answer = clerk.post(f"{town.item_url}minutes/", {"text": "It was said.\r\n="}, follow=True)
    assert f"Line 2, as it was typed: {NO_LIMB}" in answer.content.decode().replace("&#x27;", "'")
    clerk.post(f"{town.item_url}minutes/", {"text": "= RESOLVED"})
    shown = words(page(clerk, f"{town.item_url}minutes/"))
    assert NO_LIMB in shown and "1 to settle" in shown
    assert [type(each) for each in read_marks(text_of(town.item, [])).blocks] == [Resolved]
