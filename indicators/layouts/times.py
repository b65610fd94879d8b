"""Which period a figure is of, where its headings leave it to those beside them: days, bare years, quarters without a
year, and a sheet whose name and title are at odds. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from indicators.layouts.bare_years import ask_bare, heading_text, heads_of
from indicators.layouts.collecting import moment
from indicators.layouts.drafts import LEAVE_OUT, TAKE, Doubts, Draft, written
from indicators.layouts.proposals import Choice, DoubtKind
from indicators.layouts.structure import SheetRead
from indicators.terms.periods import (
    Frequency,
    Period,
    PeriodError,
    month_of,
)
from indicators.terms.written_periods import parse_period

_OUT = Choice(LEAVE_OUT, "Leave these columns out")


def set_periods(drafts: Sequence[Draft], doubts: Doubts) -> None:
    by_table: dict[int, list[Draft]] = {}
    for draft in drafts:
        draft.period = draft.time.period
        by_table.setdefault(id(draft.table), []).append(draft)
    for found in by_table.values():
        _days(_of_days(found), doubts)
        _months_of_bare(
            [draft for draft in found if draft.time.month is not None and draft.time.bare is not None]
        )
        ask_bare([draft for draft in found if draft.period is None and draft.time.bare is not None], doubts)
        _months([draft for draft in found if draft.time.month is not None], found, doubts)
        _ending([draft for draft in found if draft.time.ends], doubts)
        _rolling([draft for draft in found if draft.time.rolling], doubts)
        _unknown(
            [draft for draft in found if draft.period is None and not draft.out and not draft.waits], doubts
        )
    _titles(drafts, doubts)


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


def _days(drafts: list[Draft], doubts: Doubts) -> None:
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


def _months_of_bare(drafts: list[Draft]) -> None:
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


def _months(drafts: list[Draft], table: Sequence[Draft], doubts: Doubts) -> None:
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


def _rolling(drafts: list[Draft], doubts: Doubts) -> None:
    if drafts:
        doubts.ask(
            DoubtKind.HEADING,
            heads_of(drafts),
            "The headings speak of twelve months that end with a quarter.",
            drafts,
            reading="as the quarters that they end with",
            choices=(Choice(TAKE, "The quarters that they end with", likely=True), _OUT),
        )


def _ending(drafts: list[Draft], doubts: Doubts) -> None:
    if drafts:
        doubts.ask(
            DoubtKind.HEADING,
            heads_of(drafts),
            f'"{" ".join(heading_text(drafts[0]).split())}": is the financial year meant that ends then?',
            drafts,
            reading="as the financial years that end then",
            choices=(Choice(TAKE, "The years that end then", likely=True), _OUT),
        )


def _unknown(drafts: list[Draft], doubts: Doubts) -> None:
    """One question for each heading that does not say its period whole. What is not read of two headings may be what
    tells them apart."""
    by_time: dict[tuple[object, ...], list[Draft]] = {}
    for draft in drafts:
        by_time.setdefault((heading_text(draft), *moment(draft.time)), []).append(draft)
    for found in by_time.values():
        answer = doubts.ask(
            DoubtKind.HEADING,
            heads_of(found[:1]),
            "The heading does not say which period this is: its year, quarter or month is missing.",
            found,
            choices=(_OUT,),
            holds=True,
        )
        period = _typed(answer)
        for draft in found:
            draft.period = period or draft.period


def _typed(answer: str) -> Period | None:
    try:
        return parse_period(answer[7:]) if answer.startswith("period:") else None
    except PeriodError:
        return None


def _titles(drafts: Sequence[Draft], doubts: Doubts) -> None:
    """A sheet that is called one period and titled another."""
    seen: set[int] = set()
    for draft in drafts:
        read = draft.sheet
        if id(read) in seen or read.name_time is None or read.title_time is None or read.title_at is None:
            continue
        seen.add(id(read))
        name, title = read.name_time.within(read.title_time), read.title_time
        if name.period is None or title.period is None or name.period == title.period:
            continue
        about = [one for one in drafts if one.sheet is read and one.period == name.period]
        if about:
            _ask_title(read, name.period, title.period, about, doubts)


def _ask_title(read: SheetRead, name: Period, title: Period, about: list[Draft], doubts: Doubts) -> None:
    answer = doubts.ask(
        DoubtKind.HEADING,
        [read.grid.address(*(read.title_at or (0, 0)))],
        f'The sheet is called "{read.grid.sheet.name}", its title says {title.label}: copied and not overtyped?',
        about,
        reading=f"as {name.label}, as the sheet is called",
        choices=(
            Choice(TAKE, f"{name.label}, as the sheet is called", likely=True),
            Choice(f"period:{written(title)}", f"{title.label}, as its title says"),
            Choice(LEAVE_OUT, "Leave this sheet out"),
        ),
    )
    for draft in about:
        draft.period = _typed(answer) or draft.period
