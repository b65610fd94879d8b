"""For who edits minutes: what did not follow the words that it came of."""

from collections.abc import Iterator, Sequence

from committees.minutes.following.querysets import CameOf
from committees.presenters import shortened


def left_behind(before: Sequence[CameOf], after: Sequence[CameOf]) -> Iterator[str]:
    """Of each whose part of the resolution was changed or went, while its own words stayed as somebody typed them."""
    now = {(each.kind, each.key): each for each in after}
    for was in before:
        found = now.get((was.kind, was.key))
        if not was.limb or found is None or found.words != was.words or found.limb in (was.limb, was.words):
            continue
        became = "was changed" if found.limb else "is not in the minutes any more"
        yield (
            f"The {was.kind} “{shortened(was.words)}” came of “{shortened(was.limb)}”, which {became}. It keeps its "
            "own words: change it where they no longer fit."
        )
