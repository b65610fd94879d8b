"""What is said of each indicator, as a table: targets, verdicts, comparisons in words, commentary. Pure.

Every word is the payload's own, so the file says what the page and the appendix say.
"""

from typing import Any

import pandas as pd

from scorecards.assembly.shown import (
    beside_figure,
    beside_words,
    latest_words,
    sample_of,
    why_beside,
    without_figure,
)
from scorecards.exports.numbers import kept
from scorecards.exports.spreadsheets.cells import frame_of, place_of_row
from scorecards.payload import ChangeShown, Payload, RowShown, SectionShown

JUDGED_COLUMNS = (
    "Number",
    "Indicator code",
    "Indicator",
    "Question",
    "Better is",
    "Period",
    "As shown",
    "People",
    "Sample",
    "Target",
    "Target as a number",
    "Target, upper edge",
    "Close within",
    "Target status",
    "To reach the target",
    "Target set by",
    "Before",
    "Before, period",
    "Since before",
    "Change since before",
    "A year ago",
    "A year ago, period",
    "Since a year ago",
    "Change since a year ago",
    "Verdict",
    "Verdict rule",
    "Verdict method",
    "Over five years",
    "Usual range",
    "Needs attention",
    "Why it needs attention",
    "In words",
    "Statistical neighbours",
    "Flags",
    "Breaks",
    "Events",
    "Commentary",
    "Commentary by",
    "Commentary agreed",
    "Questions to ask",
)
# Those that stand beside the latest figure in the table of all figures too, for whoever takes that one alone.
BESIDE_THE_LATEST = (
    "Target",
    "Target status",
    "Verdict",
    "Verdict rule",
    "Over five years",
    "Needs attention",
    "Why it needs attention",
    "Commentary",
)


def judged_frame(payload: Payload) -> pd.DataFrame:
    """One line for each indicator; columns are JUDGED_COLUMNS."""
    lines = [judged_line(section, row) for section in payload["sections"] for row in section["rows"]]
    return frame_of(lines, JUDGED_COLUMNS)


def judged_line(section: SectionShown, row: RowShown) -> dict[str, Any]:
    latest = row["latest"]
    return {
        **place_of_row(row),
        "Question": section["question"],
        "Better is": row["direction"],
        "Period": latest["label"],
        "As shown": latest_words(row),
        "People": ("" if latest["hidden"] else latest["people"]) or why_beside(latest),
        "Sample": sample_of(row),
        **target_part(row),
        **change_part(row["previous"], "Before", "Since before", "Change since before"),
        **change_part(row["year_ago"], "A year ago", "Since a year ago", "Change since a year ago"),
        **verdict_part(row),
        **words_part(row),
    }


def beside_the_latest(section: SectionShown, row: RowShown) -> dict[str, Any]:
    line = judged_line(section, row)
    return {column: line[column] for column in BESIDE_THE_LATEST}


def target_part(row: RowShown) -> dict[str, Any]:
    target = row["target"]
    value = target["value"]
    return {
        "Target": target["display"],
        "Target as a number": kept(value),
        "Target, upper edge": kept(target.get("upper")),
        "Close within": None if value is None else kept(target["tolerance"]),
        "Target status": beside_figure(target)[1],
        "To reach the target": target["to_reach"],
        "Target set by": target["set_by"],
    }


def change_part(change: ChangeShown, name: str, word: str, difference: str) -> dict[str, Any]:
    """The earlier figure, how the latest stands to it, or why it cannot be compared."""
    cell = change["cell"]
    return {
        name: cell["display"] if cell else "",
        f"{name}, period": cell["label"] if cell else "",
        word: change["word"] or change["reason"],
        difference: change.get("difference", ""),
    }


def verdict_part(row: RowShown) -> dict[str, Any]:
    verdict, limits = row["verdict"], row["limits"]
    return {
        "Verdict": verdict["word"],
        "Verdict rule": verdict["rule"],
        "Verdict method": verdict.get("method", ""),
        "Over five years": row.get("long_run", ""),
        "Usual range": f"{limits['display']}, from {limits['points']} comparable figures" if limits else "",
        "Needs attention": "No figure" if without_figure(row) else "Yes" if row["needs_attention"] else "No",
        "Why it needs attention": " ".join(row.get("attention", [])),
    }


def words_part(row: RowShown) -> dict[str, Any]:
    said = row["commentary"]
    return {
        "In words": row["finding"],
        "Statistical neighbours": neighbours_words(row),
        "Flags": "; ".join(flag["text"] for flag in row["flags"]),
        "Breaks": "; ".join(one["label"] for one in row["breaks"]),
        "Events": "; ".join(
            f"{number}, {one['date']}: {one['label']}" for number, one in enumerate(row["events"], 1)
        ),
        "Commentary": " ".join(said["text"].split()) if said else "",  # a file's line holds one indicator
        "Commentary by": said["author"] if said else "",
        "Commentary agreed": said["approved"] if said else "",
        "Questions to ask": " ".join(row.get("questions") or [row["question"]]).strip(),
    }


def neighbours_words(row: RowShown) -> str:
    """The comparison's sentence with its year and any caution; or why there is no comparison."""
    found = row["comparison"]
    if found is None:
        return row["no_comparison"]
    sentence = beside_words(found)
    parts = [f"{found['period']}: {sentence}" if sentence else "", found["caution"]]
    return ". ".join(part.rstrip(".") for part in parts if part)
