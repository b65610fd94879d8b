"""Which indicators are on scorecards, for pages of this app. The app that has scorecards fills it at the start."""

from collections.abc import Callable

from accounts.models import Council

Reads = Callable[[Council], set[int]]
_reads: list[Reads] = []


def register(reads: Reads) -> None:
    """Add a way to find them; the same one twice counts once."""
    if reads not in _reads:
        _reads.append(reads)


def on_scorecards(council: Council) -> set[int]:
    """The primary keys of the indicators on any scorecard of the council. A fixed number of queries."""
    return set().union(*(reads(council) for reads in _reads))
