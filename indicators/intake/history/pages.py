"""What the pages of a file of history share: the file of an address, and how it reads."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest

from accounts.models import Council
from indicators.catalogue.querysets import indicators_by_title
from indicators.intake.history.presenters.files import step_lines
from indicators.intake.history.presenters.mapping import (
    DoubtShown,
    doubts_shown,
    facts_of,
    opened,
    remarks_on,
    total_words,
)
from indicators.intake.history.presenters.sheet import SheetOnPage, sheet_on_page
from indicators.intake.history.querysets import file_with_key, sheet_names, sheet_of, steps_of
from indicators.intake.history.stored import read_proposal
from indicators.layouts.proposals import Proposal
from indicators.models import HistoryFile

LONGEST_NUMBER = 6


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
    doubts: list[DoubtShown]
    doubt: DoubtShown | None
    sheet: SheetOnPage | None


def reading_of(request: HttpRequest, file: HistoryFile) -> Reading:
    """What the address asks for of it: a doubt, a sheet, a part of its rows. Two queries."""
    proposal = read_proposal(file.proposal)
    titles = indicators_by_title(file.council)
    doubts = doubts_shown(proposal, dict(titles))
    sheet = sheet_of(file, number_in(request, "sheet"))
    numbers = {doubt.key: (doubt.number, doubt.query) for doubt in doubts}
    return Reading(
        proposal=proposal,
        titles=titles,
        doubts=doubts,
        doubt=opened(doubts, request.GET.get("doubt", "")),
        sheet=sheet_on_page(sheet, number_in(request, "rows"), numbers) if sheet else None,
    )


def number_in(request: HttpRequest, name: str) -> int:
    """A number of the address; what makes no sense there is the first."""
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER and int(text) else 1


def context_of(request: HttpRequest, file: HistoryFile) -> dict:
    """For the parts of a page that show how the file reads. Four queries."""
    reading = reading_of(request, file)
    steps = steps_of(file)
    return {
        "file": file,
        "facts": facts_of(reading.proposal),
        "total": total_words(reading.proposal),
        "doubts": reading.doubts,
        "open_doubt": reading.doubt,
        "settled": sum(1 for doubt in reading.doubts if doubt.settled),
        "indicators": reading.titles,
        "sheet": reading.sheet,
        "sheets": sheet_names(file),
        "left_out": reading.proposal.left_out,
        "steps": step_lines(steps),
        "returned": remarks_on(file, steps),
    }
