"""A series as another program hands it over: one JSON object, judged by the same code as pages are. Pure."""

import json
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from indicators.amounts.derivation import work_out
from indicators.statistics.change_words import Shown, change_sentence
from indicators.statistics.observations import Observation
from indicators.statistics.real_change import RealChange, real_change
from indicators.terms.periods import PeriodError
from indicators.terms.targets import Edges
from indicators.terms.vocabulary import Basis, Polarity, Symbol, Unit, measured_unit
from indicators.terms.written_periods import parse_period

ONE_DECIMAL = frozenset({Unit.AVERAGE, Unit.SCORE, Unit.RATE, Unit.RATE_PER_1000})
ALSO_CALLED = {"money": Unit.MONEY, "score": Unit.SCORE}


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
        breaks=[_period(text, "a break").start for text in series.get("breaks") or ()],
        target=_edges(series.get("target")),
    )


def _unit_of(series: Mapping[str, Any]) -> Unit:
    """A percentage that passes 100, or whose numerator is more than its denominator, is no part of a whole."""
    unit: Unit = _one_of(Unit, series, "unit")
    points = series.get("points")
    return measured_unit(unit, may_exceed_100=isinstance(points, list) and any(map(_passes_100, points)))


def _passes_100(point: Any) -> bool:
    if not isinstance(point, Mapping):
        return False
    part, whole, value = (_number(point, name, "a point") for name in ("numerator", "denominator", "value"))
    return (value or 0) > 100 or (part is not None and bool(whole) and part > (whole or 0))


def _edges(target: Any) -> Edges | None:
    """Of a target {"lower", "upper"}; a target that is one number decides nothing about a change."""
    if not isinstance(target, Mapping):
        return None
    lower, upper = (_number(target, name, "the target") for name in ("lower", "upper"))
    if lower is None or upper is None or lower >= upper:
        raise SeriesError('"target" of a range is {"lower": ..., "upper": ...}, the lower number first.')
    return Edges(lower, upper)


def _observation(point: Any, place: int, unit: Unit) -> Observation:
    where = f"point {place}"
    if not isinstance(point, Mapping):
        raise SeriesError(f"Of {where} an object is needed, with a period and its numbers.")
    period = _period(point.get("period"), where)
    numbers = [_number(point, name, where) for name in ("numerator", "denominator", "value")]
    numerator, denominator, value = numbers
    if point.get("symbol") == Symbol.CONFIDENTIAL:
        return Observation(period, None, hidden=True)
    if value is None:
        value = work_out(unit, numerator, denominator)
    return Observation(period, value, numerator, denominator)


def _period(text: Any, where: str) -> Any:
    try:
        return parse_period(str(text))
    except PeriodError as error:
        raise SeriesError(f"The period of {where}: {error}") from None


def _number(point: Mapping[str, Any], name: str, where: str) -> float | None:
    number = point.get(name)
    if number is None:
        return None
    if (
        isinstance(number, bool)
        or not isinstance(number, int | float)
        or number != number
        or abs(number) > 1e15
    ):
        raise SeriesError(f"The {name} of {where} is {number!r}. Write a number, or null.")
    return float(number)


def _one_of(kind: Any, series: Mapping[str, Any], name: str, otherwise: Any = None) -> Any:
    given = series.get(name)
    if given is None and otherwise is not None:
        return otherwise
    try:
        return kind(ALSO_CALLED.get(str(given), given))
    except ValueError:
        offered = ", ".join(f'"{one.value}"' for one in kind)
        raise SeriesError(f'"{name}" is {given!r}. Write one of {offered}.') from None
