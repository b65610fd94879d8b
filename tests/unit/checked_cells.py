"""Cells for tests of the checks, in one line each. Everything is invented."""

from dataclasses import replace

from indicators.amounts.amounts import Amounts, ReportedFigure
from indicators.amounts.cells import CellKey, Typed
from indicators.checks import run_checks
from indicators.checks.facts import CategoryFacts, Cell, Finding, IndicatorFacts, Setting
from indicators.terms.vocabulary import Basis, Polarity, Unit
from indicators.terms.written_periods import parse_period

NOW = parse_period("Quarter 4 2025/26")
SHARE = IndicatorFacts(
    id=1,
    code="visits-on-time",
    title="Visits on time",
    numerator="visits made in time",
    denominator="visits due",
    unit=Unit.PERCENT,
    decimals=0,
    polarity=Polarity.HIGH,
    basis=Basis.PERIOD,
    people="children",
    counts_children=True,
)
COUNT = replace(SHARE, code="children-looked-after", unit=Unit.COUNT, denominator="")
TO_DATE = replace(SHARE, code="missing-from-care", basis=Basis.YEAR_TO_DATE)
AVERAGE = replace(SHARE, code="caseload-average", unit=Unit.AVERAGE, decimals=1)
MONEY = replace(SHARE, code="placement-cost-weekly", unit=Unit.MONEY, denominator="")
RATE = replace(SHARE, code="referrals-rate", unit=Unit.RATE)


def cell(facts: IndicatorFacts = SHARE, *numbers: str, past=(), to_date_past=(), **fields) -> Cell:
    """A total of Quarter 4 2025/26: `numbers` are numerator, denominator and value as typed.

    `past` are (numerator, denominator) of the quarters before, oldest first; the last is last quarter.
    """
    own = {name: fields.pop(name) for name in ("now", "breaks", "previous", "year_before") if name in fields}
    series = tuple(
        figure_of(facts, back, pair) for back, pair in zip(range(len(past), 0, -1), past, strict=True)
    )
    defaults = {
        "series": series,
        "previous": recorded_at(series, 1),
        "year_before": recorded_at(series, 4),
    }
    return Cell(CellKey(facts.id, None, NOW), facts, None, Typed(*numbers, **fields), **defaults | own)


def figure_of(facts: IndicatorFacts, back: int, pair) -> ReportedFigure:
    numerator, denominator = pair if isinstance(pair, tuple) else (pair, None)
    scale = 100 if facts.unit is Unit.PERCENT else 10_000 if facts.unit is Unit.RATE else 1
    value = None if numerator is None else numerator / denominator * scale if denominator else numerator
    return ReportedFigure(CellKey(facts.id, None, NOW.shift(-back)), Amounts(numerator, denominator, value))


def recorded_at(series, back: int) -> ReportedFigure | None:
    return next((figure for figure in series if figure.period == NOW.shift(-back)), None)


def parts(total: Cell, kind: str, *rows, title: str = "Cases held", breakdown: int = 7) -> list[Cell]:
    """The total with its bands or kinds: each of `rows` is what was typed, numbers or a Typed."""
    cells = [total]
    for number, row in enumerate(rows, 1):
        category = CategoryFacts(breakdown * 100 + number, f"Part {number}", breakdown, title, kind)
        typed = row if isinstance(row, Typed) else Typed(*map(str, row))
        key = total.key._replace(category=category.id)
        cells.append(Cell(key, total.indicator, category, typed))
    return cells


def findings(*cells: Cell, settings: dict[str, Setting] | None = None) -> list[Finding]:
    return run_checks(cells, settings or {})


def codes(*cells: Cell, settings: dict[str, Setting] | None = None) -> list[str]:
    return [finding.check for finding in findings(*cells, settings=settings)]
