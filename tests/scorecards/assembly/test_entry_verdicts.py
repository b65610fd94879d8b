"""The verdict at entry is the page's wherever nothing is hidden; where something is, the page tests less."""

from random import Random

import pytest

from indicators.amounts.amounts import Amounts, ReportedFigure
from indicators.amounts.cells import CellKey, Typed
from indicators.checks.facts import CheckedCell
from indicators.checks.reading import read_cells
from indicators.terms.periods import Period
from indicators.terms.series import Break
from indicators.terms.vocabulary import Basis, Polarity, Unit
from indicators.terms.written_periods import parse_period
from scorecards.assembly.inputs import Comparators, Disclosure, IndicatorInputs
from scorecards.assembly.rows import RowSetting, build_row
from tests.figures import facts

NOW = parse_period("Quarter 4 2025/26")
NOBODY = Comparators("", None, (), None, None)


def figures_of(counts, of: int | None, now: Period = NOW) -> list[ReportedFigure]:
    """The last is the newest; None is a period without a figure."""
    found = []
    for place, count in enumerate(reversed(counts)):
        if count is not None:
            value = count if of is None else count / of * 100
            key = CellKey(1, None, now.shift(-place))
            found.append(ReportedFigure(key, Amounts(None if of is None else count, of, value)))
    return found[::-1]


def at_entry(definition, figures, breaks):
    """The newest figure typed, the others recorded."""
    *earlier, newest = figures
    numbers = newest.amounts
    typed = Typed(
        *("" if number is None else f"{number:.0f}" for number in (numbers.numerator, numbers.denominator)),
        value="" if numbers.numerator is not None else f"{numbers.value:.0f}",
    )
    cell = CheckedCell(newest.key, definition, None, typed, series=tuple(earlier), breaks=tuple(breaks))
    [reading] = read_cells([cell])
    return reading.change.verdict, reading.change.rule


def on_page(definition, figures, breaks):
    setting = RowSetting(figures[-1].period, NOBODY, Disclosure(True))
    row = build_row(IndicatorInputs(definition, figures, breaks=list(breaks)), "1.1", setting)
    return row["verdict"]["code"], row["verdict"]["method"]


def random_series(chance: Random):
    """Of any basis, 1 to 26 quarters, with gaps, steps and breaks; large enough that nothing is hidden."""
    unit = chance.choice([Unit.PERCENT, Unit.COUNT])
    of = 400 if unit is Unit.PERCENT else None
    length, level = chance.randint(1, 26), chance.choice([60, 200, 340])
    step = chance.choice([0, 0, 40, -40])
    counts = [
        max(20, round(chance.gauss(level + (step if place >= length - 3 else 0), 9)))
        for place in range(length)
    ]
    missing = [None if chance.random() < 0.08 else count for count in counts[:-1]]
    breaks = [Break(NOW.shift(-chance.randint(0, 22)).start, "New system")] if chance.random() < 0.2 else []
    definition = facts(
        unit=unit,
        denominator="All" if of else "",
        basis=chance.choice(list(Basis)),
        polarity=chance.choice([Polarity.HIGH, Polarity.LOW, Polarity.NONE]),
        counts_children=False,
    )
    return definition, figures_of([*missing, counts[-1]], of), breaks


def test_where_nothing_is_hidden_both_verdicts_are_the_same():
    chance, met = Random(7), set()
    for _ in range(600):
        series = random_series(chance)
        assert at_entry(*series) == on_page(*series), series
        met.add(on_page(*series))
    assert {rule for _, rule in met} == {"process chart", "year on year", ""}
    assert {"better", "worse", "no change", "not tested"} <= {verdict for verdict, _ in met}


def test_no_figure_from_before_the_page_begins_is_used():
    """Six years ago it was 300 of 400; the page shows five, in which it never moved before."""
    definition = facts(counts_children=False, basis=Basis.PERIOD)
    series = definition, figures_of([300] * 6 + [80] * 19 + [150], 400), ()
    assert at_entry(*series) == on_page(*series) == ("better", "steady baseline")


@pytest.mark.parametrize("now", ["2024/25", "Academic year 2024/25"])
def test_yearly_figures_go_back_as_many_years_as_the_page_shows(now):
    definition = facts(counts_children=False, basis=Basis.PERIOD, frequency=parse_period(now).frequency)
    counts = [80, 86, 79, 84, 81, 85, 78, 83, 82, 86, 79, 84, 81, 85, 140]
    series = definition, figures_of(counts, 400, parse_period(now)), ()
    assert at_entry(*series) == on_page(*series) == ("better", "process chart")


def test_where_a_number_is_hidden_the_check_tests_and_the_page_does_not():
    definition = facts(counts_children=True, basis=Basis.ROLLING)
    series = definition, figures_of([40, 3, 42, 44, 90], 400), ()
    assert at_entry(*series) == ("better", "year on year")
    assert on_page(*series) == ("not tested", "")
