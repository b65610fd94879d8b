"""What a person should look at: places that were left to be filled in, votes that do not add up. Pure."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from committees.reading.wordlists import holds

# "Was there a list? There was none": an answer, and no place that was left
_ANSWER = r"(?:There|These|They|This|That|The|It|He|She|We|All|None|Both|Most|Some|Many|Officers|Members)\b"
# Each begins with its sign, which is found quickest
_UNSURE = re.compile(
    rf"\?\s*\?|\?\w|\?(?<=\w\?)\s+(?!{_ANSWER})[A-Z]\w+ (?:was|were|confirmed)|TBC\b(?<!\wTBC)|"
    r"X(?<!\wX)X+\b|\[\s*(?:[Ii]nsert|INSERT|tbc|TBC)"
)

_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBER = rf"(\d{{1,2}}|{'|'.join(_WORDS)})"
_SIDE = r"(for|in favour|against|abst[a-z]+)\b"
_VOTE = re.compile(r"\b(?:vot|against|carried|lost|motion|amendment)", re.IGNORECASE)
_COUNT = re.compile(
    rf"\b{_NUMBER} (?:votes? |members? )?(?:were |voted )?{_SIDE}|\b{_SIDE}(?: the [a-z]+)?\s?:?\s?\(?{_NUMBER}\b",
    re.IGNORECASE,
)
_TO = re.compile(rf"\bby {_NUMBER}(?: votes?)? to {_NUMBER}\b", re.IGNORECASE)
_NAMED = re.compile(
    rf"\b{_SIDE}(?: the [a-z]+)?\s?(?:\(\d{{1,2}}\))?\s?[:–-]{{1,2}}\s?((?:Councillors?|Cllrs?|Mrs?|Ms|Miss|Dr)\b"
    r".{2,600}?)(?=\W{0,3}(?:$|\b(?:against|abst[a-z]+)\b))",
    re.IGNORECASE,
)
_SIGNS = ":–-"


def unsure(text: str) -> bool:
    """Whether it was left to be filled in: "The minutes of the meeting of? were confirmed???"."""
    return bool(_UNSURE.search(text))


def votes_that_differ(texts: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Of an item with one vote: which text names other than so many as are counted, and that as a sentence."""
    counted: dict[str, set[int]] = defaultdict(set)
    named: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for at, text in enumerate(texts):
        for found in _NAMED.finditer(text) if holds(text, _SIGNS) else ():
            people = [one for one in re.split(r",|;|\band\b|&", found[2]) if one.strip()]
            named[_side(found[1])].append((at, len(people)))
    for text in texts if named else ():
        for side, count in _counts(text) if _VOTE.search(text) else ():
            counted[side].add(int(count) if count.isdigit() else _WORDS.index(count.lower()))
    for side, ((at, names), *others) in named.items():
        differs = count_differs(min(counted[side]), names) if len(counted[side]) == 1 else ""
        if differs and not others:
            yield at, f"{differs.removesuffix('.')}: “{texts[at][:120]}”."


def count_differs(votes: int, names: int) -> str:
    """ "" where as many are named as are counted; it is asked of minutes that are read in and of those typed here."""
    return "" if votes == names else f"The count of votes here is {votes}, of names {names}."


def _counts(text: str) -> Iterator[tuple[str, str]]:
    for found in _COUNT.finditer(text):
        yield _side(found[2] or found[3]), found[1] or found[4]
    for found in _TO.finditer(text):
        yield from (("for", found[1]), ("aga", found[2]))


def _side(word: str) -> str:
    """For, against or abstained, by three letters."""
    return word.lower().replace("in favour", "for")[:3]
