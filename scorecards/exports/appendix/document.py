"""The payload in the words and the order of the appendix: plain data that the layout only has to place. Pure."""

import re
from datetime import date
from typing import Any

from indicators.terms.wording import STATUS_WORDS, sentence_of
from scorecards.assembly.attention import (
    heading_of,
    missing_figures,
    missing_heading,
    needing_attention,
    rule_of,
)
from scorecards.assembly.shown import before_words, yearly
from scorecards.exports.appendix.blocks import block_of, long_date, paragraphs
from scorecards.exports.appendix.evidence import evidence_of
from scorecards.exports.appendix.notes import notes_of
from scorecards.exports.appendix.text import Cleaner
from scorecards.payload import Counts, EditionShown, Payload, PeriodShown, hash_of, rows_of

Plain = dict[str, Any]
DRAFT_WORDS = "Draft, not published"
ILLUSTRATIVE_WORDS = "Illustrative data"


def document_of(payload: Payload, *, fingerprint: str = "", large_print: bool = False) -> Plain:
    """All the appendix says, with its drawings as SVG.

    `fingerprint` is the edition's SHA-256; without it the payload's own is worked out.
    """
    printed = fingerprint or hash_of(payload)
    cleaner = Cleaner()
    payload = without_hidden(cleaner.clean_all(payload))
    own_name = payload["council"].get("short_name") or payload["council"]["name"]
    return {
        **_meta(payload),
        "large": large_print,
        "headline": paragraphs(payload["headline"]),
        "counts": _counts(payload["counts"]),
        "before": _before(payload["previous_counts"], payload["period"]),
        "earlier": before_words(payload["period"]),
        "attention": _attention(payload),
        "missing": _missing(payload),
        "sections": [
            {
                "question": section["question"],
                "answer": section["answer"],
                "rows": [
                    block_of(row, own_name, payload["edition"]["published"], payload["period"])
                    for row in section["rows"]
                ],
            }
            for section in payload["sections"]
        ],
        "evidence": evidence_of(payload),
        "notes": notes_of(payload, fingerprint=printed, boxes=cleaner.boxes),
    }


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


def _meta(payload: Payload) -> Plain:
    council, scorecard, period = payload["council"], payload["scorecard"], payload["period"]
    edition = payload["edition"]
    draft = edition["number"] == 0
    brand = council["brand"]
    return {
        "title": f"{scorecard['title']}: {period['label']}, {council['name']}",
        "heading": scorecard["title"],
        "council": council["name"],
        "committee": scorecard["committee"],
        "period": period["label"],
        "period_long": period["long"],
        "standing": _standing(edition),
        "correction": sentence_of(edition["correction"]) if edition["number"] > 1 else "",
        "draft": DRAFT_WORDS if draft else "",
        "illustrative": ILLUSTRATIVE_WORDS if council["illustrative"] else "",
        "brand": brand if re.fullmatch(r"#[0-9a-fA-F]{6}", brand) else "#12436d",
        "footer": _footer(payload),
    }


def _standing(edition: EditionShown) -> str:
    if edition["number"] == 0:
        return DRAFT_WORDS
    published = f"Published {long_date(edition['published'])}, " if edition["published"] else ""
    return f"{published}edition {edition['number']}" if published else f"Edition {edition['number']}"


def _footer(payload: Payload) -> str:
    edition = payload["edition"]["number"]
    parts = [
        payload["council"]["name"],
        payload["scorecard"]["committee"],
        payload["period"]["label"],
        f"Edition {edition}" if edition else DRAFT_WORDS,
        ILLUSTRATIVE_WORDS if payload["council"]["illustrative"] else "",
    ]
    return ". ".join(part for part in parts if part)


def _attention(payload: Payload) -> Plain:
    """The list above the tables of the page, with its heading and the rule it follows."""
    numbers = _numbers(payload)
    return {
        "heading": heading_of(payload),
        "rule": rule_of(payload),
        "listed": [
            {
                "number": numbers[each["code"]],
                "title": each["title"],
                "value": each["value"],
                "why": f"{each['why']} Target {each['target']}." if each["target"] else each["why"],
            }
            for each in needing_attention(payload)
        ],
    }


def _missing(payload: Payload) -> Plain | None:
    """The measures without a figure, together: how many, and which, with what is known of why."""
    numbers = _numbers(payload)
    titles = [
        f"{numbers[each['code']]} {each['title']}{': ' if each['why'] else ''}{each['why']}"
        for each in missing_figures(payload)
    ]
    return {"heading": missing_heading(payload), "titles": titles} if titles else None


def _numbers(payload: Payload) -> dict[str, str]:
    return {row["code"]: row["number"] for row in rows_of(payload)}


def _counts(counts: Counts) -> list[Plain]:
    """How many of each status; "not judged" only where there are any."""
    shown = [
        {"status": status, "n": counts.get(status, 0), "word": word.lower()}
        for status, word in STATUS_WORDS.items()
    ]
    return [each for each in shown if each["n"] or each["status"] not in ("hidden", "no_figure")]


def _before(counts: Counts | None, period: PeriodShown) -> str:
    if counts is None:
        return ""
    parts = [f"{each['n']} {each['word']}" for each in _counts(counts) if each["n"]]
    before = "A year ago" if yearly(period) else before_words(period)
    return f"{before}: {', '.join(parts)}."
