"""Why a password may not be chosen. Pure.

By NIST SP 800-63B and OWASP ASVS 5, 6.2: long enough, not common, not somebody's own words; no rule of digits and
signs. Words of this place count for nothing: what is left beside them has to be good enough by itself.
What zxcvbn knows: 30,000 common passwords, names, words of English, keyboards, dates, repeats and sequences.
"""

import re
from collections.abc import Iterable

from zxcvbn import zxcvbn

SHORTEST, LONGEST = 12, 128
# Of zxcvbn's 0 to 4: from 10 ** 10 guesses on
GOOD_ENOUGH = 4
# A quarter of a second is spent on so many characters at most, and on all 128 more than half a second.
LOOKED_AT = 64
# Of the product, of councils and of the work. Names of councils and of the person come from the database.
OURS = """
    scorecard corporate parenting parent council councillor county city borough metropolitan district unitary panel
    children child care carer leaver looked after social work worker service services officer performance director
    head lead member approver analyst administrator admin committee cabinet chair team safeguarding virtual school
    password passphrase welcome secret login
"""
# With a year the first thing that is tried where passwords once had to be changed every quarter
TIMES = """
    spring summer autumn winter january february march april june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday christmas easter
"""
# Shorter ones are parts of many words
SHORTEST_TAKEN_OUT = 4
# The passphrases of a well-known drawing and of the National Cyber Security Centre's advice, which guessers try first
EXAMPLES = re.compile(
    "(correct|horse|battery|staple|coffee|train|fish|wall|tin|shirt|apple|nemo|biro|red|pants|tree)+"
)
ADVICE = "Take three or four words that have nothing to do with each other."
EASY = f"This password is easy to guess. {ADVICE}"


def why_not(password: str, own_words: Iterable[str] = ()) -> str:
    """ "" where it may be chosen. `own_words`: the person's address, name, their council's name and the like."""
    if len(password) < SHORTEST:
        many = "1 character" if len(password) == 1 else f"{len(password)} characters"
        return f"The password has {many}. It needs {SHORTEST} or more."
    if len(password) > LONGEST:
        return f"The password has {len(password)} characters. It may have {LONGEST} at most."
    known = [*OURS.split(), *TIMES.split(), *own_words]
    looked_at = without(known, password)[:LOOKED_AT]
    # zxcvbn fails where nothing is left
    score = zxcvbn(looked_at, user_inputs=known, max_length=LOOKED_AT)["score"] if looked_at else 0
    if score < GOOD_ENOUGH or EXAMPLES.fullmatch(letters_of(password)):
        return EASY
    return ""


def without(words: Iterable[str], password: str) -> str:
    """What is left of it beside these words, the longest taken out first."""
    taken = sorted({word for word in words if len(word) >= SHORTEST_TAKEN_OUT}, key=len, reverse=True)
    return re.sub("|".join(map(re.escape, taken)), "", password, flags=re.IGNORECASE) if taken else password


def letters_of(password: str) -> str:
    return "".join(filter(str.isalpha, password.lower()))
