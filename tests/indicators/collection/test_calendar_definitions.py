"""A council's collection calendar in its file: read whole, or refused with every fault."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.definition_file.council_file import read_definition
from indicators.collection.calendar.definitions import (
    CollectionDefinition,
    CollectionTables,
    ScorecardSection,
)
from indicators.terms.toml_file import FileFaults
from tests.indicators.collection.calendar_example import FOLLOWS_SCORECARD
from tests.paths import PROJECT

CODES = {"moves", "distance", "dental-checks", "advocacy"}
OF_ITS_OWN = """
[[collection]]
slug = "homes"
title = "Stable homes"
first_period = "2025/26 Q4"
days_after = 12
owners = ["Officer@Example.example", "analyst@example.example"]
indicators = ["moves", "distance"]
"""


def read(tmp_path, text):
    file = tmp_path / "council.toml"
    file.write_text(text, encoding="utf-8")
    return read_definition(file, CODES).collections


def faults_of(tmp_path, text):
    with pytest.raises(FileFaults) as refused:
        read(tmp_path, text)
    return "\n".join(refused.value.faults)


def test_a_section_of_the_calendar_is_read_as_it_is_written(tmp_path):
    owners = ("analyst@example.example", "officer@example.example")
    expected = CollectionDefinition("homes", "Stable homes", 12, "2025-26-Q4", ("moves", "distance"), owners)
    assert read(tmp_path, OF_ITS_OWN) == (expected,)
    assert expected.first.label == "Quarter 4 2025/26"


def test_a_calendar_can_follow_a_scorecard_of_the_same_file(tmp_path):
    assert read(tmp_path, FOLLOWS_SCORECARD) == (
        CollectionDefinition("homes", "Stable homes", 17, "2025-26-Q4", ("moves", "distance"), None),
        CollectionDefinition("health", "Healthy", 17, "2025-26-Q4", ("dental-checks",), None),
    )


def test_what_is_collected_in_a_section_of_its_own_is_left_out_of_the_scorecards(tmp_path):
    own = '[[collection]]\nslug = "moves"\ntitle = "Moves"\nfirst_period = "2025/26 Q4"\n'
    homes, _, moves = read(tmp_path, f'{FOLLOWS_SCORECARD}{own}indicators = ["moves"]')
    assert (homes.indicators, moves.indicators) == (("distance",), ("moves",))
    all_of_health = own + 'indicators = ["dental-checks"]'
    assert [each.slug for each in read(tmp_path, FOLLOWS_SCORECARD + all_of_health)] == ["homes", "moves"]


def test_a_file_that_does_not_speak_of_the_calendar_leaves_it(tmp_path):
    assert read(tmp_path, '[[event]]\non = 2018-05-01\nlabel = "One front door"') is None


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('"homes"', '"Homes!"', 'collection 1, slug: is "Homes!". Use lower-case letters'),
        ("= 12", "= 400", "collection 1, days_after: is 400. Write a number of days from 0 to 365."),
        ("= 12", "= -1", "collection 1, days_after: is -1."),
        ("= 12", "= 1.5", "collection 1, days_after: is 1.5. Write a whole number."),
        ("2025/26 Q4", "2025/26", 'first_period: "2025/26" is not a quarter. Write one'),
        ("2025/26 Q4", "soon", "collection 1, first_period: "),
        ('"analyst@example.example"', '"analyst"', '"analyst" is no e-mail address'),
        ('"distance"', '"distanse"', 'there is no indicator "distanse". Did you mean "distance"?'),
        ('"moves", "distance"', "", "collection 1, indicators: is empty. Name at least one."),
        ('"moves", "distance"', '"moves", "moves"', '"moves" is there twice in the collections'),
        ("Stable homes", "x" * 81, "collection 1, title: has 81 letters. Shorten it to 80."),
        ("title", "titel", "collection 1, titel: is not a known key. Did you mean"),
    ],
)
def test_a_fault_is_told_with_its_place_and_remedy(tmp_path, before, after, said):
    assert before in OF_ITS_OWN
    assert said in faults_of(tmp_path, OF_ITS_OWN.replace(before, after, 1))


def test_a_scorecard_that_is_not_in_the_file_cannot_be_followed(tmp_path):
    text = FOLLOWS_SCORECARD.replace('scorecard = "panel"', 'scorecard = "pannel"')
    said = 'there is no scorecard "pannel" in this file. Did you mean "panel"?'
    assert said in faults_of(tmp_path, text)


def test_two_sections_of_one_address_are_refused(tmp_path):
    again = OF_ITS_OWN.replace('"moves", "distance"', '"advocacy"')
    assert '"homes" is there twice in this file' in faults_of(tmp_path, OF_ITS_OWN + again)


WORDS = st.sampled_from(["", "homes", "moves", "panel", "2025/26 Q4", "2025", "a@b", "x" * 90]) | st.text(
    max_size=8
)
VALUES = st.one_of(WORDS, st.integers(), st.floats(), st.booleans(), st.dates(), st.lists(WORDS, max_size=3))
KEYS = ["slug", "title", "scorecard", "first_period", "days_after", "owners", "indicators", "other"]
TABLES = st.lists(st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=7), max_size=3) | VALUES
PARTS = {
    "panel": [
        ScorecardSection("homes", "Homes", ("moves", "distance")),
        ScorecardSection("health", "Health", ("moves",)),
    ]
}


@given(tables=TABLES)
def test_whatever_the_tables_hold_is_read_or_is_a_fault(tables):
    faults: list[str] = []
    found = CollectionTables(PROJECT / "council.toml", faults).read({"collection": tables}, CODES, PARTS)
    assert all(fault.startswith("council.toml, ") and fault.endswith((".", "?")) for fault in faults)
    if not faults:
        named = [code for each in found for code in each.indicators]
        assert len(named) == len(set(named))
        assert all(each.first.code == each.first_period for each in found)
