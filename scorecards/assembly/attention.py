"""What needs attention on a scorecard and why, in the words its readers see. Pure."""

from collections.abc import Sequence
from typing import TypedDict

from indicators.amounts.amounts import Amounts
from indicators.terms.nouns import agree
from indicators.terms.vocabulary import Symbol, Unit
from indicators.terms.wording import count_words
from scorecards.assembly.shown import listed_words, needs_by_figure, of_another_period, without_figure
from scorecards.payload import Payload, PeriodShown, RowShown, rows_of
from scorecards.statistics.attention import RULE
from scorecards.statistics.intervals import interval_of

# Editions published before reasons were kept chose by this one.
EARLIER_RULE = "A measure needs attention where it missed its target and is really getting worse."


class Needing(TypedDict):
    """One line of the list. `why` is of which period the figure is, where not the scorecard's, and all reasons, each a
    sentence; `target` is "" where none is set.
    """

    code: str
    title: str
    value: str
    has_value: bool
    why: str
    target: str


class Missing(TypedDict):
    """A measure without a figure. `why` says what is known of it, without a full stop: "not available", ""."""

    code: str
    title: str
    why: str


def needing_attention(payload: Payload) -> list[Needing]:
    """The rows that need attention for what their figures say, in the order of the scorecard."""
    return [_needing(row, payload["period"]) for row in rows_of(payload) if needs_by_figure(row)]


def missing_figures(payload: Payload) -> list[Missing]:
    """The rows without a figure, whatever the reason: as many as the scorecard counts."""
    return [
        {"code": row["code"], "title": row["title"], "why": why_none(row)}
        for row in rows_of(payload)
        if without_figure(row)
    ]


def why_none(row: RowShown) -> str:
    """ "not available", or why not; "not yet available, expected quarter 4 2018/19"; "" where nobody said."""
    cell = row["latest"]
    why_not = cell["note"] if cell["symbol"] == Symbol.NOT_AVAILABLE else ""
    reason = why_not or (cell["reason"] if cell["symbol"] else "")
    return f"{reason[:1].lower()}{reason[1:]}".rstrip(".")


def missing_heading(payload: Payload) -> str:
    """ "No figure for 22 measures"; "" where every measure has one."""
    missing = len(missing_figures(payload))
    return f"No figure for {count_words(missing, 'measures')}" if missing else ""


def heading_of(payload: Payload) -> str:
    """How many need attention and how many have no figure; and where none does, what is missed all the same.

    "No measure needs attention" stands alone only where every figure is there and no target is missed.
    """
    rows = rows_of(payload)
    measures = count_words(len(rows), "measures")
    needing, missing = sum(map(needs_by_figure, rows)), sum(map(without_figure, rows))
    if missing == len(rows):
        return _heading_of_nothing(len(rows))
    lacking = f"{missing} {agree(missing, 'has', 'have')} no figure" if missing else ""
    if needing:
        said = [f"{needing} of {measures} {agree(needing, 'needs', 'need')} attention", lacking]
        return "; ".join(filter(None, said))
    missed = [row for row in rows if row["target"]["status"] == "missed"]
    if missed:
        return _heading_of_missed(missed, measures, lacking)
    others = [row for row in rows if not without_figure(row)]
    verdict = _none_needs(others, whole=not missing)
    return (
        f"{missing} of {measures} {agree(missing, 'has', 'have')} no figure; {verdict}"
        if missing
        else verdict
    )


def _heading_of_missed(missed: Sequence[RowShown], measures: str, lacking: str) -> str:
    """That targets were missed, none so that it needs attention; or that none can tell whether by chance."""
    number, untested = len(missed), sum(not _told_from_chance(row) for row in missed)
    said = [f"{number} of {measures} missed {agree(number, 'its', 'their')} target", lacking]
    if untested:
        all_of_them = untested == number
        said.insert(
            1,
            "whether by more than chance cannot be tested"
            if all_of_them
            else f"of {untested} of them whether by more than chance cannot be tested",
        )
    else:
        said.append("none of those with a figure meets the rule for attention")
    return "; ".join(filter(None, said))


def _told_from_chance(row: RowShown) -> bool:
    """Whether the counts behind a figure give an interval to set beside its target; the population only narrows it."""
    cell = row["latest"]
    return (
        interval_of(Amounts(cell["numerator"], cell["denominator"], cell["value"]), Unit(row["unit"]))
        is not None
    )


def _none_needs(others: Sequence[RowShown], *, whole: bool) -> str:
    """That none of those with a figure needs attention; only where one could be judged is that said."""
    if any(map(_judged, others)):
        return "No measure needs attention" if whole else "none of the others needs attention"
    if any(row["target"]["status"] != "none" for row in others):
        return "No measure can be judged" if whole else "none of the others can be judged"
    number = len(others)
    if whole:
        return "No measure has a target, so none can be judged"
    which = "the other has" if number == 1 else f"the other {number} have"
    return f"{which} no target and cannot be judged"


def _judged(row: RowShown) -> bool:
    """Whether the rule could have chosen it: by a target, or by the middle of similar councils and the country."""
    against = row["comparison"] and row["comparison"].get("against")
    tested = against and "not tested" not in (against["middle"], against["england"])
    return row["target"]["status"] in ("met", "close", "missed") or bool(tested and row["polarity"] != "none")


def _heading_of_nothing(measures: int) -> str:
    """Of a scorecard without a single figure, or without measures."""
    if not measures:
        return "This scorecard has no measures yet"
    return "The one measure has no figure" if measures == 1 else f"None of {measures} measures has a figure"


def rule_of(payload: Payload) -> str:
    """The rule by which this payload's rows were chosen; not today's, where it was published before."""
    return RULE if any("attention" in row for row in rows_of(payload)) else EARLIER_RULE


def _needing(row: RowShown, period: PeriodShown) -> Needing:
    return {
        "code": row["code"],
        "title": row["title"],
        "value": listed_words(row),
        "has_value": row["latest"]["value"] is not None,
        "why": " ".join(
            map(_sentence, filter(None, [of_another_period(row["latest"], period), *_reasons(row)]))
        ),
        "target": row["target"]["display"],
    }


def _reasons(row: RowShown) -> list[str]:
    return row.get("attention") or [f"{row['target']['word']} and {row['verdict']['word'].lower()}"]


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."
