"""The second opinion held to examples worked by hand, and the invented series it is given."""

import json
from typing import Any

import pytest

from .chance import LAST, label, point
from .second_opinion import judge
from .series_worlds import KINDS, changed, mixed, unchanged


def flow(values: list[float | None], unit: str = "money", **other: Any) -> dict[str, Any]:
    """A flow of bare values up to the judged quarter; None is a quarter without a point."""
    first = LAST - len(values) + 1
    points = [
        point(first + place, None) | {"value": value}
        for place, value in enumerate(values)
        if value is not None
    ]
    return {"basis": "in period", "unit": unit, "polarity": "high", "points": points, "breaks": []} | other


def shares(*counted: tuple[int, int], basis: str = "point in time") -> dict[str, Any]:
    """Shares of counted people up to the judged quarter."""
    first = LAST - len(counted) + 1
    points = [point(first + place, x, n) for place, (x, n) in enumerate(counted)]
    return flow([], "percent", basis=basis, points=points)


UNEVEN = [
    10.0,
    12,
    10,
    12,
    10,
    12,
    10,
    12,
    10,
    12,
    10,
]  # mean 10.91, steps of 2: limits 5.59 and 16.23, near 7.36, 14.45


@pytest.mark.parametrize(
    ("series", "verdict"),
    [
        (flow([*UNEVEN, 16.2]), ("no change", "process chart")),
        (flow([*UNEVEN, 16.3]), ("better", "process chart")),
        (flow([*UNEVEN, 5.5], polarity="none"), ("down", "process chart")),
        (flow([*UNEVEN[1:], 16.3]), ("not tested", "")),  # eleven quarters, and no people to test instead
        (flow([7.0] * 12), ("no change", "steady baseline")),
        (flow([7.0] * 11 + [1]), ("not tested", "")),
        (
            flow([4.0] * 11 + [13], "count"),
            ("better", "steady baseline"),
        ),
        (flow([4.0] * 11 + [9], "count"), ("no change", "steady baseline")),
        (flow([0.0] * 11 + [3], "count", polarity="low"), ("worse", "steady baseline")),
        (flow([0.0] * 11 + [2], "count"), ("no change", "steady baseline")),
    ],
)
def test_flow(series: dict[str, Any], verdict: tuple[str, str]) -> None:
    assert judge(series) == verdict


def test_seven_in_a_row_end_at_a_missing_quarter() -> None:
    rising = [10.5, 10.6, 10.7, 10.8, 10.9, 11.0, 11.1]
    assert judge(flow([*UNEVEN, *rising])) == ("better", "process chart")
    assert judge(flow([*UNEVEN, *rising[:3], None, *rising[4:]])) == ("no change", "process chart")


def test_a_year_ago() -> None:
    """80 and 60 of 100: pooled 0.7, standard error 0.0648, so 3.09 of them; 80 and 64 are 2.52."""
    between = [(80, 100)] * 3
    assert judge(shares((80, 100), *between, (60, 100))) == ("worse", "year on year")
    assert judge(shares((80, 100), *between, (64, 100))) == ("no change", "year on year")
    assert judge(shares(*between, (60, 100))) == ("not tested", "")


def test_what_is_hidden_or_before_a_break_is_not_used() -> None:
    series = shares((80, 100), (80, 100), (80, 100), (80, 100), (80, 100), (60, 100))
    assert judge(series)[0] == "worse"
    assert judge(series | {"breaks": [label(LAST - 3)]})[0] == "not tested"
    series["points"][0]["symbol"] = "c"
    assert judge(series)[0] == "worse"
    series["points"][2]["symbol"] = "c"
    assert judge(series)[0] == "not tested"


@pytest.mark.parametrize("kind", KINDS)
def test_worlds_repeat_themselves(kind: str) -> None:
    for world in (unchanged, changed):
        series = world(kind, 2, 16, 5)
        assert series == world(kind, 2, 16, 5) == json.loads(json.dumps(series))
        assert series != world(kind, 2, 16, 6)
        assert [len(one["points"]) for one in series] == [16, 16]


def test_mixed_series_meet_every_rule() -> None:
    series = mixed(600, 1)
    assert series == mixed(600, 1) == json.loads(json.dumps(series))
    outcomes = {judge(one) for one in series}
    assert {rule for _, rule in outcomes} == {"process chart", "steady baseline", "year on year", ""}
    assert {verdict for verdict, _ in outcomes} == {
        "better",
        "worse",
        "up",
        "down",
        "no change",
        "not tested",
    }
