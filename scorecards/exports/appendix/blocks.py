"""What the appendix says about one indicator, in the order it says it. Pure."""

from datetime import date
from typing import Any

from indicators.catalogue.questions import Situation
from indicators.terms.periods import day_words
from indicators.terms.vocabulary import Unit
from indicators.terms.wording import sentence_of
from scorecards.assembly.breakdown_words import columns_of, headings_of, reason_of
from scorecards.assembly.questions import questions_shown, usual_question
from scorecards.assembly.shown import (
    beside_figure,
    covers_shown,
    latest_words,
    needs_by_figure,
    of_another_period,
    review_shown,
    sample_of,
    unit_apart,
    why_beside,
    without_figure,
)
from scorecards.charts import category_heading, chart_notes
from scorecards.exports.appendix.asked import asked_of
from scorecards.exports.appendix.beside import comparison_of, facts_beside
from scorecards.exports.appendix.drawings import bar_of, trend_of
from scorecards.exports.appendix.figure_tables import figures_of, over_time_of, remarks_of
from scorecards.exports.appendix.table import period_in_sentence, why_alone
from scorecards.payload import (
    Breakdown,
    ChangeShown,
    PeriodShown,
    RowShown,
)

Plain = dict[str, Any]
# Why there is none is one question about all measures without a figure: it need not stand with each.
NO_FIGURE = Situation.NO_FIGURE


def block_of(
    row: RowShown,
    council: str,
    published: str = "",
    period: PeriodShown | None = None,
    *,
    large: bool = False,
) -> Plain:
    """The block of one measure: words ready to place, and its drawings. `period`: the scorecard's.

    `bare`: no period has a figure, so that there is nothing to frame.
    """
    bare = all(cell["value"] is None for cell in row["series"]) and without_figure(row)
    return {
        "bare": why_alone(row, period) if bare and period else "",
        "number": row["number"],
        "title": row["title"],
        "finding": sentence_of(row["finding"]),
        "direction": row["direction"],
        "attention": needs_by_figure(row),
        "why": " ".join(row.get("attention", [])),
        "flags": [flag["text"] for flag in row["flags"]],
        "latest": _latest(row, period),
        "target": _target(row),
        "beneath": _beneath(row),
        "verdict": row["verdict"],
        "long_run": row.get("long_run", ""),
        "previous": _change(row["previous"]),
        "year_ago": _change(row["year_ago"]),
        "facts": facts_beside(row["comparison"]),
        "comparison": comparison_of(row, large=large),
        "meaning": row["meaning"],
        "says": _says(row),
        "bare_questions": [each for each in questions_shown(row) if each != usual_question(NO_FIGURE, row)],
        "breakdowns": [
            _breakdown(each, Unit(row["unit"]), large=large) for each in row["breakdowns"] if _tells(each)
        ],
        "about": _about(row, published, bare=bare),
        "asked": [asked_of(each) for each in row["asked"]],
        **_series(row, council, large=large),
    }


def _series(row: RowShown, council: str, *, large: bool) -> Plain:
    """The chart, what is said below it, and the figures behind it."""
    return {
        "events": [f"{_month(event['date'])}: {event['label']}" for event in row["events"]],
        "letters": [str(number) for number in range(1, len(row["events"]) + 1)],
        "figures": figures_of(row, large=large),
        "remarks": remarks_of(row["series"]),
        "trend": trend_of(row, council, large=large),
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
    words = [each for each in (cell["people"], why_beside(cell), revised) if each]
    other = of_another_period(cell, period) if period else ""
    said = latest_words(row)
    number, unit = ("No figure", "") if said == "–" else unit_apart(said)
    return {
        "display": said,
        "number": number,
        "unit": unit,
        "period": period_in_sentence(cell["label"]),
        "words": words,
        "of": "" if other.endswith(f" {cell['label']}") else other,
    }


def _target(row: RowShown) -> Plain:
    target = row["target"]
    status, word = beside_figure(target)
    set_by = target["set_by"][:1].upper() + target["set_by"][1:]
    return {
        **target,
        "status": status,
        "word": word,
        "words": [target["display"]] if target["display"] else [],
        "set_by": set_by,
    }


def _beneath(row: RowShown) -> list[str]:
    """What is said of the figures below their frame, where it has the width of the page."""
    to_reach = row["target"]["to_reach"]
    reached = f"The target would have been met with {to_reach}." if to_reach else ""
    return [each for each in (reached, sentence_of(sample_of(row))) if each]


def _change(change: ChangeShown) -> Plain:
    """The earlier value with its word, or why there is none; never blank."""
    cell = change["cell"]
    display = cell["display"] if cell is not None and cell["value"] is not None else ""
    return {
        "display": display,
        "number": unit_apart(display)[0],
        "word": change["word"],
        "difference": change.get("difference", ""),
        "reason": change["reason"] if not change["word"] else "",
    }


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


def _tells(breakdown: Breakdown) -> bool:
    """Whether a part has a figure, or had one: a table of nothing but "not available" tells nobody anything."""
    cells = [each["cell"] for each in breakdown["cells"]]
    return bool(breakdown.get("periods")) or any(
        cell["value"] is not None or cell["hidden"] for cell in cells
    )


def _breakdown(breakdown: Breakdown, unit: Unit, *, large: bool) -> Plain:
    cells = [each["cell"] for each in breakdown["cells"]]
    reasons = dict.fromkeys(f"{reason[:1].upper()}{reason[1:]}" for reason in map(reason_of, cells))
    words = [breakdown["total"], breakdown["threshold"], breakdown["sentence"], *reasons]
    value_heading, share_heading = headings_of(breakdown, unit)
    return {
        "title": breakdown["title"],
        "headings": ["Group", value_heading, *([share_heading] if share_heading else []), "Chart"],
        "words": [sentence_of(each) for each in words if each],
        "over_time": over_time_of(breakdown, large=large),
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


def _about(row: RowShown, published: str, *, bare: bool = False) -> list[list[str]]:
    """The definition card, as pairs of a label and its words; of a `bare` row without what is said of figures."""
    limits, reviewed = row["limits"], review_shown(row, published)
    usual = f"{limits['display']}, from {limits['points']} comparable figures" if limits else ""
    said, rule = row["verdict"]["word"], row["verdict"]["rule"]
    verdict = (rule,) if rule.startswith(said) else (f"{said}.", rule)
    pairs = [
        ("Count", row["numerator_label"]),
        ("Out of", row["denominator_label"]),
        *covers_shown(row, row["basis"].capitalize()),
        ("Why it matters", row["why"]),
        ("Take care", row["take_care"]),
        ("Real change?", "" if bare else " ".join(filter(None, [*verdict, row.get("long_run", "")]))),
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
