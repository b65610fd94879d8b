"""The digest of a draft, kept while nothing that it is assembled from has changed."""

from scorecards.assembly.querysets.scorecards import ScorecardRead
from scorecards.editions.caches import digest_of, kept_drawing
from scorecards.payload import hash_as_read


def digest_of_read(read: ScorecardRead) -> str:
    """Names all that would be published now, of what was read with small numbers hidden.

    What it takes is reading, not assembling.
    """
    return kept_drawing(digest_of(("digest", read)), lambda: hash_as_read(read.payload()))
