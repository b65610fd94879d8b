"""From a file in a council's own layout to a proposal. Pure: nothing is stored, the same file gives the same proposal.

The file is read whole and apart (`indicators.files`), each sheet brought to `tables`, tables to `drafts` of figures;
then it is decided of each figure which period it is of (`periods`), which indicator (`measures`), which number
(`values`) and what is in doubt about it (`checks`); at last what became of every cell (`outcome`).
"""

import hashlib
from collections.abc import Sequence
from itertools import chain
from typing import BinaryIO

from indicators.catalogue.known_indicators import Catalogue
from indicators.files.apart import IN_A_REQUEST, Limits, read_book_apart
from indicators.files.books.cells import BookSheet
from indicators.files.faults import refusal
from indicators.files.table_files import LARGEST_FILE
from indicators.layouts.cells.marks import key_of
from indicators.layouts.checks.not_ours import ask_unknown, check_strangers
from indicators.layouts.checks.noughts import check_noughts
from indicators.layouts.checks.repeated import check_hidden, check_twice
from indicators.layouts.checks.sheets import check_sheets
from indicators.layouts.checks.spans_of_time import check_fit
from indicators.layouts.checks.units import check_units
from indicators.layouts.checks.unlikely import check_values
from indicators.layouts.drafts.collecting import drafts_of, groups
from indicators.layouts.drafts.doubts import LEAVE_OUT, Doubts
from indicators.layouts.drafts.draft import Draft
from indicators.layouts.labels.names import Labels
from indicators.layouts.measures.areas import take_areas, take_wholes
from indicators.layouts.measures.indicators import set_indicators, set_labels
from indicators.layouts.measures.totals import ask_totals, take_totals
from indicators.layouts.outcome.left_out import left_out_of, whole_sheet
from indicators.layouts.outcome.sheets_shown import sheets_shown
from indicators.layouts.periods.headings import set_periods
from indicators.layouts.proposals import Choice, Doubt, DoubtKind, KnownWords, LeftOut, Proposal
from indicators.layouts.tables.sheets import SheetRead, read_sheet
from indicators.layouts.tables.taken_back import sheet_key, take_back
from indicators.layouts.values.numbers import set_values
from indicators.layouts.values.numerators import check_parts
from indicators.layouts.values.percentages import set_scales

NO_WORDS = KnownWords()
MOST_FIGURES, MOST_MEASURES = 30_000, 1_500
_SEVERAL = 4  # numbers, in more than one column: a sheet of contents has its own too


def propose(
    file: BinaryIO,
    name: str,
    *,
    catalogue: Catalogue,
    words: KnownWords = NO_WORDS,
    council: str = "",
    largest: int = LARGEST_FILE,
    limits: Limits = IN_A_REQUEST,
) -> Proposal:
    """The proposal for an uploaded file. `words` are what the council said before, with the answers to doubts;
    `council` is its name; `largest` is in bytes.

    Raises FileRefused for what cannot be read at all.
    """
    return propose_book(read_book_apart(file, name, limits, largest), catalogue, words, council)


def propose_book(
    sheets: Sequence[BookSheet], catalogue: Catalogue, words: KnownWords = NO_WORDS, council: str = ""
) -> Proposal:
    doubts = Doubts(words.answers)
    reads: list[SheetRead] = []
    left: list[LeftOut] = []
    for sheet in sheets:
        if sheet.hidden and sheet_key(sheet.name) not in words.answers:
            left.append(whole_sheet(sheet, "a hidden sheet"))
        else:
            reads.append(read_sheet(sheet, council))
    labels = Labels(catalogue, words.labels, council)
    for read in reads:
        take_areas(read, labels)
        take_wholes(read, labels)
        take_totals(read, labels)
        take_back(read, words.answers)
    drafts = list(chain.from_iterable(map(drafts_of, reads)))
    _check_size(drafts)
    _work_out(drafts, reads, labels, words, doubts, council)
    for read in reads:
        _ask_sheet(read, doubts)
        for table in read.tables:
            ask_unknown(table, doubts)
        left += left_out_of(read, [draft for draft in drafts if draft.sheet is read])
    return Proposal(
        rows=tuple(draft.as_figure() for draft in drafts if _comes_in(draft)),
        left_out=tuple(left),
        doubts=_in_order(doubts, drafts),
        sheets=sheets_shown(sheets, reads, drafts, left, doubts, labels),
        layout=_layout(reads),
    )


def _work_out(
    drafts: list[Draft],
    reads: Sequence[SheetRead],
    labels: Labels,
    words: KnownWords,
    doubts: Doubts,
    council: str,
) -> None:
    key = key_of(remark for read in reads for remark in read.remarks)
    set_labels(drafts, labels)
    set_periods(drafts, doubts)
    check_sheets(drafts, council, doubts)
    check_strangers(drafts, council, doubts)
    set_indicators(drafts, labels, doubts)
    ask_totals(drafts, doubts)
    set_values(drafts, key, doubts)
    by_measure = list(groups(drafts))
    check_units(by_measure, labels, doubts)
    set_scales(by_measure, labels, doubts)
    check_parts(by_measure, labels, doubts)
    check_noughts(drafts, doubts)
    check_values(by_measure, labels, doubts)
    check_fit(by_measure, labels, doubts)
    check_twice(drafts, doubts)
    check_hidden(drafts, doubts)


def _check_size(drafts: Sequence[Draft]) -> None:
    """What is proposed must be looked over by a person, and worked out while one waits."""
    measures = len({draft.label for draft in drafts})
    if len(drafts) > MOST_FIGURES or measures > MOST_MEASURES:
        raise refusal(
            f"The file seems to have {len(drafts):,} figures of {measures:,} measures: more than can be looked over.",
            "Divide it by years or by sections, and leave out tables of single children.",
        )


def _ask_sheet(read: SheetRead, doubts: Doubts) -> None:
    """A sheet full of numbers of which none is understood must not go by in silence."""
    grid = read.grid
    numbers = [
        (row, column)
        for row, found in grid.filled_rows.items()
        for column in found
        if grid.is_number(row, column)
    ]
    if not read.tables and len(numbers) >= _SEVERAL and len({column for _, column in numbers}) > 1:
        doubts.ask(
            DoubtKind.SHEET,
            [grid.address(*at) for at in numbers],
            f'The sheet "{grid.sheet.name}" has numbers, but no headings that say their period.',
            choices=(Choice(LEAVE_OUT, "It holds no figures: leave it out", likely=True),),
        )


def _comes_in(draft: Draft) -> bool:
    said = bool(draft.symbol) or draft.value is not None or draft.numerator is not None
    return said and draft.period is not None and not draft.out and not draft.waits


def _in_order(doubts: Doubts, drafts: Sequence[Draft]) -> tuple[Doubt, ...]:
    order = {kind: place for place, kind in enumerate((DoubtKind.SHEET, DoubtKind.HEADING, DoubtKind.LABEL))}
    return tuple(sorted(doubts.finished(drafts), key=lambda doubt: order.get(doubt.kind, 9)))


def _layout(reads: Sequence[SheetRead]) -> str:
    """What the headings and labels say without the times, so that next quarter's file is known again."""
    said = [
        (heading.role, heading.rest, heading.quarter)
        for read in reads
        for table in read.tables
        for heading in table.band.columns.values()
    ]
    return hashlib.sha256(repr(sorted(set(map(str, said)))).encode()).hexdigest()[:32]
