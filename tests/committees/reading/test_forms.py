"""Every form in which councils write minutes, on invented ones; and that no word is lost of anything."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as some

from committees.reading.as_json import as_data
from committees.reading.kept import words_kept
from committees.reading.reading import read_minutes
from committees.reading.references.said_as import said_as
from committees.reading.sources.blocks import words_in
from committees.reading.sources.kinds import read_pasted
from indicators.catalogue.shipped.actions import FOLDER
from indicators.catalogue.shipped.reading import read_catalogue
from tests.committees.reading.examples import OUTCOMES, SPEECH, after_title
from tests.committees.reading.test_real_minutes import in_order, lists_read


def read_item(text: str):
    reading = read_minutes(text)
    assert words_kept(reading.source, reading).all
    assert in_order(words_in(text), words_in(lists_read(as_data(reading))))
    (item,) = as_data(reading)["items"]
    return item


@pytest.mark.parametrize("form", OUTCOMES)
def test_what_was_decided_is_found_limb_by_limb(form):
    example = OUTCOMES[form]
    item = read_item(after_title(example.text))
    limbs = [limb for resolution in item["resolutions"] for limb in resolution["limbs"]]
    assert [
        (limb["label"], limb["verb"], re.split(r"\W", limb["text"])[0]) for limb in limbs
    ] == example.limbs


@pytest.mark.parametrize("form", SPEECH)
def test_who_speaks_asks_and_answers(form):
    example = SPEECH[form]
    told = read_item(f"Agenda item\n\nScorecard\n\nMinutes:\n\n{example.text}")["paragraphs"]
    turns = [(one["kind"], one["speaker"], one["speaker_kind"], one["answers"]) for one in told]
    assert turns == example.turns


PARTS = some.sampled_from(
    [
        *(
            "RESOLVED:",
            "That the report be noted.",
            "Minutes:",
            "Agenda item",
            "1.",
            "a)",
            "(i)",
            "•",
            "-",
            "|",
            "\n",
            "\n\n",
        ),
        *(
            "Councillor Sample asked",
            "The Head of Care replied.",
            "Supporting documents:",
            "No. Item",
            "\u00a0",
            "(Action: Clerk)",
        ),
        *(
            "In response to a question from",
            "it was stated",
            "Decision:",
            "Q:",
            "5. Scorecard",
            "AGREED that",
            "?",
            ". ",
            ";",
        ),
    ]
)


@given(
    some.one_of(
        some.text(max_size=300),
        some.lists(PARTS, max_size=25).map(" ".join),
        some.lists(PARTS).map("\n".join),
    )
)
def test_any_text_comes_out_again_word_for_word(text):
    source = read_pasted(text)
    reading = read_minutes(text)
    kept = words_kept(source, reading)
    assert kept.all, f"{kept.first_lost!r} is lost after {kept.kept} words"
    assert in_order(
        [word for block in source.blocks for word in words_in(block.text)],
        words_in(lists_read(as_data(reading))),
    )
    if source.kind == "plain text":
        assert [word for block in source.blocks for word in words_in(block.text)] == words_in(text)


def test_each_part_says_where_it_stands():
    text = after_title("Councillor Sample asked why.\n\nRESOLVED:\n\nThat the report be noted.")
    item = as_data(read_minutes(text), places=True)["items"][0]
    for one in (item["paragraphs"][1], item["resolutions"][0]):
        start, end = map(int, re.findall(r"\d+", one["source"][0]))
        assert text[start:end].strip() in ("Councillor Sample asked why.", "RESOLVED:")


ACTIONS = {
    "(Action: Clerk)": [("Clerk", "")],
    "ACTION: Head of Care to circulate the plan by 30 June 2026": [("Head of Care", "30 June 2026")],
    "Agreed that there is an update to the April Committee meeting.": [("", "the April Committee meeting")],
    "The Head of Care would bring a report to the next meeting.": [("Head of Care", "the next meeting")],
    "Ref | Action | Who | By when\n--- | --- | --- | ---\n1 | Check the flats | OB | 19 June": [
        ("OB", "19 June")
    ],
    "Foster carers said that they would be happy.": [],
}


@pytest.mark.parametrize("form", ACTIONS)
def test_actions_are_suggested_with_owner_and_due_time_as_said(form):
    item = read_item(
        f"Agenda item\n\nScorecard\n\nMinutes:\n\nIt was a long talk.\n\n{form}\n\nAnd so it went on."
    )
    assert [(one["owner"], one["due"]) for one in item["actions"]] == ACTIONS[form]


def test_indicators_are_suggested_by_their_names_and_not_by_a_services_name():
    names = [("dental", ["Dental checks"]), ("looked-after", ["Children in care"]), ("neet", ["NEET"])]
    text = "The Head of Children in Care said that dental checks and NEET were good. Neet is no word."
    item = read_minutes(after_title(text), names).items[0]
    assert {one.indicator for one in item.mentions} == {"dental", "neet"}
    assert all(one.confidence > 0.5 for one in item.mentions)


def test_what_minutes_call_an_indicator_names_one_of_the_catalogue():
    known = {one.code for one in read_catalogue(FOLDER)}
    assert {code for code, _ in said_as()} <= known
