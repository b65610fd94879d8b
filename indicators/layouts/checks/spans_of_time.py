"""Decides whether figures are of the stretch of time, and come as often, as their indicator. Pure."""

import re
from collections.abc import Sequence
from itertools import pairwise

from indicators.layouts.checks.units import ask_row
from indicators.layouts.drafts.collecting import Groups
from indicators.layouts.drafts.doubts import LEAVE_OUT, TAKE, Doubts
from indicators.layouts.drafts.draft import Draft, written
from indicators.layouts.labels.names import Labels
from indicators.layouts.labels.words import meaning
from indicators.layouts.proposals import Choice, DoubtKind
from indicators.terms.periods import Frequency, Period, academic_year, financial_year
from indicators.terms.vocabulary import Basis, Unit

_OUT = Choice(LEAVE_OUT, "Leave it out")
_SO_FAR = re.compile(r"\b(ytd|year to date|cumulative|since (1 )?april|so far)\b", re.IGNORECASE)
_WITHIN = re.compile(
    r"\b(in|during|within)[ -](the |this |each )?(quarter|month|period)\b|\b(quarter|month) only\b",
    re.IGNORECASE,
)
_ROLLING = re.compile(r"\b(rolling|r12m?)\b", re.IGNORECASE)
_PARTS_OF_A_YEAR = (Frequency.MONTH, Frequency.QUARTER)


def check_fit(groups: Groups, labels: Labels, doubts: Doubts) -> None:
    for every in groups:
        group = [draft for draft in every if not draft.out]
        if not group:
            continue
        if group[0].indicator is None:
            _check_growing(group, None, doubts)
            continue
        _check_basis(group, labels, doubts)
        _check_frequency(group, labels, doubts)


def _check_basis(group: Sequence[Draft], labels: Labels, doubts: Doubts) -> None:
    first = group[0]
    facts = labels.entries[first.indicator or ""].facts
    said = f"{first.row.beside} {first.label}"
    parts = [draft for draft in group if draft.period and draft.period.frequency in _PARTS_OF_A_YEAR]
    if _SO_FAR.search(said) and facts.basis is not Basis.YEAR_TO_DATE:
        found = _SO_FAR.search(said)
        why = (
            f'Counts since 1 April in every period ("{found[0] if found else ""}"); "{facts.title}" does not.'
        )
        _ask_growing(parts, why, doubts)
    elif facts.basis is Basis.ROLLING and (
        short := [draft for draft in group if _WITHIN.search(_heading(draft))]
    ):
        ask_row(
            short, f'The heading says a quarter or month alone; "{facts.title}" is of twelve months.', doubts
        )
    elif facts.basis is Basis.PERIOD and (
        long := [draft for draft in group if _ROLLING.search(_heading(draft))]
    ):
        ask_row(long, f'The heading says twelve months; "{facts.title}" counts within its period.', doubts)
    elif facts.basis is Basis.ROLLING and (within := _WITHIN.search(said)):
        ask_row(group, f'The label says "{within[0].strip()}"; "{facts.title}" is of twelve months.', doubts)
    elif facts.basis is Basis.PERIOD and facts.unit is Unit.COUNT:
        if "m12" in meaning(first.label):
            ask_row(group, f'The label says 12 months; "{facts.title}" counts within its period.', doubts)
        elif "inyear" in meaning(first.label) and parts:
            ask_row(parts, f'The label says the year; "{facts.title}" counts within its period.', doubts)
        else:
            _check_growing(group, facts.title, doubts)


def _heading(draft: Draft) -> str:
    heading = draft.table.figures.get(draft.main.at[1])
    return " ".join(heading.text.split()) if heading else ""


def _check_growing(group: Sequence[Draft], title: str | None, doubts: Doubts) -> None:
    """Numbers that only grow within each year, and begin anew with the next, may count since April."""
    parts = [
        draft
        for draft in group
        if draft.has_number and draft.period and draft.period.frequency in _PARTS_OF_A_YEAR
    ]
    if title is None or not parts:
        return
    frequency = parts[0].period.frequency if parts[0].period else Frequency.QUARTER
    alike = [draft for draft in parts if draft.period and draft.period.frequency is frequency]
    pairs = [(a, b) for a, b in pairwise(alike) if a.period and b.period and a.period.next() == b.period]
    within = [(a.value or 0, b.value or 0) for a, b in pairs if b.period and b.period.start.month != 4]
    over = [(a.value or 0, b.value or 0) for a, b in pairs if b.period and b.period.start.month == 4]
    rises = all(b >= a for a, b in within) and sum(b > a for a, b in within) >= 3
    many = len(within) >= (5 if frequency is Frequency.MONTH else 3)
    if (
        many
        and rises
        and all(b < a / 2 for a, b in over)
        and (within[-1][1] > 2 * max(1, within[0][0]) or over)
    ):
        _ask_growing(
            parts, f'Grows all through the year, as if counted since 1 April; "{title}" does not.', doubts
        )


def _ask_growing(parts: Sequence[Draft], why: str, doubts: Doubts) -> None:
    if not parts:
        return
    answer = doubts.ask(
        DoubtKind.ROW,
        [draft.address() for draft in parts],
        f"{why} To be taken apart period by period, or left out.",
        parts,
        choices=(
            Choice("text:taken apart", "Take it apart: each period less the one before", likely=True),
            Choice(TAKE, "It is within each period already"),
            Choice(LEAVE_OUT, "Leave these out"),
        ),
        holds=True,
    )
    if answer in ("", "text:taken apart"):
        _take_apart(parts)


def _take_apart(parts: Sequence[Draft]) -> None:
    """Each number less that of the period before in the same year, of its own frequency."""
    kept = {(draft.period.frequency, draft.period.start): draft.value for draft in parts if draft.period}
    for draft in parts:
        if draft.period is None or draft.value is None or draft.period.start.month == 4:
            continue
        before = draft.period.previous()
        earlier = kept.get((before.frequency, before.start))
        draft.shown = draft.shown or draft.main.reading.shown
        draft.value = None if earlier is None else draft.value - earlier
        if draft.value is None:
            draft.symbol = "x"


def _check_frequency(group: Sequence[Draft], labels: Labels, doubts: Doubts) -> None:
    facts = labels.entries[group[0].indicator or ""].facts
    if facts.frequency is Frequency.ACADEMIC_YEAR:
        years = [one for one in group if one.period and one.period.frequency is Frequency.FINANCIAL_YEAR]
        _academic_years(years, doubts)
    if facts.frequency in (Frequency.ACADEMIC_YEAR, Frequency.FINANCIAL_YEAR):
        parts = [
            one for one in group if one.period and one.period.frequency in _PARTS_OF_A_YEAR and not one.symbol
        ]
        if parts:
            _ask_yearly(parts, facts.frequency, doubts)


def _academic_years(years: Sequence[Draft], doubts: Doubts) -> None:
    if not years:
        return
    answer = doubts.ask(
        DoubtKind.ROW,
        [draft.address() for draft in years],
        f"School results: {written(years[0].period) if years[0].period else ''} is an academic year here.",
        years,
        reading="academic years",
        choices=(
            Choice("text:academic", "Academic years", likely=True),
            Choice(TAKE, "Financial years"),
            _OUT,
        ),
    )
    if answer != TAKE:
        for draft in years:
            draft.period = academic_year(draft.period.start.year) if draft.period else None


def _ask_yearly(parts: Sequence[Draft], frequency: Frequency, doubts: Doubts) -> None:
    first = parts[0].period
    if first is None:
        return
    meant = _year_before(first, frequency)
    answer = doubts.ask(
        DoubtKind.CELL if len(parts) == 1 else DoubtKind.ROW,
        [draft.address() for draft in parts],
        f"A yearly measure under {first.label}: probably of {meant.label}, the last year that was over then.",
        parts,
        choices=(
            Choice("text:year", f"The year that was over: {meant.label}", likely=True),
            Choice(TAKE, f"Of the {first.frequency} itself"),
            _OUT,
        ),
        holds=True,
    )
    for draft in parts:
        if answer != TAKE and draft.period:
            draft.period = _year_before(draft.period, frequency)


def _year_before(period: Period, frequency: Frequency) -> Period:
    """The last such year that was over when the period ended."""
    year = Period.of(period.end, frequency)
    if year.end > period.end:
        year = year.previous()
    return year if frequency is Frequency.ACADEMIC_YEAR else financial_year(year.start.year)
