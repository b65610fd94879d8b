"""The payload in the words and the order of the appendix: plain data that the layout only has to place. Pure."""

import re
from datetime import date
from typing import Any

from indicators.terms.wording import sentence_of
from scorecards.assembly.shown import before_words
from scorecards.exports.appendix.blocks import block_of, long_date, paragraphs
from scorecards.exports.appendix.carried import (
    Carried,
    appendix_words,
    foot_words,
    item_words,
    meeting_words,
)
from scorecards.exports.appendix.evidence import evidence_of
from scorecards.exports.appendix.first_page import attention_of, counts_before, counts_of
from scorecards.exports.appendix.lengths import WHOLE, Length
from scorecards.exports.appendix.notes import notes_of
from scorecards.exports.appendix.short_notes import short_notes_of
from scorecards.exports.appendix.table import table_of
from scorecards.exports.typesetting import Cleaner
from scorecards.payload import EditionShown, Payload, SectionShown, hash_of

Plain = dict[str, Any]
DRAFT_WORDS, PREVIEW_WORDS = "Draft, not published", "Preview, not published"
ILLUSTRATIVE_WORDS = "Illustrative data"
NO_BREAK = "\u00a0"
LONGEST_UNBROKEN = 24  # characters: "Edition 1" is never torn over two lines


def document_of(
    payload: Payload,
    *,
    fingerprint: str = "",
    length: Length = WHOLE,
    carried: Carried | None = None,
    preview: bool = False,
) -> Plain:
    """All the appendix says at that length, with its drawings as SVG.

    `fingerprint` is the edition's SHA-256; without it the payload's own is worked out. `carried` is the agenda item it
    is before, which the payload does not know. A preview says on every page what the edition will say, and behind it
    and in its title that it is none.
    """
    printed = fingerprint or hash_of(payload)
    cleaner = Cleaner()
    payload = without_hidden(cleaner.clean_all(payload))
    carried = cleaner.clean_all(carried)
    chosen = [each for each in payload["sections"] if not length.sections or each["slug"] in length.sections]
    short = length.kind == "short"
    document = {
        **_meta(payload, carried, preview=preview),
        "short": short,
        "large": length.large,
        "version": _version(payload, length, chosen),
        "headline": paragraphs(payload["headline"]),
        "counts": counts_of(payload["counts"]),
        "before": counts_before(payload["previous_counts"], payload["period"]),
        "earlier": before_words(payload["period"]),
        "attention": attention_of(payload),
        "table": table_of(payload, chosen, drawn=not length.large),
        "sections": [] if short else [_section(each, payload, large=length.large) for each in chosen],
        "evidence": None if short or length.sections else evidence_of(payload),
    }
    notes = short_notes_of if short else notes_of
    return document | {"notes": notes(payload, fingerprint=printed, boxes=cleaner.boxes)}


def without_hidden(data: Any) -> Any:
    """The same data with no number in any cell marked hidden, should assembly have left one: nothing can leak it."""
    if isinstance(data, list):
        return [without_hidden(each) for each in data]
    if not isinstance(data, dict):
        return data
    if data.get("hidden") is True:
        data = {**data, "value": None, "numerator": None, "denominator": None, "people": ""}
    return {key: without_hidden(each) for key, each in data.items()}


def date_of(payload: Payload) -> date:
    """The day the PDF says it was made: the day of publication; for a draft the period's last day.

    Never the clock, so that the same payload gives the same bytes.
    """
    return date.fromisoformat((payload["edition"]["published"] or payload["period"]["end"])[:10])


def _section(section: SectionShown, payload: Payload, *, large: bool) -> Plain:
    own_name = payload["council"].get("short_name") or payload["council"]["name"]
    published, period = payload["edition"]["published"], payload["period"]
    return {
        "question": section["question"],
        "answer": section["answer"],
        "rows": [block_of(row, own_name, published, period, large=large) for row in section["rows"]],
    }


def _meta(payload: Payload, carried: Carried | None, *, preview: bool) -> Plain:
    council, scorecard, period = payload["council"], payload["scorecard"], payload["period"]
    edition = payload["edition"]
    draft = edition["number"] == 0
    brand = council["brand"]
    return {
        "title": f"{f'{PREVIEW_WORDS}: ' if preview else ''}{scorecard['title']}: {period['label']}, {council['name']}",
        "about": f"{scorecard['title']}, {scorecard['committee']}",
        "keywords": ["corporate parenting", "scorecard", period["label"]],
        "heading": scorecard["title"],
        "council": council["name"],
        "committee": scorecard["committee"],
        "meeting": meeting_words(carried) if carried else scorecard["committee"],
        "item": item_words(carried) if carried else "",
        "appendix": appendix_words(carried),
        "period": period["label"],
        "period_long": period["long"],
        "standing": _standing(edition),
        "correction": sentence_of(edition["correction"]) if edition["number"] > 1 else "",
        "draft": DRAFT_WORDS if draft else "",
        "behind": PREVIEW_WORDS if preview else DRAFT_WORDS if draft else "",
        "illustrative": ILLUSTRATIVE_WORDS if council["illustrative"] else "",
        "brand": brand if re.fullmatch(r"#[0-9a-fA-F]{6}", brand) else "#12436d",
        "footer": _footer(payload, carried),
    }


def _standing(edition: EditionShown) -> str:
    if edition["number"] == 0:
        return DRAFT_WORDS
    published = f", published {long_date(edition['published'])}" if edition["published"] else ""
    return f"Edition {edition['number']}{published}"


def _version(payload: Payload, length: Length, chosen: list[SectionShown]) -> str:
    """What this document holds of the scorecard, so that nobody takes a part for the whole."""
    total = sum(len(each["rows"]) for each in payload["sections"])
    there = sum(len(each["rows"]) for each in chosen)
    if length.sections:
        held = f"{len(chosen)} of {len(payload['sections'])} sections, {there} of {total} measures"
        said = f"Chosen sections: {held}. This page is about the whole scorecard"
    elif length.kind == "short":
        placed = "one by one" if length.large else "in a table"
        said = f"Short version: the headline, what needs attention, all {total} measures {placed}, notes"
    else:
        placed = "," if length.large else " in a table, then"
        said = f"Whole scorecard: all {total} measures{placed} each with its charts and figures, notes"
    return f"{said}. Large print." if length.large else f"{said}."


def _footer(payload: Payload, carried: Carried | None) -> str:
    edition = payload["edition"]["number"]
    parts = [
        payload["council"]["name"],
        *(foot_words(carried) if carried else [payload["scorecard"]["committee"]]),
        payload["period"]["label"],
        f"Edition {edition}" if edition else DRAFT_WORDS,
        ILLUSTRATIVE_WORDS if payload["council"]["illustrative"] else "",
    ]
    unbroken = (part if len(part) > LONGEST_UNBROKEN else part.replace(" ", NO_BREAK) for part in parts)
    return ". ".join(filter(None, unbroken))
