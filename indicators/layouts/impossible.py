"""Numbers that cannot be, or that stand far from all others of their row: a slip of a digit or of the point. Pure."""

from collections.abc import Sequence
from statistics import median

from indicators.layouts.drafts import LEAVE_OUT, TAKE, Doubts, Draft
from indicators.layouts.labels import Labels
from indicators.layouts.proposals import Choice, DoubtKind
from indicators.layouts.scales import Groups
from indicators.terms.vocabulary import Unit

_BELOW_ZERO = (Unit.CHANGE, Unit.VARIANCE)
_OTHERS = 3  # so many numbers beside it at least tell what is usual in a row
_SPREAD, _STEADY = 0.4, 2 / 3  # of the others, this share must lie this near to their median
_FAR = 4  # times the usual, or that part of it: less than the tenfold of a slip, more than a year's change
_LEAST, _LEAST_COUNT = 10, 40  # numbers below change so much by chance, and those of few people more


def check_values(groups: Groups, labels: Labels, doubts: Doubts) -> None:
    for group in groups:
        if group[0].indicator is None:
            continue
        unit = labels.unit(group[0].indicator)
        signed, least = unit in _BELOW_ZERO, _LEAST_COUNT if unit is Unit.COUNT else _LEAST
        for draft in group:
            if draft.out or draft.waits or not draft.has_number:
                continue
            if not signed and min(draft.value or 0, draft.numerator or 0, draft.denominator or 0) < 0:
                _ask(draft, "it cannot be below zero", doubts)
            elif not signed and (usual := _usual(draft, group)) >= least and _is_far(draft.value or 0, usual):
                _ask(draft, f"the others in its row are near {usual:g}", doubts)


def _usual(draft: Draft, group: Sequence[Draft]) -> float:
    """The median of the others that are of as long a time, where most of them are near it; else 0."""
    others = [
        one.value
        for one in group
        if one is not draft
        and one.has_number
        and one.value is not None
        and _frequency(one) == _frequency(draft)
    ]
    if len(others) < _OTHERS:
        return 0
    usual = median(others)
    near = sum(abs(value - usual) <= _SPREAD * usual for value in others)
    return usual if near >= _STEADY * len(others) else 0


def _frequency(draft: Draft) -> str:
    return str(draft.period.frequency) if draft.period else ""


def _is_far(value: float, usual: float) -> bool:
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
