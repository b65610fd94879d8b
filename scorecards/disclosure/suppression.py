"""Disclosure control: no reader may work out a number that could identify a child. Pure.

It applies to indicators that count children. The rules follow the Department for Education's practice (counts from 1
to 5 become "c", zero is shown, never a single hidden cell beside a shown total) and close its gap: there, 27 - 24 = 3
over two hidden cells narrows both to 1 or 2.

The reader is taken to know the threshold, and that zero is never hidden, but not which cells were hidden only to
protect others. Whoever shows figures must hide them everywhere: page, chart geometry, alternative text, titles,
downloads, the appendix, search results and the order of rows.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, zip_longest
from typing import Literal

from indicators.terms.periods import Period
from indicators.terms.vocabulary import MULTIPLIERS, Unit

THRESHOLD = 5  # counts from 1 to this are hidden
SMALLEST_DENOMINATOR = 6  # a share of fewer children than this is too few to show
SMALL_GROUP = 10  # "all of them" or "none of them" says something of every child in a group smaller than this

Reason = Literal["", "small count", "small remainder", "small group", "all or none of a small group"]


def why_hidden(
    numerator: float | None,
    denominator: float | None,
    *,
    threshold: int = THRESHOLD,
    smallest_denominator: int = SMALLEST_DENOMINATOR,
    small_group: int = SMALL_GROUP,
) -> Reason:
    """The rule by which a figure must be hidden, for officers only: the rule itself is a hint. "" where none does.

    A count has no denominator. A denominator of zero hides nothing: there are no children.
    """
    if numerator is not None and _small(numerator, threshold):
        return "small count"
    if denominator is None or denominator <= 0:
        return ""
    if _small(denominator, threshold) or denominator < smallest_denominator:
        return "small group"
    if numerator is None:
        return ""
    if _small(denominator - numerator, threshold):
        return "small remainder"
    if denominator < small_group and numerator in (0, denominator):
        return "all or none of a small group"
    return ""


def hides(
    numerator: float | None,
    denominator: float | None,
    *,
    threshold: int = THRESHOLD,
    smallest_denominator: int = SMALLEST_DENOMINATOR,
    small_group: int = SMALL_GROUP,
) -> bool:
    """Whether the figure, its percentage and its interval must be hidden."""
    return bool(
        why_hidden(
            numerator,
            denominator,
            threshold=threshold,
            smallest_denominator=smallest_denominator,
            small_group=small_group,
        )
    )


def children_behind(
    unit: Unit, value: float | None, numerator: float | None, denominator: float | None
) -> float | None:
    """How many children a figure tells of, worked out as a reader would where only the share and its base are given.

    The count itself for counts; None where it cannot be known.
    """
    if unit is Unit.COUNT:
        return value
    multiplier = MULTIPLIERS.get(unit)
    if numerator is not None or value is None or not denominator or multiplier is None:
        return numerator
    implied = value * denominator / multiplier
    # a share above nothing is at least one child, however it was rounded
    return float(max(round(implied), 1)) if implied > 0 else 0.0


def hides_by_difference(count: float, known: float, *, threshold: int = THRESHOLD) -> bool:
    """Whether showing `count` beside a `known` count gives a small number away as their difference.

    For a quarter beside the year to date, all beside a subgroup, an edition beside the one it corrects.
    """
    return _small(abs(count - known), threshold)


def protect_running_totals(
    counts: Mapping[Period, float | None], *, threshold: int = THRESHOLD
) -> frozenset[Period]:
    """The periods to hide in a series that runs from April to date: small ones, and small steps from those shown.

    Each count is set against every count shown before it in the same financial year, so that no difference is small.
    """
    hidden = set()
    for _, year in groupby(sorted(counts), key=lambda period: period.financial_year):
        shown = [0.0]
        for period in year:
            count = counts[period]
            if count is None:
                continue
            if any(hides_by_difference(count, earlier, threshold=threshold) for earlier in shown):
                hidden.add(period)
            else:
                shown.append(count)
    return frozenset(hidden)


def rising_years(counts: Mapping[Period, float | None]) -> dict[Period, float | None]:
    """The counts of those financial years in which they never fall: only there does a step count the children of one
    period. Where children pass from one side of a share to the other, the side they leave is no running total.
    """
    rising: dict[Period, float | None] = {}
    for _, group in groupby(sorted(counts), key=lambda period: period.financial_year):
        year = list(group)
        known = [count for count in map(counts.get, year) if count is not None]
        if known == sorted(known):
            rising.update((period, counts[period]) for period in year)
    return rising


@dataclass(frozen=True)
class Protection:
    """Which cells of a row must be hidden, in the order given, and whether its total must be."""

    hidden: tuple[bool, ...]
    total_hidden: bool


def protect_row(
    counts: Sequence[float | None],
    *,
    total: float | None,
    total_shown: bool = True,
    already: Sequence[bool] = (),
    threshold: int = THRESHOLD,
) -> Protection:
    """Hides the small cells of a row and, where its total is shown, as many more as protect them.

    The smallest cells go first; zero is never hidden. None is a cell that nobody gave: it counts as hidden. Every
    hidden cell is left with at least the range 1 to threshold; where no cell is left to hide, the total goes too.
    `total_shown` is true as well where a reader finds the total elsewhere, such as the indicator's own figure.
    `already` marks cells that another rule has hidden.
    """
    hidden = [count is None or _small(count, threshold) for count in counts]
    hidden = [out or gone for out, gone in zip_longest(hidden, already, fillvalue=False)]
    if total is None or not total_shown:
        return Protection(tuple(hidden), total_hidden=not total_shown)
    if _small(total, threshold):
        # with the total gone nothing can be worked out by subtraction
        return Protection(tuple(hidden), total_hidden=True)
    spare = sorted((count, place) for place, count in enumerate(counts) if count and not hidden[place])
    while not _safe(counts, hidden, total, threshold):
        if not spare:
            return Protection(tuple(hidden), total_hidden=True)
        hidden[spare.pop(0)[1]] = True
    return Protection(tuple(hidden), total_hidden=False)


def protect_known_total(
    counts: Sequence[float | None],
    *,
    total: float | None,
    already: Sequence[bool],
    threshold: int = THRESHOLD,
) -> Protection:
    """Which cells to hide where a reader knows the sum of the cells, and knows `total` from elsewhere.

    The two differ where some are in no cell, or in a cell without a number: then the rest, which nobody shows, is a
    hidden cell of its own. A `total` below the sum is not a total of these cells (a child can be in several). None is a
    cell of which nobody knows the number; one that does not apply is 0, which readers know as well.

    Where hiding every cell is not enough, such as 1, 3 and 2 of 6, the total must go too.
    """
    known = [count for count in counts if count is not None]
    complete = len(known) == len(counts)
    rest = 0.0 if total is None else total - sum(known)
    found = Protection(tuple(already), total_hidden=False)
    if complete:
        found = _hidden_with(counts, sum(known), found.hidden, threshold)
    # A cell without a number may well be nobody: then a rest of nobody protects no hidden cell beside it
    unknown = rest > 0 or (rest == 0 and total is not None and not complete)
    if unknown and (any(found.hidden) or _small(rest, threshold)):
        row = [*counts, None] if complete else counts
        found = _hidden_with(row, total, found.hidden, threshold)
    # A total of nobody gives nobody away
    total_hidden = found.total_hidden and rest >= 0 and bool(total)
    return Protection(found.hidden[: len(counts)], total_hidden)


def _hidden_with(
    counts: Sequence[float | None], total: float | None, already: Sequence[bool], threshold: int
) -> Protection:
    """The row protected; every cell of it hidden where its total would have to be."""
    found = protect_row(counts, total=total, already=already, threshold=threshold)
    return replace(found, hidden=tuple(out or found.total_hidden for out in found.hidden))


def bounds_of_hidden(
    counts: Sequence[float | None], hidden: Sequence[bool], total: float
) -> list[tuple[float, float]]:
    """What a reader can work out of each hidden cell of a row with a shown total: its least and its greatest value."""
    unknown = sum(hidden)
    rest = total - sum(count or 0 for count, gone in zip(counts, hidden, strict=True) if not gone)
    return [(1.0 if unknown > 1 else rest, rest - (unknown - 1))] * unknown


def _small(count: float, threshold: int) -> bool:
    """From 1 to the threshold; a part of a child (of full-time equivalents) is small too."""
    return 0 < count < threshold + 1


def _safe(counts: Sequence[float | None], hidden: Sequence[bool], total: float, threshold: int) -> bool:
    ranges = bounds_of_hidden(counts, hidden, total)
    return not ranges or (len(ranges) > 1 and ranges[0][1] >= threshold)
