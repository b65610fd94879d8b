"""The words of an edition, each with what it is about. Pure."""

from datetime import date
from typing import NamedTuple

from indicators.terms.periods import day_words
from scorecards.payload import EvidenceShown, Payload, rows_of

HEADLINE, ANSWER, COMMENTARY, EVIDENCE = "headline", "answer", "commentary", "evidence"


class Said(NamedTuple):
    """`name` is the section's slug, the indicator's code or the key line's, "" for the headline."""

    kind: str
    name: str
    title: str
    text: str


def texts_of(payload: Payload) -> list[Said]:
    """Each once, in the order of the scorecard: two sections may have the same measure."""
    said = [Said(HEADLINE, "", "Headline", payload["headline"])]
    said += [Said(ANSWER, one["slug"], one["question"], one["answer"]) for one in payload["sections"]]
    for row in rows_of(payload):
        if row["commentary"]:
            said.append(Said(COMMENTARY, row["code"], row["title"], row["commentary"]["text"]))
    said += evidence_of(payload)
    return [one for one in dict.fromkeys(said) if one.text.strip()]


def evidence_of(payload: Payload) -> list[Said]:
    """The evidence that is not a number, with the small numbers hidden as everywhere in the payload."""
    return [
        Said(EVIDENCE, line["code"], one["title"], evidence_text(one))
        for line in payload.get("lines", [])
        for one in line["evidence"]
    ]


def evidence_text(one: EvidenceShown) -> str:
    """ "Audit, 40 case files, 12 November 2025. Most plans name the child's wishes." """
    parts = (one["way"], one["number"], day_words(date.fromisoformat(one["on"])))
    return f"{', '.join(filter(None, parts))}. {one['said']}"
