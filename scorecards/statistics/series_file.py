"""A series as another program hands it over: one JSON object, judged by the same code as pages are. Pure."""

import json
from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from typing import Any

from indicators.amounts.derivation import Given, disagrees, negative, too_many, work_out
from indicators.amounts.numbers import LARGEST, Number, read_number
from indicators.statistics.change_words import Shown, change_sentence
from indicators.statistics.observations import Observation
from indicators.statistics.real_change import RealChange, real_change
from indicators.terms.periods import Period, PeriodError
from indicators.terms.targets import Edges
from indicators.terms.vocabulary import Basis, Polarity, Symbol, Unit, measured_unit, symbol_words
from indicators.terms.written_periods import parse_period

ONE_DECIMAL = frozenset({Unit.AVERAGE, Unit.SCORE, Unit.RATE, Unit.RATE_PER_1000})
ALSO_CALLED = {"money": Unit.MONEY, "score": Unit.SCORE}
# Estimated and revised, as official statistics mark a number. Provisional is p, and so is "not yet" without a number.
BESIDE_A_NUMBER = frozenset({"", "e", "r"})
NUMBERS = ("numerator", "denominator", "value")
PASSES_100 = (
    'Correct it; or, where one number is no part of the other, write "may_exceed_100": true beside the unit, '
    f'or the unit "{Unit.RATIO}".'
)


class SeriesError(ValueError):
    """The object is no series; the message says what is wrong, where, and what may be written."""


def judged_line(line: str) -> dict[str, Any]:
    """What is answered to one line: {"id", "verdict", "rule", "why", "sentence"}. Raises SeriesError."""
    try:
        series = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise SeriesError(f"This is no JSON: {error}. Write one object a line.") from None
    if not isinstance(series, Mapping):
        raise SeriesError('This is no object. Write {"id": ..., "basis": ..., "unit": ..., "points": [...]}.')
    change = judge_series(series)
    unit = _unit_of(series)
    return {
        "id": series.get("id"),
        "verdict": change.verdict,
        "rule": change.rule,
        "why": change.why,
        "sentence": change_sentence(change, Shown(unit, 1 if unit in ONE_DECIMAL else 0)),
    }


def judge_series(series: Mapping[str, Any]) -> RealChange:
    """The verdict on the last point. Members that are missing count as null. Raises SeriesError."""
    unit = _unit_of(series)
    points = series.get("points")
    if not isinstance(points, list) or not points:
        raise SeriesError('"points" is a list of at least one point, oldest first.')
    observations = [_observation(point, place, unit) for place, point in enumerate(points, 1)]
    for place, (one, later) in enumerate(pairwise(observations), 2):
        if later.period.frequency is not one.period.frequency or later.period <= one.period:
            raise SeriesError(f"Point {place} ({later.period.code}) does not come after the one before it.")
    return real_change(
        observations,
        _one_of(Basis, series, "basis"),
        unit=unit,
        polarity=_one_of(Polarity, series, "polarity", Polarity.NONE),
        breaks=_breaks(series.get("breaks")),
        target=_edges(series.get("target")),
    )


def _unit_of(series: Mapping[str, Any]) -> Unit:
    """A percentage is of a whole unless the series says otherwise: its numbers never do, as one may be a slip."""
    unit: Unit = _one_of(Unit, series, "unit")
    may_exceed = series.get("may_exceed_100")
    if may_exceed is not None and not isinstance(may_exceed, bool):
        raise SeriesError(f'"may_exceed_100" is {may_exceed!r}. Write true or false, or leave it out.')
    return measured_unit(unit, may_exceed_100=bool(may_exceed))


def _breaks(breaks: Any) -> list[date]:
    """The first day of each new series."""
    if breaks is None:
        return []
    if not isinstance(breaks, list):
        raise SeriesError(f'"breaks" is {breaks!r}. Write a list of periods, as in ["2024/25 Q1"].')
    return [_period(text, f"break {place}").start for place, text in enumerate(breaks, 1)]


def _edges(target: Any) -> Edges | None:
    """Of a target {"lower", "upper"}; a target that is one number decides nothing about a change."""
    if target is None or _is_number(target):
        return None
    if not isinstance(target, Mapping):
        raise SeriesError(
            f'"target" is {target!r}. Write a number, {{"lower": ..., "upper": ...}} for a range, or null.'
        )
    lower, upper = (_number(target, name, "the target") for name in ("lower", "upper"))
    if lower is None or upper is None or lower >= upper:
        raise SeriesError('"target" of a range is {"lower": ..., "upper": ...}, the lower number first.')
    return Edges(lower, upper)


def _observation(point: Any, place: int, unit: Unit) -> Observation:
    where = f"point {place}"
    if not isinstance(point, Mapping):
        raise SeriesError(f"Of {where} an object is needed, with a period and its numbers.")
    period = _period(point.get("period"), where)
    numerator, denominator, value = (_number(point, name, where) for name in NUMBERS)
    symbol = _symbol(point.get("symbol"), where, numbered=numerator is not None or value is not None)
    if symbol is not None:  # it says why there is no figure: a number left beside it is none
        return Observation(period, None, hidden=symbol is Symbol.CONFIDENTIAL)
    _check_numbers(point, where, unit)
    if value is None:
        value = work_out(unit, numerator, denominator)
    return Observation(period, value, numerator, denominator)


def _check_numbers(point: Mapping[str, Any], where: str, unit: Unit) -> None:
    """Refused as at entry: below zero, above all of them, a value that its people contradict."""
    given = Given(unit, *(_as_written(point.get(name)) for name in NUMBERS))
    passes_100 = too_many(given)
    problem = negative(given) or passes_100 or disagrees(given)
    if problem is not None:
        remedy = PASSES_100 if problem is passes_100 else problem.remedy
        raise SeriesError(f"The {problem.column} of {where}: {problem.problem} {remedy}")


def _as_written(number: float | None) -> Number | None:
    """With its decimals, which say how far it was rounded; many programs write a whole number as 79.0."""
    read = None if number is None else read_number(repr(number).removesuffix(".0"))
    return read if isinstance(read, Number) else None


def _symbol(text: Any, where: str, *, numbered: bool) -> Symbol | None:
    """In capitals or brackets too, as statistics have them: "[c]", "C" and " c " are c. None beside a figure."""
    written = "" if text is None else str(text).strip().removeprefix("[").removesuffix("]").strip().casefold()
    if written in BESIDE_A_NUMBER or (numbered and written == Symbol.PROMISED):
        return None
    try:
        return Symbol(written)
    except ValueError:
        raise SeriesError(f"The symbol of {where} is {text!r}. Write {symbol_words()}; or null.") from None


def _period(text: Any, where: str) -> Period:
    if not isinstance(text, str):
        raise SeriesError(f'The period of {where} is {text!r}. Write a text, as in "2024/25 Q1".')
    try:
        return parse_period(text)
    except PeriodError as error:
        raise SeriesError(f"The period of {where}: {error}") from None


def _number(point: Mapping[str, Any], name: str, where: str) -> float | None:
    number = point.get(name)
    if number is None:
        return None
    if not _is_number(number):
        raise SeriesError(f"The {name} of {where} is {number!r}. Write a number, or null.")
    return float(number)


def _is_number(given: Any) -> bool:
    """Neither true nor false, nor infinite, nor what JSON's readers call NaN."""
    return isinstance(given, int | float) and not isinstance(given, bool) and abs(given) <= LARGEST


def _one_of(kind: Any, series: Mapping[str, Any], name: str, otherwise: Any = None) -> Any:
    given = series.get(name)
    if given is None and otherwise is not None:
        return otherwise
    try:
        return kind(ALSO_CALLED.get(str(given), given))
    except ValueError:
        offered = ", ".join(f'"{one.value}"' for one in kind)
        raise SeriesError(f'"{name}" is {given!r}. Write one of {offered}.') from None
