"""What is said of bands and kinds: headings by unit, the whole each share is of, and the sum only where there is one.

Shares are added up only where all are of one whole. Teams, each with its own people, have none in common. Pure.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from math import fsum

from indicators.catalogue.facts import IndicatorFacts
from indicators.terms.vocabulary import COUNTS, UNITS, Unit
from indicators.terms.wording import NOISE, amount_words, count_words, display_value
from scorecards.assembly.cells import lower_first
from scorecards.assembly.shown import shown
from scorecards.payload import Breakdown, CategoryCell, CellShown

_EDGES = re.compile(r"(?P<from>\d+) (?:to (?P<to>\d+)|or more)")


def headings(unit: Unit, cells: Sequence[CategoryCell]) -> tuple[str, str]:
    """What the columns of numbers hold: ("Number", "Share"), ("Amount", ""); the second is "" where there is none."""
    if unit is Unit.PERCENT:
        return ("Number", "Share") if any(number_of(one["cell"]) for one in cells) else ("Share", "")
    return UNITS[unit].heading, "Share of all" if any(one["share"] is not None for one in cells) else ""


def headings_of(breakdown: Breakdown, unit: Unit) -> tuple[str, str]:
    """Those of a stored breakdown; editions from before them have none."""
    found = headings(unit, breakdown["cells"])
    return breakdown.get("value_heading", found[0]), breakdown.get("share_heading", found[1])


def columns_of(category: CategoryCell, unit: Unit, share_heading: str) -> tuple[str, str]:
    """What stands under the headings: ("24 of 70", "34%"), ("£769", "")."""
    cell = category["cell"]
    share = category["share_display"] or "–"
    if not share_heading:
        return shown(cell), ""
    if unit is not Unit.PERCENT or cell["value"] is None:
        return shown(cell), share
    return number_of(cell) or "–", share


def number_of(cell: CellShown) -> str:
    """ "24 of 70"; "" where the people behind a share are not known."""
    numerator, denominator = cell["numerator"], cell["denominator"]
    if numerator is None:
        return ""
    words = amount_words(numerator)
    return words if denominator is None else f"{words} of {amount_words(denominator)}"


def reason_of(cell: CellShown) -> str:
    """Why there is no number, where the cell's own words do not say all of it."""
    return "" if cell["reason"].casefold() == shown(cell).casefold() else cell["reason"]


def whole_of(cells: Sequence[CategoryCell], latest: CellShown, unit: Unit) -> float | None:
    """What all shares are out of; None where each has its own, where some overlap, and where a part is hidden."""
    parts = [part_of(one["cell"], unit) for one in cells]
    if any(part is None for part in parts):
        return None
    counted = fsum(part for part in parts if part is not None)
    if unit in COUNTS:
        whole = counted if latest["value"] is None else latest["value"]
    else:
        groups = {one["cell"]["denominator"] for one in cells}
        group = groups.pop() if len(groups) == 1 else None
        if group is None or (group not in known_wholes(latest) and not same(group, counted)):
            return None
        whole = group
    return whole if counted <= whole or same(counted, whole) else None


def same(one: float, other: float) -> bool:
    return abs(one - other) <= NOISE * max(1.0, abs(other))


def known_wholes(latest: CellShown) -> set[float]:
    """What the figure's bands may be of: all it is out of, those it counts, or the rest."""
    numerator, denominator = latest["numerator"], latest["denominator"]
    if numerator is None or denominator is None:
        return set()
    return {numerator, denominator, denominator - numerator}


def part_of(cell: CellShown, unit: Unit) -> float | None:
    return cell["value"] if unit in COUNTS else cell["numerator"] if unit is Unit.PERCENT else None


def whole_words(whole: float, latest: CellShown, definition: IndicatorFacts) -> str:
    """ "112 social workers"; where it is those whom the figure counts, who they are: "42 children who went missing"."""
    words = count_words(whole, definition.people)
    counted = definition.unit is Unit.PERCENT and whole == latest["numerator"] != latest["denominator"]
    return f"{words} {definition.numerator_people}".rstrip() if counted else words


def total_words(cells: Sequence[CategoryCell], latest: CellShown, definition: IndicatorFacts) -> str:
    """ "In all, 112 social workers"; "" where there is no sum, or where it would give a hidden one away."""
    whole = whole_of(cells, latest, definition.unit)
    if whole is None:
        return ""
    counted = fsum(part_of(one["cell"], definition.unit) or 0.0 for one in cells)
    words = whole_words(whole, latest, definition)
    return f"In all, {words}" if same(counted, whole) else f"In all, {amount_words(counted)} of the {words}"


def sentence(cells: Sequence[CategoryCell], latest: CellShown, definition: IndicatorFacts) -> str:
    """ "12 of the 42 children who went missing: three times or more", from the emphasised bands.

    "" where none is emphasised, where one of them is hidden, and where they are of no one whole.
    """
    strong = [one for one in cells if one["emphasised"]]
    if not strong or any(one["cell"]["value"] is None for one in strong):
        return ""
    labels = open_band([one["label"].strip() for one in strong]) or " or ".join(
        lower_first(one["label"]) for one in strong
    )
    whole = whole_of(cells, latest, definition.unit)
    parts = [part_of(one["cell"], definition.unit) for one in strong]
    if whole is not None:
        counted = fsum(part for part in parts if part is not None)
        return f"{amount_words(counted)} of the {whole_words(whole, latest, definition)}: {labels}"
    if len(strong) == 1 and parts[0] is not None and definition.unit in COUNTS:
        return f"{count_words(parts[0], definition.people)}: {labels}"
    return share_sentence(cells, strong, labels, definition)


def open_band(labels: Sequence[str]) -> str:
    """ "25 or more" of "25 to 29" and "30 or more"; "" where they are no bands of whole numbers without a gap."""
    *closed, last = [_EDGES.fullmatch(label) for label in labels]
    if not closed or None in closed or last is None or last["to"]:
        return ""
    edges = [(int(one["from"]), int(one["to"] or 0)) for one in (*closed, last) if one]
    joined = all(to + 1 == start for (_, to), (start, _) in pairwise(edges))
    return f"{edges[0][0]} or more" if joined else ""


def share_sentence(
    cells: Sequence[CategoryCell], strong: Sequence[CategoryCell], labels: str, definition: IndicatorFacts
) -> str:
    """ "29%: three times or more", where nobody gave the people behind the shares, so that of whom is not known."""
    shares = [one["share"] for one in cells]
    if definition.unit is not Unit.PERCENT or any(one["cell"]["numerator"] is not None for one in cells):
        return ""
    added = fsum(share for share in shares if share is not None)
    if len(strong) > 1 and (None in shares or added > 100 + len(shares) / 2):
        return ""
    return f"{display_value(fsum(one['share'] or 0.0 for one in strong), Unit.PERCENT, 0)}: {labels}"
