"""Decides which period each figure is of; asks where its heading says a part, or name and title differ. Pure."""

from collections.abc import Sequence

from indicators.layouts.drafts.collecting import moment
from indicators.layouts.drafts.doubts import LEAVE_OUT, TAKE, Doubts
from indicators.layouts.drafts.draft import Draft, written
from indicators.layouts.periods.dates import ask_rolling, set_days, set_months, set_months_of_years
from indicators.layouts.periods.order import check_order
from indicators.layouts.periods.places import heading_text, heads_of
from indicators.layouts.periods.years_alone import ask_bare
from indicators.layouts.proposals import Choice, DoubtKind
from indicators.layouts.tables.sheets import SheetRead
from indicators.layouts.tables.taken_back import PERIOD, answered_period
from indicators.terms.periods import Period

_OUT = Choice(LEAVE_OUT, "Leave these columns out")


def set_periods(drafts: Sequence[Draft], doubts: Doubts) -> None:
    by_table: dict[int, list[Draft]] = {}
    for draft in drafts:
        draft.period = draft.time.period
        by_table.setdefault(id(draft.table), []).append(draft)
    for found in by_table.values():
        set_days(found, doubts)
        set_months_of_years(
            [draft for draft in found if draft.time.month is not None and draft.time.bare is not None]
        )
        ask_bare([draft for draft in found if draft.period is None and draft.time.bare is not None], doubts)
        set_months([draft for draft in found if draft.time.month is not None], found, doubts)
        _ending([draft for draft in found if draft.time.ends], doubts)
        ask_rolling([draft for draft in found if draft.time.rolling], doubts)
        check_order(found, doubts)
        _unknown(
            [draft for draft in found if draft.period is None and not draft.out and not draft.waits], doubts
        )
    _titles(drafts, doubts)


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
            choices=(Choice(PERIOD, "They are of this period:"), _OUT),
            holds=True,
        )
        period = answered_period(answer)
        for draft in found:
            draft.period = period or draft.period


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
        draft.period = answered_period(answer) or draft.period
