"""Cells for tests of the checks, in one line each. Everything is invented."""

from indicators.amounts.amounts import Amounts, ReportedFigure
from indicators.amounts.cells import CellKey, Typed
from indicators.catalogue.facts import IndicatorFacts
from indicators.checks import run_checks
from indicators.checks.facts import CategoryFacts, CheckedCell, CheckUse, Finding
from indicators.terms.vocabulary import Basis, Unit
from indicators.terms.written_periods import parse_period
from tests.figures import facts

NOW = parse_period("Quarter 4 2025/26")
SHARE = facts()
COUNT = facts(code="children-looked-after", unit=Unit.COUNT, denominator="")
TO_DATE = facts(code="missing-from-care", basis=Basis.YEAR_TO_DATE)
AVERAGE = facts(code="caseload-average", unit=Unit.AVERAGE, decimals=1)
MONEY = facts(code="placement-cost-weekly", unit=Unit.MONEY, denominator="")
RATE = facts(code="referrals-rate", unit=Unit.RATE)


def cell(about: IndicatorFacts = SHARE, *numbers: str, past=(), to_date_past=(), **fields) -> CheckedCell:
    """A total of Quarter 4 2025/26: `numbers` are numerator, denominator and value as typed.

    `past` are (numerator, denominator) of the quarters before, oldest first; the last is last quarter.
    """
    own = {name: fields.pop(name) for name in ("now", "breaks", "previous", "year_before") if name in fields}
    series = tuple(
        figure_of(about, back, pair) for back, pair in zip(range(len(past), 0, -1), past, strict=True)
    )
    defaults = {
        "series": series,
        "previous": recorded_at(series, 1),
        "year_before": recorded_at(series, 4),
    }
    return CheckedCell(CellKey(about.id, None, NOW), about, None, Typed(*numbers, **fields), **defaults | own)


def figure_of(about: IndicatorFacts, back: int, pair) -> ReportedFigure:
    numerator, denominator = pair if isinstance(pair, tuple) else (pair, None)
    scale = 100 if about.unit is Unit.PERCENT else 10_000 if about.unit is Unit.RATE else 1
    value = None if numerator is None else numerator / denominator * scale if denominator else numerator
    return ReportedFigure(CellKey(about.id, None, NOW.shift(-back)), Amounts(numerator, denominator, value))


def recorded_at(series, back: int) -> ReportedFigure | None:
    return next((figure for figure in series if figure.period == NOW.shift(-back)), None)


def parts(
    total: CheckedCell, kind: str, *rows, title: str = "Cases held", breakdown: int = 7
) -> list[CheckedCell]:
    """The total with its bands or kinds: each of `rows` is what was typed, numbers or a Typed."""
    cells = [total]
    for number, row in enumerate(rows, 1):
        category = CategoryFacts(breakdown * 100 + number, f"Part {number}", breakdown, title, kind)
        typed = row if isinstance(row, Typed) else Typed(*map(str, row))
        key = total.key._replace(category=category.id)
        cells.append(CheckedCell(key, total.indicator, category, typed))
    return cells


def findings(*cells: CheckedCell, settings: dict[str, CheckUse] | None = None) -> list[Finding]:
    return run_checks(cells, settings or {})


def codes(*cells: CheckedCell, settings: dict[str, CheckUse] | None = None) -> list[str]:
    return [finding.check for finding in findings(*cells, settings=settings)]
