"""Phrases that name people: names, posts, groups; where they end and what kind of people they are. Pure."""

import itertools
import re
from collections.abc import Iterable
from functools import lru_cache

from committees.reading.result import SpeakerKind
from committees.reading.speech.tokens import MOST_KEPT, Tokens
from committees.reading.speech.vocabulary import (
    CHAIRS,
    COLLECTIVES,
    CONNECTORS,
    COOPTED,
    LOWER_IN_POST,
    MEMBER_POSTS,
    MEMBERS,
    NEVER_NAMES,
    OTHERS,
    PARTICLES,
    POSTS,
    PRONOUNS,
    PUBLIC,
    VISITING,
    YOUNG,
)
from committees.reading.wordlists import words

LONGEST = 22
_ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
_PLAIN = str.maketrans("()’", "  '")
_GROUPS = YOUNG | PUBLIC | VISITING | COOPTED | MEMBER_POSTS | OTHERS
_SPEAK_FOR = tuple(f" {one}" for one in YOUNG | PUBLIC)
_OF_MANY = MEMBERS | COLLECTIVES
_BEFORE_MANY = _OF_MANY | {"co-opted", "elected", "independent", "lay"}
_IN_POST = CONNECTORS | LOWER_IN_POST
_WHOSE = LOWER_IN_POST | COLLECTIVES | {"public", "panel", "foster", "carers", "parents"}

# Two to four letters, as notes of a meeting name people: "OB", "GMc"; not what a service is called
_INITIALS = re.compile(r"(?:[A-Z]{2,3}|[A-Z]{1,2}[a-z]?[A-Z][a-z]?)$")
_NO_INITIALS = words(
    "NHS DfE CQC ICB CCG CIC LAC CLA SEN IRO IHA RHA EET CPP CYP SGO LA CP VSK MP PEP SDQ EHC DoE "
    "LGA HMI GP GPs UK MTF IT HR"
)


def is_initials(core: str) -> bool:
    """Whether a word can be how notes name a person."""
    return bool(_INITIALS.match(core)) and core not in _NO_INITIALS


def name_end(tokens: Tokens, at: int) -> int:
    end = at
    while end < len(tokens) and end - at < 5:
        token = tokens[end]
        if end > at and token.text.startswith("("):
            break
        initial = (
            end == at
            and len(token.core) == 1
            and token.capital
            and end + 1 < len(tokens)
            and tokens[end + 1].name
        )
        if not (
            token.name
            or initial
            or (token.low in PARTICLES and end + 1 < len(tokens) and tokens[end + 1].name)
        ):
            break
        if token.title and end > at:
            break
        end += 1
        if token.comma or token.stop or (token.text.endswith(".") and len(token.core) > 3):
            break
    return end


def post_end(tokens: Tokens, at: int) -> int:
    """Where a post that begins here ends; `at` if none does."""
    end, found = at, False
    while end < len(tokens) and end - at < LONGEST:
        token = tokens[end]
        if not _may_be_in_post(tokens, end, found):
            break
        found = (
            found or token.low in POSTS or token.low in CHAIRS or token.low in ("member", "holder", "leaver")
        )
        end += 1
        if token.stop or (token.text.rstrip("\"'").endswith(".") and len(token.core) > 2):
            break
        if token.comma and not _goes_on(tokens, end, found):
            break
    while end > at and tokens[end - 1].low in CONNECTORS:
        end -= 1
    return end if found else at


def _may_be_in_post(tokens: Tokens, at: int, found: bool) -> bool:
    token = tokens[at]
    if token.core.isdigit() and at and tokens[at - 1].capital:
        return True
    if token.capital:
        return (
            (not token.title or token.low in POSTS)
            and token.low not in PRONOUNS
            and token.low not in ("it", "in", "members", "there")
        )
    if token.low in CONNECTORS:
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        return bool(after and (after.capital or after.low in _IN_POST)) and not (
            after and (after.title or after.low in PRONOUNS)
        )
    return token.low in LOWER_IN_POST or token.low in POSTS or (found and token.text.startswith("("))


def _goes_on(tokens: Tokens, at: int, found: bool) -> bool:
    """Whether a post goes on after a comma: "Strategic Manager, Performance and Information Management"."""
    if at >= len(tokens) or not tokens[at].capital:
        return False
    token = tokens[at]
    return not token.title and token.low not in NEVER_NAMES and token.low not in COLLECTIVES


def of_whom(tokens: Tokens, at: int) -> int:
    """ "... of the Panel", "... from the Children in Care Council": who is meant more closely."""
    end = at
    if (
        end < len(tokens)
        and tokens[end].low in ("of", "from", "on", "for", "representing")
        and not tokens[end - 1].comma
    ):
        end += 1
        begin = end
        while (
            end < len(tokens)
            and end - begin < 9
            and (tokens[end].low in CONNECTORS or tokens[end].capital or tokens[end].low in _WHOSE)
        ):
            if tokens[end].title or tokens[end].low in PRONOUNS:
                break
            end += 1
            if tokens[end - 1].stop or (tokens[end - 1].comma and not _lists_on(tokens, end)):
                break
        while end > begin and tokens[end - 1].low in CONNECTORS:
            end -= 1
        return end if end > begin else at
    return at


def _lists_on(tokens: Tokens, at: int) -> bool:
    """Whether a comma parts what somebody is responsible for: "for Children, Families and Learning"."""
    words = list(itertools.takewhile(lambda token: token.capital and not token.title, tokens[at : at + 4]))
    after = tokens[at + len(words) : at + len(words) + 2]
    plain = words and not any(token.comma or token.stop or token.low in NEVER_NAMES for token in words)
    return bool(
        plain and len(after) == 2 and after[0].low == "and" and after[1].capital and not after[1].title
    )


def is_post(tokens: Tokens, first: int, end: int) -> bool:
    """Its words before a connector hold the post: "Head of Service", and not "Panel of Officers' report"."""
    return any(token.low in POSTS for token in tokens[first:end]) and tokens[end - 1].low not in (
        {"report", "reports", "board", "committee"} if end - first > 1 else set()
    )


_FEW = 6
REPRESENTING = words("ambassador representative representatives")
# With one of these every group ends
_LAST_WORDS = _OF_MANY | {phrase.split()[-1] for phrase in _GROUPS}


def group_end(tokens: Tokens, at: int) -> int:
    """Where a phrase ends that is of members, young people, the public or a meeting; `at` if it is none."""
    lows = []
    for token in tokens[at : at + _FEW]:
        lows.append(token.low)
        if token.comma or token.stop:
            break
    if _LAST_WORDS.isdisjoint(lows):
        return at
    for end in range(at + len(lows), at, -1):
        words = " ".join(lows[: end - at])
        if words in _GROUPS or (end - at <= 4 and words.endswith(_SPEAK_FOR)):
            while end < len(tokens) and tokens[end].low in REPRESENTING and not tokens[end - 1].comma:
                end += 1
            return end
        if tokens[end - 1].low in _OF_MANY and all(
            token.capital or token.low in _BEFORE_MANY for token in tokens[at:end]
        ):
            return end
    return at


def _one_of(phrases: Iterable[str], ending: str, *unless: str) -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(phrases, key=len, reverse=True)))
    return re.compile(f"{''.join(unless)} (?:{words}){ending}")


_NOT_YOUNG = _one_of(
    POSTS - {"representative", "representatives", "lead", "apprentice", "adviser", "ambassador"}, " "
).pattern
_KINDS = (
    (SpeakerKind.YOUNG_PERSON, _one_of(YOUNG, "(?:s? |,)", f"^(?!.{{0,999}}{_NOT_YOUNG}).{{0,999}}")),
    (SpeakerKind.COOPTED, _one_of(COOPTED, "(?:s? |,)")),
    (SpeakerKind.OFFICER, _one_of(VISITING, "[ ,]")),
    (SpeakerKind.PUBLIC, _one_of(PUBLIC, "(?:s? |,)")),
    (SpeakerKind.MEMBER, _one_of(MEMBER_POSTS, "(?:s? |,)")),
    (SpeakerKind.CHAIR, _one_of(CHAIRS, " ")),
    (SpeakerKind.OFFICER, _one_of(POSTS, "[ ,]")),
    (SpeakerKind.PUBLIC, _one_of(OTHERS, "(?:s? |,)")),
)


@lru_cache(MOST_KEPT)
def kind_of_phrase(words: str) -> SpeakerKind | None:
    low = f" {words.lower().translate(_PLAIN)} ".replace("' ", " ")
    if low.strip() in ("leader", "the leader", "deputy leader") or re.search(
        r"\bgroup leader|\bleader of\b", low
    ):
        return SpeakerKind.MEMBER

    if "representative" in low and (" carer" in low or " forum" in low) and " youth " not in low:
        return SpeakerKind.COOPTED
    if " vice" in low and "chair" in low and " of " not in low:
        return SpeakerKind.MEMBER if "(" in words else SpeakerKind.CHAIR

    return next((kind for kind, phrases in _KINDS if phrases.search(low)), None)


def without_article(words: str) -> str:
    return words[found.end() :] if (found := _ARTICLE.match(words)) else words


def said(tokens: Tokens, start: int, end: int) -> str:
    """The words as written, without the sign after the last."""
    words = " ".join(token.text for token in tokens[start:end])
    plain = words.rstrip(",;:.")
    if plain.count("(") > plain.count(")"):
        plain += ")" if words.endswith(")") else ""
    plain = plain if ")" in plain else plain.lstrip("([")
    return plain.removesuffix("'s").removesuffix("’s")
