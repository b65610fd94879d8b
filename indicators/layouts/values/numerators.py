"""Decides whether the numbers of one figure agree with each other, and those of a year with its quarters. Pure."""

from collections.abc import Sequence

from indicators.layouts.drafts.collecting import Groups
from indicators.layouts.drafts.doubts import LEAVE_OUT, TAKE, Doubts
from indicators.layouts.drafts.draft import Draft
from indicators.layouts.labels.names import Labels
from indicators.layouts.proposals import Choice, DoubtKind
from indicators.layouts.values.percentages import is_percent
from indicators.terms.periods import Frequency
from indicators.terms.vocabulary import AVERAGES, MULTIPLIERS, SUMS_OF_MONEY, Unit

_OUT = Choice(LEAVE_OUT, "Leave it out")


def check_parts(groups: Groups, labels: Labels, doubts: Doubts) -> None:
    for group in groups:
        times = _multiplier(group, labels)
        too_many = [draft for draft in group if _more_than_all(draft, group, labels)]
        for draft in too_many:
            _ask_too_many(draft, doubts)
        _ask_sums(group, too_many, doubts)
        if times is not None:
            _check_results(group, times, doubts)


def _multiplier(group: Sequence[Draft], labels: Labels) -> float | None:
    code = group[0].indicator
    unit = labels.unit(code) if code is not None else None
    if unit in MULTIPLIERS:
        return MULTIPLIERS[unit]
    if unit in AVERAGES | SUMS_OF_MONEY:
        return 1
    return 100 if unit is None and is_percent(group, labels) else None


def _more_than_all(draft: Draft, group: Sequence[Draft], labels: Labels) -> bool:
    code = group[0].indicator
    share = labels.unit(code) is Unit.PERCENT if code is not None else is_percent(group, labels)
    if not share or draft.numerator is None or draft.denominator is None or draft.symbol:
        return False
    return draft.numerator > draft.denominator


def _ask_too_many(draft: Draft, doubts: Doubts) -> None:
    doubts.ask(
        DoubtKind.CELL,
        draft.cells,
        f"The numerator {draft.numerator:g} is more than the denominator {draft.denominator:g}.",
        [draft],
        choices=(_OUT,),
        holds=True,
    )


def _ask_sums(group: Sequence[Draft], too_many: Sequence[Draft], doubts: Doubts) -> None:
    """A year that adds up quarters of which one is wrong is wrong too."""
    for year in group:
        if year.period is None or year.period.frequency is not Frequency.FINANCIAL_YEAR or year in too_many:
            continue
        quarters = [
            one
            for one in group
            if one.period
            and one.period.frequency in (Frequency.QUARTER, Frequency.MONTH)
            and one.period.financial_year == year.period.financial_year
        ]
        wrong = [one for one in quarters if one in too_many]
        counted = [one.numerator for one in quarters if one.numerator is not None]
        if wrong and year.numerator is not None and sum(counted) == year.numerator:
            doubts.ask(
                DoubtKind.CELL,
                year.cells,
                "Adds up a period whose numerator is more than its denominator.",
                [year],
                choices=(Choice(TAKE, "Take it as it is"), _OUT),
                holds=True,
            )


def _check_results(group: Sequence[Draft], times: float, doubts: Doubts) -> None:
    odd: list[tuple[Draft, float]] = []
    for draft in group:
        top, bottom = draft.numerator, draft.denominator
        if draft.symbol or draft.waits or top is None or not bottom:
            continue
        due = times * top / bottom
        if draft.value is None:
            draft.value = float(f"{due:.12g}")
            draft.decimals = 12
        elif abs(due - draft.value) > _tolerance(draft):
            odd.append((draft, due))
    tested = [draft for draft in group if draft.numerator is not None and draft.denominator]
    if len(odd) > max(2, len(tested) / 2):
        _ask_all(odd, doubts)
        return
    for draft, due in odd:
        _ask_result(draft, due, doubts)


def _tolerance(draft: Draft) -> float:
    """Half of the last digit given, and a little more for one that was cut off."""
    return 0.51 * 10.0 ** -min(draft.decimals, 8) + 1e-9


def _ask_result(draft: Draft, due: float, doubts: Doubts) -> None:
    worked_out = f"{draft.numerator:g} of {draft.denominator:g} give {due:.4g}"
    stood, draft.shown = draft.value, draft.main.reading.shown
    answer = doubts.ask(
        DoubtKind.CELL,
        draft.cells,
        f"{draft.main.reading.shown} stands here; {worked_out}.",
        [draft],
        choices=(
            Choice("text:worked out", worked_out, likely=True),
            Choice("text:as it stands", f"{stood:g} is right: leave the people out"),
            _OUT,
        ),
        holds=True,
    )
    if answer == "text:as it stands":
        draft.numerator = draft.denominator = None
    else:
        draft.value = float(f"{due:.12g}")


def _ask_all(odd: Sequence[tuple[Draft, float]], doubts: Doubts) -> None:
    drafts = [draft for draft, _ in odd]
    first, due = odd[0]
    answer = doubts.ask(
        DoubtKind.ROW,
        [draft.address() for draft in drafts],
        f"The results are not what numerator and denominator give ({first.numerator:g} of {first.denominator:g} give "
        f"{due:.4g}, not {first.value:g}): they may count something else.",
        drafts,
        choices=(Choice("text:as they stand", "Take the results, without the people"), _OUT),
        holds=True,
    )
    if answer == "text:as they stand":
        for draft in drafts:
            draft.numerator = draft.denominator = None
