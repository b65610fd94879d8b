"""Decides which numbers cannot be, or stand far from all others of their row: a slip of a digit or the point. Pure."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from indicators.layouts.drafts.collecting import Groups
from indicators.layouts.drafts.doubts import LEAVE_OUT, TAKE, Doubts
from indicators.layouts.drafts.draft import Draft
from indicators.layouts.labels.names import Labels
from indicators.layouts.proposals import Choice, DoubtKind
from indicators.terms.vocabulary import Unit

_BELOW_ZERO = (Unit.CHANGE, Unit.VARIANCE)
_OTHERS = 3  # so many numbers beside it at least tell what is usual in a row
_SPREAD, _STEADY = 0.4, 2 / 3  # of the others, this share must lie this near to their median
_FAR = 4  # times the usual, or that part of it: less than the tenfold of a slip, more than a year's change
_TENFOLD = 9  # of smaller numbers only this is no chance: a digit too many
_LEAST, _LEAST_COUNT = 10, 40  # numbers below change so much by chance, and those of few people more


def check_values(groups: Groups, labels: Labels, doubts: Doubts) -> None:
    for group in groups:
        if group[0].indicator is None:
            continue
        unit = labels.unit(group[0].indicator)
        signed, least = unit in _BELOW_ZERO, _LEAST_COUNT if unit is Unit.COUNT else _LEAST
        ordered = _ordered(group)
        for draft in group:
            if draft.out or draft.waits or signed or not draft.has_number or draft.value is None:
                continue
            usual = _usual(draft.value, ordered[_frequency(draft)])
            if min(draft.value, draft.numerator or 0, draft.denominator or 0) < 0:
                _ask(draft, "it cannot be below zero", doubts)
            elif _is_far(draft.value, usual, least):
                _ask(draft, f"the others in its row are near {usual:g}", doubts)


def _ordered(group: Sequence[Draft]) -> dict[str, list[float]]:
    """The numbers of a row by how long a time they are of, in order."""
    found: dict[str, list[float]] = {}
    for draft in group:
        if draft.has_number and draft.value is not None:
            found.setdefault(_frequency(draft), []).append(draft.value)
    return {frequency: sorted(values) for frequency, values in found.items()}


def _usual(value: float, ordered: Sequence[float]) -> float:
    """The median of the others, where most of them are near it; else 0. A sorted row keeps this quick in long ones."""
    own, count = bisect_left(ordered, value), len(ordered) - 1
    if count < _OTHERS:
        return 0
    low, high = (ordered[place + (place >= own)] for place in ((count - 1) // 2, count // 2))
    usual = (low + high) / 2
    first, last = usual * (1 - _SPREAD), usual * (1 + _SPREAD)
    near = bisect_right(ordered, last) - bisect_left(ordered, first) - (first <= value <= last)
    return usual if near >= _STEADY * count else 0


def _frequency(draft: Draft) -> str:
    return str(draft.period.frequency) if draft.period else ""


def _is_far(value: float, usual: float, least: float) -> bool:
    if usual < least:
        return usual >= least / _FAR and value >= usual * _TENFOLD
    return value > usual * _FAR or value * _FAR < usual


def _ask(draft: Draft, why: str, doubts: Doubts) -> None:
    shown = draft.main.reading.shown
    doubts.ask(
        DoubtKind.CELL,
        [draft.address()],
        f"Says {shown}: {why}. Mistyped?",
        [draft],
        choices=(Choice(TAKE, f"{shown} is right"), Choice(LEAVE_OUT, "Leave it out")),
        holds=True,
    )
