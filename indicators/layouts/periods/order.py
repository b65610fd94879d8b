"""Decides where a heading has the year of the one before it though a new one has begun: "Dec-24", "Jan-24". Pure."""

from collections.abc import Sequence
from itertools import pairwise

from indicators.layouts.drafts.doubts import LEAVE_OUT, TAKE, Doubts
from indicators.layouts.drafts.draft import Draft
from indicators.layouts.periods.places import heads_of
from indicators.layouts.proposals import Choice, DoubtKind
from indicators.terms.periods import Frequency, Period

_PARTS_OF_A_YEAR = (Frequency.MONTH, Frequency.QUARTER)


def check_order(drafts: Sequence[Draft], doubts: Doubts) -> None:
    """Of the figures of one table."""
    by_place: dict[int, list[Draft]] = {}
    for draft in drafts:
        if draft.period is not None and draft.period.frequency in _PARTS_OF_A_YEAR:
            by_place.setdefault(draft.row.index if draft.table.times else draft.column, []).append(draft)
    places = sorted(by_place)
    periods = [_period(by_place[place]) for place in places]
    wrong: list[int] = []
    for at, (before, after) in enumerate(pairwise(periods), 1):
        behind = wrong and wrong[-1] == at - 1 and after == before.next()
        follows = at > 1 and periods[at - 2] == before.previous()
        if behind or (follows and _not_turned(before, after) and after not in periods[:at]):
            wrong.append(at)
    if wrong:
        _ask([draft for at in wrong for draft in by_place[places[at]]], doubts)


def _period(drafts: Sequence[Draft]) -> Period:
    return next(draft.period for draft in drafts if draft.period is not None)


def _not_turned(before: Period, after: Period) -> bool:
    """Whether it is the next month or quarter of the year, but a year too early."""
    due = before.next()
    return after.frequency is due.frequency and _year_later(after) == due


def _year_later(period: Period) -> Period:
    return Period(period.start.replace(year=period.start.year + 1), period.frequency)


def _ask(drafts: list[Draft], doubts: Doubts) -> None:
    first, last = (_year_later(_period([draft])) for draft in (drafts[0], drafts[-1]))
    meant = first.label if first == last else f"{first.label} to {last.label}"
    answer = doubts.ask(
        DoubtKind.HEADING,
        heads_of(drafts),
        f"The year runs backwards here: {_period(drafts).label} follows the period before {first.label}.",
        drafts,
        choices=(
            Choice("text:a year later", f"{meant} is meant", likely=True),
            Choice(TAKE, "As it is written"),
            Choice(LEAVE_OUT, "Leave these columns out"),
        ),
        holds=True,
    )
    if answer != TAKE:
        for draft in drafts:
            draft.period = _year_later(draft.period) if draft.period else None
