"""What somebody looks for, in which texts it stands, and the words around it. Pure.

A text is found where it has every word of the search, each by itself or by another of its names ("LAC" and "looked
after" are one). A word is looked for where words begin, so that "car" is not found in "scar"; a short one must be the
whole word, because "LAC" stands in "place".
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from typing import NamedTuple

LONGEST_SEARCH, MOST_WORDS = 120, 8
SHORT = 3  # letters, up to which a word is looked for as a whole
AROUND = 110  # letters shown on either side of the first word found
BEGINS, ENDS = "\ue000", "\ue001"  # around a word that a database found; no letters of any script
PUNCTUATION = "?!.,;:\"“”‘’'()[]…"
# They stand in nearly every text and in every question.
SAID_EVERYWHERE = frozenset(
    {
        *("a", "about", "an", "and", "are", "as", "at", "be", "by", "did", "do", "does", "for", "from"),
        *("had", "has", "have", "how", "i", "if", "in", "is", "it", "its", "me", "my", "no", "of", "on"),
        *("or", "our", "so", "that", "the", "their", "them", "there", "they", "this", "to", "was", "we"),
        *("were", "what", "when", "where", "which", "who", "whom", "why", "will", "with", "you"),
    }
)


class Found(NamedTuple):
    """One thing found: `text` is what was searched, of which a piece is shown; `where` says what and when it is of, and
    `note` what is never left out beside the text."""

    title: str
    url: str
    text: str
    where: str = ""
    note: str = ""


class Piece(NamedTuple):
    text: str
    marked: bool = False


@dataclass(frozen=True)
class Wanted:
    """`text` is the search as it is shown; `words` are the names of each word looked for."""

    text: str
    words: tuple[tuple[str, ...], ...] = ()

    @cached_property
    def patterns(self) -> tuple[re.Pattern[str], ...]:
        return tuple(
            re.compile("|".join(_pattern(name, short_for=len(names) > 1) for name in names), re.IGNORECASE)
            for names in self.words
        )

    def stands_in(self, *texts: str) -> bool:
        """Whether these texts together have every word."""
        whole = "\n".join(texts)
        return bool(self.patterns) and all(pattern.search(whole) for pattern in self.patterns)

    def spots(self, flat: str) -> list[tuple[int, int]]:
        """From where to where each word stands in a text on one line, in order."""
        return sorted(match.span() for pattern in self.patterns for match in pattern.finditer(flat))

    def pieces(self, text: str, *, whole: bool = False) -> list[Piece]:
        """The part of the text around the first word found, in pieces of which those found are marked."""
        flat = " ".join(text.split())
        return pieces_around(flat, self.spots(flat), whole=whole)


def pieces_around(flat: str, spots: Sequence[tuple[int, int]], *, whole: bool = False) -> list[Piece]:
    """The part of a text on one line around the first spot, or all of it, in pieces of which the spots are marked."""
    first, last = (0, len(flat)) if whole else _part_shown(flat, spots[0] if spots else (0, 0))
    pieces, place = [Piece("… ")] if first else [], first
    for start, end in spots:
        if start >= place and end <= last:
            pieces += [Piece(flat[place:start]), Piece(flat[start:end], marked=True)]
            place = end
    pieces.append(Piece(flat[place:last] + (" …" if last < len(flat) else "")))
    return [piece for piece in pieces if piece.text]


def signed_spots(signed: str, ending: str) -> list[tuple[int, int]]:
    """The spots between the signs that a database set around words of a text, as places in the last part of that text:
    `ending`, on one line. The database may have written other signs for some, one for one, but no fewer or more."""
    spots, place = [], 0
    for number, part in enumerate(re.split(f"[{BEGINS}{ENDS}]", " ".join(signed.split()))):
        if number % 2:
            spots.append((place, place + len(part)))
        place += len(part)
    before = place - len(ending)
    return [(start - before, end - before) for start, end in spots if start >= before >= 0]


def wanted(text: str, names: Iterable[Sequence[str]] = ()) -> Wanted:
    """What a search asks for, whatever was typed. `names` are groups of words that mean the same."""
    shown = cleaned(text)
    typed = [word for each in shown.split() if (word := each.strip(PUNCTUATION))]
    groups = list(names)
    found: list[tuple[str, ...]] = []
    while typed and len(found) < MOST_WORDS:
        many, alike = _alike(typed, groups)
        first = _as_named(" ".join(typed[:many]), alike)
        others = [name for name in alike if name.lower() != first.lower()]
        found.append((first, *others) if alike else (_beginning(first),))
        typed = typed[many:]
    telling = [each for each in found if len(each) > 1 or each[0].lower() not in SAID_EVERYWHERE]
    return Wanted(shown, tuple(telling or found))


def cleaned(text: str) -> str:
    """On one line, without what no keyboard sends, and no longer than a search may be."""
    usual = unicodedata.normalize("NFC", text[: LONGEST_SEARCH * 4])
    plain = "".join(" " if unicodedata.category(each)[0] in "CZ" else each for each in usual)
    return " ".join(plain.split())[:LONGEST_SEARCH].strip()


def _beginning(word: str) -> str:
    """Without the ending of a plural, so that "moves" finds what moved."""
    plural = len(word) > SHORT and word.lower().endswith("s") and not word.lower().endswith("ss")
    return word[:-1] if plural else word


def _alike(typed: Sequence[str], groups: Iterable[Sequence[str]]) -> tuple[int, Sequence[str]]:
    """How many of the first words are a name of something, and all its names; 1 and none where they are not."""
    best: tuple[int, Sequence[str]] = (1, ())
    for group in groups:
        many = max((len(name.split()) for name in group if _begins(typed, name)), default=0)
        if many > best[0] or (many == 1 and not best[1]):
            best = (many, group)
    return best


def _as_named(words: str, alike: Iterable[str]) -> str:
    """In the letters of the name that was typed: "send" is SEND."""
    return next((name for name in alike if name.lower() == words.lower()), words)


def _begins(typed: Sequence[str], name: str) -> bool:
    """Whether the words begin with the name, in the singular or the plural."""
    first = " ".join(typed[: len(name.split())]).lower()
    return first in (name.lower(), f"{name.lower()}s")


def _pattern(name: str, *, short_for: bool) -> str:
    """`short_for`: it may stand for other names. In capitals it is then found in capitals alone: SEND is not "send"."""
    words = r"\s+".join(re.escape(word) for word in name.split())
    if short_for and name.isupper():
        return rf"(?<!\w)(?-i:{words})s?(?!\w)"
    whole = r"s?(?!\w)" if len(name) <= SHORT else r"\w*"
    return rf"(?<!\w){words}{whole}" if name[0].isalnum() else words


def _part_shown(text: str, spot: tuple[int, int]) -> tuple[int, int]:
    """From where to where a text is shown around a spot, between words."""
    first, last = max(0, spot[0] - AROUND), min(len(text), spot[1] + AROUND)
    if first:
        first = text.find(" ", first, spot[0]) + 1 or first
    if last < len(text):
        last = max(text.rfind(" ", spot[1], last), spot[1]) if " " in text[spot[1] : last] else last
    return first, last


def nearest_titles(text: str, titles: Sequence[str], most: int = 5) -> list[str]:
    """Titles with words that are written nearly like one that was looked for."""
    typed = {word.strip(PUNCTUATION) for word in text.lower().split()} - SAID_EVERYWHERE
    words = {word.strip(PUNCTUATION) for title in titles for word in title.lower().split()}
    known = sorted(word for word in words if len(word) > SHORT)
    near = {one for word in typed if word for one in get_close_matches(word, known, n=3, cutoff=0.75)}
    return [title for title in titles if near & {w.strip(PUNCTUATION) for w in title.lower().split()}][:most]
