"""What needs attention on a scorecard and why, in the words its readers see. Pure."""

from typing import TypedDict

from indicators.terms.nouns import agree
from indicators.terms.wording import count_words
from scorecards.assembly.shown import listed_words, needs_by_figure, without_figure
from scorecards.payload import Payload, RowShown, rows_of
from scorecards.statistics.attention import RULE

# Editions published before reasons were kept chose by this one.
EARLIER_RULE = "A measure needs attention where it missed its target and is really getting worse."


class Needing(TypedDict):
    """One line of the list. `why` is all reasons, each a sentence; `target` is "" where none is set."""

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
    return [_needing(row) for row in rows_of(payload) if needs_by_figure(row)]


def missing_figures(payload: Payload) -> list[Missing]:
    """The rows without a figure, whatever the reason: as many as the scorecard counts."""
    return [
        {"code": row["code"], "title": row["title"], "why": why_none(row)}
        for row in rows_of(payload)
        if without_figure(row)
    ]


def why_none(row: RowShown) -> str:
    """ "not available", "not yet available, expected quarter 4 2018/19"; "" where nobody said."""
    reason = row["latest"]["reason"] if row["latest"]["symbol"] else ""
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
    missed = [row["target"]["status"] for row in rows].count("missed")
    said = [
        f"{missed} of {measures} missed {agree(missed, 'its', 'their')} target" if missed else "",
        lacking,
    ]
    before = "; ".join(filter(None, said))
    if not before:
        return "No measure needs attention"
    if not missed:
        return f"{missing} of {measures} {agree(missing, 'has', 'have')} no figure; none of the others needs attention"
    return f"{before}; none of those with a figure meets the rule for attention"


def _heading_of_nothing(measures: int) -> str:
    """Of a scorecard without a single figure, or without measures."""
    if not measures:
        return "This scorecard has no measures yet"
    return "The one measure has no figure" if measures == 1 else f"None of {measures} measures has a figure"


def rule_of(payload: Payload) -> str:
    """The rule by which this payload's rows were chosen; not today's, where it was published before."""
    return RULE if any("attention" in row for row in rows_of(payload)) else EARLIER_RULE


def _needing(row: RowShown) -> Needing:
    return {
        "code": row["code"],
        "title": row["title"],
        "value": listed_words(row),
        "has_value": row["latest"]["value"] is not None,
        "why": " ".join(map(_sentence, _reasons(row))),
        "target": row["target"]["display"],
    }


def _reasons(row: RowShown) -> list[str]:
    return row.get("attention") or [f"{row['target']['word']} and {row['verdict']['word'].lower()}"]


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."
