"""The last pages of the appendix: how to read it, how it was worked out, and which edition it is. Pure."""

from typing import Any

from indicators.terms.vocabulary import SYMBOL_CELLS, Symbol, Unit
from indicators.terms.wording import sentence_of
from scorecards.assembly.attention import rule_of
from scorecards.payload import Payload, Term, rows_of
from scorecards.statistics.comparison import why_not_compared

Plain = dict[str, Any]

# “Points”, “level” and “better” as the table and the blocks say them.
CHANGE_WORDS = [
    "“Getting better” and “better than a year ago” say that there is a real change: more than chance explains. "
    "Figures of a quarter are set beside their usual range, children counted on a day and figures over a year beside "
    "the same quarter a year ago.",
    "“Level with a year ago” and “no real change” mean that chance may explain the difference. “Change not tested” "
    "means that it cannot be told from chance.",
]

READING = [
    ["Status", "A circle means the target is met, or the figure is within it where it is a range; a diamond, close "
     "to it (within the measure's margin); a triangle, missed; a dash, no target is set; a hollow square, a hidden "
     "figure; a cross, no figure. The word always stands beside the shape."],
    ["Needs attention", "Marked by a bar at the left and by the words. {rule} A rule decides this, never a person."],
    ["Better, worse", "Beside an earlier figure: which way the later one moved, as counted. They do not say that the "
     "change is more than chance."],
    ["Real change", " ".join(CHANGE_WORDS)],
    ["Trend", "Blue line and filled dot: our figures. Grey band: our usual range. Dashes: the target. "
     "A dotted upright line: figures before it cannot be compared. Each small chart has its own scale."],
    ["Similar councils", "In the table: the middle (the median, with half of them on either side). In the charts: "
     "filled dot, us; rings, councils like ours; solid line, their middle; dashed line, the country."],
]  # fmt: skip

METHODS = [
    ["Rounding", "Figures are kept unrounded and rounded once, when shown; halves away from zero. Status is judged "
     "on the unrounded figure."],
    ["Usual range", "The limits of a process chart (XmR): the average of the comparable figures, and 2.66 times the "
     "average step between neighbouring figures on either side. Figures from before a new system, and the latest, are "
     "left out. Only where each figure counts its own quarter, and there are 12. Of counts in whole numbers."],
    ["Over five years", "Said where the same quarter of five years shows a clear trend. A figure may climb for years "
     "although no single year is a real change."],
    ["Similar councils", "The statistical neighbours of the model named below. Their average is the plain mean of "
     "those that have a figure; a missing or hidden figure is left out, never counted as nought. Only figures "
     "of the same year are compared. {not compared}"],
    ["Likely range", "The 95% interval: of 20 such ranges, about 19 hold the level behind the figure."],
    ["Small numbers", "Where a figure could give a child away it is hidden, and so is any figure from which it "
     "could be worked out. “Hidden” stands in their place, and they are nowhere in this document."],
]  # fmt: skip

BOTH_NOT_COMPARED = "Counts and sums of money are not compared: they follow the size of a council."
WORDS = [
    ["Provisional", "The figure may still change."],
    ["Revised", "The figure was corrected since it was last published."],
]
MEANINGS = {
    Symbol.CONFIDENTIAL: "There is a figure; it could give a child away.",
    Symbol.NOT_APPLICABLE: "There can be no such figure here.",
    Symbol.NOT_AVAILABLE: "There is no figure, and none is expected.",
    Symbol.UNRELIABLE: "There is a figure; too few cases are behind it to publish it.",
    Symbol.LOW: "The figure is above zero and too small to show.",
    Symbol.PROMISED: "The figure will come later.",
}


def notes_of(payload: Payload, *, fingerprint: str, boxes: int) -> Plain:
    """Everything after the last indicator, as lists of a term and its words."""
    return {
        "reading": [[term, words.replace("{rule}", rule_of(payload))] for term, words in READING],
        "methods": [
            [term, words.replace("{not compared}", " ".join(not_compared(payload))).rstrip()]
            for term, words in METHODS
        ],
        "symbols": [*WORDS, *([SYMBOL_CELLS[symbol], meaning] for symbol, meaning in MEANINGS.items())],
        "comparators": comparators_of(payload),
        "glossary": glossary_of(payload),
        "edition": _edition(payload, fingerprint),
        "boxes": boxes_words(boxes),
    }


def not_compared(payload: Payload) -> list[str]:
    """Which of the figures here stand beside no other council's whatever is published, and why, each reason once."""
    shown = (row for row in rows_of(payload) if row["latest"]["value"] is not None)
    reasons = [
        reason for reason in dict.fromkeys(why_not_compared(Unit(row["unit"])) for row in shown) if reason
    ]
    return [BOTH_NOT_COMPARED] if len(reasons) > 1 else [sentence_of(reason) for reason in reasons]


def comparators_of(payload: Payload) -> list[list[str]]:
    compared = payload["comparators"]
    named = ", ".join(each["name"] for each in compared["neighbours"])
    pairs = [
        ("Similar councils", named),
        ("Neighbour model", compared["model"]),
        ("Releases", ", ".join(compared["releases"])),
        ("Region", compared["region"]),
        ("Nation", compared["england"]),
    ]
    return [[label, words] for label, words in pairs if words]


def glossary_of(payload: Payload) -> list[list[str]]:
    """Every term once, in alphabetical order; the scorecard's own notes before the indicators' terms."""
    terms: list[Term] = list(payload.get("notes", []))
    for row in rows_of(payload):
        terms.extend(row["terms"])
    once: dict[str, Term] = {}
    for term in terms:
        once.setdefault(term["term"].casefold(), term)
    return [[once[key]["term"], once[key]["definition"]] for key in sorted(once)]


def _edition(payload: Payload, fingerprint: str) -> list[list[str]]:
    edition = payload["edition"]
    number = str(edition["number"]) if edition["number"] else "Draft, not published"
    pairs = [
        ("Edition", number),
        ("Correction", edition["correction"]),
        ("Fingerprint", f"SHA-256 {fingerprint}"),
    ]
    return [[label, words] for label, words in pairs if words]


def boxes_words(count: int) -> str:
    if not count:
        return ""
    what = "1 character was" if count == 1 else f"{count} characters were"
    return f"{what} not in the typeface and stand as □. The web page shows them."
