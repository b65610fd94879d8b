"""The newest edition of each scorecard of a council, with its payload. Two queries, however many editions there are."""

from accounts.models import Council
from scorecards.editions.querysets import published_editions, readable_editions
from scorecards.models import Edition


def newest_editions(council: Council) -> list[Edition]:
    """The one of the newest period first."""
    keys: dict[int, int] = {}
    for scorecard, key in published_editions(council).values_list("scorecard_id", "pk"):
        keys.setdefault(scorecard, key)
    found = {edition.pk: edition for edition in readable_editions(council).filter(pk__in=keys.values())}
    return [found[key] for key in keys.values() if key in found]
