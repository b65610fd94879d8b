"""Months beside the quarter that they add up to: no reader may work out a hidden one by taking the others away. Pure.

Months are told before their quarter is, and what was told stays told. So both sides give way: where the quarter's
number is there, as many more months are hidden as protect a hidden one; and a quarter is hidden where the months that
may have been told before give a hidden one away.
"""

from collections.abc import Mapping, Sequence, Set

from indicators.terms.periods import Frequency, Period
from scorecards.disclosure.suppression import THRESHOLD, protect_row

MONTHS = 3
# Numbers that add up over a quarter, by period: those counted, those not counted, or all of them.
Amounts = Mapping[Period, float | None]


def months_of(quarter: Period) -> list[Period]:
    first = Period(quarter.start, Frequency.MONTH)
    return [first.shift(step) for step in range(MONTHS)]


def months_to_hide(
    parts: Sequence[tuple[Amounts, Amounts]], hidden: Set[Period], *, threshold: int = THRESHOLD
) -> frozenset[Period]:
    """All months to hide. `parts` are numbers by month and by quarter; `hidden` are months hidden by themselves."""
    found = set(hidden)
    for months, quarters in parts:
        for quarter, total in quarters.items():
            row = months_of(quarter)
            counts = in_full([months.get(month) for month in row], total)
            if total is None or all(count is None for count in counts):
                continue
            kept = protect_row(counts, total=total, already=[m in found for m in row], threshold=threshold)
            told = [month for month, count in zip(row, counts, strict=True) if count and month in months]
            gone = [out or kept.total_hidden for out in kept.hidden]
            found |= {month for month, out in zip(row, gone, strict=True) if out and month in told}
    return frozenset(found)


def quarters_to_hide(
    parts: Sequence[tuple[Amounts, Amounts]], hidden: Set[Period], *, threshold: int = THRESHOLD
) -> frozenset[Period]:
    """The quarters of which a month that is hidden by itself could be worked out from the others, told before."""
    found = set()
    for months, quarters in parts:
        for quarter, total in quarters.items():
            row = months_of(quarter)
            already = [month in hidden for month in row]
            counts = in_full([months.get(month) for month in row], total)
            if total is None or all(count is None for count in counts):
                continue
            alone = protect_row(counts, total=None, already=already, threshold=threshold)
            beside = protect_row(counts, total=total, already=already, threshold=threshold)
            if beside.total_hidden or beside.hidden != alone.hidden:
                found.add(quarter)
    return frozenset(found)


def in_full(counts: Sequence[float | None], total: float | None) -> list[float | None]:
    """With the one number that nobody gave worked out, as a reader would: only if it is small it needs protecting."""
    known = [count for count in counts if count is not None]
    if total is None or len(known) != len(counts) - 1 or total < sum(known):
        return list(counts)
    return [total - sum(known) if count is None else count for count in counts]
