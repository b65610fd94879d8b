"""What a careful reader takes from words and numbers as they are shown; no code of the product is used."""

import re
from decimal import Decimal

NUMBER = re.compile(r"−?£?\d[\d,]*(?:\.\d+)?")


def numbers_in(words: str) -> list[Decimal]:
    """ "11.2% to 13.7%" as 11.2 and 13.7, "−£1,250" as -1250."""
    bare = re.sub(r" per 10?,000", "", words)
    found = (one.replace("−", "-").replace("£", "").replace(",", "") for one in NUMBER.findall(bare))
    return [Decimal(one) for one in found]


def number_of(words: str) -> Decimal | None:
    """The first number of the words."""
    return next(iter(numbers_in(words)), None)


def step(now: str, then: str) -> int:
    """1 where the first of two shown figures is the higher one, -1 where it is the lower, 0 where both are alike."""
    one, other = number_of(now), number_of(then)
    if one is None or other is None:
        return 0
    return (one > other) - (one < other)


def good(way: int, polarity: str) -> str:
    """What a step is called: "better", "worse", "higher", "lower"."""
    if polarity in ("none", "range"):  # nobody is better for being higher or lower
        return "higher" if way > 0 else "lower"
    return "better" if (way > 0) is (polarity == "high") else "worse"
