"""What the appendix says about one indicator, in the order it says it. Pure."""

from datetime import date
from typing import Any

from indicators.terms.periods import day_words
from indicators.terms.vocabulary import NO_WAY_IS_GOOD, Unit
from indicators.terms.wording import sentence_of
from scorecards.assembly.breakdown_words import columns_of, headings_of, reason_of
from scorecards.assembly.questions import questions_shown
from scorecards.assembly.shown import (
    WITHOUT_RANGES,
    beside_figure,
    beside_others,
    beside_words,
    has_ranges,
    latest_words,
    likely_range,
    needs_by_figure,
    of_another_period,
    review_shown,
    sample_of,
    shown,
    shown_within,
    standing_words,
    why_beside,
)
from scorecards.charts import category_heading, chart_notes, country, optimum_of
from scorecards.exports.appendix.drawings import axis_of, bar_of, dot_of, drawings_of
from scorecards.exports.appendix.figure_tables import figures_of, over_time_of, remarks_of
from scorecards.payload import (
    Asked,
    Breakdown,
    ChangeShown,
    ComparisonShown,
    NeighbourShown,
    PeriodShown,
    RowShown,
)

Plain = dict[str, Any]
MOST_BESIDE = 1000  # characters of the definition card that fit beside the similar councils


def block_of(row: RowShown, council: str, published: str = "", period: PeriodShown | None = None) -> Plain:
    """One row of the summary and its block: words ready to place, and the row's drawings. `period`: the scorecard's."""
    return {
        "number": row["number"],
        "title": row["title"],
        "finding": sentence_of(row["finding"]),
        "direction": row["direction"],
        "attention": needs_by_figure(row),
        "why": " ".join(row.get("attention", [])),
        "flags": [flag["text"] for flag in row["flags"]],
        "latest": _latest(row, period),
        "target": _target(row),
        "verdict": row["verdict"],
        "long_run": row.get("long_run", ""),
        "previous": _change(row["previous"]),
        "year_ago": _change(row["year_ago"]),
        "similar": _similar_line(row),
        "facts": _comparison_facts(row["comparison"]),
        "comparison": _comparison(row),
        "meaning": row["meaning"],
        "events": [f"{_month(event['date'])}: {event['label']}" for event in row["events"]],
        "letters": [str(number) for number in range(1, len(row["events"]) + 1)],
        "says": _says(row),
        "breakdowns": [_breakdown(each, Unit(row["unit"])) for each in row["breakdowns"]],
        "about": _about(row, published),
        "side_by_side": sum(len(words) for _, words in _about(row, published)) < MOST_BESIDE,
        "asked": [_asked(each) for each in row["asked"]],
        "figures": figures_of(row),
        "remarks": remarks_of(row["series"]),
        "drawings": drawings_of(row, council),
        "chart_notes": chart_notes(row),
    }


def long_date(iso: str) -> str:
    """ "2026-02-13" as "13 February 2026"; what is no such date is given back as it is."""
    try:
        return day_words(date.fromisoformat(iso[:10]))
    except ValueError:
        return iso


def paragraphs(text: str) -> list[str]:
    """The text cut at its line ends, empty lines left out."""
    return [line.strip() for line in text.split("\n") if line.strip()]


def _month(iso: str) -> str:
    return long_date(iso).partition(" ")[2] or iso


def _latest(row: RowShown, period: PeriodShown | None) -> Plain:
    cell = row["latest"]
    revised = f"Revised from {cell['revised_from']}" if cell["revised_from"] else ""
    words = [each for each in (cell["people"], why_beside(cell), sample_of(row), revised) if each]
    other = of_another_period(cell, period) if period else ""
    return {"display": latest_words(row), "period": cell["label"], "words": words, "of": other}


def _target(row: RowShown) -> Plain:
    target = row["target"]
    status, word = beside_figure(target)
    to_reach = f"The target would have been met with {target['to_reach']}" if target["to_reach"] else ""
    set_by = target["set_by"][:1].upper() + target["set_by"][1:]
    return {
        **target,
        "status": status,
        "word": word,
        "words": [each for each in (target["display"], to_reach) if each],
        "set_by": set_by,
    }


def _change(change: ChangeShown) -> Plain:
    """The earlier value with its word, or why there is none; never blank."""
    cell = change["cell"]
    return {
        "display": cell["display"] if cell is not None and cell["value"] is not None else "",
        "word": f"{change['arrow']} {change['word']}".strip() if change["word"] else "",
        "difference": change.get("difference", ""),
        "reason": change["reason"] if not change["word"] else "",
    }


def _similar_line(row: RowShown) -> list[str]:
    compared = row["comparison"]
    if compared is None:
        return [row["no_comparison"] or "No comparison"]
    own, england = shown_within(compared["own"]), shown_within(compared["england"])
    place = country(compared)
    lines = [
        f"{compared['period']}: ours {own}, middle {compared['median_display'] or '–'}, {place}\u00a0{england}"
    ]
    # "Right is better" stands once above the table; what differs from it stands in the row.
    return [*lines, "Right is higher"] if row["polarity"] in NO_WAY_IS_GOOD else lines


def _comparison_facts(compared: ComparisonShown | None) -> list[Plain]:
    if compared is None:
        return []
    ours = f"ours {shown_within(compared['own'])}"
    year = compared["period"]
    return [
        {"label": f"Similar councils {year}", "value": compared["median_display"] or "–", "words": ours},
        {"label": f"{compared['england']['name']} {year}", "value": shown(compared["england"]), "words": ""},
    ]


def _comparison(row: RowShown) -> Plain | None:
    """The similar councils, region and England of one year, as a table's rows; None where there is no comparison."""
    compared = row["comparison"]
    if compared is None:
        return None
    councils = [(compared["own"], True), *((each, False) for each in compared["neighbours"])]
    ordered = sorted(councils, key=lambda pair: _place(pair[0], pair[1], row["polarity"]))
    part = [compared["part"]] if "part" in compared else []
    areas = [*part, compared["region"], compared["england"]]
    displays = beside_others(compared, Unit(row["unit"]), row["decimals"])
    return {
        "heading": f"Similar councils, {compared['period']} ({row['direction'].lower()})",
        "axis": axis_of(row),
        "councils": [_council(row, council, own, displays[council["code"]]) for council, own in ordered],
        "areas": [{"name": area["name"], "display": shown(area)} for area in areas if area["name"]],
        "country": country(compared),
        "untested": "" if has_ranges(compared) else WITHOUT_RANGES,
        "optimum": optimum.words if (optimum := optimum_of(row)) else "",
        "median": compared["median_display"] or "–",
        "mean": compared["mean_display"] or "–",
        "n": compared["n"],
        "of": compared["of"],
        "words": [sentence_of(each) for each in (beside_words(compared), compared["caution"]) if each],
        "source": f"Release {compared['release']}, similar councils of model {compared['model']}",
    }


def _council(row: RowShown, council: NeighbourShown, own: bool, display: str) -> Plain:
    return {
        "name": council["name"],
        "standing": "" if own else standing_words(council),
        "display": display,
        "range": likely_range(council, row["decimals"]),
        "own": own,
        "dot": dot_of(row, council, own),
    }


def _place(council: NeighbourShown, own: bool, polarity: str) -> tuple[bool, float, bool]:
    """Best first; for context-only measures lowest first; without a number last; ours first among equals."""
    value = council["value"]
    if value is None:
        return True, 0.0, not own
    return False, -value if polarity == "high" else value, not own


def _says(row: RowShown) -> Plain | None:
    commentary = row["commentary"]
    questions = questions_shown(row)
    if commentary is None and not questions:
        return None
    text = commentary["text"] if commentary else ""
    signed = [commentary["author"], commentary["approved"]] if commentary else []
    return {
        "paragraphs": paragraphs(text),
        "signed": " ".join(sentence_of(each) for each in signed if each),
        "questions": questions,
    }


def _breakdown(breakdown: Breakdown, unit: Unit) -> Plain:
    cells = [each["cell"] for each in breakdown["cells"]]
    reasons = dict.fromkeys(f"{reason[:1].upper()}{reason[1:]}" for reason in map(reason_of, cells))
    words = [breakdown["total"], breakdown["threshold"], breakdown["sentence"], *reasons]
    value_heading, share_heading = headings_of(breakdown, unit)
    return {
        "title": breakdown["title"],
        "headings": ["Group", value_heading, *([share_heading] if share_heading else []), "Chart"],
        "words": [sentence_of(each) for each in words if each],
        "over_time": over_time_of(breakdown),
        "over_time_heading": category_heading(breakdown) if breakdown.get("periods") else "",
        "cells": [
            {
                "label": each["label"],
                "numbers": list(columns_of(each, unit, share_heading))[: 2 if share_heading else 1],
                "emphasised": each["emphasised"],
                "bar": bar_of(breakdown, each),
            }
            for each in breakdown["cells"]
        ],
    }


def _about(row: RowShown, published: str) -> list[list[str]]:
    """The definition card, as pairs of a label and its words."""
    limits, reviewed = row["limits"], review_shown(row, published)
    national = row.get("national_counts", "")
    usual = f"{limits['display']}, from {limits['points']} comparable figures" if limits else ""
    verdict = (f"{row['verdict']['word']}.", row["verdict"]["rule"])
    pairs = [
        ("Count", row["numerator_label"]),
        ("Out of", row["denominator_label"]),
        ("Our own figures cover" if national else "Covers", row["basis"].capitalize()),
        ("National figures", f"{national[:1].upper()}{national[1:]}"),
        ("Why it matters", row["why"]),
        ("Take care", row["take_care"]),
        ("Real change?", " ".join(filter(None, [*verdict, row.get("long_run", "")]))),
        ("Usual range", usual),
        ("Source", row["source"]),
        ("Answered for by", row.get("owner", "")),
        ("Reviewed", long_date(reviewed) if reviewed else ""),
        ("Definition", _changes(row)),
    ]
    return [[label, words] for label, words in pairs if words]


def _changes(row: RowShown) -> str:
    """Where the definition changed in the years shown and what it said before, and what the latest figure keeps."""
    said = []
    for change in row.get("definition_changes", []):
        earlier = "; ".join(
            f"{words['term']}: {words['definition'].rstrip('.')}" for words in change["earlier"]
        )
        reason = change["reason"].rstrip(".")
        said.append(f"The definition changed from {change['period']}: {reason}. It said before: {earlier}.")
    if row.get("reported_under"):
        said.append(sentence_of(row["reported_under"]))
    return " ".join(said)


def _asked(asked: Asked) -> Plain:
    return {
        "where": f"{asked['meeting']}, {asked['item'][:1].lower()}{asked['item'][1:]}",
        "question_by": asked["question_by"],
        "question": asked["question"],
        "answers": asked["answers"],
        "outcome": asked["outcome"],
        "state": asked["state"],
    }
