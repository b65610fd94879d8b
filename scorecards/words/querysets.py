"""The words as they stand for a quarter, and what is said of the figures that it shows."""

from collections.abc import Iterable, Mapping

from indicators.amounts.cells import CellKey
from indicators.collection.cells.querysets import entries_in, said_in
from indicators.models import Commentary, Entry
from indicators.terms.periods import Frequency, Period
from scorecards.assembly.scorecard import ScorecardEntry
from scorecards.models import Scorecard
from scorecards.payload import Payload, rows_of
from scorecards.words.written import ANSWER, HEADLINE, Text, Words, WordsPlace


def texts_of(scorecard: Scorecard, period: Period, sections: Mapping[int, str]) -> Words:
    """The headline and the answers, the newest of each; `sections` gives slugs by primary key. One query."""
    places = {None: WordsPlace(HEADLINE), **{key: WordsPlace(ANSWER, slug) for key, slug in sections.items()}}
    rows = scorecard.summaries.filter(frequency=period.frequency, start=period.start)
    rows = rows.order_by("created_at", "pk").values_list("section_id", "text", "pk")
    return {places[key]: Text(text, pk) for key, text, pk in rows if key in places}


def cells_of(entries: Iterable[ScorecardEntry], payload: Payload, period: Period) -> dict[str, CellKey]:
    """By the indicator's code the figure that the scorecard shows, which is the one that is written about.

    A month's briefing has words of the month, also about measures that are counted by the quarter.
    """
    shown = {row["code"]: Period.from_code(row["latest"]["period"]) for row in rows_of(payload)}
    own = period.frequency is Frequency.MONTH
    return {
        entry.indicator.code: CellKey(
            entry.indicator.id, None, period if own else shown.get(entry.indicator.code, period)
        )
        for entry in entries
    }


def said_about(
    council: int, cells: Mapping[str, CellKey]
) -> tuple[dict[CellKey, Commentary], dict[CellKey, Entry]]:
    """What stands said of these figures, and what is typed of them and not approved yet. Two queries."""
    keys = set(cells.values())
    return said_in(council, keys), entries_in(council, keys)
