"""Decides what years alone mean ("2023") and their quarters: beginning then, ending then, or the calendar's. Pure."""

from collections.abc import Sequence

from indicators.layouts.drafts.doubts import LEAVE_OUT, Doubts
from indicators.layouts.drafts.draft import Draft
from indicators.layouts.periods.places import heading_text, heads_of
from indicators.layouts.proposals import Choice, DoubtKind
from indicators.terms.periods import Period, academic_year, financial_year, quarter_of, year_end

_OUT = Choice(LEAVE_OUT, "Leave these columns out")


def ask_bare(drafts: Sequence[Draft], doubts: Doubts) -> None:
    quarters = [draft for draft in drafts if draft.time.quarter is not None]
    _ask_quarters(quarters, doubts)
    _ask_years([draft for draft in drafts if draft.time.quarter is None and draft.time.month is None], doubts)


def _titles(drafts: Sequence[Draft]) -> str:
    return " ".join((*drafts[0].table.titles, *drafts[0].sheet.titles)).casefold()


def _first(drafts: Sequence[Draft]) -> int:
    return min(draft.time.bare for draft in drafts if draft.time.bare is not None)


def _ask_years(drafts: list[Draft], doubts: Doubts) -> None:
    """Years alone, which may be counts at 31 March, years that end or years that begin then."""
    if not drafts:
        return
    said = _titles(drafts)
    heads = heads_of(drafts)
    at_march = "31 march" in said or "31st march" in said
    academic = "academic" in said or "school year" in said
    why = f"Years alone ({_first(drafts)}): " + (
        "the table's title says that the numbers are those at 31 March."
        if at_march
        else "they may be years that end then, years that begin then, or counts at 31 March."
    )
    choices = (
        Choice("text:at 31 March", "Counts at 31 March of that year", likely=at_march),
        Choice("text:ends", "Financial years that end in that year", likely=not at_march),
        Choice("text:begins", "Financial years that begin in that year"),
        Choice("text:academic", "Academic years that end in that year", likely=academic),
        _OUT,
    )
    answer = doubts.ask(
        DoubtKind.HEADING,
        heads,
        why,
        drafts,
        reading="as counts at 31 March of that year" if at_march else "",
        choices=choices,
        holds=not at_march,
    )
    meant = answer if answer.startswith("text:") else "text:at 31 March" if at_march else "text:ends"
    for draft in drafts:
        if draft.time.bare is not None:
            draft.period = _of_bare(draft.time.bare, meant[5:])


def _of_bare(year: int, meant: str) -> Period:
    match meant:
        case "at 31 March":
            return year_end(year)
        case "begins":
            return financial_year(year)
        case "academic":
            return academic_year(year - 1)
        case _:
            return financial_year(year - 1)


def _ask_quarters(drafts: list[Draft], doubts: Doubts) -> None:
    """ "2023 Q2": of a year from January, or of a financial year that begins or ends in 2023."""
    if not drafts:
        return
    calendar = "calendar" in _titles(drafts)
    why = f"Quarters of a year alone ({heading_text(drafts[0])}): " + (
        "the title says that years are the calendar's." if calendar else "which year is meant?"
    )
    answer = doubts.ask(
        DoubtKind.HEADING,
        heads_of(drafts),
        why,
        drafts,
        reading="as quarters of calendar years" if calendar else "",
        choices=(
            Choice("text:calendar", "Quarters of calendar years: Q1 is January to March", likely=calendar),
            Choice("text:begins", "Quarters of the financial year that begins in that year"),
            Choice("text:ends", "Quarters of the financial year that ends in that year"),
            _OUT,
        ),
        holds=not calendar,
    )
    meant = answer if answer.startswith("text:") else "text:calendar" if calendar else ""
    for draft in drafts:
        if draft.time.bare is not None and draft.time.quarter is not None and meant:
            draft.period = _quarter(draft.time.bare, draft.time.quarter, meant[5:])


def _quarter(year: int, quarter: int, meant: str) -> Period:
    if meant == "calendar":
        return quarter_of(year, quarter - 1) if quarter > 1 else quarter_of(year - 1, 4)
    return quarter_of(year - (meant == "ends"), quarter)
