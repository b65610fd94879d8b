"""What needs attention on a scorecard and why, in the words its readers see. Pure."""

from typing import TypedDict

from scorecards.assembly.shown import latest_words
from scorecards.payload import Payload, RowShown, rows_of

RULE = (
    "A measure needs attention where it missed its target and is really getting worse, missed it by more than chance "
    "or for the second period running, is clearly worse than the middle of similar councils and than England, or no "
    "figure came although one was due."
)
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


def rule_of(payload: Payload) -> str:
    """The rule by which this payload's rows were chosen; not today's, where it was published before."""
    return RULE if any("attention" in row for row in rows_of(payload)) else EARLIER_RULE


def _needing(row: RowShown) -> Needing:
    words = latest_words(row)
    return {
        "code": row["code"],
        "title": row["title"],
        "value": "No figure" if words == "–" else words,
        "has_value": row["latest"]["value"] is not None,
        "why": " ".join(map(_sentence, _reasons(row))),
        "target": row["target"]["display"],
    }


def _reasons(row: RowShown) -> list[str]:
    return row.get("attention") or [f"{row['target']['word']} and {row['verdict']['word'].lower()}"]


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."
