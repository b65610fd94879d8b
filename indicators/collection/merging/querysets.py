"""What becomes of the figures of an indicator that goes into another, and of what belongs to it."""

from dataclasses import dataclass

from accounts.models import Council
from indicators.amounts.amounts import Amounts, ReportedFigure
from indicators.amounts.cells import CellKey
from indicators.catalogue.querysets import targets_of
from indicators.collection.cells.querysets import key_of
from indicators.models import (
    Category,
    ContextEvent,
    Figure,
    Indicator,
    MeasureOwner,
    OwnWords,
    SeriesBreak,
    Target,
)
from indicators.terms.periods import Period
from indicators.terms.wording import count_words


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


@dataclass(frozen=True)
class Going:
    """What goes with the figures. `standing` says what the one kept has of its own, which therefore stands."""

    targets: list[Target]
    breaks: list[SeriesBreak]
    events: list[ContextEvent]
    owner: MeasureOwner | None
    words: list[OwnWords]
    standing: list[str]

    @property
    def counts(self) -> list[str]:
        """ "2 targets", "1 break": of what there is."""
        named = {
            "targets": self.targets,
            "breaks": self.breaks,
            "events": self.events,
            "owners": [self.owner] if self.owner else [],
            "names in files": self.words,
        }
        return [count_words(len(rows), name) for name, rows in named.items() if rows]


def going_with(council: Council, gone: Indicator, kept: Indicator) -> Going:
    """Where the one kept has targets or an owner, those stand: two sets of either would say two things.

    A fixed number of queries.
    """
    targets = {each.pk: targets_of(council, each) for each in (gone, kept)}
    owners = {
        each.indicator_id: each
        for each in MeasureOwner.objects.filter(council=council, indicator__in=[gone, kept])
    }
    own_breaks = {each.pk: _breaks(council, each) for each in (gone, kept)}
    there = {(each.starts, each.label) for each in own_breaks[kept.pk]}
    events = ContextEvent.objects.filter(council=council, indicators=gone).exclude(
        pk__in=ContextEvent.objects.filter(council=council, indicators=kept).values("pk")
    )
    stand = {
        "targets": targets[gone.pk] and targets[kept.pk],
        "owner": gone.pk in owners and kept.pk in owners,
    }
    return Going(
        targets=[] if targets[kept.pk] else targets[gone.pk],
        breaks=[each for each in own_breaks[gone.pk] if (each.starts, each.label) not in there],
        events=list(events),
        owner=None if kept.pk in owners else owners.get(gone.pk),
        words=list(OwnWords.objects.filter(council=council, indicator=gone)),
        standing=[name for name, both in stand.items() if both],
    )


def _breaks(council: Council, indicator: Indicator) -> list[SeriesBreak]:
    return list(SeriesBreak.objects.filter(council=council, indicator=indicator))
