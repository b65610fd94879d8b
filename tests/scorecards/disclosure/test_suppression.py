"""No reader can work out a number that could identify a child."""

import csv
import json
from datetime import date
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.terms.periods import Frequency, Period
from indicators.terms.vocabulary import Unit
from indicators.terms.wording import round_half_away
from scorecards.disclosure.suppression import (
    bounds_of_hidden,
    children_behind,
    hides,
    hides_by_difference,
    protect_row,
    protect_running_totals,
    why_hidden,
)
from tests.paths import SHARED_DATA, needs_shared_data
from tests.scorecards.disclosure.disclosure_audit import Leak, audit_rows

ROWS = st.lists(st.integers(0, 12), min_size=1, max_size=6)
APRIL = Period(date(2024, 4, 1), Frequency.QUARTER)


@pytest.mark.parametrize(
    ("numerator", "denominator", "reason"),
    [
        (0, None, ""),
        (1, None, "small count"),
        (5, None, "small count"),
        (6, None, ""),
        (0.5, None, "small count"),
        (47, 563, ""),
        (3, 563, "small count"),
        (560, 563, "small remainder"),
        (558, 563, "small remainder"),
        (557, 563, ""),
        (563, 563, ""),
        (0, 563, ""),
        (0, 4, "small group"),
        (None, 4, "small group"),
        (0, 0, ""),
        (7, 7, "all or none of a small group"),
        (0, 9, "all or none of a small group"),
        (0, 10, ""),
        (10, 10, ""),
        (None, 563, ""),
    ],
)
def test_a_figure_that_could_identify_a_child_is_hidden(
    numerator: float | None, denominator: float | None, reason: str
) -> None:
    assert why_hidden(numerator, denominator) == reason
    assert hides(numerator, denominator) == bool(reason)


@pytest.mark.parametrize(
    ("unit", "value", "numerator", "denominator", "children"),
    [
        (Unit.COUNT, 3, None, None, 3),
        (Unit.PERCENT, 8.3, 47, 563, 47),
        (Unit.PERCENT, 3, None, 100, 3),
        (Unit.PERCENT, 0.5, None, 563, 3),
        (Unit.PERCENT, 0.01, None, 563, 1),
        (Unit.PERCENT, 0, None, 563, 0),
        (Unit.PERCENT, 3, None, None, None),
        (Unit.RATE, 5, None, 8000, 4),
        (Unit.AVERAGE, 3, None, 100, None),
        (Unit.PERCENT, None, None, 100, None),
    ],
)
def test_a_share_and_its_base_tell_how_many_children_there_are(
    unit: Unit,
    value: float | None,
    numerator: float | None,
    denominator: float | None,
    children: float | None,
) -> None:
    assert children_behind(unit, value, numerator, denominator) == children


def test_the_limits_are_settings() -> None:
    assert hides(8, None, threshold=9)
    assert not hides(4, None, threshold=3)
    assert hides(20, 40, smallest_denominator=50)
    assert not hides(8, 8, small_group=8)


@needs_shared_data
def test_the_rules_are_those_observed_in_the_departments_files() -> None:
    known = json.loads((SHARED_DATA / "stats" / "sdc_rules.json").read_text(encoding="utf-8"))
    rules = known["dfe_rules_observed"]
    assert [count for count in range(30) if hides(count, None)] == rules["suppress_counts"]
    assert hides(0, None) is not rules["zero_shown"]
    for case in known["rounding"]["cases"]:
        assert float(round_half_away(case["x"], case["dp"])) == pytest.approx(case["expected"])


def test_a_small_number_takes_the_smallest_other_cell_with_it() -> None:
    found = protect_row([3, 40, 12, 0], total=55)
    assert found.hidden == (True, False, True, False)
    assert not found.total_hidden


def test_two_small_cells_that_only_leave_one_or_two_each_take_a_third() -> None:
    # the published row 27 = 24 + c + c narrows both hidden cells to 1 or 2
    found = protect_row([24, 2, 1], total=27)
    assert found.hidden == (True, True, True)
    assert protect_row([24, 5, 4], total=33).hidden == (False, True, True)


def test_without_a_shown_total_only_the_small_cells_are_hidden() -> None:
    assert protect_row([3, 40, 12], total=55, total_shown=False).hidden == (True, False, False)
    assert protect_row([3, 40, 12], total=None).hidden == (True, False, False)


def test_a_total_that_is_small_or_cannot_be_protected_is_hidden_too() -> None:
    assert protect_row([3, 0, 0], total=3).total_hidden
    assert protect_row([1, 1, 1, 1, 1, 1], total=6).total_hidden
    assert not protect_row([0, 0, 0], total=0).total_hidden
    assert protect_row([0, 0, 0], total=0).hidden == (False, False, False)


def test_nothing_small_hides_nothing() -> None:
    assert protect_row([24, 12, 40], total=76).hidden == (False, False, False)


def test_a_cell_that_nobody_gave_is_protected_like_a_hidden_one() -> None:
    assert protect_row([None, 40, 12], total=55).hidden == (True, False, True)


def solutions(hidden: int, total: float) -> set[tuple[int, ...]]:
    """Every way in which the hidden cells, none of them zero, can make up the rest of a total."""
    return {
        tuple(later - earlier for earlier, later in zip((0, *cuts), (*cuts, int(total)), strict=True))
        for cuts in combinations(range(1, int(total)), hidden - 1)
    }


@given(ROWS)
def test_no_hidden_cell_of_a_shown_total_can_be_solved_or_narrowed(counts: list[int]) -> None:
    found = protect_row(counts, total=sum(counts))
    assert all(hidden for count, hidden in zip(counts, found.hidden, strict=True) if 1 <= count <= 5)
    assert not any(hidden for count, hidden in zip(counts, found.hidden, strict=True) if count == 0)
    hidden = [count for count, gone in zip(counts, found.hidden, strict=True) if gone]
    if found.total_hidden or not hidden:
        return
    possible = solutions(len(hidden), sum(hidden))
    assert tuple(hidden) in possible
    for place in range(len(hidden)):
        assert {one[place] for one in possible} >= {1, 2, 3, 4, 5}


@given(ROWS)
def test_a_protected_row_passes_its_own_audit(counts: list[int]) -> None:
    found = protect_row(counts, total=sum(counts))
    published = [None if gone else count for count, gone in zip(counts, found.hidden, strict=True)]
    assert audit_rows([(published, None if found.total_hidden else sum(counts))]) == []


@given(st.lists(st.integers(1, 9), min_size=1, max_size=4), st.lists(st.integers(0, 30), max_size=3))
def test_the_bounds_of_hidden_cells_are_those_of_trying_every_number(
    hidden: list[int], shown: list[int]
) -> None:
    counts = [*hidden, *shown]
    mask = [True] * len(hidden) + [False] * len(shown)
    rest = sum(hidden)
    tried = [one for one in product(range(1, rest + 1), repeat=len(hidden)) if sum(one) == rest]
    expected = (min(one[0] for one in tried), max(one[0] for one in tried))
    assert bounds_of_hidden(counts, mask, sum(counts)) == [expected] * len(hidden)


def test_the_audit_finds_what_can_be_worked_out() -> None:
    leaks = audit_rows(
        [
            ([24, None, None], 27),  # narrowed to 1 or 2
            ([24, None, 10], 37),  # exactly 3
            ([None, None, 10], 12),  # 1 and 1
            ([24, None, None], 40),
            ([24, None, 10], None),
            ([24, 3, 10], 37),
        ]
    )
    assert leaks == [Leak(0, 1, 2), Leak(1, 3, 3), Leak(2, 1, 1)]
    assert [leak.exact for leak in leaks] == [False, True, True]


def published_rows(name: str, total: str, cells: list[str]) -> list[tuple[list[float | None], float | None]]:
    lines = (SHARED_DATA / "stats" / name).read_text(encoding="utf-8").splitlines()
    rows = []
    for row in csv.DictReader(lines):
        numbers = [float(row[cell]) if row[cell].isdigit() else None for cell in cells]
        rows.append((numbers, float(row[total]) if row[total].isdigit() else None))
    return rows


@needs_shared_data
@pytest.mark.parametrize(
    ("name", "cells"),
    [
        ("dfe_suppressed_rows_cpp_duration.csv", ["le_3m", "m3_6", "m6_12", "y1_2", "ge_2y"]),
        ("dfe_suppressed_rows_care_leaver_accommodation_2025.csv", ["suitable", "unsuitable", "no_info"]),
    ],
)
def test_no_published_row_with_a_total_has_one_hidden_cell_and_the_audit_agrees(
    name: str, cells: list[str]
) -> None:
    rows = published_rows(name, "total", cells)
    assert len(rows) > 200
    for numbers, total in rows:
        assert total is None or sum(number is None for number in numbers) != 1
    # no cell can be subtracted exactly, although some can be narrowed, which our own rule does not allow
    assert all(sum(cell is None for cell in rows[leak.row][0]) > 1 for leak in audit_rows(rows))


@needs_shared_data
def test_the_published_row_that_narrows_its_hidden_cells_is_found() -> None:
    rows = published_rows(
        "dfe_suppressed_rows_care_leaver_accommodation_2025.csv",
        "total",
        ["suitable", "unsuitable", "no_info"],
    )
    assert Leak(rows.index(([24.0, None, None], 27.0)), 1.0, 2.0) in audit_rows(rows)


def test_a_small_step_between_two_running_totals_is_hidden() -> None:
    quarters = [APRIL.shift(n) for n in range(6)]
    counts = dict(zip(quarters, [11, 14, 20, 33, 2, 9], strict=True))
    # 14 - 11 = 3 would show the second quarter; the new year starts again, and 2 is small itself
    assert protect_running_totals(counts) == {quarters[1], quarters[4]}


@given(st.lists(st.none() | st.integers(0, 15), min_size=1, max_size=8))
def test_no_two_running_totals_shown_in_a_year_differ_by_a_small_number(steps: list[int | None]) -> None:
    counts: dict[Period, float | None] = {}
    for n, step in enumerate(steps):
        period = APRIL.shift(n)
        before = [
            count for one, count in counts.items() if one.financial_year == period.financial_year and count
        ]
        counts[period] = None if step is None else max(before, default=0) + step
    hidden = protect_running_totals(counts)
    shown = {period: count for period, count in counts.items() if period not in hidden and count is not None}
    for (first, one), (second, other) in combinations(shown.items(), 2):
        if first.financial_year == second.financial_year:
            assert not 1 <= abs(one - other) <= 5
    assert all(not 1 <= count <= 5 for count in shown.values())


def test_differences_that_give_a_number_away() -> None:
    assert hides_by_difference(14, 11)
    assert hides_by_difference(11, 14)
    assert not hides_by_difference(14, 14)
    assert not hides_by_difference(20, 14)
    assert hides_by_difference(20, 14, threshold=6)
