"""Which rows belong to a section of the collection calendar, and what entering them there would do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from accounts.models import Council
from indicators.amounts.cells import CellKey, Typed
from indicators.amounts.recorded import typed_of_figure
from indicators.checks import run_checks
from indicators.checks.facts import Cell, Finding, Setting, Severity
from indicators.collection.sections.periods_within import periods_within
from indicators.collection.sections.querysets import SectionReading, read_section, typed_of
from indicators.intake.systems.answers import Outcome, RowAnswer
from indicators.intake.systems.sending.rows import SentFigure, same_figure
from indicators.models import CollectedIndicator, Collection
from indicators.terms.periods import Frequency, Period, PeriodError

# Each section costs its own reads and writes; more than a year of a large calendar is sent in several requests
MOST_SECTIONS = 40
Place = tuple[Collection, Period]


@dataclass(frozen=True)
class Entering:
    """What would be entered in one section, and the answers that are known without entering anything."""

    typed: Mapping[CellKey, Typed]
    shown: Mapping[CellKey, str]
    taken: Mapping[CellKey, RowAnswer]
    answers: Sequence[RowAnswer]


def sections_of(
    council: Council, figures: Sequence[SentFigure]
) -> tuple[dict[Place, list[SentFigure]], list[SentFigure]]:
    """The rows by section and period, in one order for everybody, and those that no section holds. One query."""
    calendar = {
        each.indicator_id: each.collection
        for each in CollectedIndicator.objects.filter(council=council).select_related("collection")
    }
    places: dict[Place, list[SentFigure]] = {}
    elsewhere: list[SentFigure] = []
    for figure in figures:
        collection = calendar.get(figure.facts.id)
        period = _section_period(collection, figure) if collection else None
        if collection is None or period is None:
            elsewhere.append(figure)
        else:
            places.setdefault((collection, period), []).append(figure)
    ordered = sorted(places, key=lambda place: (place[0].pk, place[1].start))
    return {place: places[place] for place in ordered}, elsewhere


def _section_period(collection: Collection, figure: SentFigure) -> Period | None:
    """The period of the section in which the figure is handed in; None where it is not typed there.

    That is an indicator's own frequency alone; also before the calendar begins, so that what was approved or
    published once is never changed without a second person.
    """
    own, frequency = figure.figure.period, figure.facts.frequency
    if own.frequency is not frequency:
        return None
    try:
        period = Period.of(own.end, Frequency(collection.frequency))
    except PeriodError:
        return None
    return period if own in periods_within(frequency, period) else None


def entering(
    place: Place, figures: Sequence[SentFigure], reason: str, settings: Mapping[str, Setting]
) -> Entering:
    """Set the rows against the section as it stands, and check it as it would be with them."""
    reading = read_section(*place)
    cells = {cell.key: cell for cell in reading.cells}
    answers: list[RowAnswer] = []
    wanted: dict[CellKey, tuple[SentFigure, Typed]] = {}
    for figure in figures:
        cell = cells.get(figure.key)
        known = _known_answer(figure, cell, reading)
        if known is not None or cell is None:
            answers.append(known or figure.answer(Outcome.REFUSED, *_NO_SUCH_CELL))
        else:
            wanted[figure.key] = (figure, _typed(figure, cell, reading, reason))
    findings = _findings(reading.cells, {key: typed for key, (_, typed) in wanted.items()}, settings)
    taken: dict[CellKey, RowAnswer] = {}
    for key, (figure, _) in wanted.items():
        answer = with_findings(figure.answer(Outcome.ENTERED), findings.get(key, ()))
        if answer.outcome is Outcome.REFUSED:
            answers.append(answer)
        else:
            taken[key] = answer
    return Entering(
        typed={key: wanted[key][1] for key in taken},
        shown={key: cells[key].typed.digest for key in taken},
        taken=taken,
        answers=answers,
    )


_NO_SUCH_CELL = (
    "Its section of the collection calendar has no such row.",
    "Send it again; if it stays so, an officer looks at the calendar.",
)


def _known_answer(figure: SentFigure, cell: Cell | None, reading: SectionReading) -> RowAnswer | None:
    """What needs no entering: the same stands there already, or somebody typed something else."""
    if cell is None:
        return None
    entry = reading.entries.get(figure.key)
    if cell.typed.has_figure and same_figure(figure, cell.typed, cell.indicator.unit):
        return figure.answer(Outcome.UNCHANGED)
    if entry is not None and entry.system_id is None and cell.typed.has_figure:
        return figure.answer(Outcome.LEFT, *LEFT_TO_PEOPLE)
    return None


LEFT_TO_PEOPLE = (
    "Somebody has typed another figure here, which stays.",
    "Correct the source, or let the officer know; nothing else is to do.",
)


def _typed(figure: SentFigure, cell: Cell, reading: SectionReading, reason: str) -> Typed:
    """The row as an entry. What it leaves out stays as it stands; a recorded figure is corrected with the reason."""
    stands = cell.typed
    given = {column: figure.sent.cell(column).strip() for column in ("status", "note")}
    kept = {column: getattr(stands, column) for column, text in given.items() if not text}
    if cell.now is not None and same_figure(
        figure, typed_of_figure(cell.now.amounts, cell.indicator.unit), cell.indicator.unit
    ):
        return typed_of_figure(
            cell.now.amounts, cell.indicator.unit
        )  # the correction that this system sent is taken back
    entry = reading.entries.get(figure.key)
    beside = {"answer": "", "commentary": ""}
    if entry is not None:
        typed = typed_of(entry)
        beside = {"answer": typed.answer, "commentary": typed.commentary}
    return replace(figure.typed(**kept), reason=reason if cell.now is not None else "", **beside)


def _findings(
    cells: Sequence[Cell], typed: Mapping[CellKey, Typed], settings: Mapping[str, Setting]
) -> dict[CellKey, list[Finding]]:
    wanted = tuple(replace(cell, typed=typed.get(cell.key, cell.typed)) for cell in cells)
    found: dict[CellKey, list[Finding]] = {}
    for finding in run_checks(wanted, settings):
        found.setdefault(finding.key, []).append(finding)
    return found


def with_findings(answer: RowAnswer, findings: Sequence[Finding]) -> RowAnswer:
    """An error refuses the row in the check's own words, which say how to put it right; queries go with it."""
    errors = [each.words for each in findings if each.severity is Severity.ERROR]
    if errors:
        return answer.refused(" ".join(errors), CORRECT_IT)
    queries = tuple(each.words for each in findings if each.severity is Severity.QUERY)
    return replace(answer, queries=queries)


CORRECT_IT = "Correct it at its source and send it again."
