"""What a limb of a resolution does, by its words. Pure."""

import re
from functools import lru_cache

from committees.reading.result import ASKS_NOTHING, Verb
from committees.reading.wordlists import words

# What follows "a" or "the" is a thing, as in "a note on costs", "the support of carers"
_NO_NOUN = (
    r"(?<!\ba )(?<!\bof )(?<!\bthe )(?<!\btheir )(?<!\bits )(?<!\bfor )(?<!\bin )(?<!\bwith )(?<!\band )"
)
_TO_COME = (
    r"an? (?:further|written|(?:\w+-)?monthly|quarterly|yearly|termly|regular)|"
    r"(?:an? |the )?(?:updates?|reports?|next) (?:report )?(?:in|at|on|to|by|each|every)\b|"
    r"[^.;]{2,60}\b(?:monthly|quarterly|annually|(?:each|every) (?:month|quarter|meeting|year|term))\b"
)
_WORDS = {
    Verb.EXCLUDED: r"(?:press|public)\b[^.;]{0,60}\bexcluded\b|exclude the (?:press|public)\b|"
    r"cyhoedd\b[^.;]{0,40}\bh?(?:eithrio|wahardd)\b",
    Verb.RECOMMENDED: r"recommend(?:s|ed|ing)?\b|urge[sd]?\b|argymh?ell",
    Verb.INSTRUCTED: r"(?:instruct|direct)(?:s|ed)?\b|(?:c|g|ch)yfarwyddo\b",
    Verb.INVITED: r"invite[sd]?\b|gwahodd\b",
    Verb.REQUESTED: rf"requests\b|request(?:ed|ing)\b|{_NO_NOUN}request\b|requires?\b|"
    r"required\b(?= to\b)|ask(?:s|ed)?\b|"
    rf"receives? (?:{_TO_COME})|g?ofyn\b",
    Verb.AUTHORISED: r"authori[sz]e[sd]?\b|empower(?:s|ed)?\b|awdurdod[iu]\b",
    Verb.DELEGATED: r"delegate[sd]?\b|d?dirprwy(?:o|ir)\b",
    Verb.REFERRED: r"refer(?:s|red)?\b|remit(?:s|ted)?\b|(?:c|g|ch)yfeirio\b",
    Verb.DEFERRED: r"(?:defer(?:s|red)?|postpone[sd]?|continued? consideration\b.{0,60}\bto|held over)\b|g?ohirio\b",
    Verb.APPOINTED: r"(?:appoint(?:s|ed)?|elect(?:s|ed)?|nominate[sd]?)\b|(?:p|b|ph)enodi\b|ethol\b",
    Verb.WELCOMED: rf"{_NO_NOUN}welcome[sd]?\b|(?:c|g|ch)roesaw\w+",
    Verb.THANKED: r"thank(?:s|ed)?\b|d?diolch",
    Verb.CONGRATULATED: r"congratulate[sd]?\b|congratulations\b|l?longyfarch",
    Verb.COMMENDED: r"commend(?:s|ed)?\b",
    Verb.ENDORSED: r"endorse[sd]?\b",
    Verb.ADOPTED: r"adopt(?:s|ed)?\b(?! (?:children|from))|[mf]abwysiadu\b",
    Verb.CONFIRMED: r"confirm(?:s|ed)?\b|(?:c|g|ch)adarnh\w+",
    Verb.APPROVED: r"(?:approv(?:e|es|ed|ing)|ratif(?:y|ies|ied)|signed|correct(?:ly)? record(?:ed)?|accurate record|"
    r"true record)\b|(?:c|g|ch)ymeradwy\w*",
    Verb.RECEIVED: rf"received\b|receives?\b(?! (?:{_TO_COME}))|d?derbyn(?:iwyd)?\b",
    Verb.NOTED: rf"(?:noted|notes(?! of\b)|noting|{_NO_NOUN}note)\b(?! on\b| from\b)|acknowledge[sd]?\b|nod(?:i|wyd)\b",
    Verb.ACCEPTED: r"accept(?:s|ed)?\b",
    Verb.SUPPORTED: rf"supported\b|{_NO_NOUN}supports?\b(?= (?:the|this|a|an|its|that)\b)|(?:c|g|ch)efnogi\b",
    Verb.AGREED: r"agree(?:s|d)?\b|(?:c|g|ch)ytun\w*",
}
_VERB = re.compile("|".join(f"(?P<{verb.name}>{words})" for verb, words in _WORDS.items()))
# How these begin, as few words of minutes do
_BEGINNINGS = words(
    "acc ack ado agr app arg ask aut awd cad com con cor cro cyf cyh cym cyt def del der dio dir ele emp end eth "
    "ben cef cha che chr chy dde ddi exc fab gad gef goh gof gro gwa gyf gym gyt hel ins inv llo lon mab nod not nom "
    "ofy ohi pen phe pos pre pub rat rec ref rem req sig sup tha tru urg wel"
)
_WORD = re.compile(r"\b[^\W\d_]{3}")

_TO_ANOTHER = re.compile(
    r"\brecommend(?:ed|s)?(?:\W{1,3}to\s+(?:the\s+)?[A-Z][\w ]*\W{0,9}(?:that)?\W{0,9}|"
    r"\s+that\s+(?:the\s+)?(?:Full |County |City |Borough )?(?:Cabinet|Council|Executive)\W{0,9})$",
    re.IGNORECASE,
)
_TAKES = re.compile(r"\W{0,9}[Tt]o (?:take|hold|move|bring forward|set up|establish|continue)\b")
# Characters in which a limb, or a label, says what it does
FIRST = 600


def verb_of(text: str, label: str = "") -> Verb:
    """By the first of these words in the limb, else in its label, or in the limb that it is a part of; what is
    recommended to another body is theirs to do, and an order of business that is decided on is agreed."""
    own, begun = _first_verb(text[:FIRST]), _first_verb(label[:FIRST])
    if begun is Verb.RECOMMENDED and (_TO_ANOTHER.search(label[:FIRST]) or own not in ASKS_NOTHING):
        return Verb.RECOMMENDED
    return own or begun or (Verb.AGREED if _TAKES.match(text) else Verb.OTHER)


# All limbs below a label ask for its verb
@lru_cache(32)
def _first_verb(text: str) -> Verb | None:
    low = text.lower()
    for word in _WORD.finditer(low):
        found = _VERB.match(low, word.start()) if word.group() in _BEGINNINGS else None
        if found and found.lastgroup:
            return Verb[found.lastgroup]
    return None
