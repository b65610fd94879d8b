"""What a measure did since a meeting resolved something about it, from its row as published. Pure."""

from datetime import date
from typing import NamedTuple

from indicators.statistics.observations import Observation
from indicators.terms.periods import Period
from indicators.terms.series import Break
from indicators.terms.targets import edges_of
from indicators.terms.vocabulary import Basis, Polarity, Unit
from scorecards.assembly.shown import beside_figure, beside_target, decimals_of_number, shown
from scorecards.payload import CellShown, RowShown
from scorecards.statistics.ratings import status_of
from scorecards.statistics.since import Judged, Since, begins_long_after, since

KINDS = {"better": "better", "worse": "worse", "no change": "same", "untested": "few", "early": "few"}


class Fact(NamedTuple):
    """A figure beside others: "Last before the meeting", "12%", "68 of 548 children, Q2 24/25"."""

    name: str
    figure: str
    more: str


class SinceShown(NamedTuple):
    """`kind` is that of a verdict: better, worse, same, neutral, few. `caution` is about the figure tested, `unlike`
    about the facts side by side."""

    kind: str
    word: str
    sentence: str
    caution: str
    unlike: str
    facts: list[Fact]


def since_shown(row: RowShown, day: date) -> SinceShown | None:
    """None where the row has no figure at all, and where everything in it is of long after the meeting."""
    if not row["series"] or not any(cell["value"] is not None for cell in row["series"]):
        return None
    judged = judged_of(row)
    if begins_long_after(judged, day):
        return None
    judged = judged._replace(finer=finer_for(row, judged, since(judged, day)))
    found = since(judged, day)
    kind = KINDS.get(found.code, "neutral")
    facts = facts_of(row, judged, found)
    return SinceShown(kind, found.word, found.sentence, found.caution, found.unlike, facts)


def finer_for(row: RowShown, judged: Judged, found: Since) -> int:
    """How many decimals more than usual the figures beside each other need, and those that the verdict names: 9.1% is
    not "9% or less", and 9% would be. As many as the row itself tells them with."""
    tested = [found.tested, found.tested.year_before()] if found.tested else []
    named = [cell for cell in row["series"] if Period.from_code(cell["period"]) in tested]
    cells = [cell for _, cell in beside_each_other(row, found)] + named
    words = [_beside_target(cell, row, judged) for cell in cells]
    words += [cell["display"] for cell in cells if observation_of(cell).value is not None]
    return max(max(map(decimals_of_number, words), default=0) - judged.decimals, 0)


def beside_each_other(row: RowShown, found: Since) -> list[tuple[str, CellShown]]:
    cells = {cell["period"]: cell for cell in row["series"]}
    beside = [("Last before the meeting", cells[found.before.code])] if found.before else []
    if found.after:
        latest = found.after[-1]
        beside.append(("Latest", cells[latest.code]))
        if earlier := cells.get(latest.year_before().code):
            beside.append(("A year before the latest", earlier))
    return beside


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


def facts_of(row: RowShown, judged: Judged, found: Since) -> list[Fact]:
    facts = [fact_of(name, cell, judged) for name, cell in beside_each_other(row, found)]
    if found.after:
        facts.append(Fact("Figures since", str(len(found.after)), f"from {found.after[0].short}"))
    if row["target"]["display"]:
        facts.append(Fact("Target now", row["target"]["display"], _met_by_latest(row, found)))
    return facts


def _met_by_latest(row: RowShown, found: Since) -> str:
    """How the latest figure, of which that is said, stands to the target, where it is shown beside it."""
    status, word = beside_figure(row["target"])
    if status == "none" or not found.after:
        return ""
    return f"the latest: {word.lower()}"


def fact_of(name: str, cell: CellShown, judged: Judged) -> Fact:
    value = observation_of(cell).value
    figure = shown(cell) if value is None or not judged.finer else judged.words(value)
    return Fact(name, figure, ", ".join(filter(None, [cell["people"], cell["label"]])))


def _beside_target(cell: CellShown, row: RowShown, judged: Judged) -> str:
    """With the decimals that show how it stands to the target; "" where the rounded one shows it already."""
    value, target = observation_of(cell).value, row["target"]
    upper = target.get("upper")
    status = status_of(
        value, target["value"], polarity=judged.polarity, tolerance=target["tolerance"], upper=upper
    )
    return beside_target(value, target["value"], status, judged, upper)
