"""The limbs of a resolution: (a), (b) with (i), (ii) within, or a dash for each. Pure."""

import re
from collections.abc import Sequence

from committees.minutes.marks.said import LimbSaid
from committees.minutes.numbering import letter_label, limb_label, roman_label
from committees.reading.outcomes.verbs import verb_of

LIMB = re.compile(
    r"^(?:(?P<label>\((?:[a-z]{1,2}|[ivxlc]{1,6}|\d{1,2})\)|(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)](?=\s))|(?P<dash>--?|[•*–]))\s*(?P<text>\S.*)$"
)
UNLABELLED = re.compile(r"^(?P<label>)(?P<dash>)(?P<text>.*)$", re.DOTALL)
ROMAN = re.compile(r"^[ivxlc]+$")


def is_limb(line: str) -> bool:
    return LIMB.match(line) is not None


def read_limbs(first: str, lines: Sequence[tuple[bool, str]]) -> tuple[str, list[LimbSaid]]:
    """`first` follows the sign; of each line beneath whether it begins a limb, with a
    label or without. Without limbs the words are one."""
    preamble, limbs = first, list[LimbSaid]()
    outer = inner = 0
    within = first
    for begins, line in lines:
        match = (LIMB.match(line) or UNLABELLED.match(line)) if begins else None
        if match is None:
            if limbs:
                last = limbs[-1]
                limbs[-1] = LimbSaid(f"{last.text}\n{line}", last.verb, last.level, last.label)
            else:
                preamble = f"{preamble}\n{line}" if preamble else line
            continue
        label = (match["label"] or "").strip("().")
        level = _level(match["dash"] or "", label, outer)
        outer, inner = (outer + 1, 0) if level == 1 else (outer, inner + 1)
        follows = _follows(level, outer, inner)
        kept = "" if label in follows else (match["label"] or "")
        limbs.append(
            LimbSaid(match["text"], verb_of(match["text"], within if level > 1 else preamble), level, kept)
        )
        within = match["text"] if level == 1 else within
    if not limbs and preamble:
        return "", [LimbSaid(preamble, verb_of(preamble))]
    return preamble, limbs


def _level(dash: str, label: str, outer: int) -> int:
    if not outer:
        return 1
    if dash:
        return 2 if dash == "--" else 1
    return 2 if ROMAN.match(label) and label != letter_label(outer + 1) else 1


def _follows(level: int, outer: int, inner: int) -> set[str]:
    """Labels that say no more than the limb's place does."""
    return {"", letter_label(outer), str(outer)} if level == 1 else {"", roman_label(inner), str(inner)}


def cited(limbs: Sequence[LimbSaid]) -> list[str]:
    """The label by which an action names each: "(b)", "(b)(ii)"."""
    found, outer, inner = list[str](), 0, 0
    for limb in limbs:
        if limb.level == 1 or not outer:
            outer, inner = outer + 1, 0
            found.append(limb_label(outer))
        else:
            inner += 1
            found.append(limb_label(outer, inner))
    return found


def written_limbs(limbs: Sequence[LimbSaid]) -> list[tuple[str, str]]:
    """The label of each and its text."""
    found, outer, inner = [], 0, 0
    for limb in limbs:
        if limb.level == 1 or not outer:
            outer, inner = outer + 1, 0
            label = f"({letter_label(outer)})"
        else:
            inner += 1
            roman = roman_label(inner)
            # (i) after (h) would be the ninth limb
            label = "--" if roman == letter_label(outer + 1) else f"({roman})"
        found.append((limb.label or label, limb.text))
    return found
