"""The first page: the answer in brief, and what needs attention with what to ask. Pure."""

from collections.abc import Mapping
from typing import Any

from indicators.terms.wording import STATUS_WORDS, count_words, sentence_of
from scorecards.assembly.attention import (
    heading_of,
    missing_figures,
    missing_heading,
    needing_attention,
    rule_of,
)
from scorecards.assembly.questions import questions_shown
from scorecards.assembly.shown import before_words, latest_words, unit_apart, yearly
from scorecards.exports.appendix.drawings import spark_of
from scorecards.payload import Counts, Payload, PeriodShown, RowShown, rows_of

Plain = dict[str, Any]
MISSED = "The target was missed: "
NO_REASON = "no reason was given"
SAME_REASON = 3  # so many measures without a figure, for one reason, are counted and not listed with it


def attention_of(payload: Payload) -> Plain:
    """What needs attention, with its heading, the rule it follows and what to ask of each; then what gets better."""
    rows = {row["code"]: row for row in rows_of(payload)}
    needing = needing_attention(payload)
    return {
        "heading": heading_of(payload),
        "rule": f"{rule_of(payload)} Nobody picks them.",
        "listed": [_told(rows[each["code"]], each["value"], each["target"], each["why"]) for each in needing],
        "better": [
            _told(row, latest_words(row), row["target"]["display"], _a_year_ago(row))
            for row in rows.values()
            if row["verdict"]["kind"] == "better"
        ],
        "missing": missing_of(payload),
    }


def _told(row: RowShown, value: str, target: str, why: str) -> Plain:
    """One line of the page. How much of it is printed is decided by the room there is: `questions`, the most pressing
    first, and what officers say of it."""
    number, unit = unit_apart(value)
    commentary = row["commentary"]
    return {
        "number": row["number"],
        "title": row["title"],
        "value": number,
        "unit": unit,
        "target": f"target {target}" if target else "",
        "why": why,
        "people": sentence_of(row["latest"]["people"]),
        "questions": [_asked_here(each) for each in questions_shown(row)],
        "officers": " ".join(commentary["text"].split()) if commentary else "",
        "spark": spark_of(row),
        "status": row["target"]["status"],
        "word": row["target"]["word"],
        "verdict": row["verdict"],
    }


def _a_year_ago(row: RowShown) -> str:
    cell = row["year_ago"]["cell"]
    return f"A year ago: {cell['display']}." if cell is not None and cell["value"] is not None else ""


def _asked_here(question: str) -> str:
    """Without what stands beside it: that the target was missed."""
    said = question.removeprefix(MISSED)
    return f"{said[:1].upper()}{said[1:]}"


def missing_of(payload: Payload) -> Plain | None:
    """The measures without a figure: how many, and by reason which; the commonest reason is counted, if it is bare."""
    rows = {row["code"]: row["number"] for row in rows_of(payload)}
    by_reason: dict[str, list[str]] = {}
    for each in missing_figures(payload):
        title = f"{rows[each['code']]} {each['title']}"
        by_reason.setdefault(each["why"], []).append(title)
    if not by_reason:
        return None
    ordered = sorted(
        by_reason.items(), key=lambda pair: not pair[0]
    )  # what nobody gave a reason for comes last
    return {"heading": missing_heading(payload), "said": [_because(*pair) for pair in ordered]}


def _because(reason: str, titles: list[str]) -> str:
    why = reason or NO_REASON
    if len(titles) > SAME_REASON:
        return f"{why[:1].upper()}{why[1:]}: {count_words(len(titles), 'measures')}."
    return sentence_of(f"{'; '.join(titles)}: {why}")


def counts_of(counts: Mapping[str, int] | Counts) -> list[Plain]:
    """How many of each status; hidden and without a figure only where there are any."""
    shown = [
        {"status": status, "n": counts.get(status, 0), "word": word.lower()}
        for status, word in STATUS_WORDS.items()
    ]
    return [each for each in shown if each["n"] or each["status"] not in ("hidden", "no_figure")]


def counts_before(counts: Counts | None, period: PeriodShown) -> str:
    if counts is None:
        return ""
    parts = [f"{each['n']} {each['word']}" for each in counts_of(counts) if each["n"]]
    before = "A year ago" if yearly(period) else before_words(period)
    return f"{before}: {', '.join(parts)}."
