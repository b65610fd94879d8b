"""Limbs are labelled as minutes cite them, actions say whether they are late, and speakers stand before their words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committees.follow_ups.action_states import state_of
from committees.minutes.numbering import cite, letter_label, limb_alone, limb_label, roman_label
from committees.minutes.speech import as_printed, split_speech, text_to_keep
from indicators.terms.periods import day_words

TODAY = date(2026, 1, 20)
NOVEMBER, FEBRUARY, JUNE = date(2025, 11, 18), date(2026, 2, 24), date(2026, 6, 9)


def state(**changes):
    values = {
        "done": False,
        "closed_on": None,
        "due": FEBRUARY,
        "due_on": None,
        "due_note": "",
        "today": TODAY,
        "meetings_missed": 0,
        "next_meeting": FEBRUARY,
    }
    found = state_of(**{**values, **changes})
    return found.kind, found.words


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, ("due", "Due at next meeting")),
        ({"due": JUNE}, ("due", "Due 9 June 2026")),
        ({"due": TODAY, "next_meeting": TODAY}, ("due", "Due at next meeting")),
        ({"due": NOVEMBER, "meetings_missed": 1}, ("late", "Late by one meeting")),
        ({"due": NOVEMBER, "meetings_missed": 3}, ("late", "Late by three meetings")),
        ({"due": NOVEMBER, "meetings_missed": 12}, ("late", "Late by 12 meetings")),
        (
            {"due": NOVEMBER, "meetings_missed": 0},
            ("due", "Not known: no minutes of that meeting are kept here"),
        ),
        ({"due": NOVEMBER, "meetings_missed": 1, "done": True}, ("done", "Done")),
        (
            {"due": NOVEMBER, "done": True, "closed_on": date(2025, 11, 19)},
            ("done", "Done 19 November 2025, 1 day late"),
        ),
        (
            {"due": None, "due_on": NOVEMBER, "dropped": True, "closed_on": date(2025, 12, 9)},
            ("done", "No longer needed, 9 December 2025"),
        ),
        ({"done": True, "closed_on": date(2025, 12, 9)}, ("done", "Done 9 December 2025")),
        ({"due": None, "due_on": JUNE}, ("due", "Due 9 June 2026")),
        ({"due": None, "due_on": TODAY}, ("due", f"Due {day_words(TODAY)}")),
        ({"due": None, "due_on": NOVEMBER}, ("late", f"Late: was due {day_words(NOVEMBER)}")),
        (
            {"due": None, "due_note": "the April meeting, or sooner"},
            ("due", "Due: the April meeting, or sooner"),
        ),
        ({"due": None, "due_note": "With the figures"}, ("due", "Due: with the figures")),
        ({"due": None, "due_note": "Cabinet in May"}, ("due", "Due: Cabinet in May")),
    ],
)
def test_the_state_of_an_action_follows_from_its_dates(changes, expected):
    assert state(**changes) == expected


def test_limbs_are_cited_with_letters_and_inner_ones_with_roman_numerals():
    assert [letter_label(n) for n in (1, 2, 26, 27, 28, 53)] == ["a", "b", "z", "aa", "ab", "ba"]
    assert [roman_label(n) for n in (1, 2, 3, 4, 5, 9, 14)] == ["i", "ii", "iii", "iv", "v", "ix", "xiv"]
    assert limb_label(2) == "(b)" and limb_label(2, 2) == "(b)(ii)"
    assert cite("6", "(b)(ii)") == "6(b)(ii)"


@given(st.integers(1, 5000), st.integers(1, 5000))
def test_no_two_limbs_share_a_label(one, other):
    assert (letter_label(one) == letter_label(other)) == (one == other)


@pytest.mark.parametrize("label", [letter_label, roman_label])
def test_limbs_are_counted_from_one(label):
    with pytest.raises(ValueError, match="from 1"):
        label(0)


@pytest.mark.parametrize(
    ("speaker", "text", "expected"),
    [
        ("A member", "asked why.", ("A member", "asked why.")),
        ("A member", "A member asked why.", ("A member", "asked why.")),
        (
            "Head of Service, Placements",
            "The Head of Service, Placements replied.",
            ("The Head of Service, Placements", "replied."),
        ),
        (
            "Strategic Manager, Performance",
            "The Strategic Manager reported more.",
            ("The Strategic Manager, Performance", "reported more."),
        ),
        ("The Chair", "Why was that?", ("The Chair:", "Why was that?")),
        ("A member", "A membership list was wanted.", ("A member:", "A membership list was wanted.")),
        ("", "The Committee heard a report.", ("", "The Committee heard a report.")),
    ],
)
def test_a_speaker_is_named_once_before_the_words(speaker, text, expected):
    assert split_speech(speaker, text) == expected


@given(st.text(max_size=40), st.text(max_size=80))
def test_no_words_are_lost(speaker, text):
    said_by, words = split_speech(speaker, text)
    assert text.strip().endswith(words)
    if not speaker.strip():
        assert (said_by, words) == ("", text.strip())


@pytest.mark.parametrize(
    ("speaker", "text", "printed"),
    [
        (
            "The Director",
            "said that the Director would report.",
            ("The Director", "said that the Director would report."),
        ),
        (
            "The Chair",
            "thanked officers, and the Chair asked.",
            ("The Chair", "thanked officers, and the Chair asked."),
        ),
        ("Chair", "I told you that the Chair would.", ("Chair", "I told you that the Chair would.")),
        ("Chair", "In reply to the Chair, officers agreed.", ("", "In reply to the Chair, officers agreed.")),
        ("The Chair", "The Chair: Why was that?", ("The Chair:", "Why was that?")),
    ],
)
def test_who_speaks_is_printed_but_before_a_whole_sentence_that_names_them(speaker, text, printed):
    assert as_printed(speaker, text) == printed


@given(
    st.sampled_from(["The Chair", "Chair", "Head of Service, Placements", "Councillor A.", ","])
    | st.text(max_size=9),
    st.lists(
        st.sampled_from(["Chair", "the Chair", "The", "Head of Service", ":", ",", "Councillor A.", "of"])
    ).map(" ".join)
    | st.text(max_size=20),
)
def test_what_is_typed_with_a_speaker_keeps_speaker_and_words(speaker, text):
    """However often the words name who speaks, and whatever they begin with."""
    speaker, text = speaker.strip(), text.strip()
    said_by, words = as_printed(speaker, text_to_keep(speaker, text))
    assert words == text and said_by.removesuffix(":") == speaker.removesuffix(":")


@pytest.mark.parametrize(
    ("written", "alone"),
    [
        ("asks for a costed plan, including:", "asks for a costed plan"),
        ("asks for a report on homes; and", "asks for a report on homes"),
        ("notes the figures.", "notes the figures"),
        ("approves the plan for Wickland", "approves the plan for Wickland"),
        ("commends the brand", "commends the brand"),
        ("", ""),
    ],
)
def test_a_limb_cited_alone_is_not_joined_to_the_next(written, alone):
    assert limb_alone(written) == alone
