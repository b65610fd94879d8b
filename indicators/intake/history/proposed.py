"""From what is proposed of a file to the figures that come in: what waits for an answer stays outside. Pure."""

from collections.abc import Mapping
from typing import NamedTuple

from indicators.amounts.promises import expected_period
from indicators.intake.history.settled import Settled
from indicators.layouts.proposals import Proposal, ProposedFigure
from indicators.terms.vocabulary import Symbol


def settled_figures(proposal: Proposal, notes: Mapping[str, str]) -> list[Settled]:
    """Those of a known indicator that no open doubt keeps waiting, in the order of the proposal.

    `notes` say by a doubt's key when what is not yet available is expected; without that it waits.
    """
    return [
        _settled(number, row, notes)
        for number, row in enumerate(proposal.rows, 1)
        if row.indicator is not None and not _unsaid(row, notes)
    ]


def _unsaid(row: ProposedFigure, notes: Mapping[str, str]) -> bool:
    """Whether nobody has said when it is expected, which must stand with it."""
    return row.symbol == Symbol.PROMISED and expected_period(_note(row, notes)) is None


def _note(row: ProposedFigure, notes: Mapping[str, str]) -> str:
    said = next((notes[key] for key in row.doubts if key in notes), "")
    return row.note or (said if row.symbol == Symbol.PROMISED else "")


class Tally(NamedTuple):
    """Every figure of the file is counted once; `left_out` are cells that hold something else."""

    come_in: int
    waiting: int
    no_figure: int
    unknown: int
    left_out: int


def tally(proposal: Proposal, notes: Mapping[str, str]) -> Tally:
    """Rows of no indicator wait where a doubt about them is open, and are none of ours where there is none."""
    still = {doubt.key for doubt in proposal.doubts if doubt.open}
    ours = [row for row in proposal.rows if row.indicator is not None]
    others = [row for row in proposal.rows if row.indicator is None]
    asked = sum(1 for row in others if still.intersection(row.doubts))
    unsaid = sum(1 for row in ours if _unsaid(row, notes))
    return Tally(
        come_in=sum(1 for row in ours if not row.symbol),
        waiting=len(proposal.waiting) + asked + unsaid,
        no_figure=sum(1 for row in ours if row.symbol) - unsaid,
        unknown=len(others) - asked,
        left_out=proposal.counts.left_out,
    )


def _settled(number: int, row: ProposedFigure, notes: Mapping[str, str]) -> Settled:
    return Settled(
        number=number,
        cell=row.cell,
        label=row.label,
        indicator=row.indicator or "",
        period=row.period,
        category=row.category or "",
        numerator=row.numerator,
        denominator=row.denominator,
        value=row.value,
        symbol=row.symbol,
        status=row.status if row.status != "final" else "",
        note=_note(row, notes),
        numerator_cell=row.numerator_cell,
        denominator_cell=row.denominator_cell,
        formula=row.formula,
    )
