"""How a file reads: its counts, its doubts with one open, and what is left out of it and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.http import urlencode

from indicators.intake.history.doubts import INDICATOR, figures_in, may_promise, taken_back
from indicators.intake.history.presenters.sheet import sheet_and_row
from indicators.intake.history.proposed import Tally
from indicators.layouts.drafts.doubts import TAKE
from indicators.layouts.proposals import Choice, Doubt, DoubtKind, LeftOut, Proposal, ProposedFigure
from indicators.layouts.tables.taken_back import COLUMN, PERIOD, ROW, SHEET
from indicators.models import HistoryFile
from indicators.terms.vocabulary import SYMBOL_MEANINGS
from indicators.terms.wording import count_words

MOST_IN_A_STRIP = 6
MOST_PLACES = 4
OTHER = "other"
ANSWERED = "As it was answered"


@dataclass(frozen=True)
class StripCell:
    """A figure that waits: its period and what its cell shows."""

    period: str
    shown: str


@dataclass(frozen=True)
class DoubtShown:
    """A doubt with its number on the page. `settled` says the answer in words; `by_now` is the answer itself."""

    number: int
    key: str
    where: str
    why: str
    reading: str
    choices: Sequence[Choice]
    chosen: str
    settled: str
    by_now: str
    waits: str
    strip: Sequence[StripCell]
    label: str
    takes_another: bool
    takes_note: bool
    note: str
    query: str
    period: str = ""  # that was typed, where the answer is one
    other: str = ""  # the measure that was chosen where no choice offers it


def doubts_shown(proposal: Proposal, titles: Mapping[str, str], notes: Mapping[str, str]) -> list[DoubtShown]:
    """In the order of the proposal. `titles` are those of indicators, by code; `notes` by the doubt's key."""
    return [
        _shown(number, doubt, proposal, titles, notes.get(doubt.key, ""))
        for number, doubt in enumerate(proposal.doubts, 1)
    ]


def _shown(number: int, doubt: Doubt, proposal: Proposal, titles: Mapping[str, str], note: str) -> DoubtShown:
    about = figures_in(doubt, proposal)
    names = {row.label for row in about}
    asks_name = doubt.kind is DoubtKind.LABEL
    held = doubt.waits or [row for row in about if asks_name and row.indicator is None]
    likely = next((choice.answer for choice in doubt.choices if choice.likely), "")
    return DoubtShown(
        number=number,
        key=doubt.key,
        where=doubt.cell,
        why=doubt.why,
        reading=doubt.reading,
        choices=doubt.choices,
        chosen=PERIOD if doubt.settled.startswith(PERIOD) else doubt.settled or likely,
        settled=", ".join(filter(None, (_settled_words(doubt, titles), note))),
        by_now=doubt.settled,
        waits=count_words(len(held), "figures wait", "figure waits") if held else "",
        strip=[StripCell(row.period, shown_of(row)) for row in about[:MOST_IN_A_STRIP]],
        label=names.pop() if len(names) == 1 else "",
        takes_another=asks_name,
        takes_note=may_promise(doubt, proposal),
        note=note,
        query=urlencode({"doubt": doubt.key}),
        period=doubt.settled.removeprefix(PERIOD) if doubt.settled.startswith(PERIOD) else "",
    )


def _settled_words(doubt: Doubt, titles: Mapping[str, str]) -> str:
    if doubt.open:
        return ""
    for choice in doubt.choices:
        if choice.answer == doubt.settled:
            return choice.words
    if doubt.settled.startswith(PERIOD):
        return doubt.settled.removeprefix(PERIOD)
    return titles.get(doubt.settled.removeprefix(INDICATOR), ANSWERED)


def shown_of(row: ProposedFigure) -> str:
    """What the cell shows, or what is read of it."""
    if row.shown:
        return row.shown
    if row.symbol:
        return row.symbol
    number = row.value if row.value is not None else row.numerator
    return "" if number is None else f"{number:,.4g}" if abs(number) < 1000 else f"{number:,.0f}"


def as_typed(doubt: DoubtShown, said: Mapping[str, str]) -> DoubtShown:
    """With what was typed into its form, when the answer was refused."""
    chosen, other = said["answer"], said["other"]
    return replace(doubt, chosen=chosen, other=other, note=said["text"], period=said["period"])


def opened(doubts: Sequence[DoubtShown], key: str) -> DoubtShown | None:
    """The one to be answered: the one asked for, otherwise the first that is open."""
    asked = next((doubt for doubt in doubts if doubt.key == key), None)
    return asked or next((doubt for doubt in doubts if not doubt.settled), None)


def next_open(proposal: Proposal, after: str) -> str:
    """The key of the first open doubt behind this one, or of the first of all; "" where none is left."""
    keys = [doubt.key for doubt in proposal.doubts]
    at = keys.index(after) + 1 if after in keys else 0
    still = [doubt.key for doubt in (*proposal.doubts[at:], *proposal.doubts[:at]) if doubt.open]
    return next((key for key in still if key != after), "")


@dataclass(frozen=True)
class Fact:
    """A number above the page with what it counts."""

    term: str
    number: str
    more: str


def facts_of(proposal: Proposal, counts: Tally) -> list[Fact]:
    open_doubts = sum(doubt.open for doubt in proposal.doubts)
    marks = sorted({row.symbol for row in proposal.rows if row.symbol})
    return [
        Fact("Figures that come in", f"{counts.come_in:,}", _periods_words(proposal)),
        Fact(
            "Wait for an answer",
            f"{counts.waiting:,}",
            f"in {count_words(open_doubts, 'doubts')}" if open_doubts else "no doubt is open",
        ),
        Fact(
            "No figure, by a mark",
            f"{counts.no_figure:,}",
            ", ".join(SYMBOL_MEANINGS.get(mark, mark) for mark in marks) if counts.no_figure else "none",
        ),
        Fact("Not one of ours", f"{counts.unknown:,}", "figures of rows that no measure here is"),
        Fact("Left out", f"{counts.left_out:,}", "cells that hold something else"),
    ]


def _periods_words(proposal: Proposal) -> str:
    measures = {row.indicator for row in proposal.rows if row.indicator}
    periods = {row.period for row in proposal.rows if row.indicator}
    return f"{count_words(len(measures), 'measures')}, {count_words(len(periods), 'periods')}"


def total_words(counts: Tally) -> str:
    """That the counts add up to all cells that hold figures."""
    parts = [
        (counts.come_in, "come in"),
        (counts.waiting, "wait"),
        (counts.no_figure, "say why there is none"),
    ]
    parts.append((counts.unknown, "are of no measure here"))
    total = sum(number for number, _ in parts)
    said = ", ".join(f"{number:,} {words}" for number, words in parts if number)
    return f"{count_words(total, 'figures')}: {said}." if said else "No figure was found in this file."


@dataclass(frozen=True)
class LeftOutShown:
    """What is left out for one reason, wherever it stands. `lines` are those of it that can be taken back, each by its
    key and in words; `timed` says that a period may be given with it."""

    cells: str
    what: str
    why: str
    many: int
    lines: Sequence[tuple[str, str]]
    timed: bool


def left_out_of(proposal: Proposal, sheet: str) -> list[LeftOutShown]:
    """What is left out of this sheet, or of the file as a whole; what is alike in one line."""
    alike: dict[tuple[str, str], list[LeftOut]] = {}
    for one in proposal.left_out:
        if sheet_and_row(one.cells)[0] in ("", sheet):
            alike.setdefault((one.what, one.why), []).append(one)
    return [
        LeftOutShown(
            cells=_cells_words([one.cells for one in ones]),
            what=what,
            why=why,
            many=sum(one.many for one in ones),
            lines=[(one.back, line_words(one.back, one.said)) for one in ones if one.back],
            timed=any(one.back.startswith(COLUMN) for one in ones),
        )
        for (what, why), ones in alike.items()
    ]


@dataclass(frozen=True)
class TakenBack:
    """What was taken back; `key` leaves it out again."""

    key: str
    words: str
    read_as: str


def taken_back_lines(given: Mapping[str, Mapping[str, str]]) -> list[TakenBack]:
    return [
        TakenBack(
            key,
            line_words(key, one["said"]),
            one["answer"].removeprefix(PERIOD) if one["answer"] != TAKE else "",
        )
        for key, one in taken_back(given).items()
    ]


def line_words(key: str, said: str) -> str:
    """ "Column J of Board: YTD"."""
    if key.startswith(SHEET):
        return f"The sheet {key.removeprefix(SHEET)}"
    sheet, _, line = key.removeprefix(COLUMN).removeprefix(ROW).rpartition("!")
    where = f"{'Row' if line.isdigit() else 'Column'} {line}{f' of {sheet}' if sheet else ''}"
    return f"{where}: {said[:60]}" if said else where


def _cells_words(cells: Sequence[str]) -> str:
    """The sheet is named once: "Board!J5:J30, K5:K30 and 2 more"."""
    first, *rest = cells[:MOST_PLACES]
    named = ", ".join([first, *(place.rpartition("!")[2] for place in rest)])
    return f"{named} and {len(cells) - MOST_PLACES} more" if len(cells) > MOST_PLACES else named


def remarks_on(file: HistoryFile, steps: Sequence) -> str:
    """What the approver said when it was last returned, as long as nobody sent it again."""
    last = steps[-1] if steps else None
    return last.remarks if last is not None and last.verb == "returned" else ""
