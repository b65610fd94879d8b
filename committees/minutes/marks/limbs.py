"""The limbs of a resolution: (a), (b) with (i), (ii) within, or a dash for each. Pure."""

import re
from collections.abc import Sequence
from dataclasses import replace

from committees.minutes.marks.said import LimbSaid
from committees.minutes.numbering import label_core, letter_label, limb_label, numbered, roman_label
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
    within, begun = first, ""  # the label of the first limb, which says how the others of its kind look
    for begins, line in lines:
        match = (LIMB.match(line) or UNLABELLED.match(line)) if begins else None
        if match is None:
            if limbs:
                limbs[-1] = replace(limbs[-1], text=f"{limbs[-1].text}\n{line}")
            else:
                preamble = f"{preamble}\n{line}" if preamble else line
            continue
        label, text = match["label"] or "", match["text"]
        level = _level(match["dash"] or "", label, outer, begun)
        outer, inner = (outer + 1, 0) if level == 1 else (outer, inner + 1)
        kept = "" if not begun and label == _place(level, outer, inner) else label
        begun = begun or (kept if not limbs else "")
        limbs.append(LimbSaid(text, verb_of(text, within if level > 1 else preamble), level, kept))
        within = text if level == 1 else within
    if not limbs and preamble:
        return "", [LimbSaid(preamble, verb_of(preamble))]
    return preamble, limbs


def _level(dash: str, label: str, outer: int, begun: str) -> int:
    if not outer:
        return 1
    if dash:
        return 2 if dash == "--" else 1
    core, first = label_core(label), label_core(begun)
    if core and (first.isdigit() or first == "i"):  # (1), (2) or (i), (ii) on the outside: others are within
        same = bool(first.isdigit() and core.isdigit()) or bool(first == "i" and ROMAN.match(core))
        return 1 if same and _look(label) == _look(begun) else 2
    return 2 if ROMAN.match(core) and core != letter_label(outer + 1) else 1


def _look(label: str) -> str:
    return re.sub(r"\w+", "", label)


def _place(level: int, outer: int, inner: int) -> str:
    """The label that says no more than the limb's place does."""
    return limb_label(outer) if level == 1 else f"({roman_label(inner)})"


def cited(limbs: Sequence[LimbSaid]) -> list[str]:
    """The label by which an action names each: "(b)", "(b)(ii)"."""
    return [label for _, label in numbered((limb.level, limb.label) for limb in limbs)]


def written_limbs(limbs: Sequence[LimbSaid]) -> list[tuple[str, str]]:
    """The label of each and its text. Beneath labels of their own a limb without one has a dash."""
    found, outer, inner = [], 0, 0
    own = bool(limbs and limbs[0].label)
    for limb in limbs:
        if limb.level == 1 or not outer:
            outer, inner = outer + 1, 0
            label = "-" if own else limb_label(outer)
        else:
            inner += 1
            roman = roman_label(inner)
            # (i) after (h) would be the ninth limb
            label = "--" if own or roman == letter_label(outer + 1) else f"({roman})"
        found.append((limb.label or label, limb.text))
    return found
