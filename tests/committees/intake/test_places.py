"""Words of minutes are found in their source, also when a person merged, split or corrected them; facts are read."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committees.intake.facts import day_in, facts_of, names_body, time_in
from committees.intake.placing import placed
from committees.intake.planning import OnAgenda, action_line, find, free_number
from committees.intake.proposals import proposal_of, source_text
from committees.minutes.marks.reading import read_marks
from committees.reading.reading import read_minutes
from committees.reading.sources.blocks import words_in
from tests.committees.intake.minutes import SECRET, WHOLE

SOURCE = "The Chair asked why. Officers said that carers had left.\nResolved: 1. That it be noted."

AN_ITEM = "6. Minutes\n\nThe minutes of 2 September were agreed."


def told(text: str):
    found = placed(SOURCE, 0, len(SOURCE), read_marks(text, ["The Chair"]).blocks)
    places = [SOURCE[first:last] for first, last in (each for each in found.places if each)]
    return places, [SOURCE[first:last] for first, last in found.lost], list(found.added)


def test_each_block_has_its_place_and_what_the_page_draws_is_not_lost():
    places, lost, added = told(
        "? The Chair asked why.\n> @Officers: said that carers had left.\n=\n(a) That it be noted."
    )
    assert places == [
        "The Chair asked why",
        "Officers said that carers had left",
        "Resolved: 1. That it be noted",
    ]
    assert (lost, added) == ([], [])


def test_merged_split_and_corrected_words_are_found_and_what_went_or_came_is_told():
    places, lost, added = told(
        "The Chair asked why. Officers said that\nmany carers had gone.\n= That it be noted."
    )
    assert places == [
        "The Chair asked why. Officers said that",
        "carers had",
        "Resolved: 1. That it be noted",
    ]
    assert (lost, added) == (["left"], ["many", "gone"])


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("5.30 pm", "17:30"), ("at 10 am", "10:00"), ("12 noon", "12:00"), ("18:05", "18:05"), ("12.15am", "00:15"),
        ("2.00 p.m.", "14:00"), ("13 pm", ""), ("18 November 2025", ""),
    ],
)  # fmt: skip
def test_times_are_read_as_they_are_written(words, expected):
    assert time_in(words) == expected


def test_days_are_read_as_they_are_written():
    assert day_in("Tuesday, 18th November, 2025") == day_in("18/11/2025") == date(2025, 11, 18)
    assert day_in("31 February 2025") is None


def test_facts_of_the_meeting_are_read_and_days_of_others_are_not():
    facts = facts_of(read_minutes(WHOLE))
    assert (facts.day, facts.time, facts.place) == (
        date(2025, 11, 18),
        "17:30",
        "Committee Room 2, Town Hall",
    )
    assert [(each.name, each.capacity, each.status) for each in facts.there] == [
        ("Councillor A Ash", "chair", "present"),
        ("Councillor B Beech", "member", "present"),
        ("Councillor C Cedar", "member", "present"),
        ("Councillor D Dale", "member", "apologies"),
    ]
    assert facts_of(read_minutes("6. Minutes\n\nThe minutes of 2 September 2025 were agreed.")).day is None
    title = b"<h1>Corporate Parenting Panel 3 March 2021</h1><h2>1. Apologies</h2><p>There were none.</p>"
    assert facts_of(read_minutes(title)).day == date(2021, 3, 3)


def test_officers_who_were_there_by_their_posts_are_read_as_such():
    head = "Meeting held on 18 November 2025\n\nPresent: Councillor A Ash\n\n"
    posts = (
        "the Director of Children's Services, the Head of Service, Placements and the Virtual School Head."
    )
    facts = facts_of(read_minutes(f"{head}IN ATTENDANCE: {posts}\n\n6. Minutes\n\nThe minutes were agreed."))
    assert [(each.name, each.capacity) for each in facts.there] == [
        ("Councillor A Ash", "member"),
        ("Director of Children's Services", "officer"),
        ("Head of Service, Placements", "officer"),
        ("Virtual School Head", "officer"),
    ]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (f"CHILDREN & YOUNG PEOPLE'S PANEL\n\nMeeting held on 18 November 2025\n\n{AN_ITEM}", True),
        (f"BOROUGH OF LONGMARSH\nCARE BOARD\n\nMeeting held on 18 November 2025\n\n{AN_ITEM}", False),
        (AN_ITEM, True),  # of no meeting
    ],
)
def test_a_file_names_the_body_whose_minutes_it_is(text, named):
    assert names_body(read_minutes(text), "Children and Young People’s Panel") is named


def test_posts_and_initials_beside_a_name_are_no_part_of_it():
    head = "Meeting held on 18 November 2025 at 2.00 p.m.\n\n"
    more = (
        "Present: Councillor A Ash (Chair), Councillor B Beech (BB)\n\nCo-opted: Ms R Rowan\n\n"
        "Officers: Mr D Dale (Director of Children, Families and Learning), J Oak (JO)\n"
    )
    facts = facts_of(read_minutes(f"{head}{more}\n6. Minutes\n\nThe minutes were agreed."))
    assert facts.time == "14:00"
    assert [(each.name, each.capacity) for each in facts.there] == [
        ("Councillor A Ash", "chair"),
        ("Councillor B Beech", "member"),
        ("Ms R Rowan", "member"),
        ("Mr D Dale", "officer"),
        ("J Oak", "officer"),
    ]


def test_items_after_the_public_left_are_private_and_name_the_paragraph():
    items = proposal_of(read_minutes(WHOLE + SECRET))["items"]
    assert [each["private"] for each in items] == ["", "", "", "3"]


def test_items_are_matched_by_title_or_by_number_with_a_like_title_and_else_asked_about():
    agenda = [
        OnAgenda(1, "5", "Minutes", False, "", True),
        OnAgenda(2, "6", "Performance scorecard, quarter 2", False, "", True),
    ]

    def found(number, title):
        item, doubt = find({"number": number, "title": title}, agenda)
        return (item.key if item else None), bool(doubt)

    assert found("6.", "Performance scorecard, quarter 2 of 2025/26") == (2, False)
    assert found("27", "PERFORMANCE SCORECARD - quarter 2") == (2, False)
    assert found("6", "Annual report of the Virtual School") == (None, True)
    assert found("9", "Any other business") == (None, False)
    assert found("", "") == (None, True)
    assert (
        free_number("6", ["5", "6"]) == "1"
        and free_number("17/25", []) == "1"
        and free_number("6a", ["6"]) == "6a"
    )


def test_an_action_is_written_as_the_editor_reads_it():
    action = {"title": "Bring the cost.", "owner": "The Head of Service", "due": "at its next meeting"}
    block = read_marks(action_line(action)).blocks[0]
    assert (block.owner, block.title, block.due) == (
        "The Head of Service",
        "Bring the cost",
        "by the next meeting",
    )


@given(st.text(max_size=400), st.sampled_from([WHOLE, WHOLE + SECRET, "Minutes:\n"]))
def test_of_any_text_every_word_is_in_the_minutes_or_beside_them(more, start):
    reading = read_minutes(start + more)
    read, text = proposal_of(reading), source_text(reading.source)
    total = 0
    for item in read["items"]:
        outside = [(first, last) for _, first, last in item["outside"]]
        found = placed(text, *item["place"], read_marks(item["text"]).blocks, outside)
        assert found.lost == () and found.added == ()
        total += found.total + sum(len(words_in(text[first:last])) for first, last in outside)
    assert total == len(words_in(text))
