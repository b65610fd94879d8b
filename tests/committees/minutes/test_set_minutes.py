"""Minutes written as a whole: rows that stay keep what hangs on them, and every change leaves a version."""

from datetime import date

import pytest

from accounts.policies import NotAllowed
from committees.minutes.editor.actions import set_minutes
from committees.minutes.editor.due import Due, read_due
from committees.minutes.editor.matching import matched
from committees.minutes.editor.querysets import blocks_of, standing_of
from committees.minutes.marks.reading import read_marks
from committees.minutes.marks.writing import write_minutes
from committees.models import Action, Attendance, Limb, Resolution
from tests.meetings import Town

TEXT = """\
The Chair opened the item.
? A member asked why.
> The Chair replied that carers had left.
= that the Panel:
(a) notes the report; and
(b) asks for the cost, with:
(i) last year’s; and
(ii) this year’s.
moved The Chair, seconded A member
6 for, 0 against, 1 abstained
for: The Chair; A member
vote: Agreed
! (b) Head of Service: add the cost, by 14 January 2026
. The public left."""


def test_a_row_stays_where_its_words_stay_or_change_in_part():
    standing = ["one two three four", "five six", "seven eight nine"]
    assert matched(standing, ["seven eight nine", "one two three more", "new words"]) == [2, 0, None]
    assert matched(["same", "same"], ["same", "same", "same"]) == [0, 1, None]


def test_a_day_without_a_year_is_the_first_after_the_meeting():
    asked = date(2025, 11, 18)
    assert read_due("by 14 January", asked) == Due(date(2026, 1, 14))
    assert read_due("by the meeting of 14 January 2026", asked) == Due(date(2026, 1, 14), at_meeting=True)
    assert read_due("by the next meeting", asked) == Due(at_next=True)
    assert read_due("by 31 February", asked) == Due()


@pytest.mark.django_db
def test_minutes_written_whole_are_read_back_and_keep_their_rows(django_assert_max_num_queries):
    item = Town().item
    for words, capacity in (("The Chair", "chair"), ("A member", "member")):
        Attendance.objects.create(meeting=item.meeting, words=words, capacity=capacity)

    def write(text):
        blocks = read_marks(text, ["The Chair", "A member"]).blocks
        return set_minutes(item=item, blocks=blocks, by=None)

    def as_text():
        return write_minutes(blocks_of(item, standing_of(item)), ["The Chair", "A member"])

    assert write(TEXT).number == 1
    assert as_text() == TEXT
    assert write(TEXT) is None
    question, answer = item.paragraphs.get(kind="question"), item.paragraphs.get(kind="answer")
    assert (answer.answers, answer.speaker_kind, answer.attendance.words) == (question, "chair", "The Chair")
    resolution = Resolution.objects.get(item=item)
    assert (resolution.mover.words, resolution.votes_abstained, resolution.named_votes.count()) == (
        "The Chair",
        1,
        2,
    )
    action = Action.objects.get(item=item)
    assert (action.limb.verb, action.due_on) == ("requested", date(2026, 1, 14))
    limb = action.limb_id

    changed = TEXT.replace("replied that carers", "said that more carers").replace(
        "(a) notes the report; and\n", ""
    )
    changed = changed.replace("(b)", "(a)").replace("The Chair opened the item.\n", "")
    second = write(changed)
    assert (second.number, as_text()) == (2, changed)
    answer.refresh_from_db()
    assert (answer.answers, answer.text) == (question, "said that more carers had left.")
    assert Limb.objects.get(resolution__item=item, parent=None, verb="requested").pk == limb
    assert Action.objects.get(item=item).pk == action.pk

    with django_assert_max_num_queries(60):
        write(
            "\n".join(
                f"? Did they look at matter {number}?\n> They did, in year {number}." for number in range(30)
            )
        )
    assert item.paragraphs.count() == 60
    assert not Action.objects.filter(item=item).exists()
    write("! Clerk: find a room\n! Clerk: write it down, by the next meeting")
    assert as_text() == "! Clerk: find a room\n! Clerk: write it down, by the next meeting"
    write("")
    assert (as_text(), item.versions.count()) == ("", 5)


@pytest.mark.django_db
def test_the_first_saving_keeps_what_stood_before_it_as_a_version_to_put_back():
    """Minutes that were loaded or written elsewhere have no version of their own."""
    town = Town()
    asked = town.ask(town.item)
    assert set_minutes(item=town.item, blocks=[], by=None).number == 2
    first, second = town.item.versions.order_by("number")
    assert asked.text in first.words["lines"][0]
    assert second.words["lines"] == []


@pytest.mark.django_db
def test_no_way_into_minutes_that_readers_see_passes_words_that_are_warned_of():
    """Typed, put back, carried or read in: all come through here. What stood there already may stay."""
    town = Town()
    town.discuss()
    town.meeting.refresh_from_db()
    item, warned = town.item, "Two children had moved."
    item.meeting = town.meeting
    standing = blocks_of(item, standing_of(item))

    def write(*lines, kept=None):
        blocks = [*standing, *read_marks("\n".join(lines), []).blocks]
        return set_minutes(item=item, blocks=blocks, kept=kept, by=None)

    with pytest.raises(NotAllowed, match="1 warning in them is not settled"):
        write(warned)
    assert not item.paragraphs.filter(text=warned).exists()
    assert write(warned, kept=[(warned, {"Two children": "It was published before."})])
    assert write(warned, "The public left.")
    with pytest.raises(NotAllowed, match="1 warning in them is not settled"):
        write(warned, warned)  # said of others
