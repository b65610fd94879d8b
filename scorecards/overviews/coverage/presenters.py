"""From an assembled scorecard to what the page of evidence prints."""

from datetime import date

from indicators.terms.evidence import year_start
from indicators.terms.periods import day_words
from indicators.terms.wording import sentence_of
from scorecards.assembly.shown import listed_words, without_figure
from scorecards.overviews.coverage.words import NO_FRAMEWORK, OLDER, Filled, heading, totals
from scorecards.payload import EvidenceShown, LineShown, Payload, RowShown


def present_coverage(payload: Payload, base: str, *, enter_url: str = "") -> dict:
    """Context of coverage_main.html; without key lines `why_none` says why there are none.

    `enter_url` is where evidence is entered, for who may do that.
    """
    shown = payload.get("lines")
    lines = [present_line(line, payload) for line in shown or []]
    filled = [line["filled"] for line in lines]
    last = date.fromisoformat(payload["period"]["end"])
    return {
        "base": base,
        "enter_url": enter_url,
        "heading": heading(filled),
        "totals": totals(filled) if lines else [],
        "lines": lines,
        "why_none": OLDER if shown is None else "" if lines else NO_FRAMEWORK,
        "year": f"{day_words(year_start(last))} to {day_words(last)}",
        "beside": [present_figure(row) for row in rows_without_line(payload)] if lines else [],
    }


def present_line(line: LineShown, payload: Payload) -> dict:
    rows = [
        row
        for section in payload["sections"]
        if section.get("line") == line["code"]
        for row in section["rows"]
    ]
    practice = [one for one in line["evidence"] if one["kind"] == "practice"]
    voice = [one for one in line["evidence"] if one["kind"] == "voice"]
    figures = [row for row in rows if not without_figure(row)]
    return {
        "code": line["code"],
        "question": line["question"],
        "note": sentence_of(line["note"]),
        "figures": [present_figure(row) for row in figures],
        "awaited": [present_figure(row) for row in rows if without_figure(row)],
        "practice": [present_evidence(one) for one in practice],
        "voice": [present_evidence(one) for one in voice],
        "filled": Filled(bool(figures), bool(practice), bool(voice)),
    }


def rows_without_line(payload: Payload) -> list[RowShown]:
    """Measures whose section answers no key line of the framework."""
    codes = {line["code"] for line in payload.get("lines", [])}
    return [
        row for section in payload["sections"] if section.get("line") not in codes for row in section["rows"]
    ]


def present_figure(row: RowShown) -> dict:
    return {"code": row["code"], "title": row["title"], "value": listed_words(row)}


def present_evidence(one: EvidenceShown) -> dict:
    """ "Case audit, 40 case files, 12 November 2025"."""
    parts = (one["title"], one["number"], day_words(date.fromisoformat(one["on"])))
    return {
        "summary": ", ".join(filter(None, parts)),
        "way": one["way"],
        "said": one["said"],
        "source": sentence_of(one["source"]),
        "link": one["link"],
    }
