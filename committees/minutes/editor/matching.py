"""Which of the rows that stand is which of those that are written, so that what hangs on a row stays on it. Pure."""

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

ALIKE = 0.5  # share of two texts that is the same, from which on one is the other, changed


def matched(standing: Sequence[str], written: Sequence[str]) -> list[int | None]:
    """For each that is written the place of the one it was, or None for a new one. The same words are the same row,
    wherever they moved; a changed text is the one that stood in its place, where most of its words stay."""
    found: list[int | None] = [None] * len(written)
    left: dict[str, list[int]] = {}
    for place, text in enumerate(standing):
        left.setdefault(text, []).append(place)
    wanted = Counter(written)
    for place, text in enumerate(written):
        if same := left.get(text):
            # Of twins of which one is gone the other is the one that stood here
            all_stay = wanted[text] >= len(same)
            found[place] = same.pop(
                0 if all_stay else same.index(min(same, key=lambda each: abs(each - place)))
            )
            wanted[text] -= 1
    free = sorted(place for places in left.values() for place in places)
    for place, text in enumerate(written):
        if found[place] is None:
            near = [each for each in free if _alike(standing[each], text)]
            if near:
                nearest = min(near, key=lambda each: abs(each - place))
                found[place] = nearest
                free.remove(nearest)
    return found


def _alike(before: str, after: str) -> bool:
    if after.startswith(before[:40]) or before.startswith(after[:40]):
        return bool(before.strip() and after.strip())
    one = SequenceMatcher(None, before.split(), after.split())
    return one.quick_ratio() >= ALIKE and one.ratio() >= ALIKE
