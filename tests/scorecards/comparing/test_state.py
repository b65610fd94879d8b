"""The address of a comparison says all of it: what is written is read again as it was."""

from urllib.parse import parse_qs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecards.comparing.compare.state import MOST_AREAS, MOST_MEASURES, WORDS, State, address, parse

codes = st.lists(st.from_regex(r"[a-z0-9_-]{1,20}", fullmatch=True), unique=True, max_size=MOST_MEASURES)
areas = st.lists(
    st.one_of(st.sampled_from(sorted(WORDS)), st.from_regex(r"[EX][0-9]{8}", fullmatch=True)),
    unique=True,
    max_size=MOST_AREAS,
)
years = st.none() | st.integers(1900, 2099)
states = st.builds(State, codes.map(tuple), areas.map(tuple), years, years)


@settings(max_examples=40)
@given(states)
def test_every_state_is_read_from_its_address(state):
    assert parse(parse_qs(address(state))) == (state, [])


@settings(max_examples=40)
@given(st.dictionaries(st.sampled_from(["m", "a", "from", "to", "x"]), st.lists(st.text(), max_size=12)))
def test_whatever_stands_in_an_address_is_read_or_told_in_short_words(query):
    state, problems = parse(query)
    assert parse(parse_qs(address(state)))[0] == state
    for problem in problems:
        assert len(problem) < 150 and "\0" not in problem and "\n" not in problem


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"m": ["x" * 500]}, "“" + "x" * 40 + "…” is no code of a measure. Choose from the form."),
        ({"a": ["Kent\0"]}, "“Kent” is no code of an area. Choose from the form."),
        ({"from": ["2016-18"]}, "“2016-18” is no year. Write a year as 2016-17, or choose from the form."),
        ({"to": ["١٩٩٩"]}, "“١٩٩٩” is no year. Write a year as 2016-17, or choose from the form."),
        (
            {"m": [f"measure-{n}" for n in range(12)]},
            "At most 10 measures can be compared at once; the first 10 are shown.",
        ),
    ],
)
def test_what_cannot_be_read_is_told_with_what_to_do(query, said):
    assert parse(query)[1] == [said]


def test_years_are_read_as_people_write_them():
    assert parse({"from": ["2016"], "to": ["2024/25"]})[0] == State(first=2016, last=2024)
