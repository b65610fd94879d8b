"""What is stored of an entry of the trail reads as its writer said it, and nothing else is taken for public."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.trail.parts import (
    KEPT_BACK,
    NOTHING,
    Change,
    Draft,
    Listing,
    Public,
    detail_as_stored,
    in_words,
    parts_shown,
    read_detail,
)

names = st.text(max_size=12)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | names,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3),
    max_leaves=8,
)
details = st.dictionaries(
    names,
    st.builds(Public, values)
    | st.builds(Draft, values)
    | st.builds(
        Listing, st.dictionaries(names, values, max_size=4), st.dictionaries(names, names, max_size=4)
    )
    | st.builds(Change, values, values),
    max_size=5,
)


@given(details)
def test_what_is_stored_reads_as_it_was_said(detail):
    assert read_detail(json.loads(json.dumps(detail_as_stored(detail)))) == detail


@given(names, values)
def test_only_what_says_so_is_public(name, value):
    """Whatever stands in a detail: unless it is exactly a part that is said to be public, it is a draft."""
    [part] = read_detail({name: value}).values()
    assert isinstance(part, Draft) or detail_as_stored({name: part}) == {name: value}
    if isinstance(part, Draft):
        [shown] = parts_shown({name: part}, may_read_drafts=False)
        assert shown.words in (KEPT_BACK, NOTHING) and not shown.lines


@pytest.mark.parametrize(
    "part",
    [
        {"public": 314, "draft": 314},
        {"public": 314, "names": {}},
        {"listing": {"k": 314}},
        {"listing": [314], "names": {}},
        {"listing": {"k": 314}, "names": {}, "public": {}},
        {"change": {"before": 1, "after": 314, "why": ""}},
        {"change": {"after": 314}},
        {"change": 314},
        {"Public": 314},
        {},
        [["public", 314]],
        314,
        0,
    ],
)
def test_a_part_that_is_nearly_known_is_kept_back(part):
    [shown] = parts_shown(read_detail({"figures": part}), may_read_drafts=False)
    assert (shown.words, shown.lines) == (KEPT_BACK if part != {} else NOTHING, ())
    [told] = parts_shown(read_detail({"figures": part}), may_read_drafts=True)
    assert told.words == in_words(part)


def test_one_name_is_a_count_here_and_a_listing_there():
    [count] = parts_shown({"figures": Public(12)}, may_read_drafts=False)
    [listing] = parts_shown({"figures": Listing({"k": 314}, {"k": "Moves"})}, may_read_drafts=False)
    assert (count.words, count.kept_back) == ("12", "")
    assert ([line.name for line in listing.lines], listing.kept_back) == (["Moves"], KEPT_BACK)


def test_a_figure_of_nought_is_kept_back_and_an_empty_remark_is_empty():
    shown = parts_shown({"value": Draft(0), "remarks": Draft("")}, may_read_drafts=False)
    assert [each.words for each in shown] == [KEPT_BACK, NOTHING]
