"""Words of one row that its page, and the measure's own, say alike. Pure."""

from datetime import date

from indicators.terms.periods import Frequency, Period
from scorecards.assembly.shown import shown_within, unit_apart
from scorecards.payload import CellShown, ChangeShown, RowShown

WITHIN_A_QUARTER = (Frequency.WEEK, Frequency.MONTH)


def present_change(change: ChangeShown) -> dict[str, str]:
    """An earlier figure, in one word how the latest compares, and by how much."""
    return {
        "display": earlier_value(change),
        "word": earlier_word(change),
        "way": earlier_way(change),
        "difference": change.get("difference", ""),
    }


def revised_remark(cell: CellShown) -> str:
    return f"Revised from {cell['revised_from']}" if cell["revised_from"] else ""


def cell_remarks(cell: CellShown, *, provisional: bool = True) -> list[str]:
    """What a reader must know with the figure: whether it may change, what it was before, and the officers' note.

    A promised figure's note says when it comes, and its reason has that already.
    """
    note = cell["note"].strip().rstrip(".")
    remarks = [
        "Provisional" if provisional and cell["provisional"] else "",
        revised_remark(cell),
        note if note not in cell["reason"] else "",
    ]
    return [remark for remark in remarks if remark]


def earlier_value(change: ChangeShown) -> str:
    """The earlier value as shown, not the difference; "" where there was no number: the word then says why."""
    cell = change["cell"]
    return cell["display"] if cell and cell["value"] is not None else ""


def earlier_word(change: ChangeShown) -> str:
    """How it compares, or why it cannot be compared; a month or week says which one it was."""
    cell = change["cell"]
    if change["word"] and cell and Period.from_code(cell["period"]).frequency in WITHIN_A_QUARTER:
        return f"{change['word']}, {cell['label']}"
    return change["word"] or change["reason"]


def earlier_way(change: ChangeShown) -> str:
    """The class by which the style sheet sets an arrow before the word; screen readers hear the word alone."""
    return {"↑": "up", "↓": "dn"}.get(change["arrow"], "")


def comparison_words(row: RowShown) -> str:
    """ "2024/25: ours 83%, middle 88%, England 84%": all that the strip shows, each with its period."""
    comparison = row["comparison"]
    if comparison is None:
        return ""
    own, middle, country = (
        unit_apart(display)[0]
        for display in (
            shown_within(comparison["own"]),
            comparison["median_display"],
            shown_within(comparison["england"]),
        )
    )
    words = f"{comparison['period']}: ours {own}, middle {middle}"
    name = comparison["england"]["name"]
    return f"{words}, {name} {country}" if name else words


def short_months(start: str, end: str) -> str:
    """ "Oct–Dec 2025"."""
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first:%b %Y}"
    return f"{first:%b}–{last:%b %Y}" if first.year == last.year else f"{first:%b %Y}–{last:%b %Y}"
