"""The table of all measures, one line each: its columns, its cells, and what is said once instead of in every row.

Pure. A column that would say the same in every row is left out, and `said` has its words.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from indicators.terms.nouns import area_in_sentence
from indicators.terms.wording import amount_words, sentence_of
from scorecards.assembly.attention import why_none
from scorecards.assembly.shown import (
    YEARLY,
    before_words,
    beside_figure,
    latest_words,
    needs_by_figure,
    of_another_period,
    sample_of,
    shown_within,
    without_figure,
)
from scorecards.exports.appendix.drawings import parts_of_spark, spark_of
from scorecards.payload import ChangeShown, Payload, PeriodShown, RowShown, SectionShown, rows_of

Plain = dict[str, Any]
BETTER_IS = {"high": "Higher", "low": "Lower", "range": "In range"}
NEITHER = "Neither"  # of a measure for context; the key says so
FEWEST_TOGETHER = 3  # so many measures without a figure, for one reason, stand in one line
LONGEST_REASON = 18  # characters that fit where an earlier figure would stand
NO_TARGETS = "No measure here has a target."
NO_CHANGES = "No change can be tested: there are too few earlier figures."
NO_EARLIER = "No measure has an earlier figure to stand beside."
FLAGS_SAID_ELSEWHERE = ("attention", "hidden")
REVISED = "revised"


def table_of(payload: Payload, sections: Sequence[SectionShown], *, drawn: bool = True) -> Plain:
    """Its `columns`, its `sections` with their lines, and what is `said` once. `drawn`: with the small charts."""
    rows = [row for section in sections for row in section["rows"]]
    columns = _columns(payload, rows)
    total = len(rows_of(payload))
    country = next((column["head"] for column in columns if column["key"] == "country"), "")
    return {
        "heading": f"{_how_many(len(rows), total)} measures, {payload['period']['label']}",
        "country": country,
        "country_in_sentence": area_in_sentence(country),
        "columns": columns,
        "said": _said_once(payload, rows, columns),
        "sections": [
            {
                "question": section["question"],
                "answer": section["answer"],
                "lines": _lines(section, columns, payload, drawn),
                "notes": [note for row in section["rows"] for note in _notes(row, payload["period"])],
                "compared": [
                    [period_in_sentence(row["comparison"]["period"]), row["number"]]
                    for row in section["rows"]
                    if row["comparison"] and row["latest"]["value"] is not None
                ],
                "marks": _marks(section["rows"], {column["key"] for column in columns}),
            }
            for section in sections
        ],
    }


def _how_many(there: int, total: int) -> str:
    return f"All {total}" if there == total else f"{there} of {total}"


def _columns(payload: Payload, rows: Sequence[RowShown]) -> list[Plain]:
    with_figure = [row for row in rows if row["latest"]["value"] is not None]
    country = next((row["comparison"]["england"]["name"] for row in rows if row["comparison"]), "")
    compared = any(row["comparison"] for row in with_figure)
    tried = any(row["target"]["value"] is not None for row in with_figure)
    tested = any(_is_tested(row) for row in with_figure)
    before = any(_earlier(row["previous"]) for row in with_figure)
    year_ago = any(_earlier(row["year_ago"]) for row in with_figure)
    wanted = [
        ("measure", "Measure", True),
        ("better", "Better is", True),
        ("latest", "Latest", True),
        ("people", "People", True),
        ("status", "Target", tried),
        ("target", "", tried),
        ("before", before_words(payload["period"]), before),
        ("year_ago", "A year ago", year_ago),
        ("spark", "Trend", tested),
        ("verdict", "", tested),
        ("own", "Ours", compared),
        ("middle", "Similar", compared),
        ("country", country, compared and bool(country)),
    ]
    return [{"key": key, "head": head} for key, head, there in wanted if there]


def _said_once(payload: Payload, rows: Sequence[RowShown], columns: Sequence[Plain]) -> list[str]:
    """What the columns that were left out would have said in every row."""
    keys = {column["key"] for column in columns}
    with_figure = [row for row in rows if row["latest"]["value"] is not None]
    if not with_figure:
        return []
    said = []
    if "status" not in keys:
        said.append(NO_TARGETS)
    if "before" not in keys and "year_ago" not in keys:
        said.append(NO_EARLIER)
    if "spark" not in keys:
        said.append(NO_CHANGES)
    if "own" not in keys:
        reasons = Counter(row["no_comparison"] for row in with_figure if row["no_comparison"])
        said += [sentence_of(reason) for reason in reasons]
    return said


def _is_tested(row: RowShown) -> bool:
    return bool(spark_of(row)) and row["verdict"]["word"] != "Change not tested"


def _earlier(change: ChangeShown) -> bool:
    return change["cell"] is not None and change["cell"]["value"] is not None


def _lines(section: SectionShown, columns: Sequence[Plain], payload: Payload, drawn: bool) -> list[Plain]:
    """One line a measure; those without a figure for the same reason in one line at the end, where they are many."""
    reasons = Counter(why_alone(row, payload["period"]) for row in section["rows"] if without_figure(row))
    lines, together = [], dict[str, list[RowShown]]()
    for row in section["rows"]:
        reason = why_alone(row, payload["period"]) if without_figure(row) else ""
        if reason and reasons[reason] >= FEWEST_TOGETHER:
            together.setdefault(reason, []).append(row)
        else:
            lines.append(_line(row, columns, payload, drawn))
    lines += [
        {"together": reason.rstrip("."), "named": [_named(row) for row in rows]}
        for reason, rows in together.items()
    ]
    return lines


def _named(row: RowShown) -> Plain:
    return {"number": row["number"], "title": row["title"]}


def why_alone(row: RowShown, period: PeriodShown) -> str:
    """One sentence in the place of all figures of the row: why there is none, and what earlier ones there are."""
    latest = row["latest"]
    if latest["hidden"] or latest["symbol"] == "c":
        why = latest["reason"] or "Hidden so no child can be identified"
    else:
        why = why_none(row) or f"No figure for {latest['label']}"
    earlier = [
        f"{name}: {row[key]['cell']['display']}"  # type: ignore[literal-required]
        for name, key in ((before_words(period), "previous"), ("A year ago", "year_ago"))
        if _earlier(row[key])  # type: ignore[literal-required]
    ]
    return " ".join(sentence_of(f"{each[:1].upper()}{each[1:]}") for each in (why, *earlier))


def _line(row: RowShown, columns: Sequence[Plain], payload: Payload, drawn: bool) -> Plain:
    line = {
        **_named(row),
        "better": better_is(row),
        "direction": row["direction"],
        "attention": needs_by_figure(row),
    }
    if row["latest"]["value"] is None:
        return {**line, "alone": why_alone(row, payload["period"])}
    return {**line, "cells": _cells(row, {column["key"] for column in columns}, drawn)}


def better_is(row: RowShown) -> str:
    return BETTER_IS.get(row["polarity"], NEITHER)


def _marks(rows: Sequence[RowShown], keys: set[str]) -> list[str]:
    """Which signs stand in the lines of a section: its page's key explains these and no others."""
    found = {"neither" for row in rows if better_is(row) == NEITHER}
    found |= {"bar" for row in rows if needs_by_figure(row)}
    for row in rows:
        if row["latest"]["value"] is not None:
            found |= {beside_figure(row["target"])[0]} if "status" in keys else set()
            found |= set(parts_of_spark(row)) if "spark" in keys else set()
    return sorted(found)


def _cells(row: RowShown, keys: set[str], drawn: bool) -> Plain:
    number, unit = apart(latest_words(row))
    status, word = beside_figure(row["target"])
    compared = row["comparison"]
    cells: Plain = {
        "latest": number,
        "people": _people(row) or unit,
        "status": {"status": status, "word": word},
        "target": row["target"]["display"].replace(f" {unit}", "") if unit else row["target"]["display"],
        "before": _earlier_words(row["previous"]),
        "year_ago": _earlier_words(row["year_ago"]),
        "spark": spark_of(row) if drawn else None,
        "verdict": {"kind": row["verdict"]["kind"], "word": row["verdict"]["word"]},
        "alone_beside": "" if compared else row["no_comparison"].partition(":")[0] or "No comparison",
    }
    if compared:
        cells["own"] = apart(shown_within(compared["own"]))[0]
        cells["middle"] = apart(compared["median_display"])[0] or "none"
        cells["country"] = apart(shown_within(compared["england"]))[0]
    return {key: cell for key, cell in cells.items() if key in keys or key == "alone_beside"}


def apart(words: str) -> tuple[str, str]:
    """ "171 days" as ("171", "days"), "96 per 10,000" likewise; words without a number stay whole."""
    number, _, unit = words.partition(" ")
    return (number, unit) if unit and number[:1].isdigit() else (words, "")


def _people(row: RowShown) -> str:
    """ "47 of 563"; of a bare count what is counted; what a rate is out of stands there instead."""
    cell = row["latest"]
    if cell["numerator"] is not None and cell["denominator"] is not None and cell["people"]:
        return f"{amount_words(cell['numerator'])} of {amount_words(cell['denominator'])}"
    return cell["people"] if len(cell["people"]) <= LONGEST_REASON else ""


def _earlier_words(change: ChangeShown) -> str:
    if _earlier(change):
        return apart(change["cell"]["display"])[0]  # type: ignore[index]
    reason = change["reason"] or "No figure"
    return "Yearly" if reason == YEARLY else reason if len(reason) <= LONGEST_REASON else "See below"


def _notes(row: RowShown, period: PeriodShown) -> list[Plain]:
    """What must be known with the line, below the table of its page."""
    latest = row["latest"]
    revised = latest["revised_from"] if latest["value"] is not None else ""
    missing = _why_nothing_earlier(row, period) if latest["value"] is not None else {}
    flags = [flag["text"] for flag in row["flags"] if flag["kind"] not in FLAGS_SAID_ELSEWHERE]
    said = [each for each in flags if not any(each.lower() in reason.lower() for reason in missing)]
    if latest["value"] is not None:
        revision = f"revised from {revised}" if revised else ""
        said = [each for each in said if not (revised and each.lower() == REVISED)]
        said += filter(None, [of_another_period(latest, period), revision, sample_of(row)])
    said += [f"{' and '.join(names)}: {period_in_sentence(reason)}" for reason, names in missing.items()]
    once = dict.fromkeys(period_in_sentence(each).rstrip(".") for each in said)
    return [
        {"number": row["number"], "said": each, "sentence": sentence_of(f"{each[:1].upper()}{each[1:]}")}
        for each in once
    ]


def _why_nothing_earlier(row: RowShown, period: PeriodShown) -> dict[str, list[str]]:
    """The reasons too long for a cell, each with the columns it stands for."""
    reasons: dict[str, list[str]] = {}
    for name, key in ((before_words(period), "previous"), ("a year ago", "year_ago")):
        change: ChangeShown = row[key]  # type: ignore[literal-required]
        if not _earlier(change) and len(change["reason"]) > LONGEST_REASON:
            reasons.setdefault(change["reason"], []).append(name.lower())
    return reasons


def period_in_sentence(period: str) -> str:
    """ "Academic year 2023/24" as "academic year 2023/24"; "Q3 25/26" stays."""
    lowered = f"{period[:1].lower()}{period[1:]}"
    return period if period[1:2].isdigit() else lowered
