"""The words that describe an indicator and its figures, once, for models, checks and pages. Pure."""

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


# Figures that count people or plans are shown but never set beside other councils': they follow a council's size.
COMPARABLE_UNITS = frozenset(
    {
        *(Unit.PERCENT, Unit.RATIO, Unit.CHANGE),
        *(Unit.RATE, Unit.RATE_PER_1000, Unit.AVERAGE, Unit.DAYS, Unit.SCORE),
    }
)

# What numerator / denominator is multiplied by to give the figure; other units are not shares of a base.
MULTIPLIERS: dict[Unit, int] = {
    Unit.PERCENT: 100,
    Unit.RATIO: 100,
    Unit.RATE: 10_000,
    Unit.RATE_PER_1000: 1_000,
}

UNITS_STORED: tuple[Unit, ...] = tuple(unit for unit in Unit if unit is not Unit.RATIO)
# They come without the spread behind them, so chance is not told from change.
AVERAGES = frozenset({Unit.AVERAGE, Unit.DAYS, Unit.SCORE})
# How far something went up or down, or lies over or under: shown with its sign, also above nothing.
SIGNED_UNITS = frozenset({Unit.CHANGE, Unit.VARIANCE})
MAY_BE_NEGATIVE = SIGNED_UNITS | {Unit.MONEY, Unit.SCORE}
SUMS_OF_MONEY = frozenset({Unit.MONEY, Unit.VARIANCE})
WITH_PER_CENT_SIGN = frozenset({Unit.PERCENT, Unit.RATIO, Unit.CHANGE})


def measured_unit(unit: Unit, *, may_exceed_100: bool) -> Unit:
    """The unit that rules go by: what is no part of a whole is a ratio, however it is written."""
    return Unit.RATIO if may_exceed_100 and unit is Unit.PERCENT else unit
