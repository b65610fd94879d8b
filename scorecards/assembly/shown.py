"""What readers see of a row's figures beside a target, a usual range and other councils. From the payload. Pure."""

from typing import Protocol

from indicators.terms.periods import Frequency, Period, day_words
from indicators.terms.vocabulary import SYMBOL_MEANINGS, Polarity, Symbol, Unit
from indicators.terms.wording import (
    STATUS_WORDS,
    display_apart,
    display_number,
    display_value,
    round_half_away,
    shown_words,
)
from scorecards.payload import (
    AgainstShown,
    AreaShown,
    CellShown,
    ComparisonShown,
    Limits,
    NeighbourShown,
    PeriodShown,
    RowShown,
    Status,
    TargetShown,
)

# What stands in the place of these figures is all that their meaning says.
_SAID_IN_ITS_PLACE = (Symbol.NOT_APPLICABLE, Symbol.NOT_AVAILABLE, Symbol.UNRELIABLE, Symbol.PROMISED)

# In the place of the figure before, of what is counted once a year.
YEARLY = "Yearly figure"
AS_PUBLISHED = "As published: "  # begins the note of a figure that was taken from a national release
# Below a table of councils without bars.
WITHOUT_RANGES = (
    "No numbers of people come with these figures: chance is not tested, and differences may be chance."
)
# By how we stand to a council: how it stands to us.
_THEIRS = {
    "better": "clearly worse than us",
    "worse": "clearly better than us",
    "higher": "clearly lower than us",
    "lower": "clearly higher than us",
}


# What stood a period before, by how long the scorecard's periods are; of years it is what stood a year ago.
_BEFORE = {Frequency.QUARTER: "Last quarter", Frequency.MONTH: "Last month", Frequency.WEEK: "Last week"}


def before_words(period: PeriodShown) -> str:
    """What the period before is called on a scorecard of this one, at the head of a column: "Last quarter"."""
    return _BEFORE.get(Period.from_code(period["code"]).frequency, "Before")


def yearly(period: PeriodShown) -> bool:
    return before_words(period) == "Before"


def of_another_period(cell: CellShown, period: PeriodShown) -> str:
    """ "Figure of 2023/24" where the cell's period is another than the scorecard's; "" where both end together.

    A count of September in a year that ends in March lies within it, and is none of March: its last day is told too.
    """
    own, last = Period.from_code(cell["period"]), period["end"]
    within = period["start"] <= own.start.isoformat() and own.end.isoformat() <= last
    if within and own.end.isoformat() == last:
        return ""
    if within and own.frequency is Frequency.QUARTER:
        return f"Figure of {own.in_sentence}, to {day_words(own.end)}"
    return f"Figure of {own.in_sentence}"


def shown(figure: CellShown | NeighbourShown | AreaShown) -> str:
    """The figure as readers see it: a number, or in words why there is none; editions of old have a letter there."""
    return shown_words(figure["display"], figure["symbol"]) or "–"


def listed_words(row: RowShown) -> str:
    """The latest figure where nothing beside it says why there is none."""
    words = latest_words(row)
    return "No figure" if words == "–" else words


def standing_in_words(row: RowShown) -> str:
    """The latest figure and how it stands to its target: "43%, close"; the figure alone where it is not judged."""
    said, (_, word) = listed_words(row), beside_figure(row["target"])
    judged = row["target"]["value"] is not None and row["latest"]["value"] is not None
    return f"{said}, {word.lower()}" if judged else said


def likely_range(council: NeighbourShown, decimals: int) -> str:
    """The 95% interval as every table has it: "6.1 to 10.3", in the unit of the figure beside it; "–" without one."""
    low, high = council["low"], council["high"]
    if low is None or high is None:
        return "–"
    return f"{display_number(low, decimals)} to {display_number(high, decimals)}"


def has_ranges(comparison: ComparisonShown) -> bool:
    """Whether any council has a likely range: without one there are no bars, and nothing is tested."""
    return any(one["low"] is not None for one in (comparison["own"], *comparison["neighbours"]))


def standing_words(council: NeighbourShown) -> str:
    """How a council stands to us, where the payload says how we stand to it; "" where the two are level."""
    return _THEIRS.get(council.get("tested", ""), "")


def without_figure(row: RowShown) -> bool:
    """Whether the row has no number, and not because it is hidden: such rows are told together, not one by one."""
    cell = row["latest"]
    return cell["value"] is None and not cell["hidden"] and cell["symbol"] != Symbol.CONFIDENTIAL


def needs_by_figure(row: RowShown) -> bool:
    """Whether the row needs attention for what its figure says, not for want of one."""
    return row["needs_attention"] and not without_figure(row)


def why_beside(cell: CellShown) -> str:
    """Why there is no number, as it stands below the words in its place: without saying those again."""
    reason, meaning = cell["reason"], SYMBOL_MEANINGS.get(cell["symbol"], "")
    if cell["symbol"] in _SAID_IN_ITS_PLACE and reason.casefold().startswith(meaning):
        reason = reason[len(meaning) :].lstrip(" ,;")
    return reason


def beside_figure(target: TargetShown) -> tuple[Status, str]:
    """The shape and the word of a target's column: without a target it says that, whatever became of the figure."""
    return ("none", STATUS_WORDS["none"]) if target["value"] is None else (target["status"], target["word"])


def sample_of(row: RowShown) -> str:
    """What a sample says of all; "" where all are looked at."""
    found = row.get("sample")
    return found["words"] if found else ""


def beside_words(comparison: ComparisonShown) -> str:
    """How the council stands to others in one sentence; of an edition from before, the one it was published with."""
    against = comparison.get("against")
    return against_words(against) if against else comparison["sentence"]


def against_words(against: AgainstShown) -> str:
    """ "Level with all 10 similar councils; clearly worse than England, level with their middle"."""
    said, benchmarks = against["sentence"], against.get("benchmarks", "")
    if not said or not benchmarks:
        return said or benchmarks
    return f"{said.rstrip('.')}; {benchmarks[:1].lower()}{benchmarks[1:]}"


def unit_apart(display: str) -> tuple[str, str]:
    """ "96 per 10,000" as ("96", "per 10,000"), so that columns of rates read as numbers."""
    number, space, unit = display.partition(" ")
    return (number, unit) if space and unit.startswith("per ") else (display, "")


def shown_within(figure: NeighbourShown | AreaShown) -> str:
    """The same within a sentence: "8%", "hidden", "none"."""
    words = shown(figure)
    return words if figure["value"] is not None else "none" if words == "–" else words[:1].lower() + words[1:]


class Counted(Protocol):
    """In what a figure is counted, and which way is better."""

    @property
    def unit(self) -> Unit: ...
    @property
    def decimals(self) -> int: ...
    @property
    def polarity(self) -> Polarity: ...


def beside_target(
    value: float | None,
    target: float | None,
    status: Status,
    definition: Counted,
    upper: float | None = None,
) -> str:
    """The figure with the decimals that show why it is met or not; "" where the rounded one shows it already.

    9.1% is close to "9% or less", and 9% would look met.
    """
    if value is None or target is None or status not in ("met", "close", "missed"):
        return ""
    decimals = definition.decimals
    nearer = target if upper is None or abs(value - target) <= abs(value - upper) else upper
    in_words = (
        decimals if all(round(one, decimals) == one for one in (target, upper or 0)) else max(decimals, 1)
    )
    rounded, wanted = round_half_away(value, decimals), round_half_away(nearer, in_words)
    at_least = definition.polarity is Polarity.HIGH or (upper is not None and nearer == target)
    looks_met = rounded >= wanted if at_least else rounded <= wanted
    return (
        "" if looks_met is (status == "met") else display_apart(value, nearer, definition.unit, in_words)[0]
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


def covers_shown(row: RowShown, basis: str) -> list[tuple[str, str]]:
    """What the figures count, with whose figures those are; `basis` are the words of the council's own. A figure that
    was taken from a national release counts what that does."""
    national = row.get("national_counts", "")
    national = f"{national[:1].upper()}{national[1:]}"
    if not national or row["latest"]["note"].startswith(AS_PUBLISHED):
        return [("Covers", national or basis)]
    return [("Our own figures cover", basis), ("National figures", national)]


def review_shown(row: RowShown, published: str) -> str:
    """The ISO day of the definition's review; "" in an edition that was published before it (an ISO time, or "")."""
    return "" if published and row["reviewed"] > published[:10] else row["reviewed"]


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
