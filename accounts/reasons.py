"""What counts as a reason, wherever the product asks for one. Pure."""

import re

LONGEST_REASON = 300
TOO_SHORT = "Say it in a few words, so that somebody who was not there understands it: one word or less does not tell."
_WORD = re.compile(r"[^\W_]*[^\W\d_][^\W_]+|[^\W\d_][^\W_]*\d[^\W_]*", re.UNICODE)
FEWEST_WORDS = 2


def why_not_this_reason(reason: str, missing: str, longest: int = LONGEST_REASON) -> str:
    """ "" for a reason that tells something; `missing` is what is said where there is none.

    Two different words are the least: a letter, a full stop, "Error" or "because because" tells nobody why.
    """
    said = reason.strip()
    if not said:
        return missing
    if len({word.casefold() for word in _WORD.findall(said)}) < FEWEST_WORDS:
        return f"“{said[:40]}” is no reason yet. {TOO_SHORT}"
    if len(said) > longest:
        return f"Shorten the reason to {longest} characters. It has {len(said)}."
    return ""
