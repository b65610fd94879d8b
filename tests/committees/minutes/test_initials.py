"""Notes that shorten who is on the attendance to initials: they are heard as those people, and nobody else is."""

import pytest

from committees.attendance.actions import Attended, set_attendance
from committees.minutes.editor.actions import set_minutes
from committees.minutes.editor.querysets import speakers_at
from committees.minutes.marks.initials import shortened
from committees.minutes.marks.reading import read_marks
from committees.minutes.views import as_typed
from tests.committees.shown import page, words
from tests.meetings import Town

HEAD, VIRTUAL, CHILDREN = (
    "Head of Service, Placements",
    "Virtual School Head",
    "Director of Children's Services",
)


@pytest.mark.parametrize(
    ("names", "initials"),
    [
        (["Councillor Judith Barr", "Dr Oona Mary Kerrigan"], ["JB", "OMK"]),
        (["Helen Tattersall, Head of Care", "Jim Brook (police)"], ["HT", "JB"]),
        (["Peter Nwosu", "Paula North"], ["", ""]),
        ([HEAD, VIRTUAL, CHILDREN, "Vice-chair"], ["HSP", "VSH", "DCS", "VC"]),
        (["Councillor Ash", "Foster carers' representative", "Member for Abbey Ward"], ["", "", ""]),
        (["Head of Service, Placements", "Head of Service, Permanence"], ["", ""]),  # two posts with the same
        (["Harriet Sarah Price", "Head of Service, Placements"], ["", ""]),
        (["Care Leavers Adviser", "Neil Henry Smith", "Head of Residential"], ["", "", ""]),  # CLA, NHS, HR
    ],
)
def test_initials_are_of_one_person_or_post_and_of_nothing_else(names, initials):
    own = shortened([[name] for name in names]).own
    letters = [[form for form in forms if form.isalpha() and form.isupper()] for forms in own]
    assert [each[0] if each else "" for each in letters] == initials


@pytest.fixture
def town(db):
    town = Town(public=True)
    there = {
        "Councillor Judith Barr": "member",
        "Ian Thomas": "officer",
        "Peter Nwosu": "member",
        "Paula North": "officer",
    }
    rows = [Attended("present", capacity, words=name) for name, capacity in there.items()]
    set_attendance(meeting=town.meeting, rows=rows, by=None)
    return town


def said(town, text: str) -> list[tuple[str, str]]:
    names = [each.name for each in speakers_at(town.meeting)]
    set_minutes(item=town.item, blocks=read_marks(text, names).blocks, by=None)
    rows = town.item.paragraphs.order_by("position")
    return [(each.speaker, each.attendance.words if each.attendance else "") for each in rows]


def test_who_is_on_the_attendance_speaks_under_their_initials(client, town):
    text = (
        "JB reported on the homes.\n? JB asked who pays.\n> IT replied that the council did.\nJB: It is late."
    )
    judith, ian = ("JB", "Councillor Judith Barr"), ("IT", "Ian Thomas")
    assert said(town, text) == [judith, judith, ian, judith]
    type(town.meeting).objects.filter(pk=town.meeting.pk).update(minutes_state="draft")
    assert "Councillor Judith Barr reported on the homes." in words(page(client, town.item_url))


@pytest.mark.parametrize(
    "text",
    [
        "It was agreed by all.",
        "IT systems were slow in May.",
        "PN asked who pays.",
        "JB and the Chair asked who pays.",
        "it reported nothing.",
    ],
)
def test_words_like_initials_and_initials_of_two_are_nobody(town, text):
    assert said(town, text) == [("", "")]


POSTS = {HEAD: "officer", CHILDREN: "officer", "The Vice-chair": "vice_chair", "Councillor C Brown": "member"}


def record(town, *others: str) -> None:
    there = POSTS | dict.fromkeys(others, "member")
    rows = [Attended("present", capacity, words=name) for name, capacity in there.items()]
    set_attendance(meeting=town.meeting, rows=rows, by=None)


def looked_at(town, text: str) -> list[str]:
    """What is to be looked at beside the text of the editor."""
    speakers = speakers_at(town.meeting)
    return [doubt for row in as_typed(town.item, town.council, speakers, text, ()) for doubt in row.doubts]


def test_who_owns_an_action_by_initials_is_asked_to_be_written_out(town):
    """What readers are shown as its owner is what was typed."""
    record(town)
    told = f"“HSP” stands for the {HEAD}, and readers see an owner as it is written: write the post out."
    assert told in looked_at(town, "! HSP: add the costs, by the next meeting")
    assert told not in looked_at(town, f"! {HEAD}: add the costs, by the next meeting")
    assert not any(
        "stands for" in each for each in looked_at(town, "! NHS: add the costs, by the next meeting")
    )


@pytest.mark.parametrize(
    ("text", "speaker", "who"),
    [
        ("HSP asked who pays.", "HSP", HEAD),
        ("VC replied that it was late.", "VC", "The Vice-chair"),
        ("DCS: It is late.", "DCS", CHILDREN),
        ("Councillor Brown asked why.", "Councillor Brown", "Councillor C Brown"),
        ("Cllr Brown asked why.", "Cllr Brown", "Councillor C Brown"),
        ("Cllr. C. Brown: It is late.", "Cllr. C. Brown", "Councillor C Brown"),
    ],
)
def test_a_short_form_is_who_it_stands_for_and_printed_as_everywhere(client, town, text, speaker, who):
    record(town)
    assert said(town, text) == [(speaker, who)] and not looked_at(town, text)
    type(town.meeting).objects.filter(pk=town.meeting.pk).update(minutes_state="draft")
    assert f"{who}{text.removeprefix(speaker)}" in words(page(client, town.item_url))
    (row,) = speakers_of(town)
    assert row.kind == ("member" if who[:3] in ("The", "Cou") else "officer")


def speakers_of(town):
    keys = set(town.item.paragraphs.values_list("attendance", flat=True))
    return {
        each.attendance.pk: each for each in speakers_at(town.meeting) if each.attendance.pk in keys
    }.values()


@pytest.mark.parametrize(
    ("others", "text", "told"),
    [
        (
            ["Councillor D Brown"],
            "Councillor Brown asked why.",
            "“Councillor Brown” could be Councillor C Brown or",
        ),
        (["Councillor D Brown"], "? @Cllr Brown: asked why.", "“Cllr Brown” could be Councillor C Brown or"),
        (
            ["Head of Service, Permanence"],
            "> HSP replied that it was.",
            f"“HSP” could be {HEAD} or Head of Service,",
        ),
        (
            ["Christine Lee Adams"],
            "CLA asked why.",
            "“CLA” could be Christine Lee Adams or what is called so",
        ),
        (
            [],
            "JRT asked who pays.",
            "“JRT” reads as somebody’s initials, and nobody on the attendance has them.",
        ),
        ([], "? @JRT: asked who pays.", "“JRT” reads as somebody’s initials"),
    ],
)
def test_a_short_form_of_two_or_of_nobody_is_nobodys_and_is_told(town, others, text, told):
    record(town, *others)
    assert [who for _, who in said(town, text)] == [""]
    (doubt,) = [each for each in looked_at(town, text) if not each.startswith("There is no question")]
    assert doubt.startswith(told)


@pytest.mark.parametrize(
    "text",
    [
        "NHS asked for the list.",
        "DfE replied in May.",
        "CLA: nine moved.",
        "EHCP: nine were late.",
        "IT was agreed.",
        "HSP figures were late.",
        ". HSP left.",
        "Councillor Brown Smith asked why.",
        "Councillor Brownlow asked why.",
    ],
)
def test_what_is_no_short_form_of_anybody_is_nobodys_without_a_word(town, text):
    record(town)
    assert [who for _, who in said(town, text)] == [""] and not looked_at(town, text)


def test_once_another_of_the_name_is_recorded_it_is_nobodys(town):
    record(town)
    assert said(town, "Councillor Brown asked why.") == [("Councillor Brown", "Councillor C Brown")]
    record(town, "Councillor D Brown")
    assert town.item.paragraphs.get().attendance is None


def test_who_moved_under_a_short_form_is_found_and_of_two_it_is_said_who_they_are(town):
    record(town)
    text = "= That it be noted.\nmoved Cllr Brown"
    names = [each.name for each in speakers_at(town.meeting)]
    set_minutes(item=town.item, blocks=read_marks(text, names).blocks, by=None)
    assert town.item.resolutions.get().mover.words == "Councillor C Brown"
    other = Town(slug="other")
    record(other, "Councillor D Brown")
    (row,) = as_typed(other.item, other.council, speakers_at(other.meeting), text, ())
    (warned,) = row.warnings
    assert warned.words.startswith("“Cllr Brown” could be Councillor C Brown or Councillor D Brown")
