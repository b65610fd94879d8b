"""The evidence that is not a number, as the edition froze it, in the words of the appendix. Pure."""

from datetime import date
from typing import Any

from indicators.terms.periods import day_words
from indicators.terms.wording import sentence_of
from scorecards.payload import EvidenceShown, Payload

Plain = dict[str, Any]


def evidence_of(payload: Payload) -> Plain | None:
    """The key lines that have evidence, each with its pieces, and how many have none; None where no line has any."""
    lines = payload.get("lines", [])
    told = [line for line in lines if line["evidence"]]
    if not told:
        return None
    rest = len(lines) - len(told)
    return {
        "lines": [
            {"question": line["question"], "pieces": [_piece(one) for one in line["evidence"]]}
            for line in told
        ],
        "without": f"Without such evidence: {rest} of {len(lines)} key lines." if rest else "",
    }


def _piece(one: EvidenceShown) -> dict[str, str]:
    """ "Case audit, 40 case files, 12 November 2025", what it said, and who answers for it."""
    parts = (one["title"], one["number"], day_words(date.fromisoformat(one["on"])))
    return {
        "summary": sentence_of(", ".join(filter(None, parts))),
        "said": one["said"],
        "source": sentence_of(", ".join(filter(None, (one["way"], one["source"])))),
    }
