"""What changes is told row by row, and whatever differs is told: nothing told means nothing to see."""

import copy

from hypothesis import given
from hypothesis import strategies as st

from scorecards.editions.changes.telling import (
    HIDDEN_CHANGE,
    changes_between,
    seen_by_readers,
    summary_of,
)
from scorecards.payload import rows_of
from tests.payloads import make_payload, make_row


def two_rows():
    return make_payload(rows=[make_row("1.1", "Late", code="late"), make_row("1.2", "Moves", code="moves")])


def places(thing, path=()):
    """Where every single value of a payload stands, but for what no edition of a period changes: which edition it is,
    of which period, by which codes it is found, and what members asked since. What measures beside it are called is
    told of those, which are on the scorecard too.
    """
    if not isinstance(thing, (dict, list)):
        yield path
        return
    for key, value in thing.items() if isinstance(thing, dict) else enumerate(thing):
        if key not in ("edition", "period", "asked", "slug", "code", "related"):
            yield from places(value, (*path, key))


@given(st.data())
def test_whatever_differs_is_told(data):
    before, after = two_rows(), two_rows()
    leaves = [path for path in places(after) if path]
    assert changes_between(before, after) == []
    *way, last = data.draw(st.sampled_from(leaves))
    inner = after
    for key in way:
        inner = inner[key]
    other = {"previous_counts": after["counts"]}.get(last, 987.0)
    inner[last] = "another" if isinstance(inner[last], str) else other
    assert changes_between(before, after), (way, last)


def test_a_figure_a_comment_and_a_hidden_number_are_told_each_in_its_way():
    before = two_rows()
    after = copy.deepcopy(before)
    late, moves = rows_of(after)
    late["latest"] |= {"value": 82.0, "display": "82%", "people": "316 of 385 children"}
    late["commentary"] = {"text": "A drive starts in May.", "author": "Head", "approved": ""}
    found = changes_between(before, after, hidden={"moves"})
    assert [(each.title, each.part) for each in found] == [
        ("Late", "Figure"),
        ("Late", "Comment"),
        ("Moves", "Figure"),
    ]
    assert "316 of 385" in found[0].after and "Still " in found[0].does
    assert found[1].after == "A drive starts in May." and found[1].does == "Words only."
    assert found[2].before == found[2].after and found[2].does == HIDDEN_CHANGE
    assert [each.title for each in seen_by_readers(found)] == ["Late", "Late"]
    said = "2 changes in 1 measure; 1 measure stays as it was."
    assert summary_of(seen_by_readers(found), after) == said, "as many as are listed"
    more = "1 hidden number has changed too, of which readers see no change."
    assert summary_of(found, after) == f"{said} {more}"
    assert moves == rows_of(before)[1], "which of them readers see no change of"
