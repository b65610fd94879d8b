"""What became, after a meeting, of the figures it had before it: restated since, or moved on. Pure."""

from datetime import date
from typing import NamedTuple

from indicators.terms.vocabulary import Polarity
from scorecards.assembly.shown import shown
from scorecards.editions.measures.since import SinceShown, since_shown
from scorecards.payload import CellShown, RowShown
from scorecards.statistics.ratings import status_of, status_word


class Known(NamedTuple):
    """The figure that members had, as the newest edition has it. `words` say whether it was restated."""

    restated: bool
    words: str


STILL = Known(False, "Still so in the newest edition")


class Afterwards(NamedTuple):
    """What one measure did after the meeting."""

    title: str
    url: str
    since: SinceShown


def known_now(then: RowShown, now: RowShown | None) -> Known | None:
    """Of the very period that members had before them; None where the newest edition shows it no more.

    A number that an edition hides stays hidden, so that it was restated is then not told either.
    """
    cells = now["series"] if now else []
    cell = next((each for each in cells if each["period"] == then["latest"]["period"]), None)
    if cell is None:
        return None
    had = then["latest"]
    if cell["hidden"] is not had["hidden"]:
        return Known(False, f"In the newest edition: {shown(cell)}")
    if cell["hidden"] or _number(cell) == _number(had):
        return STILL
    if shown(cell) == shown(had):
        return Known(True, f"Restated since, by less than shows: {cell['people'] or shown(cell)}")
    words = ", ".join(filter(None, [shown(cell), cell["people"]]))
    return Known(True, f"Restated since: {words}{_judged_anew(then, cell)}")


def _judged_anew(then: RowShown, cell: CellShown) -> str:
    """How the restated figure stands to the target that members had, where that is another way than theirs did."""
    target = then["target"]
    status = status_of(
        cell["value"],
        target["value"],
        polarity=Polarity(then["polarity"]),
        tolerance=target["tolerance"],
        upper=target.get("upper"),
    )
    judged = {"met", "close", "missed"}
    anew = status in judged and target["status"] in judged and status != target["status"]
    return f", now {status_word(status).lower()}" if anew else ""


def _number(cell: CellShown) -> tuple[float | None, float | None, float | None]:
    """The counts behind a figure, which tell it without rounding; its value where there are none."""
    counts = cell["numerator"], cell["denominator"]
    return (cell["value"], *counts) if None in counts else (None, *counts)


def afterwards(row: RowShown, url: str, day: date) -> Afterwards | None:
    """None where the measure has no figure at all."""
    since = since_shown(row, day)
    return Afterwards(row["title"], url, since) if since else None
