"""What readers see of a row's figures beside a target, a usual range and other councils. From the payload. Pure."""

from indicators.catalogue.facts import IndicatorFacts
from indicators.terms.vocabulary import Polarity, Unit
from indicators.terms.wording import (
    display_apart,
    display_number,
    display_value,
    round_half_away,
    shown_words,
)
from scorecards.payload import AreaShown, CellShown, ComparisonShown, Limits, NeighbourShown, RowShown, Status


def shown(figure: CellShown | NeighbourShown | AreaShown) -> str:
    """The figure as readers see it: a number, or in words why there is none; editions of old have a letter there."""
    return shown_words(figure["display"], figure["symbol"]) or "–"


def listed_words(row: RowShown) -> str:
    """The latest figure where nothing beside it says why there is none."""
    words = latest_words(row)
    return "No figure" if words == "–" else words


def likely_range(council: NeighbourShown, decimals: int) -> str:
    """The 95% interval as every table has it: "6.1 to 10.3", in the unit of the figure beside it; "–" without one."""
    low, high = council["low"], council["high"]
    if low is None or high is None:
        return "–"
    return f"{display_number(low, decimals)} to {display_number(high, decimals)}"


def shown_within(figure: NeighbourShown | AreaShown) -> str:
    """The same within a sentence: "8%", "hidden", "none"."""
    words = shown(figure)
    return words if figure["value"] is not None else "none" if words == "–" else words[:1].lower() + words[1:]


def beside_target(
    value: float | None, target: float | None, status: Status, definition: IndicatorFacts
) -> str:
    """The figure with the decimals that show why it is met or not; "" where the rounded one shows it already.

    9.1% is close to "9% or less", and 9% would look met.
    """
    if value is None or target is None or status not in ("met", "close", "missed"):
        return ""
    decimals = definition.decimals
    in_words = decimals if round(target, decimals) == target else max(decimals, 1)
    rounded, wanted = round_half_away(value, decimals), round_half_away(target, in_words)
    looks_met = rounded >= wanted if definition.polarity is Polarity.HIGH else rounded <= wanted
    return (
        "" if looks_met is (status == "met") else display_apart(value, target, definition.unit, in_words)[0]
    )


def beside_range(value: float, limits: Limits, unit: Unit, decimals: int) -> str:
    """The figure with the decimals that show that it is within its usual range or beyond; "" where it shows already.

    9.3% is above a usual range of "8.0% to 9.1%", and 9% would look within it.
    """
    written = decimals_of(limits["display"])
    rounded = round_half_away(value, decimals)
    for limit, way in ((limits["lower"], -1), (limits["upper"], 1)):
        looks_beyond = (rounded - round_half_away(limit, written)) * way > 0
        if looks_beyond is not ((value - limit) * way > 0):
            return display_apart(value, limit, unit, written)[0]
    return ""


def decimals_of(words: str) -> int:
    """How many decimals the last number of the words has: 1 for "8.0% to 9.1%" and "8.0 to 9.1 per 1,000"."""
    words = words.partition(" per ")[0]
    digits = "".join(letter if letter.isdigit() or letter == "." else " " for letter in words).split()
    return len(digits[-1].partition(".")[2]) if digits else 0


def latest_words(row: RowShown) -> str:
    """The latest figure, with more decimals where rounding would hide why it is judged as it is.

    With as many as the earlier figures beside it have, so that all of them can be compared as they are shown.
    """
    cell, unit = row["latest"], Unit(row["unit"])
    if cell["value"] is None:
        return shown(cell)
    found = [cell["display"], row["target"].get("latest_display", "")]
    if row["limits"]:
        found.append(beside_range(cell["value"], row["limits"], unit, row["decimals"]))
    best = max(found, key=lambda words: decimals_of_number(words) if words else -1)
    earlier = (row["previous"]["cell"], row["year_ago"]["cell"])
    decimals = max((decimals_of_number(one["display"]) for one in earlier if one), default=0)
    return display_value(cell["value"], unit, decimals) if decimals > decimals_of_number(best) else best


def decimals_of_number(words: str) -> int:
    """How many decimals the first number of the words has: 1 for "96.2 per 10,000"."""
    return decimals_of(words.partition(" ")[0])


def beside_others(comparison: ComparisonShown, unit: Unit, decimals: int) -> dict[str, str]:
    """By code, how the council and its neighbours are shown: apart where their figures differ and round alike."""
    own = comparison["own"]
    words = {one["code"]: shown(one) for one in (*comparison["neighbours"], own)}
    if own["value"] is None:
        return words
    alike = [
        (one["code"], one["value"])
        for one in comparison["neighbours"]
        if one["value"] is not None and words[one["code"]] == shown(own)
    ]
    pairs = {code: display_apart(value, own["value"], unit, decimals) for code, value in alike}
    ours = max((words[own["code"]], *(mine for _, mine in pairs.values())), key=decimals_of_number)
    apart = {code: theirs if theirs != mine else ours for code, (theirs, mine) in pairs.items()}
    return {**words, **apart, own["code"]: ours}
