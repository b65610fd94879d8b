"""Why a password may not be chosen. Pure.

By NIST SP 800-63B and OWASP ASVS 5, 6.2: long enough, not common, not somebody's own words; no rule of digits and
signs. What zxcvbn knows: 30,000 common passwords, names, words of English, keyboards, dates, repeats and sequences.
"""

import re
from collections.abc import Iterable

from zxcvbn import zxcvbn

SHORTEST, LONGEST = 12, 128
# Of zxcvbn's 0 to 4: from 10 ** 10 guesses on
GOOD_ENOUGH = 4
# A quarter of a second is spent on so many characters at most, and on all 128 more than half a second.
LOOKED_AT = 64
OUR_WORDS = ("scorecard", "corporate", "parenting", "council", "children", "panel")
# The passphrases of a well-known drawing and of the National Cyber Security Centre's advice, which guessers try first
EXAMPLES = re.compile(
    "(correct|horse|battery|staple|coffee|train|fish|wall|tin|shirt|apple|nemo|biro|red|pants|tree)+"
)
ADVICE = "Take three or four words that have nothing to do with each other."
EASY = f"This password is easy to guess. {ADVICE}"


def why_not(password: str, own_words: Iterable[str] = ()) -> str:
    """ "" where it may be chosen. `own_words`: the person's address, name and the like."""
    if len(password) < SHORTEST:
        return f"The password has {len(password)} characters. It needs {SHORTEST} or more."
    if len(password) > LONGEST:
        return f"The password has {len(password)} characters. It may have {LONGEST} at most."
    looked_at = password[:LOOKED_AT]
    found = zxcvbn(looked_at, user_inputs=[*OUR_WORDS, *own_words], max_length=LOOKED_AT)
    if found["score"] < GOOD_ENOUGH or EXAMPLES.fullmatch(letters_of(password)):
        return EASY
    return ""


def letters_of(password: str) -> str:
    return "".join(filter(str.isalpha, password.lower()))
