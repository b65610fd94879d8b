"""The optimum ("Optimum caseload: 20"): where it lies among bands, across averages and beside other councils' averages.

An average has it from its definition. Of a breakdown nothing but the words is published, so what cannot be read in them
is not drawn.
"""

import re
from dataclasses import dataclass

from indicators.terms.vocabulary import AVERAGES
from scorecards.charts.series import drawable
from scorecards.payload import Breakdown, RowShown

_NUMBER = r"(\d[\d,]*(?:\.\d+)?)"


@dataclass(frozen=True)
class Optimum:
    """`words` as published, without the full stop."""

    value: float
    words: str


def optimum_in(breakdown: Breakdown) -> Optimum | None:
    """The last number of the words; None where they hold none."""
    words = breakdown["threshold"].strip().rstrip(".")
    numbers = re.findall(_NUMBER, words)
    value = drawable(float(numbers[-1].replace(",", ""))) if numbers else None
    return None if value is None else Optimum(value, words)


def optimum_of(row: RowShown) -> Optimum | None:
    """The optimum that a line across the row's own figures may stand for: its definition's, or a breakdown's."""
    if row["unit"] not in AVERAGES:  # a share of workers is not a number of cases
        return None
    defined = row.get("optimum")
    if defined and drawable(defined["value"]) is not None:
        return Optimum(defined["value"], defined["words"])
    return next((found for one in row["breakdowns"] if (found := optimum_in(one))), None)


def lowest_of(label: str) -> float | None:
    """The lowest number that a band holds: 0 of "Under 20", 20 of "20 to 24", 30 of "30 or more" and "30+"."""
    numbers = [float(number.replace(",", "")) for number in re.findall(_NUMBER, label)]
    if not numbers:
        return None
    below = re.match(r"\s*(under|below|fewer than|less than|up to|none)\b", label, re.IGNORECASE)
    return 0.0 if below else numbers[0]


def beyond_optimum(breakdown: Breakdown) -> list[bool]:
    """Of each band whether it begins at or above the optimum; all False where that cannot be told."""
    optimum = optimum_in(breakdown)
    lowest = [lowest_of(each["label"]) for each in breakdown["cells"]]
    if breakdown["kind"] != "band" or optimum is None or None in lowest:
        return [False] * len(lowest)
    return [low is not None and low >= optimum.value for low in lowest]
