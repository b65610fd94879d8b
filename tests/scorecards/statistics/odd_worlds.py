"""Series with everything odd that real ones have, to set two judges of change against each other; seeded, invented.

Every basis and unit, three to forty quarters, small numbers and large; levels that stay, step, drift, collapse, wander
or never moved until they did; then what happens to figures on their way: gaps, hidden figures, breaks, numbers that
nobody kept, values that were rounded before they were sent.
"""

from random import Random
from typing import Any

from .chance import LAST, Series, arrivals, cases, label, point, wandering

BASES = ["in period", "in period", "in period", "point in time", "year to date", "rolling 12 months"]
SHARES = ["percent", "percent", "percent", "rate per 10,000", "rate per 1,000"]
BARE = ["average", "days", "score", "money", "full-time equivalent"]
UNITS = [*SHARES, "count", "count", "average", "days", "score", "money", "full-time equivalent"]
SIZES = {
    "percent": [0, 3, 12, 60, 400, 3000],
    "rate per 10,000": [9000, 70000],
    "rate per 1,000": [800, 70000],
}
LENGTHS = [*range(3, 41), *range(10, 25)]

# How much of the usual level each quarter has


def unmoved(chance: Random, number: int) -> list[float]:
    """Nothing changes."""
    return [1.0] * number


def step(chance: Random, number: int) -> list[float]:
    """Another level from one quarter on."""
    since, size = chance.randint(1, 8), chance.choice([0.4, 0.7, 1.3, 2.0])
    return [size if place >= number - since else 1.0 for place in range(number)]


def drift(chance: Random, number: int) -> list[float]:
    """Up or down in equal steps over the last quarters."""
    over, size = chance.randint(4, 12), chance.choice([-0.08, -0.03, 0.04, 0.1])
    return [max(0.0, 1.0 + size * max(0, place - number + 1 + over)) for place in range(number)]


def collapse(chance: Random, number: int) -> list[float]:
    """The last quarter alone is nearly nothing, or nothing."""
    return [1.0] * (number - 1) + [chance.choice([0.0, 0.15])]


def wander(chance: Random, number: int) -> list[float]:
    """A level that remembers the quarter before."""
    return [2 * level for level in wandering(chance, number, 0.5, chance.choice([0.05, 0.15]))]


SHAPES = [unmoved, unmoved, step, drift, collapse, wander]

# What is counted: numerator and denominator (1 for a bare number, None for a count)

Flow = list[tuple[float, float | None]]


def counted(chance: Random, unit: str, levels: list[float]) -> Flow:
    """One quarter's flow at each level."""
    if unit in BARE:
        usual, width = chance.choice([4, 70, 250_000]), chance.choice([0.02, 0.2])
        return [(round(usual * level * (1 + chance.gauss(0, width)), 3), 1) for level in levels]
    if unit == "count":
        usual = chance.choice([0.2, 4, 40, 400])
        return [(arrivals(chance, round(usual * level, 2)), None) for level in levels]
    size = chance.choice(SIZES[unit])
    if unit != "percent":
        usual = chance.choice([5, 60])
        return [(arrivals(chance, round(usual * level, 2)), size) for level in levels]
    share = chance.choice([0.02, 0.16, 0.5, 0.85, 0.98])
    sizes = [arrivals(chance, size) if size < 100 else size for _ in levels]
    return [
        (cases(chance, size, min(share * level, 1)), size) for level, size in zip(levels, sizes, strict=True)
    ]


def never_moved(chance: Random, unit: str, number: int) -> Flow:
    """The same every quarter (all, none or some of so many); in most of the series the last quarters differ."""
    size = 1.0 if unit in BARE else None if unit == "count" else float(chance.choice([2, 10, 40, 400]))
    most = int(size) if unit in SHARES and size else 12
    usual = chance.choice([0, most, most // 2])
    last = min(chance.choice([usual, 0, 4, 5, most // 3, most]), most)
    moved = chance.choice([1, 1, 1, 2, 6])
    return [(float(last if place >= number - moved else usual), size) for place in range(number)]


def gathered(chance: Random, unit: str, basis: str, flow: Flow) -> Flow:
    """The flow as the basis reports it: from April on, or twelve months, or children of whom most were there before."""
    if basis == "in period":
        return flow
    if basis == "point in time":
        return as_stock(chance, unit, flow)
    first = LAST - len(flow) + 1
    back = [(first + place) % 4 if basis == "year to date" else 3 for place in range(len(flow))]
    return [total(flow[max(0, place - quarters) : place + 1]) for place, quarters in enumerate(back)]


def total(flow: Flow) -> tuple[float, float | None]:
    """Quarters added up, numerators and denominators each."""
    sizes = [size for _, size in flow if size is not None]
    return sum(x for x, _ in flow), sum(sizes) if sizes else None


def as_stock(chance: Random, unit: str, flow: Flow) -> Flow:
    """An eighth leave each quarter and an eighth of the flow newly come; bare numbers and populations blend evenly."""
    x, size = flow[0]
    stock: Flow = [(x, size)]
    for newly, coming in flow[1:]:
        if unit in BARE:
            x = round(x * 0.875 + newly * 0.125, 3)
        elif unit == "percent":
            rest = moved_on(chance, (size or 0) - x, (coming or 0) - newly)
            x = moved_on(chance, x, newly)
            size = x + rest
        else:
            x = moved_on(chance, x, newly)
        stock.append((x, size))
    return stock


def moved_on(chance: Random, here: float, coming: float) -> int:
    """Who is still here a quarter later, and who has come."""
    return cases(chance, int(here), 0.875) + cases(chance, int(coming), 0.125)


# From what was counted to what was sent


def sent(chance: Random, unit: str, counted_quarters: Flow) -> list[dict[str, Any]]:
    """The points: of bare numbers the value alone; of the others the numbers, in a third of the series a value too."""
    valued = chance.random() < 1 / 3
    points = []
    for place, (x, size) in enumerate(counted_quarters):
        quarter = LAST - len(counted_quarters) + 1 + place
        if unit in BARE:
            mean = x if unit == "money" else x / (size or 1)
            points.append(point(quarter, None) | {"value": mean})
            continue
        points.append(point(quarter, x, size))
        if valued:
            times = {"percent": 100, "rate per 10,000": 10_000, "rate per 1,000": 1_000}.get(unit, 1)
            points[-1]["value"] = x if unit == "count" else round(x / size * times, 1) if size else None
    return points


# What happens to figures on their way


def gaps(chance: Random, series: Series) -> None:
    """Quarters of which there is no point."""
    for _ in range(chance.randint(1, 3)):
        if len(series["points"]) > 3:
            series["points"].pop(chance.randrange(len(series["points"]) - 1))


def blanks(chance: Random, series: Series) -> None:
    """Points without a number, with the mark of one that is not there or with none."""
    for blank in chance.choices(series["points"], k=chance.randint(1, 2)):
        blank.update(numerator=None, denominator=None, value=None, symbol=chance.choice([None, "x", "z"]))


def hide(chance: Random, series: Series) -> None:
    """Hidden figures, the earliest, the latest or anywhere; the number may still be there, as in a draft."""
    points = series["points"]
    place = chance.choice([0, -1, -2, -5, *(chance.randrange(len(points)) for _ in range(6))])
    for hidden in points[max(place, -len(points)) :][: chance.randint(1, 2)]:
        hidden["symbol"] = "c"
        if chance.random() < 0.6:
            hidden.update(numerator=None, denominator=None, value=None)


def breaks(chance: Random, series: Series) -> None:
    """One new series or two, of which one may be before the first figure or after the last."""
    starts = sorted(LAST + chance.choice([1, 0, *range(-45, 0)]) for _ in range(chance.randint(1, 2)))
    series["breaks"] = [label(start) for start in starts]


def lose_numbers(chance: Random, series: Series) -> None:
    """Denominators that nobody kept, once or always; the value may be there all the same."""
    some = chance.choices(series["points"], k=chance.randint(1, 2))
    always = chance.random() < 0.4
    for loser in series["points"] if always else some:
        loser["denominator"] = None
        if chance.random() < 0.2:
            loser["numerator"] = None


def leave_behind(chance: Random, series: Series) -> None:
    """Numbers left beside the mark that says there is no figure; provisional and estimated ones are figures."""
    for marked in chance.choices(series["points"], k=2):
        marked["symbol"] = marked["symbol"] or chance.choice(["p", "e", "x", "z", "u", "k", "low"])


def line_up(chance: Random, series: Series) -> None:
    """The last quarters in order of size, so that they only rise or only fall."""
    tail = series["points"][-chance.choice([6, 7, 8]) :]
    numbers = [(last["value"], last["numerator"], last["denominator"]) for last in tail]
    numbers.sort(key=lambda known: [number or 0 for number in known], reverse=chance.random() < 0.5)
    for last, (value, numerator, denominator) in zip(tail, numbers, strict=True):
        last.update(value=value, numerator=numerator, denominator=denominator)


def every_other(chance: Random, series: Series) -> None:
    """Only every second quarter, or every second year's: no two neighbours, or two and then two not."""
    apart = chance.choice([2, 2, 4])
    series["points"] = [sent for sent in series["points"] if (LAST - number_of(sent)) % apart < apart / 2]


def number_of(sent_point: dict[str, Any]) -> int:
    """The count of quarters since the year 0 of a point's period."""
    return int(sent_point["period"][:4]) * 4 + int(sent_point["period"][-1]) - 1


MISHAPS = [
    (line_up, 0.1),
    (gaps, 0.15),
    (blanks, 0.1),
    (hide, 0.15),
    (breaks, 0.15),
    (lose_numbers, 0.1),
    (leave_behind, 0.1),
    (every_other, 0.05),
]


def odd(chance: Random, name: str) -> Series:
    """One series in which anything may have happened."""
    unit, basis = chance.choice(UNITS), chance.choice(BASES)
    number = chance.choice(LENGTHS)
    if chance.random() < 0.2:
        flow = never_moved(chance, unit, number)
    else:
        flow = gathered(chance, unit, basis, counted(chance, unit, chance.choice(SHAPES)(chance, number)))
    series: Series = {
        "id": name,
        "basis": basis,
        "unit": unit,
        "polarity": chance.choice(["high", "low", "none"]),
        "points": sent(chance, unit, flow),
        "breaks": [],
        "target": chance.choice([None, 5, 80]),
    }
    for mishap, how_often in MISHAPS:
        if chance.random() < how_often:
            mishap(chance, series)
    return series
