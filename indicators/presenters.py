"""Plain data for the pages on which figures come in."""

from collections.abc import Sequence
from dataclasses import dataclass

from indicators.intake.faults import Faults
from indicators.intake.rows import FigureRow
from indicators.models import Indicator
from indicators.querysets import Comparison, CurrentFigure, names_of
from indicators.vocabulary import SYMBOL_MEANINGS, FigureStatus, Unit
from indicators.wording import display_value, people_words

MOST_SHOWN = 100


@dataclass(frozen=True)
class FigureLine:
    """One figure as the preview shows it; `before` is "" for a new one."""

    row: int
    indicator: str
    category: str
    period: str
    before: str
    after: str


@dataclass(frozen=True)
class Preview:
    """What confirming a checked file would do: the counts, and the first figures of each kind."""

    counts: tuple[int, int, int]
    changed: Sequence[FigureLine]
    added: Sequence[FigureLine]

    @property
    def more_changed(self) -> int:
        return self.counts[1] - len(self.changed)

    @property
    def more_added(self) -> int:
        return self.counts[0] - len(self.added)


def preview_of(comparison: Comparison) -> Preview:
    changes = sorted(comparison.changed, key=lambda change: change.row.row)[:MOST_SHOWN]
    added = sorted(comparison.added, key=lambda row: row.row)[:MOST_SHOWN]
    indicators, categories = names_of([*added, *(change.row for change in changes)])

    def line(row: FigureRow, before: CurrentFigure | None = None) -> FigureLine:
        indicator = indicators[row.indicator]
        return FigureLine(
            row=row.row,
            indicator=indicator.title,
            category=categories.get(row.category, "") if row.category is not None else "",
            period=row.period.label,
            before=figure_words(before, indicator) if before else "",
            after=figure_words(row, indicator),
        )

    return Preview(
        counts=comparison.counts,
        changed=[line(change.row, change.before) for change in changes],
        added=[line(row) for row in added],
    )


def figure_words(figure: FigureRow | CurrentFigure, indicator: Indicator) -> str:
    """ "8%, 47 of 563, provisional", or why there is no number."""
    if figure.value is None:
        words = SYMBOL_MEANINGS.get(figure.symbol, "no figure")
        parts = [f"{figure.symbol}: {words}"]
    else:
        parts = [display_value(figure.value, Unit(indicator.unit), indicator.decimals)]
        if figure.denominator is not None:
            parts.append(people_words(figure.numerator, figure.denominator, "").strip())
    if figure.status == FigureStatus.PROVISIONAL:
        parts.append("provisional")
    if figure.note:
        parts.append(f"“{figure.note}”")
    return ", ".join(parts)


def fault_lines(faults: Faults) -> list[dict]:
    """For the summary and the table below it: `id` joins the two."""
    return [
        {
            "id": f"fault-{number}",
            "row": fault.row if fault.row is not None else "",
            "column": fault.column,
            "read": fault.read,
            "problem": fault.problem,
            "remedy": fault.remedy,
            "place": fault.place,
        }
        for number, fault in enumerate(faults, 1)
    ]
