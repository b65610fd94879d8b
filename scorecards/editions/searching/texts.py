"""The words of an edition, each with what it is about. Pure."""

from typing import NamedTuple

from scorecards.payload import Payload, rows_of

HEADLINE, ANSWER, COMMENTARY = "headline", "answer", "commentary"


class Said(NamedTuple):
    """`name` is the section's slug or the indicator's code, "" for the headline."""

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
    return [one for one in dict.fromkeys(said) if one.text.strip()]
