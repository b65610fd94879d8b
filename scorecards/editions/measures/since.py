"""What a measure did since a meeting resolved something about it, from its row as published. Pure."""

from datetime import date
from typing import NamedTuple

from indicators.statistics.observations import Observation
from indicators.terms.periods import Period
from indicators.terms.series import Break
from indicators.terms.targets import edges_of
from indicators.terms.vocabulary import Basis, Polarity, Unit
from scorecards.assembly.shown import beside_figure, shown
from scorecards.payload import CellShown, RowShown
from scorecards.statistics.since import Judged, Since, since

KINDS = {"better": "better", "worse": "worse", "no change": "same", "untested": "few", "early": "few"}


class Fact(NamedTuple):
    """A figure beside others: "Last before the meeting", "12%", "68 of 548 children, Q2 24/25"."""

    name: str
    figure: str
    more: str


class SinceShown(NamedTuple):
    """`kind` is that of a verdict: better, worse, same, neutral, few."""

    kind: str
    word: str
    sentence: str
    caution: str
    facts: list[Fact]


def since_shown(row: RowShown, day: date) -> SinceShown | None:
    """None where the row has no figure at all, and where everything in it is of long after the meeting."""
    if not row["series"] or not any(cell["value"] is not None for cell in row["series"]):
        return None
    found = since(judged_of(row), day)
    return SinceShown(
        KINDS.get(found.code, "neutral"), found.word, found.sentence, found.caution, facts_of(row, found)
    )


def judged_of(row: RowShown) -> Judged:
    """The row's series as readers see it: a number that is hidden from them decides nothing."""
    polarity, target = Polarity(row["polarity"]), row["target"]
    return Judged(
        series=[observation_of(cell) for cell in row["series"]],
        basis=Basis(row["basis"]),
        unit=Unit(row["unit"]),
        decimals=row["decimals"],
        polarity=polarity,
        breaks=[Break(date.fromisoformat(one["start"]), one["label"]) for one in row["breaks"]],
        edges=edges_of(target["value"], target.get("upper"), polarity),
    )


def observation_of(cell: CellShown) -> Observation:
    period = Period.from_code(cell["period"])
    if cell["hidden"] or cell["value"] is None:
        return Observation(period, None, hidden=cell["hidden"])
    return Observation(period, cell["value"], cell["numerator"], cell["denominator"])


def facts_of(row: RowShown, found: Since) -> list[Fact]:
    cells = {cell["period"]: cell for cell in row["series"]}
    facts = []
    if found.before:
        facts.append(fact_of("Last before the meeting", cells[found.before.code]))
    if found.after:
        latest = found.after[-1]
        facts.append(fact_of("Latest", cells[latest.code]))
        if earlier := cells.get(latest.year_before().code):
            facts.append(fact_of("A year before the latest", earlier))
        facts.append(Fact("Figures since", str(len(found.after)), f"from {found.after[0].short}"))
    if row["target"]["display"]:
        facts.append(Fact("Target", row["target"]["display"], beside_figure(row["target"])[1]))
    return facts


def fact_of(name: str, cell: CellShown) -> Fact:
    return Fact(name, shown(cell), ", ".join(filter(None, [cell["people"], cell["label"]])))
