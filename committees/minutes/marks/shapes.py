"""How lines are told apart, for the script of the editor: the same expressions, in the syntax of its language. Pure."""

import re

from committees.minutes.marks.beneath import LONGEST_OPEN, OPEN, THAT
from committees.minutes.marks.heads import NO_PROCEDURE, QUESTION_NUMBER
from committees.minutes.marks.limbs import LIMB
from committees.minutes.marks.said import ACTION, RESOLUTION, SIGNS
from committees.minutes.marks.votes import LINES, LONGEST

# What Python takes for space; ECMAScript has other ends of it
SPACE = r"\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
IN_SCRIPT = (
    ("(?P<", "(?<"),
    (r"[\W_]", r"[^\p{L}\p{N}]"),
    (r"[\s", f"[{SPACE}"),
    (r"\s", f"[{SPACE}]"),
    (r"\S", f"[^{SPACE}]"),
    (r"\d", r"\p{Nd}"),
    (r"\b", r"(?![\p{L}\p{N}_])"),  # each stands behind a word
)

Expression = tuple[str, str]  # source and flags, as RegExp takes them


def shapes() -> dict[str, object]:
    """By the names that the script calls them by."""
    return {
        "signs": SIGNS | {RESOLUTION: "resolution", ACTION: "action"},
        "space": SPACE,
        "limb": in_script(LIMB),
        "votes": [in_script(each) for each in LINES],
        "longestVote": LONGEST,
        "open": in_script(OPEN),
        "longestOpen": LONGEST_OPEN,
        "that": in_script(THAT),
        "noProcedure": in_script(NO_PROCEDURE),
        "number": in_script(QUESTION_NUMBER),
    }


def in_script(expression: re.Pattern[str]) -> Expression:
    """An expression that matches where Python's `match` does, in the syntax of ECMAScript."""
    source = expression.pattern
    for here, there in IN_SCRIPT:
        source = source.replace(here, there)
    return f"^(?:{source})", "isu" if expression.flags & re.IGNORECASE else "su"
