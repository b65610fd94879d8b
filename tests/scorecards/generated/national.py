"""Made-up national figures of one indicator: years, councils with and without a figure, ties, a lost denominator."""

from random import Random

from indicators.amounts.amounts import Amounts
from indicators.amounts.derivation import work_out
from indicators.terms.periods import Frequency, Period
from indicators.terms.vocabulary import MULTIPLIERS, Symbol, Unit
from indicators.terms.written_periods import parse_period
from scorecards.assembly.inputs import AreaName, Comparators, IndicatorInputs, PublishedCell

from ..statistics.chance import LAST, arrivals, cases, label

OWN = AreaName(1, "E09000099", "Exampleton")
REGION = AreaName(2, "E12000099", "The North Parts")
ENGLAND = AreaName(3, "E92000001", "England")
NEIGHBOURS = tuple(
    AreaName(10 + n, f"E090001{n:02d}", f"Council {letter}") for n, letter in enumerate("KLMNOPQRST")
)
WITHOUT = (
    Symbol.CONFIDENTIAL,
    Symbol.NOT_APPLICABLE,
    Symbol.NOT_AVAILABLE,
    Symbol.UNRELIABLE,
    Symbol.LOW,
    "",
)


def comparators(chance: Random) -> Comparators:
    """Ten neighbours, fewer, one or none; sometimes no region, no country or no area of one's own."""
    number = chance.choice([10, 10, 10, 10, 10, 10, 7, 2, 1, 0])
    return Comparators(
        "2025",
        OWN if chance.random() < 0.97 else None,
        NEIGHBOURS[:number],
        REGION if chance.random() < 0.9 else None,
        ENGLAND if chance.random() < 0.97 else None,
    )


def national_figures(chance: Random, inputs: IndicatorInputs) -> list[PublishedCell]:
    """Up to four years of one release, or nothing."""
    if chance.random() < 0.25:
        return []
    yearly = chance.choice([Frequency.FINANCIAL_YEAR, Frequency.SNAPSHOT])
    unit = inputs.definition.unit
    usual, lost = chance.choice([0.03, 0.2, 0.5, 0.9, 1]), chance.random() < 0.1
    decimals = chance.choice([0, 1, 1, 12])  # a release may have its figures in full
    missing = chance.choice([0, 0, 0.1, 0.4, 0.9, 1])
    cells = []
    for back in range(chance.randint(1, 4)):
        period = last_year(yearly).shift(-back)
        for area in (OWN, REGION, ENGLAND, *NEIGHBOURS):
            gone = chance.random() < (missing if area in NEIGHBOURS else 0.08)
            amounts = (
                without(chance) if gone else published(chance, unit, usual, area, None if lost else decimals)
            )
            if amounts is not None:
                cells.append(PublishedCell(area.id, period, amounts, "2025 final"))
    return cells


def last_year(frequency: Frequency) -> Period:
    """2024/25 or 31 March 2025: the last that had ended by 2025/26 Q2."""
    return Period.of(parse_period(label(LAST)).end, frequency).previous()


def without(chance: Random) -> Amounts | None:
    """A symbol, or no line in the file at all."""
    symbol = chance.choice(WITHOUT)
    return Amounts(symbol=symbol) if symbol else None


def published(chance: Random, unit: Unit, usual: float, area: AreaName, decimals: int | None) -> Amounts:
    """A figure of an area of its own size; averages without people, and shares where no decimals are given."""
    size = chance.choice([20, 60, 300, 2000]) * (100 if area in (REGION, ENGLAND) else 1)
    level = min(1.0, usual * chance.choice([0.6, 0.95, 1, 1, 1.05, 1.5]))
    if unit not in MULTIPLIERS:
        return Amounts(value=round(40 * level, 1))
    if unit is Unit.PERCENT:
        numerator, denominator = cases(chance, min(size, 3000), level), min(size, 3000)
    else:
        numerator, denominator = arrivals(chance, round(size * level / 4, 1)), size * 40
    value = work_out(unit, numerator, denominator) or 0.0
    if decimals is None:
        return Amounts(value=round(value, 1))
    return Amounts(numerator, denominator, round(value, decimals))
