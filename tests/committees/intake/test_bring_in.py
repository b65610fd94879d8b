"""A file becomes the minutes of a meeting: nothing is lost, doubled, put over somebody's words, or public too early."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from accounts.policies import NotAllowed
from committees.intake.actions import Answer, bring_in, confirm_items, leave_item
from committees.items.actions import create_item
from committees.meetings.actions import publish_minutes
from committees.minutes.editor.actions import set_minutes
from committees.minutes.marks.reading import read_marks
from committees.models import AgendaItem, Meeting, MinutesParagraph, MinutesSource, Resolution
from committees.people.actions import create_committee
from committees.reading.reading import read_minutes
from tests.committees.intake.minutes import SECRET, WHOLE
from tests.factories import CouncilFactory

pytestmark = pytest.mark.django_db
DAY = date(2025, 11, 18)


@pytest.fixture
def committee():
    return create_committee(
        council=CouncilFactory(slug="exampleton"), name="Corporate Parenting Panel", short_name="the Panel",
        slug="panel", scorecard=None, by=None,
    )  # fmt: skip


def bring(committee, text: str = WHOLE, name: str = "minutes.txt"):
    content = text.encode()
    return bring_in(
        committee=committee, reading=read_minutes(content), content=content, name=name, day=DAY, by=None
    )


def put(tmp_path: Path, text: str = WHOLE) -> str:
    path = tmp_path / "minutes.txt"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_minutes_of_a_meeting_that_was_not_held_are_refused(committee, tmp_path):
    tomorrow = timezone.localdate() + timedelta(days=1)
    reading = read_minutes(WHOLE)
    with pytest.raises(NotAllowed, match="has not been held yet, so these cannot be its minutes"):
        bring_in(
            committee=committee, reading=reading, content=b"x", name="minutes.txt", day=tomorrow, by=None
        )
    with pytest.raises(CommandError, match="give the day on which it was"):
        call_command("import_minutes", put(tmp_path), committee="panel", day=f"{tomorrow}", dry_run=True)
    assert not Meeting.objects.exists() and not MinutesSource.objects.exists()


def test_a_file_becomes_items_with_what_was_said_and_resolved_and_their_places(committee):
    source = bring(committee).source
    items = {each.number: each for each in source.meeting.items.all()}
    assert {number: each.title for number, each in items.items()} == {
        "5": "Minutes of the last meeting",
        "6": "Finding homes closer",
    }
    said = list(items["6"].paragraphs.order_by("position"))
    assert [(each.kind, each.speaker) for each in said] == [
        ("procedure", ""),
        ("question", "Councillor Ash"),
        ("answer", "The Head of Service, Placements"),
        ("question", "Councillor Beech"),
        ("answer", "the Head of Service, Placements"),
    ]
    assert said[2].answers == said[1] and said[2].speaker_kind == "officer"
    limbs = [(each.verb, each.text) for each in items["6"].resolutions.get().limbs.order_by("order")]
    assert limbs[0] == ("noted", "That the report be noted; and")
    first, last = map(int, said[1].source_place.split("-"))
    assert source.text[first:last] == "Councillor Ash asked why children moved"
    first, last = map(int, items["5"].resolutions.get().source_place.split("-"))
    assert source.text[first:last].startswith("Resolved: That the minutes") and said[0].source == source


def test_bringing_the_same_file_in_again_doubles_nothing(committee):
    bring(committee)
    counts = [model.objects.count() for model in (AgendaItem, MinutesParagraph, Resolution, MinutesSource)]
    keys = set(MinutesParagraph.objects.values_list("pk", flat=True))
    again = bring(committee)
    assert {each.do for each in again.steps} == {"same"}
    assert [m.objects.count() for m in (AgendaItem, MinutesParagraph, Resolution, MinutesSource)] == counts
    assert set(MinutesParagraph.objects.values_list("pk", flat=True)) == keys


def test_a_corrected_file_updates_what_nobody_touched_and_asks_about_what_somebody_wrote(committee):
    first = bring(committee).source
    item = first.meeting.items.get(number="5")
    set_minutes(item=item, blocks=read_marks("= agrees the minutes.").blocks, by=None)
    corrected = WHOLE.replace("six homes", "seven homes").replace("2 September", "3 September")
    second = bring(committee, corrected)
    assert {each.target: each.do for each in second.steps} == {
        item.pk: "wait",
        first.meeting.items.get(number="6").pk: "write",
    }
    assert "seven homes" in first.meeting.items.get(number="6").paragraphs.last().text
    assert item.resolutions.get().limbs.get().text == "agrees the minutes."
    assert "put over" in next(each.why for each in second.steps if each.do == "wait")


def test_nothing_is_published_before_a_person_confirmed_every_item(committee):
    source = bring(committee).source
    with pytest.raises(NotAllowed, match=r"minutes\.txt waits for somebody to confirm"):
        publish_minutes(meeting=source.meeting, on=date(2025, 12, 1), by=None)
    for place, item in enumerate(source.meeting.items.order_by("order")):
        text = source.read["items"][place]["text"].replace("six homes", "six of our homes")
        confirm_items(source=source, answers=[Answer(place, item, text)], by=None)
    assert source.state == MinutesSource.State.CONFIRMED
    assert "six of our homes" in source.meeting.items.get(number="6").paragraphs.last().text
    publish_minutes(meeting=source.meeting, on=date(2025, 12, 1), by=None)


def test_an_agenda_that_is_out_gains_no_item_and_published_minutes_no_word_before_somebody_says_so(committee):
    meeting = Meeting.objects.create(committee=committee, date=DAY, agenda_published=date(2025, 11, 7))
    item = create_item(meeting=meeting, number="6", title="Finding homes closer", by=None)
    brought = bring(committee)
    assert [each.do for each in brought.steps] == ["wait", "write"]
    assert list(meeting.items.all()) == [item]
    leave_item(source=brought.source, place=0, by=None)
    confirm_items(source=brought.source, answers=[Answer(1, item, "Said.")], by=None)
    publish_minutes(meeting=meeting, on=date(2025, 12, 1), by=None)
    again = bring(committee, WHOLE.replace("six homes", "seven homes"))
    assert [each.do for each in again.steps] == ["wait", "wait"]
    assert item.paragraphs.get().text == "Said."


def test_what_a_file_calls_private_goes_into_closed_items_alone(committee):
    brought = bring(committee, WHOLE + SECRET)
    assert [each.do for each in brought.steps] == ["add", "add", "add", "wait"]
    assert not MinutesParagraph.objects.filter(text__contains="plumquat")
    with pytest.raises(NotAllowed, match="“A home to be bought” is not public"):
        confirm_items(source=brought.source, answers=[Answer(3, None, "Said.")], by=None)
    closed = create_item(
        meeting=brought.source.meeting, number="8", title="A home to be bought", exempt_paragraph="3",
        exempt_reason="The price would be known.", public_title="A purchase", by=None,
    )  # fmt: skip
    assert bring(committee, WHOLE + SECRET).steps[3].do == "write"
    assert "plumquat" in closed.paragraphs.get().text


def test_minutes_that_are_agreed_take_nothing(committee):
    Meeting.objects.create(committee=committee, date=DAY, minutes_state="confirmed")
    with pytest.raises(NotAllowed, match="have been agreed"):
        bring(committee)
    assert not MinutesSource.objects.exists()


def test_the_command_finds_or_makes_the_meeting_and_says_what_it_did(committee, tmp_path, capsys):
    call_command("import_minutes", put(tmp_path), committee="panel", dry_run=True)
    told = capsys.readouterr().out
    assert "18 November 2025, which would be made. Nothing is stored." in told
    assert "6 Finding homes closer: added to the agenda." in told
    assert not Meeting.with_unconfirmed.exists()
    call_command("import_minutes", put(tmp_path), committee="panel")
    meeting = Meeting.with_unconfirmed.get()
    assert meeting.date == DAY and meeting.items.count() == 2 and meeting.agenda_published is None
    call_command("import_minutes", put(tmp_path), meeting=meeting.pk)
    assert "says what it said before" in capsys.readouterr().out and Meeting.with_unconfirmed.count() == 1


def test_the_command_ends_with_3_where_something_waits(committee, tmp_path, capsys):
    Meeting.objects.create(committee=committee, date=DAY, agenda_published=date(2025, 11, 7))
    with pytest.raises(SystemExit) as ended:
        call_command("import_minutes", put(tmp_path), committee="panel")
    assert ended.value.code == 3 and "not on the agenda" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "options", "words"),
    [
        (WHOLE, {"committee": "nowhere"}, "There is no committee “nowhere”"),
        (WHOLE, {"meeting": 999_999}, "There is no meeting 999999"),
        ("Minutes:\n\nThe Panel met.", {"committee": "panel"}, "does not say on which day"),
        (WHOLE, {}, "Say whose minutes these are"),
        (WHOLE, {"committee": "panel", "day": "18/11"}, "is no day"),
        ("%PDF-1.7", {"committee": "panel"}, "This is a PDF"),
    ],
)
def test_the_command_refuses_what_is_unclear_and_keeps_nothing(committee, tmp_path, text, options, words):
    with pytest.raises(CommandError, match=words):
        call_command("import_minutes", put(tmp_path, text), **options)
    assert not MinutesSource.objects.exists() and not Meeting.with_unconfirmed.exists()


def test_a_file_of_another_day_is_asked_about(committee, tmp_path):
    meeting = Meeting.objects.create(committee=committee, date=date(2025, 9, 2))
    with pytest.raises(
        CommandError, match="The file says 18 November 2025, and the meeting is of 2 September"
    ):
        call_command("import_minutes", put(tmp_path), meeting=meeting.pk)
    call_command("import_minutes", put(tmp_path), meeting=meeting.pk, day="2025-09-02")
    assert meeting.items.count() == 2


def test_a_committee_that_two_councils_have_is_named_with_its_council(committee, tmp_path):
    create_committee(
        council=CouncilFactory(slug="otherton"), name="Panel", short_name="the Panel", slug="panel", scorecard=None,
        by=None,
    )  # fmt: skip
    with pytest.raises(CommandError, match="exampleton, otherton"):
        call_command("import_minutes", put(tmp_path), committee="panel")
    call_command("import_minutes", put(tmp_path), committee="panel", council="otherton")
    assert Meeting.with_unconfirmed.get().committee.council.slug == "otherton"


def test_a_transcript_is_kept_apart_from_minutes(committee):
    text = "WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n<v Chair>Welcome to the Panel.\n"
    brought = bring(committee, text, "meeting.vtt")
    assert brought.source.kind == "transcript" and "Welcome to the Panel" in brought.source.text
    assert not brought.steps and not AgendaItem.objects.exists()
