"""Rows of a request, checked as rows of a file are, and held to what the token may send. Pure."""

from collections.abc import Iterable, Set
from dataclasses import dataclass
from datetime import date

from indicators.amounts.amounts import ReportedFigure
from indicators.amounts.cells import CellKey, Typed
from indicators.catalogue.facts import IndicatorFacts
from indicators.catalogue.known_indicators import Catalogue
from indicators.files.columns import COLUMNS, Columns
from indicators.files.faults import Fault, Faults, text_in_fault
from indicators.files.row_checks import RowChecker
from indicators.intake.landing import Incoming
from indicators.intake.systems.answers import Outcome, RowAnswer
from indicators.intake.systems.api.body import MOST_ROWS, SentRow
from indicators.terms.vocabulary import FigureStatus

MOST_FAULTS = len(COLUMNS) * MOST_ROWS


@dataclass(frozen=True)
class SentFigure:
    """A row without a fault of its own. `figure` is what would be recorded; `facts` are its indicator's."""

    sent: SentRow
    figure: ReportedFigure
    facts: IndicatorFacts

    @property
    def number(self) -> int:
        return self.sent.number

    @property
    def key(self) -> CellKey:
        return self.figure.key

    @property
    def says(self) -> frozenset[str]:
        """Which of status and note it gives; what it leaves out stays as it was."""
        return frozenset(column for column in ("status", "note") if self.sent.cell(column).strip())

    def typed(self, reason: str = "") -> Typed:
        """As somebody would have typed it: numbers keep the decimals with which they were sent."""
        columns = ("numerator", "denominator", "value")
        written = {column: self.sent.cell(column).strip() for column in columns}
        amounts = self.figure.amounts
        return Typed(
            **written, symbol=amounts.symbol, status=amounts.status, note=amounts.note, reason=reason
        )

    @property
    def incoming(self) -> Incoming:
        return Incoming(self.figure, self.says, self.typed())

    @property
    def recorded(self) -> ReportedFigure:
        """The row as it is recorded at once: provisional, unless it says that it is final."""
        if "status" in self.says:
            return self.figure
        provisional = self.figure.amounts._replace(status=FigureStatus.PROVISIONAL.value)
        return self.figure._replace(amounts=provisional)

    def answer(self, outcome: Outcome, fault: Fault | None = None) -> RowAnswer:
        problem, remedy = (fault.problem, fault.remedy) if fault else ("", "")
        return answer_to(self.sent, outcome, problem, remedy)


def answer_to(row: SentRow, outcome: Outcome, problem: str = "", remedy: str = "") -> RowAnswer:
    """Indicator and period as they were sent, so that the sender finds them again; fit to be kept and shown."""
    indicator, period = (
        text_in_fault(row.cell("indicator").strip()),
        text_in_fault(row.cell("period").strip()),
    )
    return RowAnswer(row.number, indicator, period, outcome, problem, remedy)


def check_rows(
    rows: Iterable[SentRow], catalogue: Catalogue, allowed: Set[str], today: date
) -> tuple[list[SentFigure], list[RowAnswer]]:
    """What can be used, and the refusals of what cannot. `allowed` are the codes the token may send."""
    faults = Faults(MOST_FAULTS)
    checker = RowChecker(catalogue, Columns(tuple(range(len(COLUMNS))), len(COLUMNS)), faults)
    good: list[SentFigure] = []
    unread: list[SentRow] = []
    for row in rows:
        for problem, remedy in row.faults:
            faults.add(problem, remedy, row=row.number)
        known = catalogue.find(row.cell("indicator"))
        facts = known.facts if known is not None else None
        if facts is not None and facts.code not in allowed:
            faults.add(*_NOT_ALLOWED, row=row.number, column="indicator")
            facts = None
            figure = None
        else:
            figure = None if row.faults else checker.read(row.number, row.cells)
        if figure is not None and figure.period.start > today:
            faults.add("This period has not begun.", "Check the year.", row=row.number, column="period")
        elif figure is not None and facts is not None:
            good.append(SentFigure(row, figure, facts))
            continue
        unread.append(row)
    good, doubtful = _apart(good, checker.doubts(), faults)
    by_row = _by_row(faults)
    return good, [_refusal(row, by_row.get(row.number, [])) for row in (*unread, *doubtful)]


_NOT_ALLOWED = (
    "This token may not send this indicator.",
    "An administrator of the council can add it under Systems.",
)


def _apart(
    good: list[SentFigure], doubts: Iterable[Fault], faults: Faults
) -> tuple[list[SentFigure], list[SentRow]]:
    """What can be used still, and the rows of which the last one made another doubtful."""
    rows = {fault.row for fault in doubts}
    faults.extend(doubts)
    return [one for one in good if one.number not in rows], [one.sent for one in good if one.number in rows]


def _by_row(faults: Faults) -> dict[int, list[Fault]]:
    found: dict[int, list[Fault]] = {}
    for fault in faults:
        found.setdefault(fault.row or 0, []).append(fault)
    return found


def _refusal(row: SentRow, faults: list[Fault]) -> RowAnswer:
    """All that is wrong with it, each fault with its column."""
    problem = " ".join(f"{each.column}: {each.problem}" if each.column else each.problem for each in faults)
    remedy = " ".join(dict.fromkeys(each.remedy for each in faults))
    return answer_to(row, Outcome.REFUSED, problem, remedy)
