"""Ways to work out a small number of children from what is published beside it, each of them closed."""

import pytest

from indicators.amounts.amounts import ReportedFigure
from indicators.terms.vocabulary import Basis, Symbol, Unit
from indicators.terms.written_periods import parse_period
from scorecards.assembly.breakdowns import build_breakdowns
from scorecards.assembly.inputs import CategoryDefinition, Comparators, IndicatorInputs
from scorecards.assembly.rows import RowSetting
from tests.scorecards.assembly.test_rows import (
    PUBLISHED,
    Q2,
    definition,
    figure,
    key_of,
    number,
    quarters,
    row_of,
    share,
)

COUNTED = definition(unit=Unit.COUNT, denominator="")
TO_DATE = definition(unit=Unit.COUNT, denominator="", basis=Basis.YEAR_TO_DATE)
Q1 = Q2.previous()


def split(inputs: IndicatorInputs, figures: list[ReportedFigure], kind: str = "breakdown"):
    """The published breakdown of the indicator by these figures, and whether each of its cells is hidden."""
    codes = sorted({chr(one.key.category) for one in figures})  # letters
    inputs.categories = [
        CategoryDefinition(key_of(code), code, code, "Kind", "kind", kind, "", False) for code in codes
    ]
    inputs.category_figures = figures
    setting = RowSetting(Q2, Comparators("", None, (), None, None), PUBLISHED)
    [breakdown] = build_breakdowns(inputs, row_of(inputs)["latest"], setting)
    return breakdown, {one["code"]: one["cell"]["hidden"] for one in breakdown["cells"]}


def without_number(symbol: Symbol, category: str) -> ReportedFigure:
    return figure(Q2, symbol=symbol, category=category)


def test_a_category_that_an_officer_hid_is_not_the_total_less_the_others():
    inputs = IndicatorInputs(COUNTED, [number(Q2, 43)])
    figures = [number(Q2, 40, "a"), without_number(Symbol.CONFIDENTIAL, "b")]
    breakdown, hidden = split(inputs, figures)
    assert hidden["a"]
    assert [one["cell"]["display"] for one in breakdown["cells"]] == ["Hidden", "Hidden"]


def test_a_few_children_in_no_category_are_not_the_total_less_all_categories():
    inputs = IndicatorInputs(COUNTED, [number(Q2, 43)])
    _, hidden = split(inputs, [number(Q2, 18, "a"), number(Q2, 22, "b")])
    assert hidden == {"a": True, "b": False}


def test_many_children_in_no_category_hide_nothing():
    inputs = IndicatorInputs(COUNTED, [number(Q2, 60)])
    _, hidden = split(inputs, [number(Q2, 18, "a"), number(Q2, 22, "b")])
    assert hidden == {"a": False, "b": False}


def test_a_category_without_a_figure_keeps_its_own_reason():
    inputs = IndicatorInputs(COUNTED, [number(Q2, 60)])
    breakdown, hidden = split(inputs, [number(Q2, 18, "a"), without_number(Symbol.NOT_AVAILABLE, "b")])
    assert [one["cell"]["display"] for one in breakdown["cells"]] == ["18", "Not available"]
    assert hidden == {"a": False, "b": False}


@pytest.mark.parametrize(
    ("small", "others"),
    [
        ((18, 20), [(40, 50), (30, 50)]),  # all but two
        ((18, 20), [(40, 50), (30, 30)]),  # all but two, beside a team that missed none
        ((0, 3), [(40, 50), (20, 40)]),  # a team of three children
    ],
)
def test_a_share_hidden_for_its_remainder_or_its_small_group_is_not_the_whole_less_the_others(small, others):
    pairs = dict(zip("abc", [small, *others], strict=True))
    whole = [sum(column) for column in zip(*pairs.values(), strict=True)]
    inputs = IndicatorInputs(definition(), [share(Q2, *whole)])
    _, hidden = split(inputs, [share(Q2, *pair, category=code) for code, pair in pairs.items()])
    gone = [pairs[code] for code, out in hidden.items() if out]
    assert small in gone
    assert len(gone) > 1
    together = [sum(column) for column in zip(*gone, strict=True)]
    assert together[1] - together[0] > 5
    assert together[1] > 5


def test_shares_of_one_whole_are_still_protected_by_that_whole():
    """Why 40 of 560 visits were missed: the reader knows the 40 from the shares themselves."""
    inputs = IndicatorInputs(definition(), [share(Q2, 520, 560)])
    pairs = {"a": (14, 40), "b": (23, 40), "c": (3, 40)}
    _, hidden = split(inputs, [share(Q2, *pair, category=code) for code, pair in pairs.items()])
    assert hidden == {"a": True, "b": False, "c": True}


def test_a_total_hidden_for_its_step_since_last_quarter_is_not_the_sum_of_its_categories():
    inputs = IndicatorInputs(TO_DATE, [number(Q1, 20), number(Q2, 23)])
    breakdown, hidden = split(inputs, [number(Q2, 12, "a"), number(Q2, 11, "b")])
    assert all(hidden.values())
    assert breakdown["total"] == ""


def test_a_category_counted_from_april_does_not_grow_by_a_few_children():
    inputs = IndicatorInputs(TO_DATE, [number(Q1, 30), number(Q2, 60)])
    figures = [
        *(number(Q1, 10, "a"), number(Q1, 12, "b"), number(Q1, 8, "c")),
        *(number(Q2, 13, "a"), number(Q2, 30, "b"), number(Q2, 17, "c")),
    ]
    _, hidden = split(inputs, figures)
    assert hidden == {"a": True, "b": False, "c": True}


def test_children_move_between_bands_so_a_band_may_grow_by_a_few():
    inputs = IndicatorInputs(TO_DATE, [number(Q1, 30), number(Q2, 60)])
    figures = [number(Q1, 10, "a"), number(Q1, 20, "b"), number(Q2, 13, "a"), number(Q2, 47, "b")]
    _, hidden = split(inputs, figures, kind="band")
    assert not any(hidden.values())


@pytest.mark.parametrize(
    "pairs",
    [
        [(10, 20), (20, 33)],  # three of the quarter's thirteen
        [(10, 20), (10, 22)],  # two children, neither of them
    ],
)
def test_a_share_counted_from_april_does_not_give_away_the_quarter_just_gone(pairs):
    inputs = IndicatorInputs(definition(basis=Basis.YEAR_TO_DATE), quarters(pairs))
    assert row_of(inputs)["latest"]["hidden"]


def test_children_pass_from_one_side_of_a_share_to_the_other_so_that_side_may_shrink_by_a_few():
    """Children in care who have not gone missing since April: 601, then 598, though 633 is more than 627."""
    inputs = IndicatorInputs(definition(basis=Basis.YEAR_TO_DATE), quarters([(26, 627), (35, 633)]))
    assert not row_of(inputs)["latest"]["hidden"]


def test_a_corrected_share_of_few_children_is_not_repeated():
    was = share(Q2, 10, 50, was=4 / 50 * 100)
    assert row_of(IndicatorInputs(definition(), [was]))["latest"]["revised_from"] == ""


def test_a_share_and_its_number_give_the_remainder_away_without_the_denominator():
    almost_all = figure(Q2, 57, None, 95.0)
    assert row_of(IndicatorInputs(definition(), [almost_all]))["latest"]["hidden"]


def test_the_order_and_period_of_figures_do_not_matter():
    earlier = parse_period("2017/18 Q2")
    inputs = IndicatorInputs(COUNTED, [number(earlier, 3), number(Q2, 60)])
    _, hidden = split(inputs, [number(Q2, 18, "a"), number(Q2, 42, "b")])
    assert not any(hidden.values())
