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
from scorecards.assembly.shown import before_words, unit_apart, yearly
from scorecards.exports.appendix.drawings import spark_of
from scorecards.exports.appendix.table import getting_better
from scorecards.payload import Counts, Payload, PeriodShown, rows_of

Plain = dict[str, Any]
MISSED = "The target was missed: "
SAME_REASON = 3  # so many measures without a figure, for one reason, are counted and not listed with it


def attention_of(payload: Payload) -> Plain:
    """What needs attention, with its heading and the rule it follows, and one question to ask of each."""
    rows = {row["code"]: row for row in rows_of(payload)}
    listed = []
    for each in needing_attention(payload):
        row = rows[each["code"]]
        number, unit = unit_apart(each["value"])
        questions = questions_shown(row)
        listed.append(
            {
                "number": row["number"],
                "title": each["title"],
                "value": number,
                "unit": unit,
                "target": f"target {each['target']}" if each["target"] else "",
                "why": each["why"],
                "people": sentence_of(row["latest"]["people"]),
                "question": _asked_here(questions[0]) if questions else "",
                "spark": spark_of(row),
                "status": row["target"]["status"],
                "word": row["target"]["word"],
                "verdict": row["verdict"],
            }
        )
    return {
        "heading": heading_of(payload),
        "rule": f"{rule_of(payload)} Nobody picks them.",
        "listed": listed,
        "better": getting_better(payload),
        "missing": missing_of(payload),
    }


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
    return {"heading": missing_heading(payload), "said": [_because(*pair) for pair in by_reason.items()]}


def _because(reason: str, titles: list[str]) -> str:
    if len(titles) > SAME_REASON:
        counted = count_words(len(titles), "measures")
        return (
            f"{reason[:1].upper()}{reason[1:]}: {counted}." if reason else f"Nothing was said why: {counted}."
        )
    return sentence_of(f"{'; '.join(titles)}{': ' if reason else ''}{reason}")


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
