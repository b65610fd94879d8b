"""Invented series of quarters in which it is known whether anything changed; the same seed makes the same series.

A series is what a judge of change reads: {"id", "basis", "unit", "polarity", "points": [{"period": "2025/26 Q2",
"numerator", "denominator", "value", "symbol"}], "breaks": ["2024/25 Q1"], "target"}, oldest first, the last one judged.
Of a stock some leave each quarter and as many newly come; what covers several quarters is added up from them.
"""

from collections.abc import Callable, Sequence
from math import sqrt
from random import Random

from .chance import LAST, Series, arrivals, cases, point, wandering
from .odd_worlds import odd

Quarters = list[tuple[int, int | None]]  # numerator and denominator of each quarter
World = Callable[[Random, Sequence[float]], Quarters]


def series_of(name: str, basis: str, counted: Quarters, polarity: str = "high") -> Series:
    """A series of shares, or of counts where there is no denominator, that ends at the judged quarter."""
    first = LAST - len(counted) + 1
    return {
        "id": name,
        "basis": basis,
        "unit": "count" if counted[0][1] is None else "percent",
        "polarity": polarity,
        "points": [point(first + place, x, n) for place, (x, n) in enumerate(counted)],
        "breaks": [],
        "target": None,
    }


# Worlds: the level of every quarter becomes what was counted


def independent(number: int) -> World:
    """As many new cases each quarter."""
    return lambda chance, levels: [(cases(chance, number, level), number) for level in levels]


def counts(chance: Random, levels: Sequence[float]) -> Quarters:
    """Arrivals; a level is their mean."""
    return [(arrivals(chance, level), None) for level in levels]


def stock(number: int, replaced: int) -> World:
    """Children at a quarter's end, so many replaced each quarter; a level is the share of those who newly come."""

    def world(chance: Random, levels: Sequence[float]) -> Quarters:
        children = [chance.random() < levels[0] for _ in range(number)]
        counted: Quarters = []
        for level in levels:
            for place in chance.sample(range(number), replaced):
                children[place] = chance.random() < level
            counted.append((sum(children), number))
        return counted

    return world


def rolling(chance: Random, levels: Sequence[float]) -> Quarters:
    """Twelve months at a time, a hundred cases a quarter; three quarters go before the first."""
    flow = independent(100)(chance, [levels[0]] * 3 + list(levels))
    return [total(flow[place : place + 4]) for place in range(len(levels))]


def year_to_date(chance: Random, levels: Sequence[float]) -> Quarters:
    """From April on, a hundred cases a quarter; the first year is whole, also where its line begins later."""
    before = (LAST - len(levels) + 1) % 4
    flow = independent(100)(chance, [levels[0]] * before + list(levels))
    so_far = [total(flow[place - place % 4 : place + 1]) for place in range(len(flow))]
    return so_far[before:]


def total(flow: Quarters) -> tuple[int, int | None]:
    """Some quarters as one."""
    return sum(x for x, _ in flow), sum(n or 0 for _, n in flow)


# Kind: basis, usual level, world. The rare ones are nearly always all or none, as small councils know them.
KINDS: dict[str, tuple[str, float, World]] = {
    "independent shares of 400": ("in period", 0.85, independent(400)),
    "independent shares of 60": ("in period", 0.2, independent(60)),
    "counts of 4": ("in period", 4, counts),
    "counts of 400": ("in period", 400, counts),
    "stock an eighth": ("point in time", 0.16, stock(400, 50)),
    "stock a twentieth": ("point in time", 0.16, stock(400, 20)),
    "rolling": ("rolling 12 months", 0.85, rolling),
    "year to date": ("year to date", 0.85, year_to_date),
    "rare shares of 20": ("in period", 0.99, independent(20)),
    "rare counts": ("in period", 0.2, counts),
    "wandering as large as chance": ("in period", 0.85, independent(400)),
    "wandering twice as large": ("in period", 0.85, independent(400)),
}
# How much the level wanders, in standard errors of 400 cases
WANDERING = {"wandering as large as chance": 1, "wandering twice as large": 2}
# From, to: over the last four quarters in equal steps; of a stock at once among those who newly come.
CHANGES: dict[str, tuple[float, float]] = dict.fromkeys(KINDS, (0.85, 0.76)) | {
    "counts of 4": (4, 12),
    "counts of 400": (400, 320),
    "rare shares of 20": (0.99, 0.6),
    "rare counts": (0.2, 3),
    "stock an eighth": (0.16, 0.3),
    "stock a twentieth": (0.16, 0.3),
}


def unchanged(kind: str, number: int, quarters: int, seed: int) -> list[Series]:
    """So many series in which nothing changes but by chance, or by the wandering that the kind is named after."""
    basis, level, _ = KINDS[kind]
    chance = Random(f"unchanged {kind} {quarters} {seed}")
    return [
        series_of(f"{kind} {place}", basis, counted_at(chance, kind, [level] * quarters))
        for place in range(number)
    ]


def changed(kind: str, number: int, quarters: int, seed: int, steps: int = 4) -> list[Series]:
    """So many series that change in their last quarters, as CHANGES says: a fall over a year, or others newly come."""
    basis = KINDS[kind][0]
    chance = Random(f"changed {kind} {quarters} {seed}")
    before, after = CHANGES[kind]
    at_once = kind.startswith("stock")
    way = [after if at_once else before + (after - before) * place / steps for place in range(1, steps + 1)]
    levels = [before] * (quarters - steps) + way
    return [series_of(f"{kind} {place}", basis, counted_at(chance, kind, levels)) for place in range(number)]


def climbing(kind: str, number: int, quarters: int, seed: int) -> list[Series]:
    """So many series that move in equal steps from the first quarter to the last, twice as far as those of CHANGES
    (small numbers as far)."""
    basis = KINDS[kind][0]
    chance = Random(f"climbing {kind} {quarters} {seed}")
    before, after = CHANGES[kind]
    far = 1 if "rare" in kind or kind == "counts of 4" else 2
    levels = [before + far * (after - before) * place / (quarters - 1) for place in range(quarters)]
    return [series_of(f"{kind} {place}", basis, counted_at(chance, kind, levels)) for place in range(number)]


def counted_at(chance: Random, kind: str, levels: list[float]) -> Quarters:
    """What is counted in one world of the kind at these levels, which wander where the kind says so."""
    if kind in WANDERING:
        width = WANDERING[kind] * sqrt(0.85 * 0.15 / 400)
        away = wandering(chance, len(levels), 0.5, width)
        levels = [min(level + wander - 0.5, 1.0) for level, wander in zip(levels, away, strict=True)]
    return KINDS[kind][2](chance, levels)


def mixed(number: int, seed: int) -> list[Series]:
    """So many series of every basis and unit, short and long, with everything odd that real ones have."""
    chance = Random(f"mixed {seed}")
    return [odd(chance, f"mixed {place}") for place in range(number)]
