"""How minutes shorten those on the attendance: "JB reported" of Councillor Judith Barr, "HSP replied" of the Head of
Service, Placements, "Councillor Barr". What two could be meant by is nobody's. Pure."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from committees.reading.result import SpeakerKind
from committees.reading.speech.phrases import kind_of_phrase, without_article
from committees.reading.speech.vocabulary import PARTICLES
from committees.reading.wordlists import words

_MEMBER_TITLES = ("Councillor", "Cllr", "Cllr.")
_TITLED = re.compile(
    r"(?P<title>Councillor|Cllr|Cynghorydd|Cyng|Mrs?|Ms|Miss|Mx|Dr|Rev|Sir|Dame)\.?\s+(?P<rest>\S.*)"
)
_WORD = re.compile(r"[A-ZÀ-Þ][\w’'-]*")
_VICE = re.compile(r"\b[Vv]ice[ -]c(?=hair|onvenor|onvener)")
_LETTERS_BEHIND = re.compile(r"(?:\s+[A-Z]{2,4})+$")  # "Councillor Ann Ash MBE"
_SEAT = re.compile(r"(?:Lead )?(?:Member|Councillor|Aelod)s? (?:for|of|dros)\b")
FEWEST, MOST = 2, 4  # letters
_POSTS = (SpeakerKind.OFFICER, SpeakerKind.CHAIR, SpeakerKind.MEMBER)
WELSH_POSTS = words("clerc cyfarwyddwr pennaeth rheolwr swyddog")
# What everybody calls something else by: a body, a service, a plan, a child's legal status
BY_LETTERS = words(
    """
    ADCS CAFCASS CAMHS CCE CCG CCJ CIC CIN CLA CP CPP CQC CSC CSE CYP DBS DFE DHSC EET EHC EHCP EHE FOI GP HMI HMIP HR
    ICB IHA IRH IT JSNA LA LAC LADO LGA LSCP MAPPA MASH MP NAO NEET NHS OT PEP PRU RHA SALT SDQ SEN SENCO SEND SGO SLA
    SLT UASC UK VSK YJB YJS YOI YOS YOT
    """
)


class Shortened(NamedTuple):
    """`own` holds of each person the forms that mean them alone. `unclear` are those that could mean another, each with
    whom of them it could mean."""

    own: Sequence[Sequence[str]]
    unclear: Mapping[str, Sequence[str]]


def shortened(people: Sequence[Sequence[str]]) -> Shortened:
    """`people` are the names that each has on the attendance: a name, a post, or both; "" counts for none."""
    meant: dict[str, dict[int, str]] = {}
    elsewhere = set[str]()
    written = {name.casefold() for names in people for name in names}
    for place, names in enumerate(people):
        for form in (form for name in names for form in short_forms(name)):
            if form.casefold() not in written:
                meant.setdefault(form.casefold(), {}).setdefault(place, form)
        elsewhere |= {form.casefold() for name in names for form in _called_elsewhere(name)}
    own: list[list[str]] = [[] for _ in people]
    unclear: dict[str, list[str]] = {}
    for form, places in meant.items():
        if len(places) > 1 or form in elsewhere:
            unclear[next(iter(places.values()))] = [next(filter(None, people[place])) for place in places]
        else:
            own[next(iter(places))] += places.values()
    return Shortened(own, unclear)


def short_forms(name: str) -> Iterator[str]:
    """Initials, and of a name with a title that with the first name's letter, and without."""
    letters, _ = _initials(name)
    if letters:
        yield letters
    bare = _LETTERS_BEHIND.sub("", name.partition("(")[0].partition(",")[0].strip())
    match = _TITLED.match(bare)
    if match is None:
        return
    parts = match["rest"].split()
    begins = next((at for at in range(1, len(parts)) if parts[at].casefold() in PARTICLES), len(parts) - 1)
    surname, first = " ".join(parts[begins:]), parts[0][0]
    spelt = [match["rest"], surname]
    spelt += [f"{first} {surname}", f"{first}. {surname}"] if begins else []
    titles = _MEMBER_TITLES if match["title"] in _MEMBER_TITLES else (match["title"], f"{match['title']}.")
    yield from dict.fromkeys(f"{title} {each}" for title in titles for each in spelt)


def shortens(speaker: str, name: str) -> bool:
    """Whether `speaker` is a short form of this name."""
    return speaker.casefold() in {form.casefold() for form in short_forms(name)}


def stands_for_a_post(speaker: str, shown: str) -> bool:
    """Whether `speaker` is the initials of the post that is shown instead. Welsh posts have no English article."""
    letters, is_post = _initials(shown)
    welsh = shown.partition(" ")[0].casefold() in WELSH_POSTS
    return is_post and not welsh and bool(letters) and speaker == letters


def _initials(name: str) -> tuple[str, bool]:
    """And whether they are a post's. "" of a single name, and of a post that is no officer's: "Member for Abbey"."""
    match = _TITLED.match(name)
    bare = without_article((match["rest"] if match else name).partition("(")[0].strip())
    kind = kind_of_phrase(bare.partition(",")[0])
    if kind is None:
        bare = bare.partition(",")[0]
    if (kind is not None and kind not in _POSTS) or _SEAT.match(bare):
        return "", True
    letters = "".join(word[0] for word in _WORD.findall(_VICE.sub("Vice C", bare)))
    return (letters if FEWEST <= len(letters) <= MOST else ""), kind is not None


def _called_elsewhere(name: str) -> Iterator[str]:
    """Initials that mean something else to everybody. Two letters are somebody's own where notes shorten names so: "IT
    replied" of Ian Thomas; a post's are not."""
    letters, is_post = _initials(name)
    if letters in BY_LETTERS and (is_post or len(letters) > FEWEST):
        yield letters
