"""Decides what dates as headings stand for, months of which there is one a quarter, and twelve months. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from indicators.layouts.drafts.doubts import LEAVE_OUT, TAKE, Doubts
from indicators.layouts.drafts.draft import Draft
from indicators.layouts.periods.places import heads_of
from indicators.layouts.proposals import Choice, DoubtKind
from indicators.terms.periods import Frequency, Period, month_of

_OUT = Choice(LEAVE_OUT, "Leave these columns out")


def _of_days(drafts: Sequence[Draft]) -> list[Draft]:
    """Those under days. Among the last days of other quarters, 31 March is one too."""
    days = [draft for draft in drafts if draft.time.day is not None]
    if any(draft.time.day and draft.time.day.month != 3 for draft in days):
        for draft in drafts:
            whole = draft.time.whole
            if whole is not None and whole.frequency is Frequency.SNAPSHOT:
                draft.time = replace(draft.time, whole=None, day=whole.start)
                days.append(draft)
    return days


def set_days(table: Sequence[Draft], doubts: Doubts) -> None:
    drafts = _of_days(table)
    if not drafts:
        return
    days = sorted({draft.time.day for draft in drafts if draft.time.day})
    frequency, why = _kind_of_days(days)
    if frequency is not None:
        for draft in drafts:
            if draft.time.day:
                draft.period = Period.of(draft.time.day, frequency)
    if why:
        answer = doubts.ask(
            DoubtKind.HEADING,
            heads_of(drafts),
            why,
            drafts,
            reading=_READ_AS.get(frequency, "") if frequency else "",
            choices=(Choice(TAKE, "Yes, so it is", likely=True), *_OTHER_DAYS, _OUT),
            holds=frequency is None,
        )
        if answer.startswith("text:"):
            for draft in drafts:
                if draft.time.day:
                    draft.period = Period.of(draft.time.day, Frequency(answer[5:]))


_READ_AS = {
    Frequency.QUARTER: "as quarters",
    Frequency.SNAPSHOT: "as counts at 31 March",
    Frequency.MONTH: "as months",
    Frequency.WEEK: "as weeks",
}
_OTHER_DAYS = tuple(
    Choice(f"text:{frequency.value}", f"They mean: {words}")
    for frequency, words in (
        (Frequency.MONTH, "months"),
        (Frequency.QUARTER, "quarters"),
        (Frequency.FINANCIAL_YEAR, "financial years"),
        (Frequency.SNAPSHOT, "counts at 31 March"),
    )
)


def _kind_of_days(days: Sequence[date]) -> tuple[Frequency | None, str]:
    """What stretches of time days stand for as headings, and what is in doubt about that."""
    firsts = all(day.day == 1 for day in days)
    lasts = all((day + timedelta(days=1)).day == 1 for day in days)
    months = {day.month for day in days}
    if all((day.month, day.day) == (3, 31) for day in days):
        return (
            Frequency.SNAPSHOT,
            "Every heading is 31 March: a count at the year's end, or a whole financial year?",
        )
    if lasts and months <= {3, 6, 9, 12}:
        return (
            Frequency.QUARTER,
            "The headings are dates: the last days of quarters. 31 March could also be a count at the year's end.",
        )
    if firsts and (months <= {1, 4, 7, 10} or months <= {3, 6, 9, 12}) and len(days) > 1:
        return (
            Frequency.QUARTER,
            "The headings are dates, one in each quarter: are the quarters meant, or these months?",
        )
    steps = {(after - before).days for before, after in pairwise(days)}
    if (
        len({day.weekday() for day in days}) == 1
        and steps
        and all(step % 7 == 0 for step in steps)
        and min(steps) == 7
    ):
        return Frequency.WEEK, ""
    if firsts or lasts:
        return Frequency.MONTH, "" if len(days) > 1 else "The heading is a date: is the month meant?"
    return None, "The headings are dates that are neither the first nor the last day of a month or quarter."


def set_months_of_years(drafts: list[Draft]) -> None:
    """Months under years alone, "2024" over "Apr" to "Dec": as they stand, if so they follow one another."""
    columns = {
        (draft.row.index if draft.table.times else draft.column): (draft.time.bare, draft.time.month)
        for draft in drafts
    }
    said = [columns[place] for place in sorted(columns)]
    if len(said) > 1 and all((a or 0, b or 0) < (c or 0, d or 0) for (a, b), (c, d) in pairwise(said)):
        for draft in drafts:
            if draft.time.bare is not None and draft.time.month is not None:
                draft.period = month_of(draft.time.bare, draft.time.month)


def set_months(drafts: list[Draft], table: Sequence[Draft], doubts: Doubts) -> None:
    """Months of which there is one a quarter stand for the quarters, where no quarter stands beside them."""
    months = {draft.period for draft in drafts if draft.period}
    numbers = {month.start.month for month in months}
    if len(months) < 2 or any(draft.time.quarter is not None for draft in table):
        return
    if not (numbers <= {3, 6, 9, 12} or numbers <= {1, 4, 7, 10}):
        return
    ends = numbers <= {3, 6, 9, 12}
    _ask_months(drafts, "last" if ends else "first", doubts, holds=not ends)


def _ask_months(drafts: list[Draft], which: str, doubts: Doubts, *, holds: bool) -> None:
    answer = doubts.ask(
        DoubtKind.HEADING,
        heads_of(drafts),
        f"The headings are the {which} months of quarters: are the quarters meant, or these months alone?",
        drafts,
        reading="" if holds else "as quarters",
        choices=(Choice(TAKE, "The quarters", likely=True), Choice("text:month", "These months alone"), _OUT),
        holds=holds,
    )
    if answer != "text:month":
        for draft in drafts:
            if draft.period is not None:
                draft.period = Period.of(draft.period.start, Frequency.QUARTER)


def ask_rolling(drafts: list[Draft], doubts: Doubts) -> None:
    if drafts:
        doubts.ask(
            DoubtKind.HEADING,
            heads_of(drafts),
            "The headings speak of twelve months that end with a quarter.",
            drafts,
            reading="as the quarters that they end with",
            choices=(Choice(TAKE, "The quarters that they end with", likely=True), _OUT),
        )
