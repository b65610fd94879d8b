"""A proposal in a few lines of text, for whoever reads it at a terminal. Pure."""

from collections.abc import Iterator
from itertools import groupby

from indicators.layouts.proposals import Proposal, ProposedFigure, formulas, rectangles
from indicators.terms.wording import count_words


def summary(proposal: Proposal) -> Iterator[str]:
    counts = proposal.counts
    yield (
        f"{count_words(counts.figures, 'figures', 'figure')} come in, {counts.no_figures} cells say why there is none, "
        f"{counts.waiting} wait for an answer, {counts.left_out} cells are left out. Nothing was stored."
    )
    yield from _measures(proposal)
    opened = [doubt for doubt in proposal.doubts if doubt.open]
    if opened:
        yield f"\nIn doubt ({len(opened)}):"
    for doubt in opened:
        read = f" Read {doubt.reading}." if doubt.reading else ""
        yield f"  {', '.join(rectangles(doubt.cells))}: {doubt.why}{read}"
    found = formulas(proposal)
    if found:
        yield f"\nFormulas, taken by their stored results: {', '.join(found)}"
    if proposal.left_out:
        yield "\nLeft out:"
    for one in proposal.left_out:
        yield f"  {one.cells}: {one.why}"


def _measures(proposal: Proposal) -> Iterator[str]:
    if proposal.rows:
        yield "\nMeasures:"
    for (label, code), found in groupby(proposal.rows, key=_measure):
        rows = list(found)
        yield f"  {label} -> {code or 'not known'}: {len(rows)}, {rows[0].period} to {rows[-1].period}"


def _measure(row: ProposedFigure) -> tuple[str, str | None]:
    return row.label, row.indicator
