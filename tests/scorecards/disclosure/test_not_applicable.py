""" "Not applicable" is nobody, and readers know it: no table with it lets them work a hidden number out."""

from itertools import product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.amounts.amounts import ReportedFigure
from indicators.terms.periods import Frequency, Period, quarter_of
from indicators.terms.vocabulary import Basis, Symbol, Unit
from scorecards.assembly.breakdowns import build_breakdowns
from scorecards.assembly.inputs import CategoryDefinition, Comparators, IndicatorInputs
from scorecards.assembly.months import hidden_by_sums
from scorecards.assembly.rows import RowSetting
from scorecards.disclosure.months import months_of
from scorecards.payload import Breakdown, CellShown
from tests.scorecards.assembly.test_rows import (
    PUBLISHED,
    Q2,
    definition,
    figure,
    key_of,
    number,
    row_of,
    share,
)
from tests.scorecards.disclosure.reader import HIDDEN, NOBODY, UNKNOWN, Cell, shown, still_possible

KINDS = "abcdef"
COUNTED = definition(unit=Unit.COUNT, denominator="")
UNKNOWN_SYMBOLS = [Symbol.NOT_AVAILABLE, Symbol.UNRELIABLE, Symbol.PROMISED, Symbol.LOW]
SETTING = RowSetting(Q2, Comparators("", None, (), None, None), PUBLISHED)

# One kind as an officer reports it: a count, a pair of counted and others, or the symbol in place of them.
Reported = int | tuple[int, int] | Symbol
COUNTS = st.integers(0, 12) | st.integers(0, 90)
PAIRS = st.tuples(st.integers(0, 9) | st.integers(0, 40), st.integers(0, 9) | st.integers(0, 40))
MISSING = st.sampled_from(UNKNOWN_SYMBOLS)


def tables(parts):
    """From three to five kinds and one that does not apply, in any order, of which some may be unknown."""
    some = st.lists(parts | parts | MISSING, min_size=2, max_size=4)
    return some.flatmap(lambda found: st.permutations([*found, Symbol.NOT_APPLICABLE]))


def children(part: Reported, unknown: Reported) -> Reported:
    """How many there are indeed: nobody where it does not apply, `unknown` where it is not told."""
    if part is Symbol.NOT_APPLICABLE:
        return (0, 0) if isinstance(unknown, tuple) else 0
    return unknown if isinstance(part, Symbol) else part


def reported(part: Reported, period: Period, kind: str = "") -> ReportedFigure:
    if isinstance(part, Symbol):
        return figure(period, symbol=part, category=kind)
    if isinstance(part, tuple):
        counted, others = part
        if not counted + others:  # nothing can be worked out of 0
            return figure(period, symbol=Symbol.NOT_APPLICABLE, category=kind)
        return share(period, counted, counted + others, category=kind)
    return number(period, part, kind)


def page_of(table: list[Reported], unknown: Reported, kind: str = "breakdown") -> tuple[Breakdown, CellShown]:
    """What is published of the table: the kinds, and their total."""
    of_shares = isinstance(unknown, tuple)
    parts = [children(part, unknown) for part in table]
    whole = tuple(map(sum, zip(*parts, strict=True))) if of_shares else sum(parts)
    inputs = IndicatorInputs(definition() if of_shares else COUNTED, [reported(whole, Q2)])
    inputs.categories = [
        CategoryDefinition(key_of(code), code, code, "Kind", "kind", kind, "", False)
        for code in KINDS[: len(table)]
    ]
    inputs.category_figures = [reported(part, Q2, code) for code, part in zip(KINDS, table, strict=False)]
    latest = row_of(inputs)["latest"]
    [breakdown] = build_breakdowns(inputs, latest, SETTING)
    return breakdown, latest


def read(cell: CellShown, what: str) -> Cell:
    """One number of a cell as the reader sees it; of a share those counted or the others may be nobody."""
    if cell["hidden"]:
        return UNKNOWN if what in ("counted", "others") else HIDDEN
    if cell["symbol"] == Symbol.NOT_APPLICABLE:
        return NOBODY
    return UNKNOWN if cell["value"] is None else shown(amount(cell, what))


def amount(cell: CellShown, what: str) -> float:
    counted, all_of_them = cell["numerator"] or 0, cell["denominator"] or 0
    numbers = {"counted": counted, "others": all_of_them - counted, "all": all_of_them}
    return cell["value"] if what == "number" else numbers[what]


def worked_out(breakdown: Breakdown, latest: CellShown, of_shares: bool) -> list[tuple[str, str, set[int]]]:
    """The hidden cells that are narrowed to fewer numbers than the rule leaves open, 1 to 5, and to which.

    Where the total itself says that there is nobody, it is no secret that no kind has any.
    """
    leaks = []
    for what in ("counted", "others", "all") if of_shares else ("number",):
        total = 0 if latest["value"] is None else int(amount(latest, what))
        cells = [read(one["cell"], what) for one in breakdown["cells"]]
        possible = still_possible(cells, total) if total else [set(range(5))] * len(cells)
        leaks += [
            (one["code"], what, numbers)
            for one, numbers in zip(breakdown["cells"], possible, strict=True)
            if one["cell"]["hidden"] and len(numbers) < 5
        ]
    return leaks


def test_the_reader_who_tries_solves_what_can_be_solved():
    """19 children: 6, a hidden number, 10, and a kind that does not apply."""
    assert still_possible([shown(6), HIDDEN, shown(10), NOBODY], 19)[1] == {3}
    assert still_possible([shown(6), HIDDEN, shown(10), UNKNOWN], 19)[1] == {1, 2, 3}
    cells = [HIDDEN, HIDDEN, Cell(0, 2), shown(4)]
    tried = [one for one in product(range(1, 9), range(1, 9), range(3)) if sum(one) == 8]
    assert still_possible(cells, 12)[:3] == [{one[place] for one in tried} for place in range(3)]


@pytest.mark.parametrize("kind", ["breakdown", "band"])
@pytest.mark.parametrize(
    ("table", "small"),
    [
        ([6, 3, 10, Symbol.NOT_APPLICABLE], 3),
        ([(30, 20), (26, 12), (4, 8), Symbol.NOT_APPLICABLE], (4, 8)),
        ([6, 1, 10, Symbol.NOT_AVAILABLE], 1),  # 17 of all 17: what is not available is nobody, or the 1 is
        ([6, 3, 10, Symbol.NOT_APPLICABLE, Symbol.NOT_AVAILABLE], 3),
    ],
)
def test_a_kind_that_does_not_apply_is_nobody_when_others_are_hidden(table, small, kind):
    of_shares = isinstance(small, tuple)
    breakdown, latest = page_of(table, (0, 0) if of_shares else 0, kind)
    hidden = [one["code"] for one in breakdown["cells"] if one["cell"]["hidden"]]
    assert KINDS[table.index(small)] in hidden
    assert len(hidden) > 1
    assert worked_out(breakdown, latest, of_shares) == []
    [empty] = [one for one in breakdown["cells"] if one["cell"]["symbol"] == Symbol.NOT_APPLICABLE] or [None]
    assert empty is None or empty["cell"]["reason"] == "not applicable"


@pytest.mark.parametrize("table", [[1, 3, 2], [1, 1, 1, 1, 1, 1], [1, 3, 2, Symbol.NOT_APPLICABLE]])
def test_where_hiding_every_kind_is_not_enough_their_total_is_hidden_too(table):
    """Six children in three kinds: shown beside them, the 6 would leave each kind 1 to 4."""
    breakdown, latest = page_of(table, 0)
    assert latest["hidden"]
    assert not any(one["cell"]["value"] for one in breakdown["cells"])
    assert page_of([0, 6, 0], 0)[1]["value"] == 6  # nobody is hidden, so the total stays


@settings(max_examples=200, deadline=None)
@given(tables(COUNTS), COUNTS, st.sampled_from(["breakdown", "band"]))
def test_no_hidden_count_beside_kinds_that_do_not_apply_can_be_worked_out(table, unknown, kind):
    assert worked_out(*page_of(table, unknown, kind), of_shares=False) == []


@settings(max_examples=200, deadline=None)
@given(tables(PAIRS), PAIRS)
def test_no_hidden_share_beside_kinds_that_do_not_apply_can_be_worked_out(table, unknown):
    assert worked_out(*page_of(table, unknown), of_shares=True) == []


def test_of_706_tables_with_a_kind_that_does_not_apply_none_gives_a_hidden_number_away():
    """Always the same 706: of counts and of shares, with and without unknown kinds, most with a few children."""
    random, hidden = Random(706), 0
    for place in range(706):
        table, unknown = drawn(random, of_shares=bool(place % 2))
        breakdown, latest = page_of(table, unknown)
        hidden += sum(one["cell"]["hidden"] for one in breakdown["cells"])
        assert worked_out(breakdown, latest, isinstance(unknown, tuple)) == [], table
    assert hidden > 706  # there was something to work out


def drawn(random: Random, *, of_shares: bool) -> tuple[list[Reported], Reported]:
    """A table, and how many there are where it does not tell."""
    numbers = [random.randint(0, random.choice([9, 40])) for _ in range(10)]
    parts = list(zip(numbers[:5], numbers[5:], strict=True)) if of_shares else numbers[:5]
    table = [*parts[: random.randint(2, 4)], *[Symbol.NOT_APPLICABLE] * random.randint(1, 2)]
    if random.random() < 0.25:
        table[0] = random.choice(UNKNOWN_SYMBOLS)
    return random.sample(table, len(table)), parts[4]


MONTH = st.sampled_from([Symbol.NOT_APPLICABLE, *UNKNOWN_SYMBOLS, Symbol.CONFIDENTIAL]) | st.integers(0, 12)
BY_QUARTER = definition(unit=Unit.COUNT, denominator="", basis=Basis.PERIOD)


def month_as_read(count: Reported, hidden: bool) -> Cell:
    if hidden or count is Symbol.CONFIDENTIAL or count in range(1, 6):
        return HIDDEN
    if count is Symbol.NOT_APPLICABLE:
        return NOBODY
    return UNKNOWN if isinstance(count, Symbol) else shown(count)


@settings(max_examples=300, deadline=None)
@given(MONTH, MONTH, st.integers(0, 2), st.integers(1, 20))
def test_no_hidden_month_beside_one_that_does_not_apply_can_be_worked_out(one, other, place, unknown):
    """Either the quarter is shown and enough months are hidden, or the months are and it is not."""
    counts = [one, other]
    counts.insert(place, Symbol.NOT_APPLICABLE)
    quarter = quarter_of(2025, 1)
    months, total = months_of(quarter), sum(children(count, unknown) for count in counts)
    figures = [reported(count, month) for count, month in zip(counts, months, strict=True)]
    figures.append(number(quarter, total))
    gone = hidden_by_sums(figures, Frequency.MONTH, BY_QUARTER, PUBLISHED)
    beside = [month_as_read(count, month in gone) for count, month in zip(counts, months, strict=True)]
    alone = [month_as_read(count, False) for count in counts]
    if quarter not in hidden_by_sums(figures, Frequency.QUARTER, BY_QUARTER, PUBLISHED) and total > 5:
        assert not narrowed(alone, total)
    if total > 5 and any(
        count and cell == shown(count)
        for count, cell in zip(counts, beside, strict=True)
        if isinstance(count, int)
    ):
        assert not narrowed(beside, total)


def narrowed(cells: list[Cell], total: int) -> list[set[int]]:
    found = still_possible(cells, total)
    return [
        possible for cell, possible in zip(cells, found, strict=True) if cell is HIDDEN and len(possible) < 5
    ]


@pytest.mark.parametrize(("quarter_hidden", "count"), [(True, 3), (True, Symbol.CONFIDENTIAL), (False, 7)])
def test_a_quarter_does_not_give_away_the_month_beside_one_that_does_not_apply(quarter_hidden, count):
    quarter = quarter_of(2025, 1)
    counts = [count, Symbol.NOT_APPLICABLE, 10]
    figures = [reported(part, month) for part, month in zip(counts, months_of(quarter), strict=True)]
    figures.append(number(quarter, 17 if count != 3 else 13))
    assert (quarter in hidden_by_sums(figures, Frequency.QUARTER, BY_QUARTER, PUBLISHED)) is quarter_hidden
