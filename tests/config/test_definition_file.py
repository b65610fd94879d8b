"""A council's file of scorecards is read whole or refused with its faults, whatever stands in it."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.trail.parts import Change
from committees.definitions.council_file import CommitteeDefinition
from config.definition_file.council_file import KINDS, CouncilDefinition, read_definition
from config.definition_file.parts import parts_said, would_be_lost
from config.definition_file.writing import write_definition
from indicators.catalogue.dated.definitions import (
    BreakDefinition,
    EventDefinition,
    SeriesDefinitions,
    SeriesTables,
    TargetDefinition,
)
from indicators.catalogue.own.defined.definitions import OwnDefinition
from indicators.catalogue.shipped.definitions import (
    BreakdownDefinition,
    BreakdownKind,
    CategoryDefinition,
    Theme,
)
from indicators.collection.calendar.definitions import CollectionDefinition
from indicators.terms.differences import Differences
from indicators.terms.periods import Frequency
from indicators.terms.toml_file import FileFaults
from indicators.terms.vocabulary import Basis, Polarity, Unit
from scorecards.definitions.council_file import (
    FrameworkDefinition,
    FrameworkTables,
    LineDefinition,
    ScorecardDefinition,
    ScorecardTables,
    SectionDefinition,
)
from tests.paths import PROJECT
from tests.shipped import shipped

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


SLUGS = st.from_regex(r"[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,5})?", fullmatch=True)
WORDS = st.text(
    st.characters(exclude_categories=("C",), include_characters="\n\t"), min_size=1, max_size=40
).filter(lambda text: text.strip())
QUARTERS = st.sampled_from(["2024-25-Q1", "2026-27-Q3", "2099-00-Q4"])
DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))
NUMBERS = st.floats(-1000, 1000).map(lambda number: round(number, 2))
MEASURES = [f"m{number}" for number in range(6)]


@st.composite
def definitions(draw):
    """As pages can leave them: every optional thing there or not."""
    lines = draw(st.lists(SLUGS, unique=True, max_size=3))
    framework = FrameworkDefinition(
        "lines",
        draw(WORDS),
        draw(st.one_of(st.just(""), WORDS)),
        tuple(LineDefinition(code, draw(WORDS)) for code in lines),
    )
    codes = draw(st.permutations(MEASURES))
    cut = draw(st.integers(1, 5))
    sections = tuple(
        SectionDefinition(
            slug,
            draw(WORDS),
            draw(WORDS),
            draw(st.sampled_from(["", *lines])),
            tuple(shown),
            tuple(sorted((code, draw(QUARTERS)) for code in shown[::2])),
            tuple(sorted((code, draw(QUARTERS)) for code in shown[1::2])),
        )
        for slug, shown in (("one", codes[:cut]), ("two", codes[cut:]))
    )
    card = ScorecardDefinition("panel", draw(WORDS), draw(WORDS), "lines", sections)
    targets = [
        TargetDefinition(code, draw(DAYS), draw(NUMBERS), 1.5, draw(st.one_of(st.just(""), WORDS)), upper)
        for code, upper in (("m1", None), ("m2", 2000.0))
    ]
    own = OwnDefinition(
        "forum-visits",
        *(draw(WORDS) for _ in range(5)),
        Theme.VOICE,
        Unit.PERCENT,
        draw(st.sampled_from(Polarity)),
        draw(st.sampled_from(Basis)),
        draw(st.sampled_from(Frequency)),
        draw(st.integers(0, 3)),
        draw(st.booleans()),
        denominator=draw(WORDS),
        owner=draw(st.one_of(st.just(""), WORDS)),
        last_day=draw(st.none() | DAYS),
        breakdowns=(
            BreakdownDefinition(
                "size",
                draw(WORDS),
                BreakdownKind.BAND,
                False,
                draw(st.one_of(st.just(""), WORDS)),
                (CategoryDefinition("a", draw(WORDS), True), CategoryDefinition("b", draw(WORDS), False)),
            ),
        ),
    )
    return CouncilDefinition(
        gss_code="E06000047",
        indicators=(own,),
        frameworks=(framework,),
        scorecards=(card,),
        committees=(CommitteeDefinition("panel", card.committee, draw(WORDS)),),
        collections=(
            CollectionDefinition("all", draw(WORDS), 17, draw(QUARTERS), tuple(codes), ("a@b.example",)),
        ),
        series=SeriesDefinitions(
            targets=tuple(targets),
            breaks=(
                BreakDefinition("", draw(DAYS), draw(WORDS), ""),
                BreakDefinition("m3", draw(DAYS), draw(WORDS), "x"),
            ),
            events=(EventDefinition(draw(DAYS), draw(WORDS), ("m1", "m4")),),
        ),
    )


class InMemory:
    """A file that was never on a disk."""

    name, parent = "scorecards.toml", "."

    def __init__(self, text: str) -> None:
        self.text = text

    def read_text(self, encoding: str) -> str:
        return self.text.encode("utf-8").decode(encoding)


@given(definition=definitions())
def test_what_is_written_out_reads_back_as_it_was(definition):
    written = write_definition(definition)
    assert not written.left_out
    assert read_definition(InMemory(written.text), MEASURES) == definition
    said = parts_said(definition)
    assert would_be_lost(said, said, {}) == []


def test_the_demonstrations_definitions_read_back_as_they_were():
    codes = shipped().keys()
    for file in (PROJECT / "config" / "demonstration").glob("*/council.toml"):
        definition = read_definition(file, codes)
        assert read_definition(InMemory(write_definition(definition).text), codes) == definition, file


def test_the_example_in_the_documents_is_a_file_that_can_be_read():
    text = (PROJECT / "docs" / "operations.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"(?s)```toml\n(.+?)```", text)
    whole = example.replace("# shown_from", "shown_from").replace("# owners", "owners")
    for each in (example, whole):
        assert read_definition(InMemory(each), shipped().keys()).scorecards


def test_two_breaks_of_one_day_are_left_out_and_told():
    """Pages allow them, a file cannot say them, and what a file does not speak of stays."""
    day = date(2020, 4, 1)
    breaks = (BreakDefinition("m1", day, "One", ""), BreakDefinition("m1", day, "Two", ""))
    written = write_definition(CouncilDefinition("", (), (), (), None, SeriesDefinitions(breaks=breaks)))
    assert "[[break]]" not in written.text and "two breaks" in written.left_out[0]


def test_a_file_takes_away_only_what_a_file_set():
    """`moves` was set by the last file and may go; `visits` was added on a page, and the question changed on one."""
    last = {"scorecard panel": {"the measure moves": 1, "the section homes": ["Old?"]}}
    standing = {
        "scorecard panel": {"the measure moves": 1, "the measure visits": 1, "the section homes": ["New?"]},
        "target": {"the target of moves": 9},
    }
    wanted = {"scorecard panel": {"the section homes": ["Old?"]}}
    assert would_be_lost(standing, wanted, last) == [
        "the measure visits would go",
        "the section homes would change",
    ]
