"""What an agenda says of its item for actions."""

from committees.arising.querysets import Arising
from committees.arising.standing import arising_words


def words_of(arising: Arising | None) -> str:
    """ "From earlier meetings: 5 actions and 1 recommendation"; "" where the item is none, or has nothing before it."""
    return arising_words(len(arising.actions), len(arising.recommendations)) if arising else ""
