"""Which rows of a large file a mapping is tried on, so that its officer can wait for what it finds. Pure."""

from collections.abc import Iterable, Sequence

from indicators.benchmarks.cells import Level
from indicators.benchmarks.geography import LEVELS
from indicators.benchmarks.mapping import comparable_label

# Besides those asked for, so that a file without them is still seen to be of councils.
FIRST = 10  # codes, of which a council has two


class SomeCouncils:
    """Says of each row whether it is of England, a region, one of these councils or of the first few in the file."""

    def __init__(self, header: Sequence[str], codes: Iterable[str]) -> None:
        """`codes` are all under which the councils are known; `header` has the columns of Explore education
        statistics, without which no file comes so far."""
        names = [name.lower() for name in header]
        self._level = names.index("geographic_level")
        self._codes = [names.index(name) for name in ("new_la_code", "old_la_code") if name in names]
        self._wanted, self._first = set(codes), set[str]()

    def __call__(self, row: Sequence[str]) -> bool:
        if LEVELS.get(comparable_label(row[self._level])) is not Level.LOCAL_AUTHORITY:
            return True
        codes = {row[place] for place in self._codes} - {""}
        if len(self._first) < FIRST:
            self._first |= codes
        return not (codes.isdisjoint(self._wanted) and codes.isdisjoint(self._first))
