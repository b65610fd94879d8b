"""The places of councils in the order of their figures. Pure."""

from collections.abc import Sequence

from indicators.terms.vocabulary import NO_WAY_IS_GOOD, Polarity


def places_of(values: Sequence[float], polarity: Polarity) -> list[int | None]:
    """The place of each, 1 for the best, ties sharing the better one; None where no way is good."""
    if polarity in NO_WAY_IS_GOOD:
        return [None] * len(values)
    first: dict[float, int] = {}
    for place, value in enumerate(sorted(values, reverse=polarity is Polarity.HIGH), 1):
        first.setdefault(value, place)
    return [first[value] for value in values]
