"""Whether a line is the title of an item: its shape, and the number before it. Pure."""

import re
from dataclasses import dataclass

from committees.reading.wordlists import words

# Words that sentences have and titles do not
_FINITE = re.compile(
    r"\b(?:was|were|had|has|have|is|are|said|asked|noted|advised|reported|explained|agreed|confirmed|"
    r"considered|received|welcomed|queried|thanked|stated|informed|resolved|RESOLVED|shall|will|would|left|"
    r"joined|arrived)\b"
)
_NUMBERED = re.compile(
    r"\s*(?P<number>(?:(?:Agenda )?[Ii]tem(?: [Nn]o\.?)?|ITEM|AGENDA ITEM|Min(?:ute)?(?: [Nn]o)?\.?|MINUTE|"
    r"Eitem)\s+\d{1,4}(?:/\d{1,4})?[A-Za-z]?|[A-Z]{2,8}[/ -]?\d{1,4}(?:[/.-]\d{1,4}){0,2}|"
    r"[A-Z]{1,4}\.?\d{1,4}|\d{1,4}/\d{1,4}(?:/\d{1,4})?|\d{1,3}\.0|"
    r"\d{1,3}[A-Za-z]?)\s*(?P<sign>[.):–-]{0,2})(?P<gap>\s*)(?=[A-ZÀ-Þ\"'“‘(])"
)
_OF_ITEM = re.compile(r"\s*(?:Agenda )?(?:Item|Min(?:ute)?\.?|Eitem)(?: No\.?)?\s+(?=\d)", re.IGNORECASE)
_ALONE = re.compile(
    r"\s*(?:(?:Agenda )?[Ii]tem(?: [Nn]o\.?)? |ITEM |Minute |"
    r"Eitem )?(?:[A-Z]{2,8}[/ -]?)?\d{1,4}(?:[/.-]\d{1,4})?[A-Za-z]?[.):]?\s*$"
)
_OUTCOME = re.compile(
    r"\s*(?:RESOLVED|Resolved|RESOLUTION|RECOMMENDED|AGREED|NOTED|ACTIONS?\s*(?:[:–-]|AGREED|$)|PENDERFYN|That\b|"
    r"Action\b(?! (?:[Ll]og|[Pp]lan|[Tt]racker)s?\b)|Present\b|Q\d|A\d)"
)
_MONTHS = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
_DAY = re.compile(rf"(?:st|nd|rd|th)?\s+{_MONTHS}", re.IGNORECASE)
# "TUESDAY 16 JULY 2024" and "JULY 2024 MEETING" are no numbers of items
_DATED = re.compile(rf"\s*(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|{_MONTHS})", re.IGNORECASE)
_SIGN_OF_NUMBER = re.compile(r"\s*(?:Item\s+)?(?:No|Nos|Rhif|Eitem)\b\.?\s*(?=\d)", re.IGNORECASE)
LONGEST_TITLE = 260
_CONNECTORS = words("a an and as at by for from in of on or the to with & - –")


@dataclass(frozen=True)
class Numbered:
    """A number and where the title after it begins."""

    number: str
    start: int
    bare: bool


def numbered(text: str) -> Numbered | None:
    """The number that stands before a title: "5. Title", "12 Title", "CPP/23/12 Title", "Agenda Item 4: Title"."""
    found = _NUMBERED.match(text) if not _DATED.match(text) else None
    if not found or found.end() == found.end("number") or _DAY.match(text[found.end("number") :]):
        return None
    number = _OF_ITEM.sub("", found["number"] + found["sign"]).strip()
    return Numbered(number.rstrip(":–-").strip(), found.end(), found["number"].removesuffix(".0").isdigit())


def is_number(text: str) -> bool:
    """A number of an item, and nothing else, on its line."""
    return len(text) < 24 and bool(_ALONE.match(text))


def number_alone(text: str) -> str:
    """The number of a cell that has nothing else: "No. 41." is "41."."""
    return _SIGN_OF_NUMBER.sub("", text).strip()


def like_title(text: str) -> bool:
    """Short, begins with a capital, ends without a full stop, and is no sentence."""
    plain = text.strip()
    if not plain or len(plain) > LONGEST_TITLE or not re.match(r"[\"'“‘(]?[A-Z0-9À-Þ]", plain):
        return False
    if plain[-1] in ".;:,?!" and not re.search(r"\b(?:etc|No|Inc)\.$", plain):
        return False
    words = plain.split()
    if len(words) > 34 or _OUTCOME.match(plain):
        return False
    return not _FINITE.search(plain) or plain.isupper()


def like_heading(text: str) -> bool:
    """A title that stands out by its capitals alone: APOLOGIES FOR ABSENCE, Apologies and Substitutes."""
    words = [word for word in re.findall(r"[^\W\d_]+", text) if word.lower() not in _CONNECTORS]
    return (
        like_title(text)
        and bool(words)
        and len(text.split()) <= 16
        and all(word[0].isupper() for word in words)
    )
