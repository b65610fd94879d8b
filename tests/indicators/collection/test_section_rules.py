"""Which periods a section holds, when it is due, and how a recorded figure looks to whoever corrects it."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.amounts.amounts import Amounts, ReportedFigure
from indicators.amounts.cells import CellKey, Typed
from indicators.amounts.numbers import Number
from indicators.amounts.recorded import number_as_typed, typed_of_figure
from indicators.amounts.typed import read_typed
from indicators.checks.facts import CategoryFacts, CheckedCell, Severity
from indicators.collection.sections.periods_within import due_on, periods_within
from indicators.collection.sections.standing import (
    answered_cells,
    frozen_queries,
    in_the_way,
    standing_findings,
)
from indicators.terms.periods import (
    Frequency,
    Period,
    academic_year,
    financial_year,
    month_of,
    quarter_of,
    week_of,
    year_end,
)
from indicators.terms.vocabulary import Basis, Polarity, Unit
from tests.figures import facts, recorded

SUMMER, AUTUMN, WINTER = (quarter_of(2025, number) for number in (2, 3, 4))


@pytest.mark.parametrize(
    ("frequency", "period", "expected"),
    [
        (Frequency.QUARTER, SUMMER, [SUMMER]),
        (Frequency.MONTH, SUMMER, [month_of(2025, 7), month_of(2025, 8), month_of(2025, 9)]),
        (Frequency.MONTH, WINTER, [month_of(2026, 1), month_of(2026, 2), month_of(2026, 3)]),
        (Frequency.MONTH, AUTUMN, [month_of(2025, 10), month_of(2025, 11), month_of(2025, 12)]),
        (Frequency.FINANCIAL_YEAR, WINTER, [financial_year(2025)]),
        (Frequency.FINANCIAL_YEAR, AUTUMN, []),
        (Frequency.ACADEMIC_YEAR, SUMMER, [academic_year(2024)]),
        (Frequency.SNAPSHOT, WINTER, [year_end(2026)]),
        (Frequency.SNAPSHOT, SUMMER, []),
        (Frequency.WEEK, SUMMER, []),
        (Frequency.WEEK, week_of(2025, 30), []),
        (Frequency.QUARTER, financial_year(2025), [quarter_of(2025, number) for number in (1, 2, 3, 4)]),
        (Frequency.QUARTER, month_of(2025, 9), [SUMMER]),
        (Frequency.QUARTER, month_of(2025, 8), []),
        (Frequency.FINANCIAL_YEAR, year_end(2026), [financial_year(2025)]),
        (Frequency.SNAPSHOT, Period(date(1900, 1, 1), Frequency.QUARTER), [year_end(1900)]),
        (Frequency.ACADEMIC_YEAR, Period(date(1900, 7, 1), Frequency.QUARTER), []),
    ],
    ids=str,
)
def test_a_section_holds_the_periods_that_end_within_its_own(frequency, period, expected):
    assert list(periods_within(frequency, period)) == expected


@given(
    st.dates(date(1901, 1, 1), date(2099, 12, 31)),
    st.sampled_from([one for one in Frequency if one is not Frequency.WEEK]),
)
def test_every_period_is_in_exactly_one_quarter(day, frequency):
    period = Period.of(day, frequency)
    home = Period.of(period.end, Frequency.QUARTER)
    around = (home.previous(), home, home.next())
    assert [quarter for quarter in around if period in periods_within(frequency, quarter)] == [home]


def test_a_section_is_due_days_after_the_last_day_of_its_period():
    assert due_on(SUMMER, 17) == date(2025, 10, 17)
    assert due_on(year_end(2026), 0) == date(2026, 3, 31)


@pytest.mark.parametrize(
    ("amounts", "unit", "typed"),
    [
        (Amounts(8.0, 100.0, 8.0), Unit.PERCENT, Typed("8", "100")),
        (Amounts(1.0, 3.0, 100 / 3), Unit.PERCENT, Typed("1", "3")),
        (Amounts(1.0, 3.0, 33.3), Unit.PERCENT, Typed("1", "3", "33.3")),
        (Amounts(value=79.5), Unit.PERCENT, Typed(value="79.5")),
        (Amounts(563.0, value=563.0), Unit.COUNT, Typed("563")),
        (Amounts(value=563.0), Unit.COUNT, Typed(value="563")),
        (
            Amounts(symbol="p", status="provisional", note="Expected Quarter 4 2025/26"),
            Unit.PERCENT,
            Typed(symbol="p", status="provisional", note="Expected Quarter 4 2025/26"),
        ),
    ],
    ids=str,
)
def test_a_recorded_figure_is_shown_as_it_would_have_been_typed(amounts, unit, typed):
    assert typed_of_figure(amounts, unit) == typed


@given(st.integers(-(10**6), 10**6), st.integers(1, 10**6), st.sampled_from([1, 100, 1000, 10_000]))
def test_a_recorded_number_is_read_back_as_the_same_number(numerator, denominator, scale):
    number = numerator / denominator * scale
    text = number_as_typed(number)
    assert len(text) <= 40
    read = read_typed(text)
    assert isinstance(read, Number) and read.value == number


COUNTED = facts(id=7, code="m", unit=Unit.COUNT, denominator="", polarity=Polarity.NONE)
FACTS = facts(id=7, code="m", polarity=Polarity.LOW, basis=Basis.POINT)
TOTAL, OTHER = CellKey(7, None, SUMMER), CellKey(8, None, SUMMER)


def cell(key: CellKey, typed: Typed, now: ReportedFigure | None = None, **past) -> CheckedCell:
    return CheckedCell(key=key, indicator=FACTS, category=None, typed=typed, now=now, **past)


def test_a_query_stands_in_the_way_until_it_is_answered_and_an_error_always():
    same = recorded(SUMMER, 8.0, 100.0, 8.0)
    asked = cell(TOTAL, Typed("8", "100"), previous=recorded(SUMMER.previous(), 8.0, 100.0, 8.0))
    section = (asked, cell(OTHER, Typed("80", "8", answer="It is so.")))
    findings = standing_findings(section, frozenset(), {})
    stopping = in_the_way(section, findings)
    assert {each.key for each in stopping} == {TOTAL, OTHER} and len(stopping) == len(findings) == 2
    answered = (cell(TOTAL, Typed("8", "100", answer="Counted twice."), previous=asked.previous),)
    assert not in_the_way(answered, standing_findings(answered, frozenset(), {}))
    (kept,) = frozen_queries(answered, standing_findings(answered, frozenset(), {}))
    assert (kept["key"], kept["severity"], kept["answer"]) == (str(TOTAL), "query", "Counted twice.")
    locked = (cell(TOTAL, typed_of_figure(same.amounts, Unit.PERCENT), same, previous=asked.previous),)
    assert not standing_findings(locked, {TOTAL}, {})


def test_an_answer_on_the_total_is_for_its_parts():
    part, sibling = TOTAL._replace(category=1), TOTAL._replace(category=2)
    on_total = (cell(TOTAL, Typed(answer="So.")), cell(part, Typed()), cell(OTHER, Typed()))
    assert answered_cells(on_total) == {TOTAL, part}
    on_part = (cell(TOTAL, Typed("8")), cell(part, Typed(answer="So.")), cell(sibling, Typed()))
    assert answered_cells(on_part) == {part}


def test_what_a_correction_brings_about_in_locked_parts_is_asked_where_it_can_be_answered():
    """Nobody is blocked: a locked part has no field for an answer, the corrected total has one."""
    parts = [
        replace(
            cell(TOTAL._replace(category=number), Typed("4"), recorded(SUMMER, 4.0, None, 4.0)),
            indicator=COUNTED,
            category=CategoryFacts(number, f"Reason {number}", 3, "Why", "breakdown"),
        )
        for number in (1, 2)
    ]
    corrected = Typed("9", reason="Counted again.")
    total = replace(cell(TOTAL, corrected, recorded(SUMMER, 8.0, None, 8.0)), indicator=COUNTED)
    locked = {part.key for part in parts}
    [asked] = standing_findings((total, *parts), locked, {})
    assert (asked.key, asked.severity) == (TOTAL, Severity.QUERY)
    answered = (replace(total, typed=replace(corrected, answer="One has no reason.")), *parts)
    assert not in_the_way(answered, standing_findings(answered, locked, {}))
