"""Kinds over time never show what the page of one quarter hid."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.terms.periods import Period
from indicators.terms.vocabulary import Basis, Unit
from scorecards.assembly.breakdowns import build_breakdowns
from scorecards.assembly.inputs import CategoryDefinition, Comparators, IndicatorInputs
from scorecards.assembly.rows import RowSetting
from tests.scorecards.assembly.test_rows import PUBLISHED, Q2, definition, key_of, number, row_of, share
from tests.scorecards.disclosure.disclosure_audit import audit_rows

NOBODY = Comparators("", None, (), None, None)
KINDS = "abcd"
QUARTERS = [Q2.shift(step) for step in range(-4, 1)]
COUNTS = st.one_of(st.none(), st.integers(0, 12), st.integers(0, 300))
# children counted since April, and those not counted, of whom some pass to the other side
STEPS = st.lists(st.tuples(st.sampled_from([20, 31]), st.sampled_from([3, 20, -14])), min_size=5, max_size=5)
TABLES = st.lists(st.lists(COUNTS, min_size=4, max_size=4), min_size=5, max_size=5)


def kinds(codes: str) -> list[CategoryDefinition]:
    return [
        CategoryDefinition(key_of(code), code, code, "Kind", "kind", "breakdown", "", False) for code in codes
    ]


def inputs_of(table: list[list[int | None]], basis: Basis, spare: int) -> IndicatorInputs:
    """A count by four kinds in five quarters, so many more children in no kind; None is a kind without a figure."""
    inputs = IndicatorInputs(definition(unit=Unit.COUNT, denominator="", basis=basis))
    inputs.categories = kinds(KINDS)
    for period, counts in zip(QUARTERS, table, strict=True):
        inputs.figures.append(number(period, sum(count or 0 for count in counts) + spare))
        inputs.category_figures += [
            number(period, count, code)
            for code, count in zip(KINDS, counts, strict=True)
            if count is not None
        ]
    return inputs


def shown_at(inputs: IndicatorInputs, period: Period) -> tuple[dict[str, float | None], float | None]:
    """What the page of that quarter shows of each kind, and of all."""
    latest = row_of(inputs, period=period)["latest"]
    found = build_breakdowns(inputs, latest, RowSetting(period, NOBODY, PUBLISHED))
    return {one["code"]: one["cell"]["value"] for each in found for one in each["cells"]}, latest["value"]


@settings(max_examples=150, deadline=None)
@given(TABLES, st.sampled_from([Basis.POINT, Basis.YEAR_TO_DATE, Basis.PERIOD]), st.sampled_from([0, 3, 40]))
def test_each_quarter_of_the_series_shows_what_its_own_page_shows_and_no_more(table, basis, spare):
    inputs = inputs_of(table, basis, spare)
    row = row_of(inputs)
    for breakdown in build_breakdowns(
        inputs, row["latest"], RowSetting(Q2, NOBODY, PUBLISHED), row["series"]
    ):
        for place, period in enumerate(breakdown.get("periods", [])):
            alone, whole = shown_at(inputs, Period.from_code(period["period"]))
            series = {one["code"]: one["values"][place] for one in breakdown["cells"]}
            assert series == {code: alone.get(code) for code in series}
            if spare == 0 and alone.keys() == set(KINDS):
                assert not audit_rows([([series.get(code, alone[code]) for code in KINDS], whole)])


@settings(max_examples=100, deadline=None)
@given(STEPS, STEPS)
def test_a_share_since_april_that_one_quarter_hid_stays_hidden_whatever_later_quarters_bring(one, other):
    inputs = IndicatorInputs(definition(basis=Basis.YEAR_TO_DATE))
    inputs.categories = [
        CategoryDefinition(key_of(code), code, code, "Age", "age", "breakdown", "", False) for code in "ab"
    ]
    part, rest = {"a": 0, "b": 0}, {"a": 20, "b": 40}
    for period, *steps in zip(QUARTERS, one, other, strict=True):
        for code, (more, others) in zip("ab", steps, strict=True):
            part[code], rest[code] = part[code] + more, max(0, rest[code] + others)
            inputs.category_figures.append(share(period, part[code], part[code] + rest[code], category=code))
        counted = sum(part.values())
        inputs.figures.append(share(period, counted, counted + sum(rest.values())))
    row = row_of(inputs)
    for breakdown in build_breakdowns(
        inputs, row["latest"], RowSetting(Q2, NOBODY, PUBLISHED), row["series"]
    ):
        for place, period in enumerate(breakdown.get("periods", [])):
            day = Period.from_code(period["period"])
            then = replace(
                inputs,
                figures=[one for one in inputs.figures if one.period <= day],
                category_figures=[one for one in inputs.category_figures if one.period <= day],
            )
            alone, _ = shown_at(then, day)
            assert {one["code"]: one["values"][place] for one in breakdown["cells"]} == {
                one["code"]: alone.get(one["code"]) for one in breakdown["cells"]
            }


def test_a_quarter_that_hid_a_kind_and_another_to_protect_it_hides_both_in_the_series():
    table = [[40, 30, 20, 10], [41, 30, 3, 12], [41, 30, 22, 12], [40, 31, 22, 12], [40, 30, 21, 13]]
    inputs = inputs_of(table, Basis.POINT, 0)
    row = row_of(inputs)
    [breakdown] = build_breakdowns(inputs, row["latest"], RowSetting(Q2, NOBODY, PUBLISHED), row["series"])
    by_kind = {one["code"]: one["displays"] for one in breakdown["cells"]}
    assert by_kind["c"] == ["20", "Hidden", "22", "22", "21"]
    assert by_kind["d"] == [
        "10",
        "Hidden",
        "12",
        "12",
        "13",
    ]  # the next smallest: 86 less the others would be 3
    assert by_kind["a"] == ["40", "41", "41", "40", "40"]


def test_a_group_has_its_likely_range_only_where_its_figure_is_shown():
    inputs = IndicatorInputs(definition(), [share(Q2, 70, 500)])
    inputs.categories = kinds("abc")
    pairs = {"a": (3, 80), "b": (27, 220), "c": (40, 200)}
    inputs.category_figures = [share(Q2, *pair, category=code) for code, pair in pairs.items()]
    row = row_of(inputs)
    [breakdown] = build_breakdowns(inputs, row["latest"], RowSetting(Q2, NOBODY, PUBLISHED), row["series"])
    ranges = {one["code"]: one.get("low") for one in breakdown["cells"]}
    assert ranges["a"] is ranges["b"] is None  # too few, and the one that protects them
    assert round(ranges["c"], 1) == 15.0  # Wilson's of 40 in 200: 15.0 to 26.1
