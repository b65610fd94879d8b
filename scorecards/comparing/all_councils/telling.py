"""What the page of all councils says, in sentences that stay true of eleven councils as of 153. Pure."""

from collections import Counter
from collections.abc import Sequence

from indicators.terms.nouns import agree, area_in_sentence
from indicators.terms.periods import Frequency, Period
from indicators.terms.vocabulary import NO_WAY_IS_GOOD, SYMBOL_MEANINGS, Symbol
from indicators.terms.wording import (
    behind_words,
    count_words,
    direction_words,
    display_number,
    display_value,
)
from scorecards.assembly.comparison import compared_period, missing_words
from scorecards.comparing.all_councils.councils import (
    AllCouncils,
    Return,
)
from scorecards.payload import Standing

OPPOSITE: dict[str, str] = {"better": "worse", "worse": "better", "higher": "lower", "lower": "higher"}
BANDS = {
    "A": "in the best quarter of councils",
    "B": "in the better half of councils, though not its best quarter",
    "C": "in the worse half of councils, though not its worst quarter",
    "D": "in the worst quarter of councils",
}
UNTESTED = "No numbers of people come with these figures, so chance is not tested and there is no funnel."


def when_words(period: Period) -> str:
    """ "in 2024/25", "on 31 March 2025", "in academic year 2024/25"."""
    on_a_day = period.frequency in (Frequency.SNAPSHOT, Frequency.QUARTER)
    return f"on {compared_period(period)}" if on_a_day else f"in {period.in_sentence}"


def display(found: AllCouncils, value: float) -> str:
    return display_value(value, found.definition.unit, found.definition.decimals)


# The title


def title_of(found: AllCouncils) -> str:
    """ "Clearly worse than 59 councils, level with 90, clearly better than 3"."""
    own, others = found.own_figure, found.others
    if own is None:
        return f"Ours has no figure; {count_words(len(others), 'councils')} {agree(len(others), 'has', 'have')} one"
    if not others:
        return "No other council has a figure"
    if not found.tested:
        return order_words(own, others)
    parts = clear_parts(found.tally)
    untested = found.tally["not tested"]
    if len(parts) == 1 and not untested:
        return capital(f"{parts[0][0]} {all_others(parts[0][1])}")
    said = counted_parts(parts)
    return capital(f"{said}; {untested} cannot be tested" if untested else said)


def clear_parts(tally: Counter[Standing]) -> list[tuple[str, int]]:
    """The clear ways and "level" with their numbers, the more frequent clear one first; none of a number 0."""
    ways: Sequence[Standing] = ("worse", "better", "higher", "lower")
    clear = sorted(((f"clearly {way} than", tally[way]) for way in ways), key=lambda one: -one[1])
    ordered = [clear[0], ("level with", tally["level"]), *clear[1:]]
    return [(words, number) for words, number in ordered if number]


def order_words(own: Return, others: Sequence[Return]) -> str:
    """ "Higher than 59 councils, lower than 90, the same as 3; chance is not tested"."""
    counts = (
        ("higher than", sum(own.value > one.value for one in others)),
        ("lower than", sum(own.value < one.value for one in others)),
        ("the same as", sum(own.value == one.value for one in others)),
    )
    parts = [(words, number) for words, number in counts if number]
    if len(parts) == 1:
        return capital(f"{parts[0][0]} {all_others(parts[0][1])}; chance is not tested")
    return capital(f"{counted_parts(parts)}; chance is not tested")


def counted_parts(parts: Sequence[tuple[str, int]]) -> str:
    """ "clearly worse than 59 councils, level with 90"."""
    (first, number), *rest = parts
    said = [f"{first} {count_words(number, 'councils')}", *(f"{words} {count}" for words, count in rest)]
    return ", ".join(said)


def all_others(number: int) -> str:
    if number == 1:
        return "the one other council with a figure"
    return "both other councils" if number == 2 else f"all {number} other councils"


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


# Below the title


def own_words(found: AllCouncils) -> str:
    """ "Ours was 20%, 110 of 551 children, on 31 March 2025"; why there is none."""
    when = when_words(found.period)
    own = found.own_figure
    if own is None:
        why = SYMBOL_MEANINGS.get(found.own.amounts.symbol, "") if found.own else ""
        return f"There is no figure of ours {when}{f': {why}' if why else ''}"
    people = people_behind(own, found)
    together = " and ".join(own.names) if len(own.names) > 1 else ""
    joint = f", filed together by {together}" if together else ""
    return f"Ours was {display(found, own.value)}{f', {people},' if people else ''} {when}{joint}"


def people_behind(one: Return, found: AllCouncils) -> str:
    counted, definition = one.beside.people, found.definition
    if counted is None:
        return ""
    return behind_words(*counted, definition.unit, definition.people)


def direction(found: AllCouncils) -> str:
    return direction_words(found.definition.polarity)


def councils_words(found: AllCouncils) -> str:
    """How many councils there are, and of those without a figure why: "All 153 councils have a figure"."""
    number = len(found.with_figure)
    together = [one for one in found.with_figure if len(one.names) > 1]
    filed = sum(len(one.names) for one in together)
    councils = number + filed - len(together)
    if not councils:
        said = "No council has a figure"
    elif councils == found.councils:
        said = f"All {found.councils} councils have a figure" if councils > 1 else "One council has a figure"
    else:
        said = f"{councils} of {count_words(found.councils, 'councils')} {agree(councils, 'has', 'have')} a figure"
    if why := why_without(found):
        said += f": {why}"
    if together:
        said += f". {joint_words(filed, len(together))}"
    return said


def joint_words(councils: int, returns: int) -> str:
    """ "2 councils filed one return together, which counts once"."""
    if returns == 1:
        return f"{councils} councils filed one return together, which counts once"
    return f"{councils} councils filed {returns} returns together, each of which counts once"


def why_without(found: AllCouncils) -> str:
    """ "2 are hidden, 1 is not in the release"."""
    symbols = Counter(
        Symbol.LOW.value if one.amounts.symbol == Symbol.LOW_OBSOLETE else one.amounts.symbol
        for one in found.without
        for _ in one.names
    )
    said = [missing_words(symbol, number) for symbol, number in symbols.most_common() if symbol]
    unsent = symbols[""]
    return ", ".join(
        [*said, *([f"{unsent} {agree(unsent, 'is', 'are')} not in the release"] if unsent else [])]
    )


# The councils in order


def order_heading(found: AllCouncils) -> str:
    """No more than the tests say."""
    if not found.tested:
        return "All councils in the order of their figures"
    level, others = found.tally["level"], len(found.others)
    if not level:
        return (
            "No council is level with ours" if others > 1 else "The other council differs clearly from ours"
        )
    if level == others:
        return "Chance alone may explain every difference from ours"
    if level > others / 2:
        return "Most councils cannot be told apart from ours"
    return f"{level} of {others} councils cannot be told apart from ours"


def place_words(found: AllCouncils) -> str:
    """ "Number 126 of 153 from the best, a place that 2 others share, in the worst quarter of councils"."""
    own = found.own_figure
    if own is None or own.place is None:
        return ""
    number, shared = len(found.with_figure) - len(found.unplaced), found.shared_by
    said = f"Ours is number {own.place} of {number}, counted from the best"
    if shared:
        said += f"; {shared} {agree(shared, 'other shares', 'others share')} that place"
    band = f" It is {BANDS[found.band]}." if found.band else ""
    return f"{said}.{band}{unplaced_words(found)}"


def unplaced_words(found: AllCouncils) -> str:
    if not found.unplaced:
        return ""
    names = ", ".join(one.name for one in found.unplaced)
    return f" Without a place: {names}, with nothing counted and no number of people to count it among."


def order_note(found: AllCouncils) -> str:
    if not any(one.interval for one in found.with_figure):
        return f"Each dot is a council. {UNTESTED}"
    ranges = "Each dot is a council, each line its likely range (95% interval)."
    if not found.tested:
        return ranges
    return f"{ranges} The order alone says little: the words above come from a test with each council."


def marks_words(found: AllCouncils) -> str:
    """The key of a picture that left its page."""
    kinds = {one.kind for one in found.with_figure}
    said = [
        "rings are similar councils" if "similar" in kinds else "",
        "diamonds are others of our region" if "region" in kinds else "",
        "triangles are beyond the outer limits of the funnel" if found.outside else "",
    ]
    return capital(", ".join(one for one in said if one)) + "." if any(said) else ""


def cut_words(number: int) -> str:
    if not number:
        return ""
    if number == 1:
        return "One likely range reaches beyond the chart; the table has it whole."
    return f"{number} likely ranges reach beyond the chart; the table has them whole."


def order_alt(found: AllCouncils) -> str:
    """The drawing in words."""
    low, high = found.with_figure[0], found.with_figure[-1]
    own = found.own_figure
    parts = [
        f"{count_words(len(found.with_figure), 'councils')} in the order of their figures, "
        f"from {display(found, low.value)} ({low.name}) to {display(found, high.value)} ({high.name})."
    ]
    if own:
        parts.append(f"Ours, {display(found, own.value)}, is marked.")
    name, amounts = found.country
    if amounts.value is not None:
        parts.append(f"{name} {display(found, amounts.value)}.")
    return " ".join(parts)


# Each council


def standing_to_us(one: Return, found: AllCouncils) -> str:
    """How a council stands to ours: "clearly better than us", "level"; where chance cannot be tested, the order."""
    own = found.own_figure
    if own is None or one.kind == "own" or one.amounts.value is None:
        return ""
    if not found.tested:
        return "higher" if one.value > own.value else "lower" if one.value < own.value else "the same"
    opposite = OPPOSITE.get(one.standing)
    return f"clearly {opposite} than us" if opposite else one.standing


def range_words(one: Return, found: AllCouncils) -> str:
    if one.interval is None:
        return "–"
    decimals = found.definition.decimals
    return f"{display_number(one.interval.lower, decimals)} to {display_number(one.interval.upper, decimals)}"


def against_areas(found: AllCouncils) -> str:
    """ "Clearly worse than England and the North East": by our likely range; "" where none can be tested."""
    pairs = [(found.country[0], found.against_country), (found.region[0], found.against_region)]
    said: dict[str, list[str]] = {}
    for name, standing in pairs:
        if name and standing != "not tested":
            said.setdefault(standing, []).append(area_in_sentence(name))
    parts = []
    for way, names in said.items():
        together = " and ".join(names)
        parts.append(f"level with {together}" if way == "level" else f"clearly {way} than {together}")
    return capital(", ".join(parts))


def area(found: AllCouncils) -> str:
    return area_in_sentence(found.country[0] or "the country")


def judged(found: AllCouncils) -> bool:
    """Whether one way is better, so that there are places."""
    return found.definition.polarity not in NO_WAY_IS_GOOD


def position_words(one: Return) -> str:
    """ "within the limits", "above the inner limits", "below the outer limits"; "" without a funnel."""
    if one.position is None:
        return ""
    if one.position == "Not significant":
        return "within the limits"
    side = "above" if one.position.startswith("High") else "below"
    return f"{side} the {'outer' if one.outlying else 'inner'} limits"
