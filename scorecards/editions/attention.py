"""What needs attention on a scorecard and why, in the words its readers see. Pure."""

from typing import TypedDict

from indicators.terms.nouns import agree
from indicators.terms.wording import count_words
from scorecards.assembly.shown import listed_words
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


def needing_attention(payload: Payload) -> list[Needing]:
    """The rows that need attention, in the order of the scorecard."""
    return [_needing(row) for row in rows_of(payload) if row["needs_attention"]]


def heading_of(payload: Payload) -> str:
    """How many need attention; and where none does, what is missed or missing all the same.

    "No measure needs attention" stands alone only where every figure due is there and no target is missed.
    """
    rows = rows_of(payload)
    measures = count_words(len(rows), "measures")
    needing = sum(row["needs_attention"] for row in rows)
    if needing:
        return f"{needing} of {measures} {agree(needing, 'needs', 'need')} attention"
    statuses = [row["target"]["status"] for row in rows]
    missed = statuses.count("missed")
    missing = sum(row["latest"]["value"] is None and not row["latest"]["hidden"] for row in rows)
    said = [
        f"{missed} of {measures} missed {agree(missed, 'its', 'their')} target" if missed else "",
        f"{missing} of {measures} {agree(missing, 'has', 'have')} no figure" if missing else "",
    ]
    before = "; ".join(filter(None, said))
    return f"{before}; none meets the rule for attention" if before else "No measure needs attention"


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
