"""How one measure stands beside similar councils, as the appendix says it. Pure."""

from typing import Any

from indicators.terms.vocabulary import Unit
from indicators.terms.wording import sentence_of
from scorecards.assembly.shown import (
    WITHOUT_RANGES,
    beside_others,
    beside_words,
    has_ranges,
    likely_range,
    shown_within,
    standing_words,
    unit_apart,
)
from scorecards.charts import optimum_of
from scorecards.exports.appendix.drawings import axis_of, dot_of
from scorecards.payload import AreaShown, ComparisonShown, NeighbourShown, RowShown

Plain = dict[str, Any]
Line = tuple[NeighbourShown, bool]  # a council, and whether it is ours
MANY = 3


def facts_beside(compared: ComparisonShown | None) -> list[Plain]:
    if compared is None:
        return []
    ours = f"ours {unit_apart(shown_within(compared['own']))[0]}"
    year, nation = compared["period"], compared["england"]
    middle = unit_apart(compared["median_display"] or "None")[0]
    facts = [{"label": f"Similar councils {year}", "value": middle, "words": ours}]
    if nation["name"]:
        value = unit_apart(shown_within(nation))[0]
        facts.append(
            {"label": f"{nation['name']} {year}", "value": f"{value[:1].upper()}{value[1:]}", "words": ""}
        )
    return facts


def comparison_of(row: RowShown, *, large: bool = False) -> Plain | None:
    """The similar councils, region and England of one year, as a table's rows; None where there is no comparison.

    In large print nothing is drawn beside it."""
    compared = row["comparison"]
    if compared is None:
        return None
    councils = [(compared["own"], True), *((each, False) for each in compared["neighbours"])]
    ordered = sorted(councils, key=lambda pair: _place(pair[0], pair[1], row["polarity"]))
    part = [compared["part"]] if "part" in compared else []
    areas = [*part, compared["region"], compared["england"]]
    displays = beside_others(compared, Unit(row["unit"]), row["decimals"])
    lines, without = _apart(ordered, displays)
    return {
        "heading": f"Similar councils, {compared['period']} ({row['direction'].lower()})",
        "axis": axis_of(row),
        "unit": unit_apart(compared["own"]["display"])[1],
        "councils": [_council(row, council, own, displays[council["code"]]) for council, own in lines],
        "areas": ". ".join(_area_words(area, compared, drawn=not large) for area in areas if area["name"]),
        "untested": "" if has_ranges(compared) else WITHOUT_RANGES,
        "optimum": optimum.words if (optimum := optimum_of(row)) else "",
        "median": compared["median_display"] or "none",
        "mean": compared["mean_display"] or "none",
        "n": compared["n"],
        "of": compared["of"],
        "without": without,
        "words": [sentence_of(each) for each in (beside_words(compared), compared["caution"]) if each],
        "source": f"Release {compared['release']}, similar councils of model {compared['model']}",
    }


def _apart(ordered: list[Line], displays: dict[str, str]) -> tuple[list[Line], list[Plain]]:
    """The lines of the table, and the others by name: a word that would stand for three councils or more is said of
    them once, as there is nothing to compare by."""
    names: dict[str, list[str]] = {}
    for council, own in ordered:
        if council["value"] is None and not own:
            names.setdefault(displays[council["code"]], []).append(council["name"])
    said = {display: names[display] for display in names if len(names[display]) >= MANY}
    lines = [
        (council, own)
        for council, own in ordered
        if own or council["value"] is not None or displays[council["code"]] not in said
    ]
    return lines, [{"display": display, "names": said[display]} for display in said]


def _area_words(area: AreaShown, compared: ComparisonShown, *, drawn: bool) -> str:
    dashed = " (dashed line)" if drawn and area is compared["england"] and area["value"] is not None else ""
    return f"{area['name']}{dashed}: {shown_within(area)}"


def _council(row: RowShown, council: NeighbourShown, own: bool, display: str) -> Plain:
    return {
        "name": council["name"],
        "standing": _standing(council, own=own),
        "display": display,
        "number": "No figure" if display == "–" else unit_apart(display)[0],
        "range": "" if (found := likely_range(council, row["decimals"])) == "–" else found,
        "own": own,
        "dot": dot_of(row, council, own),
    }


def _standing(council: NeighbourShown, *, own: bool) -> str:
    """ "clearly lower": how it stands to us; a table whose head says "than us"."""
    if own:
        return ""
    if council["value"] is None:
        return "not compared"
    if words := standing_words(council):
        return words.removesuffix(" than us")
    return "level" if council.get("tested") == "level" else "not tested"


def _place(council: NeighbourShown, own: bool, polarity: str) -> tuple[bool, float, bool]:
    """Best first; for context-only measures lowest first; without a number last; ours first among equals."""
    value = council["value"]
    if value is None:
        return True, 0.0, not own
    return False, -value if polarity == "high" else value, not own
