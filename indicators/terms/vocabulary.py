"""The words that describe an indicator and its figures, once, for models, checks and pages. Pure."""

from dataclasses import dataclass, replace
from enum import StrEnum


class Unit(StrEnum):
    """What a figure is counted in. RATIO is never stored: it is a percentage of which the definition says that it may
    exceed 100, so that no rule for a part of a whole is ever applied to it."""

    PERCENT = "percent"
    RATIO = "percent of another number"
    COUNT = "count"
    RATE = "rate per 10,000"
    RATE_PER_1000 = "rate per 1,000"
    AVERAGE = "average"
    DAYS = "days"
    MONEY = "pounds"
    POUNDS_EACH = "pounds each"
    SCORE = "score"
    FTE = "full-time equivalent"
    CHANGE = "percent change"
    VARIANCE = "pounds over or under"


class Polarity(StrEnum):
    """Which way is good. RANGE means within the two edges of its target, and neither way where none is set. NONE means
    the figure describes demand or context and is never judged."""

    HIGH = "high"
    LOW = "low"
    RANGE = "range"
    NONE = "none"


# Neither way is good by itself: it depends on the target's edges, or there is nothing to judge.
NO_WAY_IS_GOOD = frozenset({Polarity.RANGE, Polarity.NONE})


class Basis(StrEnum):
    """What stretch of time one figure covers; it decides what may be compared with what."""

    POINT = "point in time"
    PERIOD = "in period"
    YEAR_TO_DATE = "year to date"
    ROLLING = "rolling 12 months"


class FigureStatus(StrEnum):
    PROVISIONAL = "provisional"
    FINAL = "final"


class Symbol(StrEnum):
    """Why there is no number. The letters are those of the Department for Education's releases; PROMISED is ours."""

    CONFIDENTIAL = "c"
    NOT_APPLICABLE = "z"
    NOT_AVAILABLE = "x"
    UNRELIABLE = "u"
    LOW = "low"
    LOW_OBSOLETE = "k"
    PROMISED = "p"


SYMBOL_MEANINGS: dict[str, str] = {
    Symbol.CONFIDENTIAL: "hidden so no child can be identified",
    Symbol.NOT_APPLICABLE: "not applicable",
    Symbol.NOT_AVAILABLE: "not available",
    Symbol.UNRELIABLE: "too unreliable to publish",
    Symbol.LOW: "rounds to zero but is not zero",
    Symbol.LOW_OBSOLETE: "rounds to zero but is not zero",
    Symbol.PROMISED: "not yet available",
}

# The same, short enough to stand in a cell where the number would.
SYMBOL_CELLS: dict[str, str] = {
    Symbol.CONFIDENTIAL: "Hidden",
    Symbol.NOT_APPLICABLE: "Does not apply",
    Symbol.NOT_AVAILABLE: "Not available",
    Symbol.UNRELIABLE: "Too unreliable",
    Symbol.LOW: "Rounds to 0",
    Symbol.LOW_OBSOLETE: "Rounds to 0",
    Symbol.PROMISED: "Not yet",
}

# What is offered to whoever writes a symbol: the obsolete one is only read.
SYMBOLS_OFFERED: tuple[str, ...] = tuple(
    symbol.value for symbol in Symbol if symbol is not Symbol.LOW_OBSOLETE
)


def symbol_written(symbol: str) -> str:
    """The one symbol of its meaning: releases of old wrote "k" for "low", and files that go out write "low"."""
    return Symbol.LOW.value if symbol == Symbol.LOW_OBSOLETE else symbol


def symbol_words() -> str:
    """ "c (hidden so no child can be identified), z (not applicable), ... or p (not yet available)"."""
    *first, last = (f"{symbol} ({SYMBOL_MEANINGS[symbol]})" for symbol in SYMBOLS_OFFERED)
    return f"{', '.join(first)} or {last}"


@dataclass(frozen=True)
class UnitRules:
    """All that rules ask of a unit. `times` is what numerator / denominator is multiplied by to give the figure; None
    where it is what was counted, as it stands."""

    heading: str  # of a column of such figures
    kind: str = ""  # "a percentage": as a sentence names a figure that needs its denominator
    before: str = ""
    after: str = ""  # with its space: " per 10,000"
    times: int | None = None
    people: bool = False  # so many of so many, or in proportion to them: chance can be told from change
    base: bool = False  # never without a denominator
    comparable: bool = True  # beside other councils'; what is counted follows a council's size
    average: bool = False  # comes without the spread behind it, so chance is not told from change
    signed: bool = False  # how far it went or lies up or down: shown with its sign, also above nothing
    negative: bool = False
    sum_of_money: bool = False
    in_per_cent: bool = False  # of its change: of what is counted or paid


_SHARE = UnitRules("Share", "a percentage", after="%", times=100, people=True, base=True)
UNITS: dict[Unit, UnitRules] = {
    Unit.PERCENT: _SHARE,
    Unit.RATIO: replace(_SHARE, heading="Percentage"),
    Unit.COUNT: UnitRules("Number", comparable=False, in_per_cent=True),
    Unit.RATE: UnitRules(
        "Rate", "a rate per 10,000", after=" per 10,000", times=10_000, people=True, base=True
    ),
    Unit.RATE_PER_1000: UnitRules(
        "Rate", "a rate per 1,000", after=" per 1,000", times=1_000, people=True, base=True
    ),
    Unit.AVERAGE: UnitRules("Average", "an average", times=1, base=True, average=True),
    Unit.DAYS: UnitRules("Days", "an average number of days", after=" days", times=1, average=True),
    Unit.MONEY: UnitRules(
        "Amount", before="£", times=1, comparable=False, negative=True, sum_of_money=True, in_per_cent=True
    ),
    Unit.POUNDS_EACH: UnitRules(
        "Average", "an average in pounds", before="£", times=1, base=True, average=True, in_per_cent=True
    ),
    Unit.SCORE: UnitRules("Score", "an average score", times=1, average=True, negative=True),
    Unit.FTE: UnitRules("Full-time equivalent", comparable=False, in_per_cent=True),
    Unit.CHANGE: UnitRules(
        "Change", "a change in per cent", after="%", times=100, signed=True, negative=True
    ),
    Unit.VARIANCE: UnitRules(
        "Over or under", before="£", times=1, comparable=False, signed=True, negative=True, sum_of_money=True
    ),
}

COMPARABLE_UNITS = frozenset(unit for unit, rules in UNITS.items() if rules.comparable)
# What numerator / denominator is multiplied by to give the figure; other units are not shares of a base.
MULTIPLIERS: dict[Unit, int] = {
    unit: rules.times for unit, rules in UNITS.items() if rules.people and rules.times is not None
}
UNITS_STORED: tuple[Unit, ...] = tuple(unit for unit in Unit if unit is not Unit.RATIO)
SHARES = frozenset({Unit.PERCENT, Unit.RATIO})
COUNTS = frozenset(unit for unit, rules in UNITS.items() if rules.times is None)
AVERAGES = frozenset(unit for unit, rules in UNITS.items() if rules.average)
NEEDS_BASE = frozenset(unit for unit, rules in UNITS.items() if rules.base)
SIGNED_UNITS = frozenset(unit for unit, rules in UNITS.items() if rules.signed)
MAY_BE_NEGATIVE = frozenset(unit for unit, rules in UNITS.items() if rules.negative)
SUMS_OF_MONEY = frozenset(unit for unit, rules in UNITS.items() if rules.sum_of_money)
WITH_POUND_SIGN = frozenset(unit for unit, rules in UNITS.items() if rules.before == "£")
WITH_PER_CENT_SIGN = frozenset(unit for unit, rules in UNITS.items() if rules.after == "%")


def measured_unit(unit: Unit, *, may_exceed_100: bool) -> Unit:
    """The unit that rules go by: what is no part of a whole is a ratio, however it is written."""
    return Unit.RATIO if may_exceed_100 and unit is Unit.PERCENT else unit
