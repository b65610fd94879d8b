"""A council's file of scorecards is read whole or refused with its faults, whatever stands in it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.trail.parts import Change
from config.definition_file.council_file import KINDS, read_definition
from indicators.catalogue.dated.definitions import EventDefinition, SeriesTables, TargetDefinition
from indicators.terms.differences import Differences
from indicators.terms.toml_file import FileFaults
from scorecards.definitions.council_file import FrameworkTables, ScorecardTables
from tests.paths import PROJECT

CODES = {"moves", "distance"}
KEYS = [
    "slug",
    "name",
    "code",
    "line",
    "question",
    "section",
    "committee",
    "short_name",
    "title",
    "framework",
]
KEYS += [
    "short_title",
    "indicators",
    "indicator",
    "value",
    "starts",
    "tolerance",
    "set_by",
    "on",
    "label",
    "reason",
]
VALUES = st.recursive(
    st.one_of(
        st.sampled_from(["", "moves", "homes", "A name", "x" * 300]),
        st.text(max_size=8),
        st.integers(),
        st.floats(),
        st.booleans(),
        st.dates(),
        st.datetimes(),
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=8),
    max_leaves=12,
)
TABLES = st.lists(st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=8), max_size=3)
CONTENT = st.dictionaries(st.sampled_from(KINDS), TABLES | VALUES, max_size=5)


@given(content=CONTENT)
def test_whatever_a_file_holds_is_read_or_is_a_fault(content):
    faults: list[str] = []
    path = PROJECT / "scorecards.toml"
    frameworks = FrameworkTables(path, faults).read(content)
    scorecards = ScorecardTables(path, faults).read(content, CODES, frameworks)
    series = SeriesTables(path, faults).read(content, CODES)
    assert all(fault.startswith("scorecards.toml, ") and fault.endswith((".", "?")) for fault in faults)
    if not faults:
        assert len(frameworks) == len(content.get("framework", []))
        assert len(scorecards) == len(content.get("scorecard", []))
        assert len(series.targets or ()) == len(content.get("target", []))


def write(tmp_path, text):
    file = tmp_path / "scorecards.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_kind_the_file_does_not_have_is_told_from_one_that_is_empty(tmp_path):
    series = read_definition(write(tmp_path, "target = []"), CODES).series
    assert (series.targets, series.breaks, series.events) == ((), None, None)


def test_a_file_saved_with_a_byte_order_mark_is_read(tmp_path):
    file = write(tmp_path, '\ufeff[[event]]\non = 2018-05-01\nlabel = "One front door"')
    assert read_definition(file, CODES).series.events == (
        EventDefinition(date(2018, 5, 1), "One front door", ()),
    )


def test_a_file_that_defines_nothing_names_what_it_could(tmp_path):
    with pytest.raises(FileFaults, match=r"defines nothing\. Add at least one of \[\[framework\]\]"):
        read_definition(write(tmp_path, '[council]\ngss_code = "E06000047"'), CODES)


def target(code="moves", value=9.0):
    return TargetDefinition(code, date(2018, 4, 1), value, 3.0, "")


def test_what_is_new_changed_gone_and_moved_is_told_by_name():
    before = {"a": target(), "b": target(), "c": target(), "d": target()}
    difference = Differences(before, {"d": target(), "b": target(value=8.0), "e": target(), "a": target()})
    assert difference.lines("target") == [
        "changed the target b: value",
        "added the target e",
        "removed the target c",
        "put targets in another order: d, b, e, a",
    ]
    assert difference.change() == Change(
        before={"b": plain(9.0), "c": plain(9.0)}, after={"b": plain(8.0), "e": plain(9.0)}
    )


def plain(value):
    words = {"indicator": "moves", "starts": "2018-04-01", "value": value, "tolerance": 3.0, "set_by": ""}
    return {**words, "upper": None}


def test_what_stands_as_it_is_has_no_line():
    same = {"a": target(), "b": target("distance")}
    assert Differences(same, dict(same)).lines("target") == []
