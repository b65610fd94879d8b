"""The text in which minutes are written: every word stays, and what is written again says the same."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from committees.minutes.marks.deeds import TOO_LONG
from committees.minutes.marks.heads import known
from committees.minutes.marks.limbs import cited
from committees.minutes.marks.reading import BREAK, NO_LIMB, read_marks
from committees.minutes.marks.said import LimbSaid, Paragraph, Resolved, ToDo, all_words
from committees.minutes.marks.votes import read_votes
from committees.minutes.marks.writing import write_minutes
from committees.models import Limb
from committees.reading.outcomes.verbs import verb_of
from committees.reading.result import Verb

NAMES = ("The Chair", "Head of Service, Placements", "Head of Service", "Councillor A. Example")
MINUTES = """\
The Head of Service, Placements, introduced the report.
? Councillor A. Example asked why more children lived far away.
> The Head of Service, Placements replied that carers had left.
? @A visitor: asked what it cost.
>1 The Chair added that six had joined.
. Councillor A. Example left at 6.42pm.
= that the Panel:
(a) notes the report;
(b) asks for:
  (i) the cost; and
  (ii) the places; and
(c) recommends houses to Cabinet.
moved Councillor A. Example, seconded The Chair
6 for, 0 against, 1 abstained
! (b) Head of Service: add the cost, by 14 April
! The Chair: write to carers, by the next meeting"""


def test_every_sign_says_what_its_paragraph_is():
    said = read_marks(MINUTES, NAMES)
    assert not said.faults
    assert said.blocks == (
        Paragraph("statement", "introduced the report.", "The Head of Service, Placements"),
        Paragraph("question", "asked why more children lived far away.", "Councillor A. Example"),
        Paragraph("answer", "replied that carers had left.", "The Head of Service, Placements", 1),
        Paragraph("question", "asked what it cost.", "A visitor"),
        Paragraph("answer", "added that six had joined.", "The Chair", 1),
        Paragraph("procedure", "Councillor A. Example left at 6.42pm."),
        Resolved(
            "that the Panel:",
            (
                LimbSaid("notes the report;", "noted"),
                LimbSaid("asks for:", "requested"),
                LimbSaid("the cost; and", "requested", 2),
                LimbSaid("the places; and", "requested", 2),
                LimbSaid("recommends houses to Cabinet.", "recommended"),
            ),
            ("moved Councillor A. Example, seconded The Chair", "6 for, 0 against, 1 abstained"),
        ),
        ToDo("add the cost", "Head of Service", "by 14 April", "(b)"),
        ToDo("write to carers", "The Chair", "by the next meeting"),
    )
    assert said.lines == (1, 2, 3, 4, 5, 6, 7, 15, 16)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("First.\n> Nobody asked this.", 2, "no question before this answer"),
        ("@somebody without an end", 1, "Put a colon after it"),
        ("= that the Panel:", 1, "What was resolved?"),
        ("=", 1, "What was resolved?"),
        ("= RESOLVED", 1, "What was resolved?"),
        ("= That it be noted.\n! (b) Head of Service: add it, by 14 April", 2, "has no limb (b)"),
        ("= That it be noted.\n3 for\n(b) and this", 3, "Limbs come before"),
        ("! add the cost, by 14 April", 1, "Who is to do it?"),
        ("! Head of Service: add the cost", 1, "By when?"),
        (f"! Head of Service: {'x' * 201}, by 14 April", 1, "200 letters"),
    ],
)
def test_a_fault_says_where_it_is_and_how_to_put_it_right(text, line, words):
    faults = read_marks(text, NAMES).faults
    assert [fault.line for fault in faults] == [line]
    assert words in faults[0].words


def test_votes_are_counted_or_named_and_only_of_those_who_were_there():
    tail = [
        "moved by the Chair and seconded by Councillor A. Example",
        "6 for, 0 against and 1 abstained",
        "for: Councillor A. Example, the Chair; Head of Service, Placements",
        "against: Somebody Else",
        "vote: Agreed without a vote",
        "lost",
    ]
    found = read_votes(tail, known(NAMES))
    assert (found.mover, found.seconder) == ("Chair", "Councillor A. Example")
    assert found.counted == {"for": 6, "against": 0, "abstained": 1}
    assert found.outcome == "lost"
    assert found.unknown == ["Somebody Else"]
    assert found.named == {"for": ["Councillor A. Example", "Chair", "Head of Service, Placements"]}
    assert found.words == ["against: Somebody Else", "Agreed without a vote"]


@pytest.mark.parametrize(
    "lines",
    [
        ["moved: the Chair", "SECONDED: Councillor A. Example"],
        ["Moved by: the Chair, seconded by: Councillor A. Example."],
        ["Proposed : the Chair; seconded: Councillor A. Example"],
        ["Proposer: the Chair", "Seconder: Councillor A. Example"],
    ],
)
def test_who_moved_and_seconded_is_read_with_a_colon_too(lines):
    text = "\n".join(["= That it be noted.", *lines, "Vote: Agreed without a vote"])
    (block,) = read_marks(text, NAMES).blocks
    found = read_votes(block.tail, known(NAMES))
    assert (found.mover, found.seconder) == ("Chair", "Councillor A. Example")
    assert found.words == ["Agreed without a vote"] and not found.unknown


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("notes the report", "noted"),
        ("That the report be noted.", "noted"),
        ("to approve the plan", "approved"),
        ("the Panel recommends to Cabinet", "recommended"),
        ("asks for the cost", "requested"),
        ("officers look again", "other"),
        ("That the staff be thanked", "thanked"),
        ("That authority be delegated to the Director to approve it", "delegated"),
        ("a note on the support for carers be sent", "other"),
    ],
)
def test_the_verb_of_a_limb_is_known_by_its_words(text, verb):
    assert verb_of(text) == verb


def test_what_is_read_of_a_limb_can_be_stored():
    assert list(Limb.Verb.values) == list(Verb)


# Texts that look like minutes, and texts that look like anything
SIGNS = [
    "?",
    ">",
    ">1 ",
    ">7 ",
    ".",
    "=",
    "!",
    "@",
    "\\",
    "-",
    "--",
    "(a)",
    "(b)",
    "(i)",
    "1.",
    "a)",
    "•",
    ":",
    ",",
    "  ",
]
BREAKS = ["\n", "\n", "\n\n", "\n  ", "\t", "\r\n"]
VOTES = [
    "RESOLVED",
    "unanimously",
    "1 against",
    "That",
    "carried",
    "moved",
    "seconded",
    "moved:",
    "Seconded by:",
    "for:",
    "3 for",
    "lost",
    "vote:",
]
WORDS = [
    "The Chair",
    "Head of Service",
    "Owner:",
    "asked",
    "why",
    "it",
    "costs",
    "by 14 April",
    "by the next meeting",
]
TOKENS = st.sampled_from([*SIGNS, *BREAKS, *VOTES, *WORDS])
TEXTS = st.one_of(
    st.lists(TOKENS, max_size=30).map(" ".join),
    st.lists(TOKENS, max_size=30).map("".join),
    st.text(max_size=80),
)


def spoken(text: str) -> list[str]:
    """Words of three letters and more: labels such as (ii) are signs as well, and go where they only say a place;
    RESOLVED is what every resolution says."""
    return [word for word in re.findall(r"[^\W\d_]{3,}", text) if word != "RESOLVED"]


@settings(max_examples=400, deadline=None)
@given(TEXTS)
@example(MINUTES)
@example("=\nfor the report")
@example("=\nfor: A member\nmoved The Chair")
def test_no_word_is_lost_and_what_is_written_again_says_the_same(text):
    said = read_marks(text, NAMES)
    again = write_minutes(said.blocks, NAMES)
    assert read_marks(again, NAMES).blocks == said.blocks
    words = spoken(" ".join(all_words(said.blocks)))
    if any(each.words == TOO_LONG for each in said.faults):  # what an action cannot hold follows it
        assert sorted(words) == sorted(spoken(text))
    else:
        assert words == spoken(text)
    resolved = sum(isinstance(each, Resolved) for each in said.blocks)
    signs = sum(line[:1] == "=" for line in map(str.strip, re.split(BREAK, text)))
    unread = [each for each in said.faults if each.words in (NO_LIMB,)]
    assert resolved + len(unread) >= signs or "  " in text or "\t" in text


@pytest.mark.parametrize("head", ["=", "= RESOLVED", "= Resolved:", "=RESOLVED –", "= RESOLVED\n"])
@pytest.mark.parametrize("gap", ["\n", "\n\n", "\n  "])
def test_what_was_resolved_may_stand_beneath_the_word(head, gap):
    (resolved,) = read_marks(f"{head}{gap}That the report be noted.", NAMES).blocks
    assert resolved == Resolved("", (LimbSaid("That the report be noted.", "noted"),))


def test_each_line_that_begins_so_is_a_limb_and_what_was_said_next_is_none():
    said = read_marks(
        "= RESOLVED unanimously\nThat it be noted.\nThat it be sent.\nThe Chair closed it.", NAMES
    )
    resolved, next_said = said.blocks
    assert [limb.text for limb in resolved.limbs] == ["That it be noted.", "That it be sent."]
    assert resolved.preamble == "unanimously" and next_said.text == "closed it."


@pytest.mark.parametrize(
    ("written", "levels"),
    [
        (["1.", "2.", "3."], [1, 1, 1]),
        (["i)", "ii)", "iii)"], [1, 1, 1]),
        (["(i)", "(ii)", "(a)", "(b)", "(iii)"], [1, 1, 2, 2, 1]),
        (["1.", "(a)", "(i)", "2."], [1, 2, 2, 1]),
        (["a)", "b)"], [1, 1]),
        (["(1)", "(2)"], [1, 1]),
    ],
)
def test_limbs_keep_the_labels_they_were_written_with(written, levels):
    text = "= that the Panel:\n" + "\n".join(f"{label} notes it;" for label in written)
    (resolved,) = read_marks(text, NAMES).blocks
    assert [(limb.label, limb.level) for limb in resolved.limbs] == list(zip(written, levels, strict=True))
    assert write_minutes([resolved], NAMES) == text


def test_a_limb_is_cited_by_its_own_label():
    limbs = read_marks("=\n1. notes it\n2. asks for:\n(a) the cost\n(b) the places", NAMES).blocks[0].limbs
    assert cited(limbs) == ["(1)", "(2)", "(2)(a)", "(2)(b)"]
    deed = read_marks("=\n1. notes it\n2. asks\n! (2) Head: add the cost, by 14 April", NAMES)
    assert deed.blocks[1].limb == "(2)" and not deed.faults


def test_an_action_that_is_too_long_leaves_its_other_words_to_a_statement():
    deed, rest = read_marks(f"! Owner: {'word ' * 50}, by 14 April", NAMES).blocks
    assert (len(deed.title), deed.due, rest.text) == (199, "by 14 April", " ".join(["word"] * 10))


def beyond_words(text: str) -> list[int]:
    """Keys that are pressed for each line of a text that are not its words: signs, labels, and Enter."""
    counted = []
    for line in text.splitlines():
        words = " ".join(all_words(read_marks(line.strip(), NAMES).blocks))
        counted.append(len(line) - len(words) + 1)
    return counted


def test_sixty_paragraphs_take_at_most_two_keys_each_beyond_their_words():
    ask, reply = "?Councillor A. Example asked why.", ">The Head of Service replied that carers had left."
    text = "\n".join(["The Chair opened the meeting.", ".The public left."] + [ask, reply] * 29)
    assert len(read_marks(text, NAMES).blocks) == 60
    assert max(beyond_words(text)) <= 2


@pytest.mark.parametrize("words", ["(a) A point that was made.", "- A dash.", "6 for, 1 against", "Carried"])
def test_what_was_said_after_a_resolution_is_no_part_of_it_though_it_looks_so(words):
    blocks = read_marks(f"= that the Panel notes it.\n\\{words}", NAMES).blocks
    assert [type(each) for each in blocks] == [Resolved, Paragraph]
    assert read_marks(write_minutes(blocks, NAMES), NAMES).blocks == blocks
