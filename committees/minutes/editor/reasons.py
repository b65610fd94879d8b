"""Why words stay that are warned of, each beside the paragraph it was given for. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from committees.minutes.editor.matching import matched

Kept = Mapping[str, str]  # why each of a paragraph's words stays, by those words
Reasons = Sequence[tuple[str, Kept]]  # of each paragraph, as it read then


def reasons_for(reasons: Reasons, blocks: Sequence[str]) -> list[dict[str, str]]:
    """Of each of `blocks`, the editor's text as it reads now, what was said beside it: the same words of another
    paragraph may be said of others."""
    places = matched([one_line(text) for text, _ in reasons], [one_line(block) for block in blocks])
    return [
        {} if place is None else {quoted: why for quoted, why in reasons[place][1].items() if why}
        for place in places
    ]


def reasons_of(words: Mapping[str, Any]) -> Reasons:
    """Those that a version holds. Versions had one for all paragraphs once."""
    lines, kept = words.get("lines", []), words.get("kept", [])
    if isinstance(kept, Mapping):
        kept = [{quoted: why for quoted, why in kept.items() if quoted in line} for line in lines]
    return list(zip(lines, kept, strict=False))


def together(told: Iterable[tuple[str, str, str]]) -> Reasons:
    """`told` in the order of a page: the paragraph, the words, and why they stay. A paragraph may stand twice."""
    found: list[tuple[str, dict[str, str]]] = []
    for beside, quoted, why in told:
        if not found or found[-1][0] != beside or quoted in found[-1][1]:
            found.append((beside, {}))
        found[-1][1][quoted] = why
    return found


def anywhere(kept: Iterable[Kept]) -> dict[str, str]:
    """The reasons of all paragraphs, of which those for a name hold wherever it stands."""
    return {quoted: why for each in kept for quoted, why in each.items()}


def one_line(text: str) -> str:
    return " ".join(text.split())
