"""The one page of notes of the short version: what a reader needs beside the table, and where the rest is. Pure."""

from typing import Any

from indicators.terms.wording import sentence_of
from scorecards.exports.appendix.asked import asked_of
from scorecards.exports.appendix.notes import (
    CHANGE_WORDS,
    boxes_words,
    comparators_of,
    glossary_of,
    not_compared,
)
from scorecards.exports.appendix.sources import sources_of
from scorecards.payload import Payload, rows_of

Plain = dict[str, Any]
MOST_ASKED = 4
HOW_WE_JUDGE = [
    ("met", "Met", "At the target or better; where the target is a range, within it."),
    ("close", "Close", "Within the measure’s own margin of it, often 3 points."),
    ("missed", "Missed", "Further away than that."),
    ("none", "No target", "None is set. Not a failing."),
]
SIMILAR = (
    "“Ours”, “Similar” and the country are of the same year, which is named with them. “Similar” is the middle of the "
    "councils named here: half of them are on either side of it."
)
HIDDEN = (
    "Where a figure could give a child away it is hidden, and so is any figure from which it could be worked out. "
    "None of them is anywhere in this document."
)


def short_notes_of(payload: Payload, *, fingerprint: str, boxes: int) -> Plain:
    """Blocks of a heading and its paragraphs, the most needed first; of the `glossary` as much is printed as fits."""
    blocks = [
        ("What members asked, and what came of it", _asked(payload)),
        ("What “getting better” and “level” mean", CHANGE_WORDS),
        ("Similar councils", [*_similar(payload)]),
        ("Hidden figures", [HIDDEN]),
        ("Corrected, revised and provisional figures", _changed(payload)),
        ("Where figures come from", sources_of(payload)),
        ("Other forms of this paper", [_other_forms(payload)]),
        ("Cite this paper", [_cite(payload, fingerprint)]),
    ]
    return {
        "judged": [{"status": status, "word": word, "means": means} for status, word, means in HOW_WE_JUDGE],
        "blocks": [{"heading": heading, "said": said} for heading, said in blocks if said],
        "glossary": _words(payload),
        "boxes": boxes_words(boxes),
    }


def _asked(payload: Payload) -> list[str]:
    """What members asked about the measures, as the edition froze it, the newest first."""
    asked = {(one["date"], one["question"]): one for row in rows_of(payload) for one in row["asked"]}
    said = []
    for key in sorted(asked, reverse=True)[:MOST_ASKED]:
        one = asked_of(asked[key])
        said.append(" ".join(filter(None, (one["where"], one["question"], one["outcome"], one["state"]))))
    return said


def _similar(payload: Payload) -> list[str]:
    pairs = dict(comparators_of(payload))
    if "Similar councils" not in pairs:
        return []
    model = f"Neighbour model: {pairs['Neighbour model']}." if "Neighbour model" in pairs else ""
    named = " ".join(filter(None, (sentence_of(pairs["Similar councils"]), model)))
    return [" ".join((SIMILAR, *not_compared(payload))), named]


def _changed(payload: Payload) -> list[str]:
    said = [payload["edition"]["correction"]] if payload["edition"]["correction"] else []
    for row in rows_of(payload):
        cell = row["latest"]
        if cell["revised_from"] and cell["value"] is not None:
            said.append(f"{row['number']} {row['title']} was {cell['revised_from']}, now {cell['display']}.")
        if cell["provisional"]:
            said.append(f"{row['number']} {row['title']} is provisional: it may still change.")
    return [sentence_of(each) for each in said]


def _words(payload: Payload) -> list[str]:
    """The terms of what needs attention first: as many are printed as fit."""
    pressing = {
        term["term"].casefold() for row in rows_of(payload) if row["needs_attention"] for term in row["terms"]
    }
    ordered = sorted(glossary_of(payload), key=lambda pair: pair[0].casefold() not in pressing)
    return [": ".join(pair) for pair in ordered]


def _other_forms(payload: Payload) -> str:
    words = (
        "The council’s website has this scorecard as a web page (best with a screen reader), whole with a part for "
        "each measure, in large print of 16 points, and as a spreadsheet."
    )
    return words if payload["edition"]["number"] else f"Once it is published: {words[:1].lower()}{words[1:]}"


def _cite(payload: Payload, fingerprint: str) -> str:
    edition = payload["edition"]["number"]
    named = f"{payload['council']['name']}, {payload['scorecard']['title']}, {payload['period']['label']}"
    if not edition:
        return f"{named}. A draft: not to be cited."
    stays = "If a figure changes, a new edition says what changed, and this one stays."
    return f"{named}, edition {edition}. {stays} Fingerprint: SHA-256 {fingerprint}."
