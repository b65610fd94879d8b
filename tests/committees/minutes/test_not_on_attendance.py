"""Who moved, seconded or voted by name and is not on the attendance: warned of until they are, or a person confirms."""

import pytest

from accounts.policies import NotAllowed
from committees.attendance.actions import Attended, set_attendance
from committees.meetings.actions import publish_minutes
from committees.minutes.editor.actions import set_minutes
from committees.minutes.editor.querysets import speakers_at
from committees.minutes.marks.reading import read_marks
from committees.minutes.views import as_it_stands, unsettled_in
from committees.models import Attendance, Resolution, Vote
from tests.committees.shown import page, words
from tests.meetings import Town

pytestmark = pytest.mark.django_db
MOVED = "moved Councillor Abbey, seconded Councillor Birch"
TEXT = f"Councillor Abbey asked why.\n= That it be noted.\n{MOVED}\nfor: Councillor Abbey; Councillor Birch"


@pytest.fixture
def town():
    return Town()


def write(town, text: str = TEXT, kept=None) -> Resolution:
    set_minutes(item=town.item, blocks=read_marks(text).blocks, kept=kept, by=None)
    return Resolution.objects.get()


def record(town, *names: str):
    rows = [Attended(status="present", capacity="member", words=name) for name in names]
    return set_attendance(meeting=town.meeting, rows=rows, by=None)


def test_the_warning_is_there_after_saving_and_keeps_the_minutes_from_being_published(town, clerk):
    write(town)
    text, rows = as_it_stands(town.item, town.council, speakers_at(town.meeting))
    assert text.split("\n")[2] == MOVED  # as it was typed, to be found on the attendance later
    absent = [each.quoted for row in rows for each in row.warnings if each.heading == "Not on the attendance"]
    assert absent == ["Councillor Abbey", "Councillor Birch"]
    assert "Councillor Abbey is not on the attendance" in words(page(clerk, f"{town.item_url}minutes/"))
    unsettled = unsettled_in(town.meeting, town.council)
    with pytest.raises(NotAllowed, match="item 6"):
        publish_minutes(meeting=town.meeting, on=town.meeting.date, unsettled=unsettled, by=None)


def test_a_person_confirms_it_with_a_reason_that_stays(town):
    reason = "Moved from the public gallery, as the chair allowed."
    write(town, kept=[(TEXT.partition("\n")[2], {"Councillor Abbey": reason, "Councillor Birch": reason})])
    _, rows = as_it_stands(town.item, town.council, speakers_at(town.meeting))
    assert {each.why for each in rows[1].warnings} == {reason}


def test_they_are_found_once_the_attendance_is_recorded(town):
    write(town)
    record(town, "Councillor Abbey")
    first = Resolution.objects.get()
    assert first.mover is None  # half a line names nobody
    record(town, "Councillor Abbey", "Councillor Birch")
    found = Resolution.objects.get()
    assert found.pk == first.pk
    assert (found.mover.words, found.seconder.words) == ("Councillor Abbey", "Councillor Birch")
    assert found.vote == "" and Vote.objects.filter(resolution=found, choice="for").count() == 2
    assert not unsettled_in(town.meeting, town.council)


@pytest.mark.parametrize(
    ("typed", "speaker", "text"),
    [
        ("? @Councillor Abbey: asked why.", "Councillor Abbey", "asked why."),
        ("? Councillor Abbey asked why.", "Councillor Abbey", "asked why."),
        ("The Councillor Abbey: Why?", "The Councillor Abbey", "Why?"),
        (". Councillor Abbey left.", "", "Councillor Abbey left."),
        ("Councillor Abbeyfield asked why.", "", "Councillor Abbeyfield asked why."),
    ],
)
def test_who_spoke_is_found_once_the_attendance_is_recorded(town, clerk, typed, speaker, text):
    """As it was typed, word for word."""
    write(town, f"{typed}\n= That it be noted.")
    was = town.item.paragraphs.get()
    (abbey,) = record(town, "Councillor Abbey")
    found = town.item.paragraphs.get()
    assert (found.pk, found.speaker, found.text) == (was.pk, speaker, text)
    assert (found.attendance, found.speaker_kind) == ((abbey, "member") if speaker else (None, ""))
    if speaker:
        assert "\\" not in page(clerk, f"{town.item_url}minutes/").get_element_by_id("id_text").value
    record(town, "Councillor Abbey", "Councillor Birch")
    assert town.item.paragraphs.get().speaker == speaker


def test_nobody_speaks_where_that_was_typed_whoever_is_recorded_later(town):
    record(town, "Councillor Abbey")
    set_minutes(
        item=town.item,
        blocks=read_marks(
            "\\Councillor Abbey was thanked.\nCouncillor Birch asked why.", ["Councillor Abbey"]
        ).blocks,
        by=None,
    )
    record(town, "Councillor Abbey", "Councillor Birch")
    assert list(town.item.paragraphs.values_list("speaker", flat=True)) == ["", "Councillor Birch"]


def test_who_spoke_is_found_in_the_editor_though_the_attendance_was_recorded_otherwise(town, clerk):
    write(town, "Councillor Abbey asked why.\n= That it be noted.")
    abbey = Attendance.objects.create(meeting=town.meeting, words="Councillor Abbey", capacity="member")
    text = page(clerk, f"{town.item_url}minutes/").get_element_by_id("id_text").value
    assert text.strip() == "Councillor Abbey asked why.\n= That it be noted."
    clerk.post(f"{town.item_url}minutes/", {"text": text})
    assert town.item.paragraphs.get().attendance == abbey


def test_minutes_that_name_nobody_new_stay_as_they_are(town):
    write(town)
    versions = town.item.versions.count()
    record(town, "Councillor Cedar")
    assert town.item.versions.count() == versions


def test_who_moved_is_not_taken_off_the_attendance(town):
    record(town, "Councillor Abbey", "Councillor Birch")
    write(town, f"= That it be noted.\n{MOVED}")
    with pytest.raises(NotAllowed, match="moved or seconded"):
        record(town, "Councillor Cedar")


def test_words_that_name_nobody_stay_words(town):
    write(town, "= That it be noted.\nvote: Agreed without a vote")
    text, rows = as_it_stands(town.item, town.council, speakers_at(town.meeting))
    assert text.endswith("vote: Agreed without a vote") and not rows[0].warnings
