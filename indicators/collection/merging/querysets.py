"""What becomes of the figures of an indicator that goes into another."""

from dataclasses import dataclass

from accounts.models import Council
from indicators.amounts.amounts import Amounts, ReportedFigure
from indicators.amounts.cells import CellKey
from indicators.collection.cells.querysets import key_of
from indicators.models import Category, Figure, Indicator
from indicators.terms.periods import Period


@dataclass(frozen=True)
class Moving:
    """`rows` go over; in `differing` periods both have a figure, and they differ: that of the one kept stands.

    `left` are figures of bands or groups that the one kept does not have; they stay where they are.
    """

    rows: list[ReportedFigure]
    differing: list[Period]
    left: int
    newest: Period | None


def moving_figures(council: Council, gone: Indicator, kept: Indicator) -> Moving:
    """Four queries."""
    standing = {key_of(each): each for each in _figures(council, kept)}
    theirs = {each.pk: each.code for each in Category.objects.seen_by(council).filter(indicator=gone)}
    ours = {each.code: each.pk for each in Category.objects.seen_by(council).filter(indicator=kept)}
    rows, differing, left, newest = [], set(), 0, None
    for figure in _figures(council, gone):
        newest = figure.period if newest is None or newest.start < figure.period.start else newest
        category = ours.get(theirs.get(figure.category_id, "")) if figure.category_id else None
        if figure.category_id and category is None:
            left += 1
            continue
        key = CellKey(kept.pk, category, figure.period)
        if key not in standing:
            rows.append(ReportedFigure(key, Amounts.of(figure)))
        elif Amounts.of(standing[key]) != Amounts.of(figure):
            differing.add(figure.period)
    return Moving(rows, sorted(differing), left, newest)


def _figures(council: Council, indicator: Indicator):
    return Figure.objects.current().for_council(council).filter(indicator=indicator)
