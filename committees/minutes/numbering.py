"""How limbs of a resolution are labelled: (a), (b), then (i), (ii) within. Pure."""

import re
from collections.abc import Iterable, Sequence

JOINED_ON = re.compile(r"[\s,;:.]*(\b(and|or|including)\b)?[\s,;:.]*$")
ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def letter_label(position: int) -> str:
    """The label of the limb at `position`, counted from 1: "a" to "z", then "aa", "ab". Raises ValueError below 1."""
    if position < 1:
        raise ValueError("Limbs are counted from 1.")
    label = ""
    while position:
        position, place = divmod(position - 1, len(LETTERS))
        label = LETTERS[place] + label
    return label


def roman_label(position: int) -> str:
    """The label of an inner limb, counted from 1: "i", "ii", "iii", "iv". Raises ValueError below 1."""
    if position < 1:
        raise ValueError("Inner limbs are counted from 1.")
    label = ""
    for value, numeral in ROMAN:
        times, position = divmod(position, value)
        label += numeral * times
    return label


def numbered(limbs: Iterable[tuple[int, str]]) -> list[tuple[str, str]]:
    """Of each limb, given by its level and its label as written ("" where it has none of its own), the label that it
    bears, as "1." or "(b)", and the one by which it is cited, as "(1)" or "(b)(ii)"."""
    found, outer, inner, above = list[tuple[str, str]](), 0, 0, ""
    for level, label in limbs:
        if level == 1 or not outer:
            outer, inner = outer + 1, 0
            bears = label or limb_label(outer)
            above = cited = f"({label_core(bears)})"
        else:
            inner += 1
            bears = label or f"({roman_label(inner)})"
            cited = f"{above}({label_core(bears)})"
        found.append((bears, cited))
    return found


def label_core(label: str) -> str:
    """ "a" of "(a)", "1" of "1."."""
    return label.strip("(). ")


def limb_label(position: int, inner: int | None = None) -> str:
    """As minutes cite it: "(b)", or "(b)(ii)" for the second limb within it."""
    label = f"({letter_label(position)})"
    return label if inner is None else f"{label}({roman_label(inner)})"


def is_alone(limbs: Sequence[tuple[int, str]]) -> bool:
    """Whether a resolution, its limbs given as to `numbered`, has one limb and that no label of its own: readers are
    shown none then, and it is cited by its item alone."""
    return len(limbs) == 1 and not limbs[0][1]


def cite(item_number: str, label: str, which: str = "") -> str:
    """A limb with its agenda item, as in "6(b)", or "6(b), 2nd resolution" where the item has several."""
    return ", ".join(filter(None, (f"{item_number}{label}", which)))


def limb_alone(text: str) -> str:
    """A limb cited without those around it: what joins it to the next, such as "; and" or ", including:", goes."""
    return JOINED_ON.sub("", text)


def says_what(words: str, limb: str) -> bool:
    """Whether words are those of the limb, whatever joins it to the next and however they begin and end."""
    return _bare(words) == _bare(limb)


def _bare(words: str) -> str:
    return " ".join(limb_alone(words).split()).rstrip(" .;,:").casefold()
