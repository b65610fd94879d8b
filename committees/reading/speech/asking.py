"""Whether a verb asks something here: "asked if", "sought clarification", and not "asked the Clerk to send". Pure."""

from committees.reading.result import SpeakerKind
from committees.reading.speech.subjects import Subject
from committees.reading.speech.tokens import Tokens
from committees.reading.speech.verbs import ASKING, KNOWING, SOUGHT
from committees.reading.wordlists import words

# Words before the subject: a long preamble is no longer one
FARTHEST = 60


def asks(tokens: Tokens, verb: int, subject: Subject) -> bool:
    """Whether this verb asks something here: "asked if", "sought clarification"; not "asked officers to bring"."""
    low = tokens[verb].low
    after = [token.low for token in tokens[verb + 1 : verb + 14]]
    if low == "asked":
        return not _told_to(tokens, verb) and not _asks_for_deed(after)
    if low == "sought":
        return True
    if low in ASKING:
        return True
    if low in ("wished", "wanted"):
        return after[:1] == ["to"] and bool(set(after[1:3]) & KNOWING)
    if low in ("requested", "raised", "posed", "made"):
        return bool(
            set(after[:7]) & (SOUGHT if low == "requested" else {"question", "questions", "query", "queries"})
        ) or later_asks(tokens, verb)
    if low == "put":
        return "question" in after[:4]
    if subject.kind is SpeakerKind.OFFICER:
        return False
    return later_asks(tokens, verb) or wishes(tokens, verb)


_RECORDED = {"recorded", "passed", "conveyed", "sent", "minuted", "noted", "placed"}
_OF_COURTESY = {"thanks", "dissent", "congratulations", "condolences", "appreciation", "letter", "vote"}


def _asks_for_deed(after: list[str]) -> bool:
    """ "asked that her dissent be recorded", "asked for a letter of thanks": a wish, not a question."""
    if after[:1] == ["that"]:
        return bool(set(after) & _RECORDED) and bool(set(after) & _OF_COURTESY)
    return after[:1] == ["for"] and bool(set(after[1:4]) & _OF_COURTESY)


_LATER_ASKING = ASKING | {"wished", "wanted"}
_GOING_ON = {"asking", "querying", "questioning", "seeking", "enquiring"}
_OWN = {"and", "but", "then", "also", "he", "she", "they"}
_WELCOME = {"help", "helpful", "useful", "good", "interesting", "beneficial", "welcome", "appreciate", "like"}


def wishes(tokens: Tokens, verb: int) -> bool:
    """ "... felt that figures for all would help": a member asks for something without the word."""
    lows = [token.low for token in tokens[verb : verb + FARTHEST]]
    return any(low == "would" and set(lows[at + 1 : at + 3]) & _WELCOME for at, low in enumerate(lows))


def later_asks(tokens: Tokens, verb: int) -> bool:
    """ "... referred to the report and queried whether": the same person asks further on in the sentence."""
    for at in range(verb + 1, min(verb + FARTHEST, len(tokens))):
        if tokens[at].low not in _LATER_ASKING:
            continue
        before = {token.low for token in tokens[max(verb, at - 3) : at]}
        if tokens[at].low in _GOING_ON and tokens[at - 1].comma:
            return True
        if before & _OWN:
            if tokens[at].low in ("wished", "wanted"):
                if {token.low for token in tokens[at + 1 : at + 4]} & KNOWING:
                    return True
            elif not _told_to(tokens, at) and tokens[at - 1].low not in ("was", "were", "be", "been"):
                return True
    return False


ASKED_IF = words("if whether how what why when where which")
ASKED_WHAT = ASKED_IF | {"about", "for", "that"}


def _told_to(tokens: Tokens, verb: int) -> bool:
    """ "asked the Clerk to send": an instruction. "asked to see", "asked if", "asked the Head what" are questions."""
    first = verb + 1
    if tokens[verb].comma:
        # "asked, with regard to the visit, whether": what stands between commas says nothing of it
        first = next((at + 1 for at in range(first, min(verb + 14, len(tokens))) if tokens[at].comma), first)
    for token in tokens[first : verb + 14]:
        if token.low in ASKED_WHAT:
            return False
        if token.low == "to":
            return token is not tokens[first]
    return False
