"""The digest of a draft, kept while nothing that it is assembled from has changed."""

from accounts.models import Council
from indicators.terms.periods import Period
from scorecards.assembly.querysets.scorecards import ScorecardRead, read_scorecard
from scorecards.editions.caches import digest_of, kept_drawing
from scorecards.models import Scorecard
from scorecards.payload import hash_of


def kept_digest(scorecard: Scorecard, period: Period, council: Council) -> str:
    """Names all that would be published now, as `digest_of_draft` does. What it takes is reading, not assembling."""
    scorecard.council = council  # known already: nobody asks the database for it again
    return digest_of_read(read_scorecard(scorecard=scorecard, period=period, suppress=True))


def digest_of_read(read: ScorecardRead) -> str:
    """The same of what was read already, with small numbers hidden."""
    return kept_drawing(digest_of(("digest", read)), lambda: hash_of(read.payload()))
