"""What the pages of a file of history share: the file of an address, and how it reads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from accounts.models import Council
from indicators.catalogue.querysets import measures_and_parts
from indicators.intake.bringing.pages import progress_page
from indicators.intake.history.doubts import code_of, notes_of
from indicators.intake.history.presenters.files import step_lines
from indicators.intake.history.presenters.mapping import (
    DoubtShown,
    as_typed,
    doubts_shown,
    facts_of,
    left_out_of,
    opened,
    remarks_on,
    taken_back_lines,
    total_words,
)
from indicators.intake.history.presenters.sheet import (
    SheetOnPage,
    names_on,
    sheet_and_row,
    sheet_on_page,
)
from indicators.intake.history.proposed import tally
from indicators.intake.history.querysets import (
    SheetName,
    file_with_key,
    sheet_names,
    sheet_of,
    steps_of,
)
from indicators.intake.history.reading.our_columns import LAYOUT
from indicators.intake.history.stored import read_proposal
from indicators.layouts.proposals import Proposal
from indicators.models import HistoryFile
from indicators.terms.periods import Frequency, Period

LONGEST_NUMBER = 6
LISTED_AT = ("indicators:history", "History in your own workbooks")


def file_at(council: Council, key: UUID) -> HistoryFile:
    """Raises Http404 for what is no file of the council."""
    file = file_with_key(council, key)
    if file is None:
        raise Http404("There is no such file of history.")
    return file


@dataclass(frozen=True)
class Reading:
    """How a file reads, as its pages show it; `doubt` is the one that is open for an answer."""

    proposal: Proposal
    titles: list[tuple[str, str]]
    parts: list[tuple[str, str]]
    doubts: list[DoubtShown]
    doubt: DoubtShown | None
    sheets: list[SheetName]
    sheet: SheetOnPage | None


def reading_of(request: HttpRequest, file: HistoryFile, said: Mapping | None = None) -> Reading:
    """What the address asks for of it: a doubt, a sheet, a part of its rows. Four queries.

    `said` is the answer that was just refused, as it was typed.
    """
    proposal = read_proposal(file.proposal)
    titles, parts = measures_and_parts(file.council)
    doubts = doubts_shown(proposal, dict([*titles, *parts]), notes_of(file.answers))
    doubt = opened(doubts, said["doubt"] if said else request.GET.get("doubt", ""))
    if doubt and said:
        doubt = as_typed(doubt, said)
    names = sheet_names(file)
    place = place_shown(request, proposal, doubt.where if doubt else "", names)
    here = request.GET.get("cell", "")
    sheet = sheet_of(file, place.sheet)
    numbers = {one.key: (one.number, one.query) for one in doubts}
    named = () if proposal.layout == LAYOUT else proposal.rows  # rows that name their indicator by its code
    return Reading(
        proposal=proposal,
        titles=titles,
        parts=parts,
        doubts=doubts,
        doubt=doubt,
        sheets=names,
        sheet=sheet_on_page(sheet, place.row, numbers, names_on(sheet.name, named), here.rpartition("!")[2])
        if sheet
        else None,
    )


class Place(NamedTuple):
    """A sheet and a row of it, both from 1."""

    sheet: int
    row: int


def place_shown(request: HttpRequest, proposal: Proposal, where: str, sheets: Sequence[SheetName]) -> Place:
    """The part of the file that the address asks for; without that the cell in doubt, or the first figure."""
    if "sheet" in request.GET:
        return Place(number_in(request, "sheet"), number_in(request, "rows"))
    cell = request.GET.get("cell", "") or where or next((row.cell for row in proposal.rows), "")
    name, row = sheet_and_row(cell)
    return Place(next((sheet.number for sheet in sheets if sheet.name == name), 1), row)


class Naming(NamedTuple):
    """A label whose rows somebody wants to be another measure; `code` is what they are taken for, "" for none."""

    label: str
    code: str
    many: int


def naming_of(proposal: Proposal, label: str) -> Naming | None:
    """None for what is no label of the file."""
    rows = [row for row in proposal.rows if row.label == label]
    return Naming(label, code_of(rows[0]), len(rows)) if label and rows else None


def number_in(request: HttpRequest, name: str) -> int:
    """A number of the address; what makes no sense there is the first."""
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER and int(text) else 1


def context_of(request: HttpRequest, file: HistoryFile, said: Mapping | None = None) -> dict:
    """For the parts of a page that show how the file reads. Six queries."""
    reading = reading_of(request, file, said)
    counts = tally(reading.proposal, notes_of(file.answers))
    steps = steps_of(file)
    naming = naming_of(reading.proposal, request.GET.get("name", ""))
    left_out = left_out_of(reading.proposal, reading.sheet.name if reading.sheet else "")
    return {
        "file": file,
        "facts": facts_of(reading.proposal, counts),
        "total": total_words(counts),
        "any_figure": any(counts[:4]),
        "doubts": reading.doubts,
        "open_doubt": None if naming else reading.doubt,
        "naming": naming,
        "settled": sum(1 for doubt in reading.doubts if doubt.settled),
        "indicators": reading.titles,
        "parts": reading.parts,
        "example_period": Period.of(timezone.localdate(), Frequency.QUARTER).next().label,
        "taken_back": taken_back_lines(file.answers),
        "sheet": reading.sheet,
        "sheets": reading.sheets,
        "left_out": left_out,
        "left_elsewhere": reading.proposal.counts.left_out - sum(one.many for one in left_out),
        "steps": step_lines(steps),
        "returned": remarks_on(file, steps),
    }


def work_page(request: HttpRequest, file: HistoryFile) -> HttpResponse:
    """How far its job is, or that it stopped."""
    acts_at = reverse("indicators:history_file", args=[file.council.slug, file.pk])
    return progress_page(request, file.council, file, acts_at, LISTED_AT)
