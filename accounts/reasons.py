"""What counts as a reason, wherever the product asks for one. Pure."""

import re

LONGEST_REASON = 300
TOO_SHORT = "Say it in a few words, so that somebody who was not there understands it: one word or less does not tell."
_WORD = re.compile(r"[^\W_]*[^\W\d_][^\W_]+|[^\W\d_][^\W_]*\d[^\W_]*", re.UNICODE)
ONE_TELLS = "Say it in a word or a few, so that somebody who was not there understands it."
FEWEST_WORDS = 2


def why_not_this_reason(
    reason: str, missing: str, longest: int = LONGEST_REASON, fewest: int = FEWEST_WORDS
) -> str:
    """ "" for a reason that tells something; `missing` is what is said where there is none.

    Two different words are the least: a letter, a full stop, "Error" or "because because" tells nobody why. Of what
    did not take place one word may tell: "Snow", "Illness".
    """
    said = reason.strip()
    if not said:
        return missing
    if len({word.casefold() for word in _WORD.findall(said)}) < fewest:
        return f"“{said[:40]}” is no reason yet. {TOO_SHORT if fewest > 1 else ONE_TELLS}"
    if len(said) > longest:
        return f"Shorten the reason to {longest} characters. It has {len(said)}."
    return ""
