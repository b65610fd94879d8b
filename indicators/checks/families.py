"""An indicator's total with the parts of one breakdown, and whether the parts add up to it. Pure.

How parts may add up, with N the total's numerator and D what it is out of:

1. A count: the parts add up to the count.
2. A distribution: every part is out of the same whole, and the numerators add up to that whole. The whole is D (all
   social workers, by cases held), N (the children who went missing, by how often) or D - N (those not seen in time,
   by reason).
3. A split of the numerator: every part is out of D, and the numerators add up to N.
4. Groups: every part has a denominator of its own; numerators add up to N and denominators to D (teams).
5. Percentages without numbers: they add up to 100, or to the total's percentage. Each may be off by half of its last
   decimal, so five whole percentages may add up to anything from 97.5 to 102.5.
6. Averages, days, scores, sums of money and rates without numbers, and percentages of groups: the total lies between
   the lowest and the highest, or is their sum.

A part marked not applicable counts as nothing. Where another part has no number (hidden, not available), the rest may
only not be more than the whole.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from indicators.amounts.numbers import Number
from indicators.checks.reading import CellReading
from indicators.terms.vocabulary import COUNTS, Symbol, Unit
from indicators.terms.wording import amount_words, display_number, display_value

_BARELY = 1e-6


@dataclass(frozen=True)
class Family:
    """One breakdown of one indicator in one period. `parts` stand in the order of the page."""

    total: CellReading
    title: str
    kind: str
    parts: tuple[CellReading, ...]

    @property
    def entered(self) -> list[CellReading]:
        return [part for part in self.parts if part.entered]

    @property
    def numbered(self) -> list[CellReading]:
        """Parts with a figure."""
        return [part for part in self.parts if part.figure is not None]

    @property
    def complete(self) -> bool:
        """Every part has its number, or is not applicable."""
        return all(part.figure is not None or part.symbol == Symbol.NOT_APPLICABLE for part in self.parts)


def families(readings: Sequence[CellReading]) -> list[Family]:
    """The breakdowns of a section whose total is in it."""
    totals: dict[tuple[object, ...], CellReading] = {}
    parts: dict[tuple[object, ...], list[CellReading]] = {}
    for reading in readings:
        key, category = reading.cell.key, reading.cell.category
        if category is None:
            totals[key.indicator, key.period] = reading
        else:
            parts.setdefault((key.indicator, key.period, category.breakdown), []).append(reading)
    found = []
    for (indicator, period, _), members in parts.items():
        total, category = totals.get((indicator, period)), members[0].cell.category
        if total is not None and category is not None:
            found.append(Family(total, category.breakdown_title, category.kind, tuple(members)))
    return found


def difference(family: Family, allowed: float = 0.0) -> str:
    """In words how the parts do not add up to the total; "" where they do, or where it cannot be told.

    `allowed` is by how many per cent of the whole a sum may be off.
    """
    parts = family.numbered
    if not parts or family.total.numbers.faults or any(part.numbers.faults for part in family.parts):
        return ""
    if any(part.entered and part.figure is None and not part.symbol for part in family.parts):
        return ""
    if not all(part.entered for part in family.parts):
        return ""
    margin = allowed / 100
    if family.total.facts.unit in COUNTS:
        return _count_difference(family, parts, margin)
    if all(part.given.numerator and part.given.denominator for part in parts):
        return _share_difference(family, parts, margin)
    return _value_difference(family, parts, margin)


def _count_difference(family: Family, parts: Sequence[CellReading], margin: float) -> str:
    total = family.total.figure
    if total is None:
        return ""
    found = sum(part.figure for part in parts if part.figure is not None)
    slack = _rounding([part.given.numerator or part.given.value for part in parts]) + margin * total
    if _adds_up(found, total, slack, family.complete):
        return ""
    return f"they add up to {amount_words(found)}, and the total is {amount_words(total)}"


def _share_difference(family: Family, parts: Sequence[CellReading], margin: float) -> str:
    """Rules 2 to 4 of the module."""
    numerators = [part.given.numerator for part in parts if part.given.numerator]
    denominators = [part.given.denominator for part in parts if part.given.denominator]
    counted, out_of = sum(n.value for n in numerators), sum(d.value for d in denominators)
    shared = denominators[0].value if len({d.value for d in denominators}) == 1 else None
    whole = _whole_of(family.total)
    if whole.unknown and (shared is None or family.kind != "band"):
        return ""
    complete, slack = family.complete, _rounding(numerators)

    def fits(found: float, expected: float | None, rounding: float = slack) -> bool:
        return expected is None or _adds_up(found, expected, rounding + margin * expected, complete)

    distribution = shared is not None and (whole.unknown or shared in whole.sizes)
    split = whole.numerator is not None and shared == whole.denominator
    groups = not whole.unknown and fits(out_of, whole.denominator, _rounding(denominators))
    if (distribution and fits(counted, shared)) or ((split or groups) and fits(counted, whole.numerator)):
        return ""
    if shared is not None and not distribution and len(parts) > 1 and complete and fits(counted, shared):
        return _wrong_base(shared, whole)
    if distribution and len(parts) > 1:
        return f"their numerators add up to {amount_words(counted)}, out of {_words(shared)}"
    return (
        f"they add up to {amount_words(counted)} out of {amount_words(out_of)}, and the total is "
        f"{_words(whole.numerator)} out of {_words(whole.denominator)}"
    )


def _wrong_base(shared: float, whole: "_Whole") -> str:
    """In the breakdown's own terms: parts that add up among themselves, to a number that the total does not know. Of
    what they may be out of by the total, the nearest is what was meant."""
    counted, out_of = whole.numerator, whole.denominator
    given = f"they are given for {_words(shared)}, and by the total there are"
    nearest = min(whole.sizes, key=lambda size: abs(size - shared))
    if counted is not None and out_of is not None and nearest == out_of - counted:
        return f"{given} {_words(nearest)} ({_words(out_of)} less {_words(counted)})"
    return f"{given} {_words(nearest)}"


class _Whole(NamedTuple):
    """What a total says its parts may be out of; `unknown` where it says nothing."""

    numerator: float | None
    denominator: float | None

    @property
    def unknown(self) -> bool:
        return self.numerator is None and self.denominator is None

    @property
    def sizes(self) -> set[float]:
        """D, N and D - N, as far as they are known."""
        known = {one for one in self if one is not None}
        if self.numerator is not None and self.denominator is not None:
            known.add(self.denominator - self.numerator)
        return known


def _whole_of(total: CellReading) -> _Whole:
    numerator, denominator = total.given.numerator, total.given.denominator
    if total.figure is None:
        return _Whole(None, None)
    return _Whole(numerator.value if numerator else None, denominator.value if denominator else None)


def _value_difference(family: Family, parts: Sequence[CellReading], margin: float) -> str:
    """Rules 5 and 6 of the module."""
    facts, total = family.total.facts, family.total.figure
    values = [part.figure for part in parts if part.figure is not None]
    found = sum(values)
    slack = _rounding([part.given.value for part in parts], smallest=True)
    if facts.unit is Unit.PERCENT:
        wholes = [100.0] if total is None else [100.0, total]
        if any(_adds_up(found, whole, slack + margin * whole, family.complete) for whole in wholes):
            return ""
        if family.kind == "band":
            written = max(
                (part.given.value.decimals for part in parts if part.given.value), default=facts.decimals
            )
            return f"they add up to {display_number(found, min(written, 4))}%, not 100%"
    if total is None or not family.complete or abs(found - total) <= slack + _BARELY:
        return ""
    lowest, highest = min(values), max(values)
    reach = slack + margin * abs(total)
    if lowest - reach <= total <= highest + reach:
        return ""
    low, high, whole = (display_value(one, facts.unit, facts.decimals) for one in (lowest, highest, total))
    return f"they run from {low} to {high}, and the total, {whole}, is outside them"


def _adds_up(found: float, whole: float, slack: float, complete: bool) -> bool:
    off = found - whole
    return off <= slack + _BARELY and (not complete or off >= -slack - _BARELY)


def _rounding(numbers: Sequence[Number | None], *, smallest: bool = False) -> float:
    """How far a sum may be off because its numbers were rounded; whole counts are exact unless `smallest` is set."""
    return sum(0.5 * 10.0**-one.decimals for one in numbers if one is not None and (smallest or one.decimals))


def _words(number: float | None) -> str:
    return "not given" if number is None else amount_words(number)
